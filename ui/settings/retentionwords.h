#pragma once
#include "app/journal/retention.h"

#include <QString>

namespace ui {

/// `20.6 MiB`, in the unit in which the limit is set.
[[nodiscard]] QString mebibytesText(qint64 bytes);
/// What the journal holds: `20.6 MiB · 18 402 rows since 25 March 2026`.
[[nodiscard]] QString extentText(const journal::RetentionForecast &forecast);
/// What of it a retention would remove, in a sentence. Thread of both: that of the translators (main).
[[nodiscard]] QString forecastText(const journal::RetentionForecast &forecast);

} // namespace ui
