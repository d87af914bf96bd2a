#pragma once
#include "app/core/clock.h"

#include <QString>

namespace text {

// The time of day in local time, the one way every sentence and every row writes it. Thread: any.

/// `15:04:09.610`
[[nodiscard]] QString timeText(core::WallTime time);
/// `15:04:09`
[[nodiscard]] QString secondsText(core::WallTime time);

} // namespace text
