#include "app/traffic/dropped.h"

#include <QStringList>

#include <numeric>

namespace traffic {

using namespace Qt::StringLiterals;

void Dropped::add(Kind kind, core::WallTime time)
{
    const bool isFirst = total() == 0;
    from = isFirst ? time : std::min(from, time);
    until = isFirst ? time : std::max(until, time);
    ++rows[size_t(kind)];
}

qint64 Dropped::total() const
{
    return std::accumulate(rows.cbegin(), rows.cend(), qint64(0));
}

QString droppedDetail(const Dropped &dropped)
{
    QStringList parts;
    for (size_t kind = 0; kind < Dropped::kinds; ++kind) {
        if (dropped.rows[kind] > 0)
            parts.append(u"%1=%2"_s.arg(kindName(Kind(kind))).arg(dropped.rows[kind]));
    }
    parts.append(u"from=%1"_s.arg(core::toMs(dropped.from)));
    parts.append(u"until=%1"_s.arg(core::toMs(dropped.until)));
    return parts.join(u' ');
}

std::optional<Dropped> parseDropped(const QString &detail)
{
    Dropped dropped;
    bool hasFrom = false;
    bool hasUntil = false;
    for (const QString &part : detail.split(u' ')) {
        const QString word = part.section(u'=', 0, 0);
        bool isNumber = false;
        const qint64 number = part.section(u'=', 1).toLongLong(&isNumber);
        if (word == "from"_L1 && isNumber) {
            dropped.from = core::fromMs(number);
            hasFrom = true;
        } else if (word == "until"_L1 && isNumber) {
            dropped.until = core::fromMs(number);
            hasUntil = true;
        }
        for (size_t kind = 0; kind < Dropped::kinds; ++kind) {
            if (word != kindName(Kind(kind)))
                continue;
            if (!isNumber || number < 0)
                return std::nullopt;
            dropped.rows[kind] = number;
        }
    }
    return hasFrom && hasUntil && dropped.total() > 0 ? std::optional(dropped) : std::nullopt;
}

Worth worthOf(const Record &record)
{
    if (record.message || record.attemptId != 0 || record.kind == Kind::Note)
        return Worth::Dear;
    return record.kind == Kind::Frame ? Worth::Cheap : Worth::Fair;
}

} // namespace traffic
