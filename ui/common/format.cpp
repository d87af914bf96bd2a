#include "ui/common/format.h"

#include "app/text/clocktime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFontMetrics>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QDateTime local(core::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMs(time));
}

constexpr QChar noBreakSpace(0x00a0);

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(format)
};

} // namespace

QString timeText(core::WallTime time)
{
    return text::timeText(time);
}

QString secondsText(core::WallTime time)
{
    return text::secondsText(time);
}

QString dayText(core::WallTime time)
{
    const QLocale locale;
    if (locale.language() == QLocale::Chinese)
        return locale.toString(local(time).date(), u"yyyy年M月d日 dddd"_s);
    return QLocale(QLocale::English).toString(local(time).date(), u"dddd, d MMMM yyyy"_s);
}

QString listTimeText(core::WallTime time, core::WallTime now)
{
    const QDateTime then = local(time);
    const QDate today = local(now).date();
    const qint64 days = then.date().daysTo(today);
    const QLocale locale = QLocale().language() == QLocale::Chinese ? QLocale() : QLocale(QLocale::English);
    if (days == 0)
        return then.toString(u"HH:mm"_s);
    if (days > 0 && days < 7)
        return locale.toString(then.date(), u"ddd"_s);
    const bool chinese = locale.language() == QLocale::Chinese;
    if (then.date().year() == today.year())
        return locale.toString(then.date(), chinese ? u"M月d日"_s : u"d MMM"_s);
    return locale.toString(then.date(), chinese ? u"yyyy年M月"_s : u"MMM yyyy"_s);
}

qint64 localDay(core::WallTime time)
{
    return local(time).date().toJulianDay();
}

QString sizeText(qint64 bytes)
{
    if (bytes < 1000)
        return QString::number(bytes);
    static constexpr std::array units{u'k', u'M', u'G', u'T'};
    double value = double(bytes);
    size_t unit = 0;
    value /= 1000;
    while (value >= 999.5 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return QString::number(value, 'f', value < 99.95 ? 1 : 0) + noBreakSpace + QChar(units[unit]);
}

QString durationText(core::Milliseconds duration)
{
    const qint64 ms = qMax<qint64>(0, duration.count());
    if (ms < 1000)
        return QString::number(ms) + noBreakSpace + "ms"_L1;
    if (ms < 60'000)
        return QString::number(double(ms) / 1000, 'f', ms < 9'995 ? 2 : 1) + noBreakSpace + "s"_L1;
    const auto pair = [](qint64 much, QLatin1StringView big, qint64 little, QLatin1StringView small) {
        return u"%1 %2 %3 %4"_s.arg(QString::number(much), big)
            .arg(little, 2, 10, QChar(u'0'))
            .arg(small)
            .replace(u' ', noBreakSpace);
    };
    const qint64 seconds = ms / 1000;
    const qint64 minutes = seconds / 60;
    if (minutes < 60)
        return pair(minutes, "min"_L1, seconds % 60, "s"_L1);
    if (minutes < 24 * 60) // what took so long is a clock that jumped, or a call that nobody ended
        return pair(minutes / 60, "h"_L1, minutes % 60, "min"_L1);
    return pair(minutes / (24 * 60), "d"_L1, minutes / 60 % 24, "h"_L1);
}

QString shortDurationText(core::Milliseconds duration)
{
    constexpr qint64 minute = 60'000;
    const qint64 ms = duration.count();
    if (ms < minute)
        return durationText(duration);
    const auto inUnits = [ms](qint64 unit, QLatin1StringView name) {
        const double value = double(ms) / double(unit);
        return QString::number(value, 'f', value < 99.95 ? 1 : 0) + noBreakSpace + name;
    };
    if (ms < 60 * minute)
        return inUnits(minute, "min"_L1);
    return ms < 24 * 60 * minute ? inUnits(60 * minute, "h"_L1) : inUnits(24 * 60 * minute, "d"_L1);
}

QString countText(qint64 count)
{
    QString digits = QString::number(count);
    const qsizetype first = count < 0 ? 1 : 0;
    for (qsizetype i = digits.size() - 3; i > first; i -= 3)
        digits.insert(i, noBreakSpace);
    return digits;
}

QString oneLine(const QString &text, const QFontMetrics &metrics, int width)
{
    // Shaping a whole long message for one line would be wasted: no line shows more than this.
    QString flat = text.left(200);
    flat.replace(u'\n', u' ').replace(u'\r', u' ').replace(u'\t', u' ');
    return metrics.elidedText(flat, Qt::ElideRight, width);
}

QString timeLeftText(core::Milliseconds left)
{
    const qint64 minutes = qMax<qint64>(0, left.count() / 60'000);
    if (minutes >= 60)
        return Words::tr("%1 h %2 min left").arg(minutes / 60).arg(minutes % 60);
    return Words::tr("%1 min left").arg(minutes);
}

} // namespace ui
