#pragma once
#include "app/core/clock.h"

#include <QString>

namespace text {

// The time of day in local time, the one way every sentence and every row writes it. Thread: any.

/// `15:04:09.610`
[[nodiscard]] QString timeText(core::WallTime time);
/// `15:04:09`
[[nodiscard]] QString secondsText(core::WallTime time);
/// `15:04:09`, and with its day when that is not the day of `other`: `24 Mar 15:04:09`.
[[nodiscard]] QString momentText(core::WallTime time, core::WallTime other);
/// `2026-03-25 15:04:09.610`
[[nodiscard]] QString dateTimeText(core::WallTime time);
/// A length of time, to the two largest units: `284 ms`, `31 s`, `3 min 05 s`, `2 h 05 min`, `3 d 04 h`. Thread: main.
[[nodiscard]] QString spanText(core::Milliseconds span);

} // namespace text
