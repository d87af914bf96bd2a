#include "app/config/quiethours.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace config {

namespace {

constexpr int day = 24 * 60;

int minuteOf(QTime time)
{
    return time.hour() * 60 + time.minute();
}

} // namespace

int QuietHours::minutes() const
{
    return (minuteOf(to) - minuteOf(from) + day) % day;
}

bool QuietHours::contains(QTime time) const
{
    return (minuteOf(time) - minuteOf(from) + day) % day < minutes();
}

int QuietHours::left(QTime time) const
{
    constexpr int dayLength = day * 60'000;
    return contains(time) ? (to.msecsSinceStartOfDay() - time.msecsSinceStartOfDay() + dayLength) % dayLength : 0;
}

std::optional<QTime> readTimeOfDay(const QString &text)
{
    static const QRegularExpression pattern(u"^([0-9]{1,2}):([0-9]{2})$"_s);
    const QRegularExpressionMatch match = pattern.match(text.trimmed());
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt());
    return match.hasMatch() && time.isValid() ? std::optional(time) : std::nullopt;
}

QString timeOfDayText(QTime time)
{
    return time.toString(u"HH:mm"_s);
}

} // namespace config
