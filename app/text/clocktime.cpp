#include "app/text/clocktime.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace text {

namespace {

QString local(core::WallTime time, const QString &format)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMs(time)).toString(format);
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

} // namespace text
