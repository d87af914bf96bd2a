#include "app/importer/daycount.h"

#include <cmath>

namespace importer {

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr int halfDay = 43'200'000;
// A line from before midnight that was printed after it: both no farther than this from midnight.
constexpr int nearMidnight = 600'000;
constexpr int yearOfNone = 2000; // a leap year, so that February 29 is a date in it

QDate dateOfMs(qint64 ms)
{
    const qint64 days = ms >= 0 ? ms / dayMs : -((-ms + dayMs - 1) / dayMs);
    return QDate::fromJulianDay(QDate(1970, 1, 1).toJulianDay() + days);
}

/// The day on which a time of day is nearest to a moment that somebody else's clock saw, both local: around midnight
/// they may stand on two days.
QDate nearestDate(qint64 localMs, int msOfDay)
{
    const qint64 apart = msOfDay - (localMs % dayMs + dayMs) % dayMs;
    const QDate date = dateOfMs(localMs);
    if (apart > halfDay)
        return date.addDays(-1);
    return apart < -halfDay ? date.addDays(1) : date;
}

/// The zone in which an instant reads as that time of day; quarters of an hour are the finest there are.
int zoneBetween(qint64 utcMs, int msOfDay)
{
    const qint64 apart = msOfDay - (utcMs % dayMs + dayMs) % dayMs;
    int minutes = int(std::lround(double(apart) / 900'000.0)) * 15;
    if (minutes > 14 * 60)
        minutes -= 24 * 60;
    if (minutes <= -12 * 60)
        minutes += 24 * 60;
    return minutes;
}

} // namespace

DayCount::DayCount(std::optional<QDate> firstDay)
    : m_firstDay(firstDay)
{
}

std::optional<QDate> DayCount::monthDayDate(const WrittenDate &date) const
{
    const int year = m_firstDay ? m_firstDay->year() : yearOfNone;
    const QDate first = m_firstDay ? *m_firstDay : m_firstMonthDay.value_or(QDate());
    QDate made(year, date.month, date.day);
    // December, then January: the year is the next one.
    if (made.isValid() && first.isValid() && made.daysTo(first) > 180)
        made = QDate(year + 1, date.month, date.day);
    return made.isValid() ? std::optional(made) : std::nullopt;
}

std::optional<QDate> DayCount::dateOf(int msOfDay, const std::optional<WrittenDate> &date, const LineFacts &facts)
{
    if (facts.utcMs)
        m_zoneMinutes = zoneBetween(*facts.utcMs, msOfDay);
    if (date) {
        const QDate written(date->year, date->month, date->day);
        return written.isValid() ? std::optional(written) : std::nullopt;
    }
    if (facts.utcMs)
        return nearestDate(*facts.utcMs + qint64(*m_zoneMinutes) * 60'000, msOfDay);
    return {};
}

Stamp DayCount::stamp(int msOfDay, const std::optional<WrittenDate> &date, const LineFacts &facts)
{
    Stamp made{.msOfDay = msOfDay};
    const auto known = dateOf(msOfDay, date, facts);
    const bool isFirst = m_last < 0;
    if (known) {
        made.hasDate = true;
        if (!m_firstDay)
            m_firstDay = known->addDays(-m_day);
        made.day = int(m_firstDay->daysTo(*known));
    } else if (const auto monthDay = facts.monthDay ? monthDayDate(*facts.monthDay) : std::nullopt) {
        if (!m_firstDay && !m_firstMonthDay)
            m_firstMonthDay = monthDay->addDays(-m_day);
        made.hasDate = m_firstDay.has_value();
        made.day = int(m_firstDay.value_or(m_firstMonthDay.value_or(*monthDay)).daysTo(*monthDay));
    } else if (!isFirst && msOfDay < m_last - halfDay) {
        made.day = m_day + 1;
    } else if (!isFirst && m_last < nearMidnight && msOfDay >= dayMs - nearMidnight && m_day > 0) {
        made.day = m_day - 1;
        return made; // the day goes on where it was
    } else {
        made.day = m_day;
    }
    m_day = made.day;
    m_last = msOfDay;
    return made;
}

Stamp DayCount::approximate() const
{
    return {m_day, std::max(m_last, 0), true, false};
}

void DayCount::learn(const Stamp &stamp, qint64 serverMs, int zoneMinutes)
{
    if (m_firstDay)
        return;
    const qint64 local = serverMs + qint64(zoneMinutes) * 60'000;
    m_firstDay = nearestDate(local, stamp.msOfDay).addDays(-stamp.day);
}

} // namespace importer
