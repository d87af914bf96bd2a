#pragma once
#include "app/export/options.h"

namespace text {

/// What an export of that name holds, and what it does not.
[[nodiscard]] QString exportedText(const exporting::Written &written, const QString &name);
/// Whether the file may be given to others. Thread: that of the translators (main).
[[nodiscard]] QString exportedPeopleText(bool redacted);
/// Why there is none.
[[nodiscard]] QString exportErrorText(const exporting::ExportError &error, const QString &name);

} // namespace text
