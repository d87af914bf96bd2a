#pragma once
#include <QTime>

#include <optional>

namespace config {

/// The part of each day in which nobody wants to be told anything, in local time. The same time twice: no part of it. A
/// value.
struct QuietHours
{
    QTime from{0, 0};
    QTime to{0, 0}; ///< not quiet any more; before `from`: on the next day
    friend bool operator==(const QuietHours &, const QuietHours &) = default;

    [[nodiscard]] bool isNone() const { return from == to; }
    /// How long they last, in minutes.
    [[nodiscard]] int minutes() const;
    [[nodiscard]] bool contains(QTime time) const;
    /// How long they go on from then, in milliseconds; 0 outside of them.
    [[nodiscard]] int left(QTime time) const;
};

/// Reads `7:30` or `07:30`; nothing else. Thread: any.
[[nodiscard]] std::optional<QTime> readTimeOfDay(const QString &text);
/// `07:30`
[[nodiscard]] QString timeOfDayText(QTime time);

} // namespace config
