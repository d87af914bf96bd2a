#pragma once
#include "app/journal/connection.h"
#include "app/journal/journalreader.h"
#include "app/journal/rowcodec.h"
#include "app/journal/rowmatcher.h"

#include <QHash>
#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <string>

namespace journal {

enum class Order { Ascending, Descending };

/// The rows of one conversation's bubbles stand in an index of their own.
[[nodiscard]] inline bool isOneTimeline(const RowQuery &query)
{
    return query.messagesOnly && !query.bot.isEmpty() && query.scene && !query.peer.isEmpty();
}
[[nodiscard]] inline bool restrictsConversation(const RowQuery &query)
{
    return !query.bot.isEmpty() || query.scene || !query.peer.isEmpty();
}

/// `id` of the conversations a query allows, with the parameters `bindConversation` binds.
inline constexpr auto conversationIds
    = "SELECT id FROM conversation WHERE (?1 = '' OR bot = ?1) AND (?2 < 0 OR scene = "
      "?2) AND (?3 = '' OR peer = ?3)";

inline void bindConversation(SQLite::Statement &statement, const RowQuery &query)
{
    statement.bind(1, query.bot.toStdString());
    statement.bind(2, sceneNumber(query.scene));
    statement.bind(3, query.peer.value.toStdString());
}

/// What the reader's files share: the connection and its prepared statements. Its functions throw SQLite::Exception;
/// `guarded` turns that into a value.
struct JournalReader::Private
{
    SQLite::Statement &prepared(const std::string &sql)
    {
        const auto known = statements.find(sql);
        return known != statements.end() ? known->second : statements.try_emplace(sql, *database, sql).first->second;
    }

    struct Span
    {
        qint64 first = 0;
        qint64 last = -1;
    };
    Span span();
    QList<RowRef> collect(SQLite::Statement &statement);
    QList<RowRef> scan(const RowQuery &query, qint64 after, qint64 before, Order order, int limit);
    QList<RowRef> timeline(const RowQuery &query, qint64 after, qint64 before, Order order, int limit);
    QList<RowRef> rows(const RowQuery &query, qint64 after, qint64 before, Order order, int limit);
    /// The rows between `after` and `before` that pass the query's filter, in that order, as far as the limits go.
    RowPage search(const RowQuery &query, qint64 after, qint64 before, Order order, const PageLimits &limits);
    void useFilter(const RowQuery &query);
    /// Rows that can match, where the file keeps a list of such rows.
    std::optional<std::vector<qint64>> listed(qint64 first, qint64 last);
    QList<RowRef> select(const RowQuery &query, qint64 first, qint64 last, Order order, int limit,
        const std::optional<std::vector<qint64>> &candidates);
    qint64 conversation(const RowQuery &query);
    std::optional<StoredRow> stored(qint64 row);
    void readBodyFrom(const std::string &table, qint64 row, QList<traffic::Header> &headers, traffic::Body &body);
    QHash<qint64, int> undelivered();
    /// What a rowSelect() finds.
    QList<RowSummary> summarized(SQLite::Statement &statement);

    /// Runs a query and turns what SQLite throws into a value.
    template <class Query>
    auto guarded(const QString &operation, Query query) -> core::Result<decltype(query()), JournalError>
    {
        try {
            return query();
        } catch (const SQLite::Exception &e) {
            const JournalError error = errorOf(e, operation, JournalError::Kind::CannotRead);
            if (error.kind == JournalError::Kind::Corrupt && damaged) {
                damaged();
            }
            return core::make_unexpected(error);
        }
    }

    std::unique_ptr<SQLite::Database> database;
    SourceId source;
    traffic::RecordKey since;
    QString name; ///< of the source
    std::function<void()> damaged;
    QString textFolder;
    std::map<std::string, SQLite::Statement> statements; // below the database: they go first

    // The filter of the latest search: a view asks with the same one again and again.
    RowQuery filtered;
    FilterSql filterSql;
    std::unique_ptr<RowMatcher> matcher;
    std::string selectSql;
    std::unique_ptr<SQLite::Statement> selectRows;
};

} // namespace journal
