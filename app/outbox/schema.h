#pragma once

namespace SQLite {
class Database;
}

namespace outbox {

/// The newest schema this program knows.
inline constexpr int schemaVersion = 3;

/// Brings a file up to schemaVersion, one transaction a migration (PRAGMA user_version). Foreign keys are enforced
/// afterwards. Throws SQLite::Exception.
void migrate(SQLite::Database &database);

} // namespace outbox
