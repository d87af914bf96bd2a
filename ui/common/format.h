#pragma once
#include "app/core/clock.h"

#include <QString>

class QFontMetrics;

namespace ui {

// Numbers and times as text, in local time. All widths stand still within their unit. Thread: any.

/// `15:04:09.610`
[[nodiscard]] QString timeText(core::WallTime time);
/// `15:04:09`
[[nodiscard]] QString secondsText(core::WallTime time);
/// `Wednesday, 25 March 2026`, in the language of the interface.
[[nodiscard]] QString dayText(core::WallTime time);
/// For lists: `15:04` today, `Tue` within a week, else `25 Mar` (and the year when it is another).
[[nodiscard]] QString listTimeText(core::WallTime time, core::WallTime now);
/// Days since 1970 in local time, for day lines.
[[nodiscard]] qint64 localDay(core::WallTime time);

/// Bytes: `391`, `1.1 k`, `245 k`, `21 M`; decimal, three digits at most.
[[nodiscard]] QString sizeText(qint64 bytes);
/// `284 ms`, `5.91 s`, `41.2 s`, `3 min 05 s`, `2 h 05 min`, `3 d 04 h`.
[[nodiscard]] QString durationText(core::Milliseconds duration);
/// The same in eight characters at most, for cells: `284 ms`, `41.2 s`, `3.1 min`, `2.0 h`, `3.2 d`.
[[nodiscard]] QString shortDurationText(core::Milliseconds duration);
/// `1 h 38 min left`, `3 min left`: of a token. In the language of the interface.
[[nodiscard]] QString timeLeftText(core::Milliseconds left);
/// Thousands set apart by no-break spaces: `18 402`.
[[nodiscard]] QString countText(qint64 count);

/// Text cut at the right with an ellipsis; line breaks become spaces. For message text, never for ids.
[[nodiscard]] QString oneLine(const QString &text, const QFontMetrics &metrics, int width);

} // namespace ui
