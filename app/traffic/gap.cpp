#include "app/traffic/gap.h"

#include <QStringList>

#include <array>
#include <utility>

namespace traffic {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<std::pair<Gap::Cause, QLatin1StringView>, 7> causes{{
    {Gap::Cause::Closed, "closed"_L1},
    {Gap::Cause::Silent, "silent"_L1},
    {Gap::Cause::Asked, "asked"_L1},
    {Gap::Cause::Refused, "refused"_L1},
    {Gap::Cause::Deaf, "deaf"_L1},
    {Gap::Cause::Restart, "restart"_L1},
    {Gap::Cause::Offline, "offline"_L1},
}};

} // namespace

QString gapDetail(const Gap &gap)
{
    QString word;
    for (const auto &[cause, name] : causes) {
        if (cause == gap.cause)
            word = name;
    }
    QStringList parts{word};
    if (gap.closeCode != 0)
        parts.append(u"code=%1"_s.arg(gap.closeCode));
    parts.append(u"from=%1"_s.arg(core::toMs(gap.from)));
    parts.append(u"until=%1"_s.arg(core::toMs(gap.until)));
    if (gap.resumed)
        parts.append(u"resumed"_s);
    parts.append(u"recovered=%1"_s.arg(gap.recovered));
    parts.append(u"shard=%1/%2"_s.arg(gap.shard).arg(gap.shards));
    return parts.join(u' ');
}

std::optional<Gap> parseGap(const QString &detail)
{
    const QStringList parts = detail.split(u' ');
    Gap gap;
    bool known = false;
    for (const auto &[cause, name] : causes) {
        if (parts.first() == name) {
            gap.cause = cause;
            known = true;
        }
    }
    if (!known)
        return std::nullopt;
    bool readable = true;
    const auto number = [&readable](const QString &text) {
        bool ok = false;
        const qint64 value = text.toLongLong(&ok);
        readable = readable && ok;
        return value;
    };
    bool hasFrom = false;
    bool hasUntil = false;
    for (const QString &part : parts.mid(1)) {
        const QString value = part.section(u'=', 1);
        if (part.startsWith("code="_L1)) {
            gap.closeCode = int(number(value));
        } else if (part.startsWith("from="_L1)) {
            gap.from = core::fromMs(number(value));
            hasFrom = true;
        } else if (part.startsWith("until="_L1)) {
            gap.until = core::fromMs(number(value));
            hasUntil = true;
        } else if (part == "resumed"_L1) {
            gap.resumed = true;
        } else if (part.startsWith("recovered="_L1)) {
            gap.recovered = int(number(value));
        } else if (part.startsWith("shard="_L1)) {
            gap.shard = int(number(value.section(u'/', 0, 0)));
            gap.shards = int(number(value.section(u'/', 1)));
        }
    }
    return readable && hasFrom && hasUntil ? std::optional(gap) : std::nullopt;
}

} // namespace traffic
