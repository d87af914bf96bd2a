#pragma once

#include "app/core/result.h"
#include "app/outbox/outboxerror.h"

namespace SQLite {
class Database;
}

namespace outbox {

/// The newest schema this program knows.
inline constexpr int schemaVersion = 3;

/// Brings the file at `path` up to schemaVersion, see storage::migrate(). Foreign keys are enforced afterwards. Errors:
/// NewerSchema, CannotCopy, Corrupt, CannotOpen.
[[nodiscard]] core::Result<void, OutboxError> migrate(SQLite::Database &database, const QString &path);

} // namespace outbox
