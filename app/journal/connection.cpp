#include "app/journal/connection.h"

#include "app/journal/schema.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <fcntl.h>
#include <unistd.h>

namespace journal {

using namespace Qt::StringLiterals;

namespace {

// A lock of our own processes is held for one commit at most; a longer one is a foreign program's, and then rows must
// not pile up behind it.
constexpr int writerBusyMs = 250;
constexpr int readerBusyMs = 2000;
constexpr int firstVersionWithMarks = 3;

OpenedDatabase checkedForReading(std::unique_ptr<SQLite::Database> database)
{
    const auto version = schemaVersionOf(*database);
    if (!version && version.error().kind != JournalError::Kind::NewerSchema) {
        return core::make_unexpected(version.error());
    }
    if (version && *version == 0) {
        return core::make_unexpected(
            JournalError{JournalError::Kind::CannotOpen, u"open"_s, SQLITE_EMPTY, u"not a journal yet"_s});
    }
    // A file that cannot be brought to the newest form is read all the same, as one without marks.
    if (version && *version < firstVersionWithMarks)
        database->exec("CREATE TEMP TABLE mark(row INTEGER PRIMARY KEY, colour INTEGER, note TEXT, time INTEGER)");
    database->exec("PRAGMA query_only=1");
    return database;
}

/// A file in a folder that nobody can write has no log, and SQLite cannot make one to read beside; nobody changes it.
bool isFrozen(const QString &path)
{
    const QFileInfo file(path);
    const QByteArray folder = QFile::encodeName(file.absolutePath());
    const bool isClosed = ::faccessat(AT_FDCWD, folder.constData(), W_OK, AT_EACCESS) != 0;
    return file.exists() && isClosed && !QFileInfo::exists(path + u"-wal"_s);
}

/// Connections are used by one thread each, so SQLite needs no mutex around them.
int flags(int access)
{
    return access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
}

} // namespace

JournalError errorOf(const SQLite::Exception &exception, const QString &operation, JournalError::Kind fallback)
{
    if (exception.getErrorCode() == SQLITE_INTERRUPT) {
        fallback = JournalError::Kind::Interrupted;
    }
    return errorOf(storage::problemOf(exception, operation), fallback);
}

JournalError errorOf(const storage::Problem &problem, JournalError::Kind fallback)
{
    JournalError error{fallback, problem.operation, problem.nativeCode, problem.message};
    switch (problem.fault) {
    case storage::Fault::Damaged:
        error.kind = JournalError::Kind::Corrupt;
        break;
    case storage::Fault::Newer:
        error.kind = JournalError::Kind::NewerSchema;
        break;
    case storage::Fault::CannotCopy:
        error.kind = JournalError::Kind::CannotCopy;
        break;
    case storage::Fault::Full:
    case storage::Fault::ReadOnly:
    case storage::Fault::Busy:
    case storage::Fault::Other:
        break;
    }
    return error;
}

OpenedDatabase openFileForWriting(const QString &path)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath())) {
        return core::make_unexpected(
            JournalError{JournalError::Kind::CannotOpen, u"make folder"_s, SQLITE_CANTOPEN, QFileInfo(path).path()});
    }
    try {
        auto database = std::make_unique<SQLite::Database>(
            QFile::encodeName(path).toStdString(), flags(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE), writerBusyMs);
        const auto migrated = migrate(*database, path);
        if (!migrated) {
            return core::make_unexpected(migrated.error());
        }
        database->exec("PRAGMA journal_mode=WAL");
        // Measured: rarer checkpoints write a page that many batches touch once (product 9).
        database->exec("PRAGMA wal_autocheckpoint=16000");
        database->exec("PRAGMA synchronous=NORMAL");
        database->exec("PRAGMA cache_size=-16000");
        return database;
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"open"_s, JournalError::Kind::CannotOpen));
    }
}

OpenedDatabase openFileForMaking(const QString &path)
{
    auto database = openFileForWriting(path);
    if (!database)
        return database;
    try {
        (*database)->exec("PRAGMA journal_mode=OFF");
        (*database)->exec("PRAGMA synchronous=OFF");
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"open"_s, JournalError::Kind::CannotOpen));
    }
    return database;
}

OpenedDatabase openInMemory(const QString &uri)
{
    try {
        auto database = std::make_unique<SQLite::Database>(
            uri.toStdString(), flags(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE), writerBusyMs);
        const auto migrated = migrate(*database);
        if (!migrated) {
            return core::make_unexpected(migrated.error());
        }
        return database;
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"open in memory"_s, JournalError::Kind::CannotOpen));
    }
}

OpenedDatabase openForReading(const QString &pathOrUri)
{
    const bool inMemory = pathOrUri.startsWith("file:"_L1);
    try {
        std::string name = pathOrUri.toStdString();
        if (!inMemory) {
            const QUrl url = QUrl::fromLocalFile(QFileInfo(pathOrUri).absoluteFilePath());
            name = url.toEncoded(QUrl::FullyEncoded).toStdString() + "?mode=ro";
            if (isFrozen(pathOrUri)) {
                name += "&immutable=1";
            }
        }
        const int access = inMemory ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
        auto database = std::make_unique<SQLite::Database>(name, flags(access), readerBusyMs);
        database->exec("PRAGMA cache_size=-8000");
        if (inMemory) {
            // A shared cache locks whole tables: without this the writer would fail while a query runs.
            database->exec("PRAGMA read_uncommitted=1");
        }
        return checkedForReading(std::move(database));
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"open for reading"_s, JournalError::Kind::CannotOpen));
    }
}

StatementUse::StatementUse(SQLite::Statement &statement)
    : m_statement(statement)
{
}

StatementUse::~StatementUse()
{
    m_statement.tryReset();
}

} // namespace journal
