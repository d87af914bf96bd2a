#include "app/journal/journalreaderprivate.h"
#include "app/journal/schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <limits>

namespace journal {

using namespace Qt::StringLiterals;

namespace {

/// Rows above ?4 and below ?5 in that order, at most ?6 (-1 for all).
std::string scanSql(const RowQuery &query, Order order)
{
    std::string sql = "SELECT row FROM record WHERE row > ?4 AND row < ?5";
    if (restrictsConversation(query)) {
        sql.append(" AND conversation IN (").append(conversationIds).append(")");
    }
    if (query.messagesOnly) {
        sql.append(" AND +role IS NOT NULL"); // the plus keeps the scan in row order
    }
    return sql.append(order == Order::Ascending ? " ORDER BY row LIMIT ?6" : " ORDER BY row DESC LIMIT ?6");
}

/// The same within bucket ?1 of conversation ?2.
std::string bucketSql(Order order)
{
    std::string sql = "SELECT row FROM record INDEXED BY record_message WHERE row >> 15 = ?1 AND conversation = ?2 "
                      "AND role IS NOT NULL AND row > ?4 AND row < ?5";
    return sql.append(order == Order::Ascending ? " ORDER BY row LIMIT ?6" : " ORDER BY row DESC LIMIT ?6");
}

constexpr auto conversationsFrom = "tail AS t CROSS JOIN record AS r ON r.row = t.last_row";

// A message is undelivered, unless a person dismissed it, by its newest attempt: refused, unknown or not sent, or (of
// an earlier run, key below ?1) never answered. The parts of the union are small indexes, so only problems are visited.
// The newest row names the conversation.
constexpr auto undeliveredSql = R"sql(
WITH candidate(row) AS (
    SELECT row FROM settlement WHERE state IN (4, 6, 7)
    UNION SELECT row FROM record WHERE state IN (4, 6, 7)
    UNION SELECT row FROM in_flight)
SELECT t.last_row, count(*)
FROM candidate CROSS JOIN record AS r ON r.row = candidate.row
CROSS JOIN tail AS t ON t.conversation = r.conversation
LEFT JOIN settlement AS s ON s.row = r.row
WHERE r.send_id IS NOT NULL
    AND coalesce(s.state, CASE WHEN r.state = 1 AND r.key < ?1 THEN 6 ELSE r.state END) IN (4, 6, 7)
    AND NOT EXISTS (SELECT 1 FROM record AS newer
        WHERE newer.send_id = r.send_id AND newer.conversation = r.conversation AND newer.row > r.row
        AND newer.route NOT IN ('DISMISSED', 'RESTORED'))
    AND coalesce((SELECT note.route FROM record AS note
        WHERE note.send_id = r.send_id AND note.conversation = r.conversation AND note.row > r.row
        ORDER BY note.row DESC LIMIT 1), '') <> 'DISMISSED'
GROUP BY r.conversation)sql";

constexpr auto messageIdSql = R"sql(
WITH RECURSIVE bucket(number) AS (SELECT ?1 UNION ALL SELECT number + 1 FROM bucket WHERE number < ?2)
SELECT r.row
FROM bucket CROSS JOIN id_hash AS h ON h.bucket = bucket.number AND h.hash = ?3
CROSS JOIN record AS r ON r.row = h.row
LEFT JOIN settlement AS s ON s.row = r.row
WHERE r.msg_id = ?4 OR s.returned_id = ?4
ORDER BY h.row LIMIT 1)sql";

} // namespace

JournalReader::Private::Span JournalReader::Private::span()
{
    const StatementUse first(prepared("SELECT min(row) FROM record"));
    const StatementUse last(prepared("SELECT max(row) FROM record"));
    if (!first->executeStep() || first->getColumn(0).isNull() || !last->executeStep()) {
        return {};
    }
    return {first->getColumn(0).getInt64(), last->getColumn(0).getInt64()};
}

QList<RowRef> JournalReader::Private::collect(SQLite::Statement &statement)
{
    const StatementUse use(statement);
    QList<RowRef> found;
    while (use->executeStep()) {
        found.append(RowRef(source, use->getColumn(0).getInt64()));
    }
    return found;
}

QList<RowRef> JournalReader::Private::scan(const RowQuery &query, qint64 after, qint64 before, Order order, int limit)
{
    SQLite::Statement &statement = prepared(scanSql(query, order));
    if (restrictsConversation(query)) {
        bindConversation(statement, query);
    }
    statement.bind(4, static_cast<int64_t>(after));
    statement.bind(5, static_cast<int64_t>(before));
    statement.bind(6, limit > 0 ? limit : -1);
    return collect(statement);
}

QList<RowRef> JournalReader::Private::timeline(
    const RowQuery &query, qint64 after, qint64 before, Order order, int limit)
{
    const qint64 id = conversation(query);
    const Span all = span();
    const qint64 first = bucketOf(std::max(all.first, after + 1));
    const qint64 last = bucketOf(std::min(all.last, before - 1));
    SQLite::Statement &statement = prepared(bucketSql(order));
    statement.bind(2, static_cast<int64_t>(id));
    statement.bind(4, static_cast<int64_t>(after));
    statement.bind(5, static_cast<int64_t>(before));
    QList<RowRef> found;
    for (qint64 i = 0; id != 0 && i <= last - first && (limit <= 0 || found.size() < limit); ++i) {
        statement.bind(1, static_cast<int64_t>(order == Order::Ascending ? first + i : last - i));
        statement.bind(6, limit > 0 ? limit - int(found.size()) : -1);
        found.append(collect(statement));
    }
    return found;
}

QList<RowRef> JournalReader::Private::rows(const RowQuery &query, qint64 after, qint64 before, Order order, int limit)
{
    if (!query.filter.matchesAll()) {
        PageLimits all{.rows = limit, .read = std::numeric_limits<qint64>::max()};
        return search(query, after, before, order, all).rows;
    }
    return isOneTimeline(query) ? timeline(query, after, before, order, limit)
                                : scan(query, after, before, order, limit);
}

qint64 JournalReader::Private::conversation(const RowQuery &query)
{
    const StatementUse use(prepared("SELECT id FROM conversation WHERE bot = ?1 AND scene = ?2 AND peer = ?3"));
    bindConversation(*use, query);
    return use->executeStep() ? use->getColumn(0).getInt64() : 0;
}

std::optional<StoredRow> JournalReader::Private::stored(qint64 row)
{
    const StatementUse use(prepared(rowSelect("record AS r", "WHERE r.row = ?")));
    use->bind(1, static_cast<int64_t>(row));
    return use->executeStep() ? std::optional(readRow(*use)) : std::nullopt;
}

void JournalReader::Private::readBodyFrom(
    const std::string &table, qint64 row, QList<traffic::Header> &headers, traffic::Body &body)
{
    const StatementUse use(prepared("SELECT headers, body, splices FROM " + table + " WHERE row = ?"));
    use->bind(1, static_cast<int64_t>(row));
    if (use->executeStep()) {
        readBody(*use, headers, body);
    }
}

QHash<qint64, int> JournalReader::Private::undelivered()
{
    const StatementUse use(prepared(undeliveredSql));
    use->bind(1, static_cast<int64_t>(since));
    QHash<qint64, int> counts;
    while (use->executeStep()) {
        counts.insert(use->getColumn(0).getInt64(), use->getColumn(1).getInt());
    }
    return counts;
}

JournalReader::JournalReader(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

JournalReader::~JournalReader() = default;

core::Result<std::unique_ptr<JournalReader>, JournalError> JournalReader::open(
    const QString &pathOrUri, SourceId source, traffic::RecordKey since, const QString &textFolder, const QString &name)
{
    auto database = openForReading(pathOrUri);
    if (!database) {
        return core::make_unexpected(database.error());
    }
    auto opened = std::make_unique<Private>();
    opened->database = std::move(*database);
    opened->source = source;
    opened->since = since;
    opened->name = name;
    opened->textFolder = textFolder;
    return std::unique_ptr<JournalReader>(new JournalReader(std::move(opened)));
}

JournalReader::Rows JournalReader::rowsAfter(const RowQuery &query, qint64 after, int limit) const
{
    constexpr qint64 end = std::numeric_limits<qint64>::max();
    return d->guarded(u"rows after"_s, [&] { return d->rows(query, after, end, Order::Ascending, limit); });
}

JournalReader::Rows JournalReader::rowsBefore(const RowQuery &query, qint64 before, int limit) const
{
    const qint64 end = before > 0 ? before : std::numeric_limits<qint64>::max();
    return d->guarded(u"rows before"_s, [&] {
        QList<RowRef> found = d->rows(query, 0, end, Order::Descending, limit);
        std::reverse(found.begin(), found.end());
        return found;
    });
}

core::Result<QList<RowSummary>, JournalError> JournalReader::summaries(const QList<RowRef> &rows) const
{
    return d->guarded(u"summaries"_s, [&] {
        QList<RowSummary> found;
        found.reserve(rows.size());
        for (const RowRef &ref : rows) {
            const auto stored = ref.source() == d->source ? d->stored(ref.row()) : std::nullopt;
            if (stored) {
                found.append(summarize(*stored, d->source, d->since));
            }
        }
        return found;
    });
}

core::Result<RowDetail, JournalError> JournalReader::detail(RowRef row) const
{
    const auto found = d->guarded(u"detail"_s, [&] {
        auto stored = row.source() == d->source ? d->stored(row.row()) : std::nullopt;
        if (stored) {
            d->readBodyFrom("record_body", stored->row, stored->record.headers, stored->record.body);
        }
        if (stored && stored->settlement) {
            traffic::Settlement &settlement = *stored->settlement;
            d->readBodyFrom("settlement_body", stored->row, settlement.headers, settlement.body);
        }
        return stored;
    });
    if (!found) {
        return core::make_unexpected(found.error());
    }
    if (!*found) {
        return core::make_unexpected(
            JournalError{JournalError::Kind::CannotRead, u"detail"_s, SQLITE_NOTFOUND, u"no such row"_s});
    }
    return RowDetail{summarize(**found, d->source, d->since), (*found)->record, (*found)->settlement};
}

core::Result<QList<ConversationSummary>, JournalError> JournalReader::conversations() const
{
    return d->guarded(u"conversations"_s, [&] {
        const QHash<qint64, int> undelivered = d->undelivered();
        const StatementUse use(d->prepared(rowSelect(conversationsFrom, "WHERE c.scene >= 0 ORDER BY r.row DESC")));
        QList<ConversationSummary> found;
        while (use->executeStep()) {
            const StoredRow stored = readRow(*use);
            const traffic::Record &record = stored.record;
            const auto message = record.message.value_or(traffic::MessageFacet());
            const bool isInbound = message.role == traffic::MessageFacet::Role::Inbound;
            found.append(
                {record.bot, record.scene.value_or(protocol::Scene::C2c), record.peer, message.text, record.time,
                    RowRef(d->source, stored.row), isInbound ? traffic::State::None : effectiveState(stored, d->since),
                    undelivered.value(stored.row), message.markdown});
        }
        return found;
    });
}

core::Result<QList<RowSummary>, JournalError> JournalReader::attemptsOf(const QString &bot, qint64 sendId) const
{
    return d->guarded(u"attempts"_s, [&] {
        const StatementUse use(
            d->prepared(rowSelect("record AS r", "WHERE r.send_id = ?1 AND c.bot = ?2 ORDER BY r.row")));
        use->bind(1, static_cast<int64_t>(sendId));
        use->bind(2, bot.toStdString());
        QList<RowSummary> found;
        while (use->executeStep()) {
            found.append(summarize(readRow(*use), d->source, d->since));
        }
        return found;
    });
}

core::Result<RowRef, JournalError> JournalReader::rowOfMessageId(const QString &id) const
{
    return d->guarded(u"message id"_s, [&] {
        const Private::Span all = d->span();
        const StatementUse use(d->prepared(messageIdSql));
        use->bind(1, static_cast<int64_t>(bucketOf(all.first)));
        use->bind(2, static_cast<int64_t>(bucketOf(all.last)));
        use->bind(3, static_cast<int64_t>(idHash(id)));
        use->bind(4, id.toStdString());
        return use->executeStep() ? RowRef(d->source, use->getColumn(0).getInt64()) : RowRef();
    });
}

core::Result<qint64, JournalError> JournalReader::rowCount() const
{
    return d->guarded(u"count"_s, [&] {
        const StatementUse use(d->prepared("SELECT count(*) FROM record"));
        return use->executeStep() ? qint64(use->getColumn(0).getInt64()) : qint64(0);
    });
}

void JournalReader::whenDamaged(std::function<void()> told)
{
    d->damaged = std::move(told);
}

SourceId JournalReader::source() const
{
    return d->source;
}

QString JournalReader::name() const
{
    return d->name;
}

void JournalReader::interrupt()
{
    sqlite3_interrupt(d->database->getHandle());
}

} // namespace journal
