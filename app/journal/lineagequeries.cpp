#include "app/journal/lineagequeries.h"

#include "app/journal/journalreaderprivate.h"
#include "app/journal/schema.h"

namespace journal {

using namespace Qt::StringLiterals;

namespace {

// Rows under one hash, a look-up per bucket: the ids of a row stand in the bucket of the row.
constexpr auto hashed = R"sql((
WITH RECURSIVE bucket(number) AS (SELECT ?1 UNION ALL SELECT number + 1 FROM bucket WHERE number < ?2)
SELECT h.row AS row FROM bucket CROSS JOIN id_hash AS h ON h.bucket = bucket.number AND h.hash = ?3
) AS hit CROSS JOIN record AS r ON r.row = hit.row)sql";

// The numbers of the file for "a message that left": not a note about one.
static_assert(int(traffic::MessageFacet::Role::Outbound) == 1 && int(traffic::Kind::Note) == 6);
constexpr auto leftOnAnchor
    = "WHERE r.anchor = ?4 AND r.role = 1 AND r.kind <> 6 AND c.bot = ?5 ORDER BY r.row LIMIT ?6";

int limitOf(int limit)
{
    return limit > 0 ? limit : -1;
}

} // namespace

std::string turnSql()
{
    return rowSelect(
        "record AS r INDEXED BY record_turn", "WHERE r.turn_id = ?1 AND c.bot = ?2 ORDER BY r.row LIMIT ?3");
}

std::string sendsOnSql()
{
    return rowSelect(hashed, leftOnAnchor);
}

std::string attemptSql()
{
    return "SELECT r.row FROM record AS r INDEXED BY record_attempt CROSS JOIN conversation AS c "
           "ON c.id = r.conversation WHERE r.attempt_id = ?1 AND c.bot = ?2 ORDER BY r.row LIMIT 1";
}

std::string eventSql()
{
    return std::string("SELECT r.row FROM ").append(hashed).append(" WHERE r.event_id = ?4 ORDER BY r.row LIMIT 1");
}

QList<RowSummary> JournalReader::Private::summarized(SQLite::Statement &statement)
{
    const StatementUse use(statement);
    QList<RowSummary> found;
    while (use->executeStep()) {
        found.append(summarize(readRow(*use), source, since));
    }
    return found;
}

core::Result<QList<RowSummary>, JournalError> JournalReader::rowsOfTurn(
    const QString &bot, qint64 turnId, int limit) const
{
    return d->guarded(u"turn"_s, [&] {
        SQLite::Statement &statement = d->prepared(turnSql());
        statement.bind(1, static_cast<int64_t>(turnId));
        statement.bind(2, bot.toStdString());
        statement.bind(3, limitOf(limit));
        return d->summarized(statement);
    });
}

core::Result<QList<RowSummary>, JournalError> JournalReader::sendsOn(
    const QString &bot, const QString &anchor, int limit) const
{
    return d->guarded(u"sends on an anchor"_s, [&] {
        const Private::Span all = d->span();
        SQLite::Statement &statement = d->prepared(sendsOnSql());
        statement.bind(1, static_cast<int64_t>(bucketOf(all.first)));
        statement.bind(2, static_cast<int64_t>(bucketOf(all.last)));
        statement.bind(3, static_cast<int64_t>(idHash(anchor)));
        statement.bind(4, anchor.toStdString());
        statement.bind(5, bot.toStdString());
        statement.bind(6, limitOf(limit));
        return d->summarized(statement);
    });
}

core::Result<RowRef, JournalError> JournalReader::rowOfAttempt(const QString &bot, qint64 attemptId) const
{
    return d->guarded(u"attempt"_s, [&] {
        SQLite::Statement &statement = d->prepared(attemptSql());
        statement.bind(1, static_cast<int64_t>(attemptId));
        statement.bind(2, bot.toStdString());
        return d->collect(statement).value(0);
    });
}

core::Result<RowRef, JournalError> JournalReader::rowOfEventId(const QString &id) const
{
    return d->guarded(u"event id"_s, [&] {
        const Private::Span all = d->span();
        SQLite::Statement &statement = d->prepared(eventSql());
        statement.bind(1, static_cast<int64_t>(bucketOf(all.first)));
        statement.bind(2, static_cast<int64_t>(bucketOf(all.last)));
        statement.bind(3, static_cast<int64_t>(idHash(id)));
        statement.bind(4, id.toStdString());
        return d->collect(statement).value(0);
    });
}

} // namespace journal
