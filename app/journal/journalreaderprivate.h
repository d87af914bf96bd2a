#pragma once
#include "app/journal/connection.h"
#include "app/journal/journalreader.h"
#include "app/journal/rowcodec.h"

#include <QHash>
#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <string>

namespace journal {

enum class Order { Ascending, Descending };

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
    std::function<void()> damaged;
    std::map<std::string, SQLite::Statement> statements; // below the database: they go first
};

} // namespace journal
