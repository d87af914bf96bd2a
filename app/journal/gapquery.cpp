#include "app/journal/gapquery.h"

#include "app/journal/journalreaderprivate.h"

#include <limits>

namespace journal {

using namespace Qt::StringLiterals;

// The two first terms are those of the index record_gap, letter by letter: else SQLite would not use it. What belongs
// to a bot and to no conversation stands under scene -1.
static_assert(int(traffic::Kind::Note) == 6);

std::string gapsSql()
{
    return "SELECT row, detail FROM record WHERE kind = 6 AND route = 'GAP' "
           "AND conversation = (SELECT id FROM conversation WHERE bot = ?1 AND scene = -1 AND peer = '') "
           "AND row > ?2 AND row < ?3 ORDER BY row";
}

core::Result<QList<NotedGap>, JournalError> JournalReader::gaps(const QString &bot, qint64 after, qint64 before) const
{
    return d->guarded(u"gaps"_s, [&] {
        const StatementUse use(d->prepared(gapsSql()));
        use->bind(1, bot.toStdString());
        use->bind(2, static_cast<int64_t>(after));
        use->bind(3, static_cast<int64_t>(before > 0 ? before : std::numeric_limits<qint64>::max()));
        QList<NotedGap> found;
        while (use->executeStep()) {
            if (const auto gap = traffic::parseGap(QString::fromUtf8(use->getColumn(1).getText()))) {
                found.append({RowRef(d->source, use->getColumn(0).getInt64()), *gap});
            }
        }
        return found;
    });
}

} // namespace journal
