#pragma once
#include "app/importer/wrapping.h"

#include <QDate>

namespace importer {

/// When a record was written, by the clock of the log. Most logs have no date, so days are counted from the log's first
/// one, which is day 0 whatever its date is. `day` may be negative: rotated files hold older days.
struct Stamp
{
    int day = 0;
    int msOfDay = 0;
    bool isApproximate = false; ///< taken from the record before: the line itself has none
    bool hasDate = false; ///< the line itself, or what was around it, told the day

    /// Milliseconds since the beginning of day 0: what records are put in order by.
    [[nodiscard]] qint64 ms() const { return qint64(day) * 86'400'000 + msOfDay; }
    friend bool operator==(const Stamp &, const Stamp &) = default;
};

/// Counts the days of a log. A time that jumps back by more than half a day begins a new day; blocks that were printed
/// in the wrong order, minutes apart, do not. Thread: one.
class DayCount
{
public:
    /// `firstDay`: the date of day 0, if somebody knows it.
    explicit DayCount(std::optional<QDate> firstDay = {});

    /// The stamp of a line with a time, `msOfDay`, and what else is known of its day.
    [[nodiscard]] Stamp stamp(int msOfDay, const std::optional<WrittenDate> &date, const LineFacts &facts);
    /// Of a line without one: that of the line before.
    [[nodiscard]] Stamp approximate() const;
    /// A time of the platform's clock, milliseconds since 1970, in a line of that stamp: tells the date if nothing has.
    void learn(const Stamp &stamp, qint64 serverMs, int zoneMinutes);

    /// The date of day 0, once it is known.
    [[nodiscard]] std::optional<QDate> firstDay() const { return m_firstDay; }
    /// The log's zone in minutes east, once a stamp in UTC stood beside a local time.
    [[nodiscard]] std::optional<int> zoneMinutes() const { return m_zoneMinutes; }

private:
    [[nodiscard]] std::optional<QDate> dateOf(
        int msOfDay, const std::optional<WrittenDate> &date, const LineFacts &facts);
    [[nodiscard]] std::optional<QDate> monthDayDate(const WrittenDate &date) const;

    std::optional<QDate> m_firstDay;
    std::optional<QDate> m_firstMonthDay; // journald: in a year that stands for the unknown one
    std::optional<int> m_zoneMinutes;
    int m_day = 0;
    int m_last = -1; // milliseconds of the day
};

} // namespace importer
