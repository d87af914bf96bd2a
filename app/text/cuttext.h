#pragma once
#include "app/traffic/record.h"

#include <QString>

namespace text {

/// What stands for a secret that was cut out of a text: `⟨token, 43 bytes cut⟩`, in the language that is installed.
/// Thread: the one of the translators (main).
[[nodiscard]] QString cutLabel(traffic::Splice::What what, qsizetype bytes);

} // namespace text
