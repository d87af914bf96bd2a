#pragma once
#include "app/storage/fault.h"

namespace SQLite {
class Database;
}

namespace storage {

/// `PRAGMA quick_check`: reads the whole file and looks whether its pages contradict each other. Nothing: it is sound.
/// Else the first complaint, as a Problem with the fault Damaged; other faults: the check itself could not be made.
/// It takes as long as reading the file does; sqlite3_interrupt() ends it.
[[nodiscard]] core::Result<void, Problem> quickCheck(SQLite::Database &database);

} // namespace storage
