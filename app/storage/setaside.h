#pragma once
#include "app/core/clock.h"
#include "app/storage/fault.h"

namespace storage {

/// Gives a damaged database another name, `<file>.corrupt-<UTC stamp>`, together with its -wal and -shm; nothing is
/// deleted or overwritten. The file may still be open: who holds it goes on with what it holds. Returns the new path.
/// Faults: ReadOnly (the folder), Other.
[[nodiscard]] core::Result<QString, Problem> setAside(const QString &path, core::WallTime now);

/// A database is gone but its log is there: setting it aside was cut short. SQLite would delete that log.
[[nodiscard]] bool isOrphaned(const QString &path);

/// What was set aside in place of `path`, newest first.
struct SetAside
{
    QString path;
    core::WallTime time{};
};
[[nodiscard]] QList<SetAside> setAsideOf(const QString &path);

} // namespace storage
