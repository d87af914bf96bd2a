#include "app/journal/journalreaderprivate.h"
#include "app/journal/schema.h"

namespace journal {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

// As Store::trim() goes: from the oldest row on, up to the first one that is young enough, never the newest.
core::Result<RetentionForecast, JournalError> JournalReader::forecast(
    const Retention &retention, core::WallTime now) const
{
    return d->guarded(u"forecast"_s, [&] {
        const auto number = [this](const std::string &sql) {
            const StatementUse use(d->prepared(sql));
            return use->executeStep() && !use->getColumn(0).isNull() ? qint64(use->getColumn(0).getInt64()) : -1;
        };
        RetentionForecast told;
        told.rows = number("SELECT count(*) FROM record");
        told.usedBytes = (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * pageSize;
        if (told.rows == 0)
            return told;
        told.oldest = core::fromMs(number("SELECT time FROM record ORDER BY row LIMIT 1"));
        if (retention.days > 0) {
            const StatementUse use(d->prepared("SELECT row FROM record WHERE time >= ? ORDER BY row LIMIT 1"));
            use->bind(1, static_cast<int64_t>(core::toMs(now - retention.days * 24h)));
            const qint64 first = use->executeStep() ? qint64(use->getColumn(0).getInt64()) : 0;
            const StatementUse count(d->prepared("SELECT count(*) FROM record WHERE row < ?"));
            count->bind(1, static_cast<int64_t>(first));
            told.tooOld = first == 0   ? told.rows - 1
                : count->executeStep() ? qint64(count->getColumn(0).getInt64())
                                       : 0;
        }
        if (retention.bytes > 0 && told.usedBytes > retention.bytes) {
            const double share = double(told.usedBytes - retention.bytes) / double(told.usedBytes);
            told.tooMany = qMin(told.rows - 1, qint64(double(told.rows) * share));
        }
        return told;
    });
}

} // namespace journal
