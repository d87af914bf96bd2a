#pragma once
#include "app/core/result.h"
#include "app/journal/source.h"
#include "app/storage/fault.h"

#include <memory>

namespace SQLite {
class Database;
class Exception;
class Statement;
} // namespace SQLite

namespace journal {

/// What SQLite threw, as a value. `fallback` is the kind for codes that say neither corrupt nor interrupted.
[[nodiscard]] JournalError errorOf(
    const SQLite::Exception &exception, const QString &operation, JournalError::Kind fallback);

/// The same of what the room for files met.
[[nodiscard]] JournalError errorOf(const storage::Problem &problem, JournalError::Kind fallback);

using OpenedDatabase = core::Result<std::unique_ptr<SQLite::Database>, JournalError>;

/// Opens a journal file for writing, makes it and its folder if missing, and migrates it.
/// Errors: CannotOpen (folder, permissions, locked by another process), Corrupt, NewerSchema, CannotCopy, CannotWrite.
[[nodiscard]] OpenedDatabase openFileForWriting(const QString &path);
/// For a file that is made in one go, and made anew when that is interrupted: without a log beside it, and nothing is
/// waited for on the disk. Measured: an import that is given up waited a second for the log to be written back.
[[nodiscard]] OpenedDatabase openFileForMaking(const QString &path);
/// Opens (and makes) a database in memory that lives as long as one connection to its shared-cache URI.
[[nodiscard]] OpenedDatabase openInMemory(const QString &uri);
/// Opens a journal for queries: `pathOrUri` is a file, or the URI of a database in memory. A file of a newer version is
/// read as far as the queries of this one fit it.
/// Errors: CannotOpen (also when it is not a journal yet), Corrupt.
[[nodiscard]] OpenedDatabase openForReading(const QString &pathOrUri);

/// Resets a statement when it goes out of scope, so that it never holds a read transaction open.
class StatementUse
{
public:
    explicit StatementUse(SQLite::Statement &statement);
    ~StatementUse();
    StatementUse(const StatementUse &) = delete;
    StatementUse &operator=(const StatementUse &) = delete;
    [[nodiscard]] SQLite::Statement *operator->() const { return &m_statement; }
    [[nodiscard]] SQLite::Statement &operator*() const { return m_statement; }

private:
    SQLite::Statement &m_statement;
};

} // namespace journal
