#include "app/journal/connection.h"

#include "app/journal/schema.h"

#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

namespace journal {

using namespace Qt::StringLiterals;

namespace {

// A lock of our own processes is held for one commit at most; a longer one is a foreign program's, and then rows must
// not pile up behind it.
constexpr int writerBusyMs = 250;
constexpr int readerBusyMs = 2000;

OpenedDatabase checkedForReading(std::unique_ptr<SQLite::Database> database)
{
    const auto version = schemaVersionOf(*database);
    if (!version) {
        return core::make_unexpected(version.error());
    }
    if (*version == 0) {
        return core::make_unexpected(
            JournalError{JournalError::Kind::CannotOpen, u"open"_s, SQLITE_EMPTY, u"not a journal yet"_s});
    }
    return database;
}

/// Connections are used by one thread each, so SQLite needs no mutex around them.
int flags(int access)
{
    return access | SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX;
}

} // namespace

JournalError errorOf(const SQLite::Exception &exception, const QString &operation, JournalError::Kind fallback)
{
    JournalError error{fallback, operation, exception.getErrorCode(), QString::fromUtf8(exception.what())};
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        error.kind = JournalError::Kind::Corrupt;
        break;
    case SQLITE_INTERRUPT:
        error.kind = JournalError::Kind::Interrupted;
        break;
    default: // SQLite's codes are open-ended
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
        const auto migrated = migrate(*database);
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
        }
        const int access = inMemory ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE : SQLITE_OPEN_READONLY;
        auto database = std::make_unique<SQLite::Database>(name, flags(access), readerBusyMs);
        database->exec("PRAGMA query_only=1");
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
