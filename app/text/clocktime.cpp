#include "app/text/clocktime.h"

#include "app/text/words.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace text {

namespace {

QDateTime moment(core::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMs(time));
}

QString local(core::WallTime time, const QString &format)
{
    return moment(time).toString(format);
}

QString dayOf(const QDate &date)
{
    const QLocale locale;
    const bool chinese = locale.language() == QLocale::Chinese;
    return (chinese ? locale : QLocale(QLocale::English)).toString(date, chinese ? u"M月d日"_s : u"d MMM"_s);
}

QString twoDigits(qint64 number)
{
    return QString::number(number).rightJustified(2, u'0');
}

} // namespace

QString timeText(core::WallTime time)
{
    return local(time, u"HH:mm:ss.zzz"_s);
}

QString secondsText(core::WallTime time)
{
    return local(time, u"HH:mm:ss"_s);
}

QString momentText(core::WallTime time, core::WallTime other)
{
    const QDate date = moment(time).date();
    return date == moment(other).date() ? secondsText(time) : dayOf(date) + u' ' + secondsText(time);
}

QString dateTimeText(core::WallTime time)
{
    return local(time, u"yyyy-MM-dd HH:mm:ss.zzz"_s);
}

QString spanText(core::Milliseconds span)
{
    const qint64 seconds = span.count() / 1000;
    QString words;
    if (seconds == 0)
        words = Words::tr("%1 ms").arg(span.count());
    else if (seconds < 60)
        words = Words::tr("%1 s").arg(seconds);
    else if (seconds < 3600)
        words = Words::tr("%1 min %2 s").arg(QString::number(seconds / 60), twoDigits(seconds % 60));
    else if (seconds < 86'400)
        words = Words::tr("%1 h %2 min").arg(QString::number(seconds / 3600), twoDigits(seconds / 60 % 60));
    else
        words = Words::tr("%1 d %2 h").arg(QString::number(seconds / 86'400), twoDigits(seconds / 3600 % 24));
    return words.replace(u' ', QChar(QChar::Nbsp));
}

} // namespace text
