#pragma once
#include "app/journal/source.h"

#include <string>
#include <string_view>

namespace SQLite {
class Statement;
}

namespace journal {

// How records and settlements stand in the tables of schema.cpp. Functions that take a Statement may throw
// SQLite::Exception: the callers in this room turn it into a JournalError.

/// One row as stored, without headers and bodies (but `body.wireSize` is set).
struct StoredRow
{
    qint64 row = 0;
    traffic::Record record;
    std::optional<traffic::Settlement> settlement;
    std::optional<Mark> mark;
};

inline constexpr auto insertRecordSql = "INSERT INTO record VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
inline constexpr auto insertSettlementSql = "INSERT OR IGNORE INTO settlement VALUES(?,?,?,?,?,?,?,?,?,?,?)";

/// A SELECT for `readRow`. `from` ends in the name `r` for the record table; `rest` is WHERE, ORDER BY, LIMIT over
/// record `r`, conversation `c`, settlement `s` and mark `m`. Tables are visited in that order.
[[nodiscard]] std::string rowSelect(std::string_view from, std::string_view rest);

void bindRecord(SQLite::Statement &statement, qint64 row, qint64 conversation, const traffic::Record &record);
void bindSettlement(SQLite::Statement &statement, qint64 row, const traffic::Settlement &settlement);
/// Row, headers, body, splices. `headers` and `splices` are blobs of this room and must outlive the step.
void bindBody(SQLite::Statement &statement, qint64 row, const QByteArray &headers, const QByteArray &splices,
    const traffic::Body &body);

[[nodiscard]] StoredRow readRow(SQLite::Statement &statement);
/// Columns headers, body, splices, into what `readRow` left empty.
void readBody(SQLite::Statement &statement, QList<traffic::Header> &headers, traffic::Body &body);

/// The 64-bit hash under which an id stands in `id_hash`: FNV-1a over its UTF-8. It is part of the file format.
[[nodiscard]] qint64 idHash(const QString &id);
/// The ids of a record, or of a settlement, that can be looked up.
[[nodiscard]] QStringList lookupIds(const traffic::Record &record);
[[nodiscard]] QStringList lookupIds(const traffic::Settlement &settlement);

/// The number of a scene in the file, -1 for none.
[[nodiscard]] int sceneNumber(const std::optional<protocol::Scene> &scene);
[[nodiscard]] std::optional<protocol::Scene> sceneFromNumber(int number);

/// What became of the row: the settlement's state, else the record's; a call of an earlier run (key below `since`)
/// without an answer is Unknown.
[[nodiscard]] traffic::State effectiveState(const StoredRow &stored, traffic::RecordKey since);
[[nodiscard]] RowSummary summarize(const StoredRow &stored, SourceId source, traffic::RecordKey since);

} // namespace journal
