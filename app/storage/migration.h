#pragma once
#include "app/storage/fault.h"

#include <span>

namespace SQLite {
class Database;
}

namespace storage {

/// The migration that a database has reached (`PRAGMA user_version`), 0 for an empty one. Faults: Newer beyond
/// `newest`, Damaged, and what else reading meets.
[[nodiscard]] core::Result<int, Problem> schemaVersion(SQLite::Database &database, int newest);

/// Where the copy stands that was made before a file left that version: `<file>.v<version>.bak`.
[[nodiscard]] QString copyPath(const QString &path, int version);

/// Runs the missing ones of the numbered `migrations` (SQL, the first is number 1), each in a transaction that also
/// raises `PRAGMA user_version`. Before a file that holds something is changed, a copy of it is made, once a version,
/// and kept; without the copy nothing is changed (CannotCopy). `path`: of the file, empty for a database in memory.
/// Foreign keys are off meanwhile, checked before each commit, and on afterwards.
[[nodiscard]] core::Result<void, Problem> migrate(
    SQLite::Database &database, const QString &path, std::span<const char *const> migrations);

} // namespace storage
