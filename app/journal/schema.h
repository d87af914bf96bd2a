#pragma once
#include "app/core/result.h"
#include "app/journal/source.h"

namespace SQLite {
class Database;
}

namespace journal {

/// Number of the newest migration; a file says in `PRAGMA user_version` how far it is.
inline constexpr int schemaVersion = 3;

/// Bytes of a page. Source: product 9 (measured with rows of about 1 kB).
inline constexpr int pageSize = 16384;

/// The index on ids and the index of conversations are cut into buckets of 32,768 rows, so that new rows touch few
/// pages however large the file is: a look-up asks each bucket (31 for 1 M rows), newest or oldest first.
inline constexpr int bucketBits = 15;
[[nodiscard]] constexpr qint64 bucketOf(qint64 row)
{
    return row >> bucketBits;
}

/// The migration a database has reached, 0 for an empty one. Errors: Corrupt, NewerSchema, CannotRead.
[[nodiscard]] core::Result<int, JournalError> schemaVersionOf(SQLite::Database &database);

/// Runs the missing migrations of the database at `path` (empty: in memory), see storage::migrate(). Errors: as above,
/// CannotCopy, CannotWrite.
[[nodiscard]] core::Result<void, JournalError> migrate(SQLite::Database &database, const QString &path = {});

} // namespace journal
