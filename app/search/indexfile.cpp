#include "app/search/indexfile.h"

#include "app/search/words.h"

#include <QDir>
#include <QFile>
#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

namespace search {

using namespace Qt::StringLiterals;

namespace {

/// Raised when the file or the words are made otherwise: an older file is then made anew.
constexpr int formatVersion = 1;
constexpr int busyMs = 2'000;

// `doc` has no contents and no positions: only which documents have a word. A document is a row, twice its number, or
// the row's answer, one more. The words come cut already (words.h), so the simplest tokenizer will do.
constexpr auto makeTables = R"sql(
CREATE TABLE state(journal BLOB NOT NULL, up_to INTEGER NOT NULL);
CREATE TABLE open(row INTEGER PRIMARY KEY);
CREATE VIRTUAL TABLE doc USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii');
)sql";

std::string matchText(const Needle &needle)
{
    std::string query;
    for (const QString &word : needle.words())
        query += (query.empty() ? "\"" : " AND \"") + word.toStdString() + '"';
    return needle.endsOpen() ? query + " *" : query;
}

std::string wordsOf(const QStringList &texts)
{
    QByteArray words;
    for (const QString &text : texts) {
        eachWord(text, [&words](QStringView word) {
            words += word.toUtf8();
            words += ' ';
        });
    }
    return words.toStdString();
}

void removeFile(const QString &path)
{
    for (const QString &suffix : {u""_s, u"-wal"_s, u"-shm"_s})
        QFile::remove(path + suffix);
}

bool isOurs(SQLite::Database &database, const QByteArray &journal)
{
    if (database.execAndGet("PRAGMA user_version").getInt() != formatVersion)
        return false;
    SQLite::Statement read(database, "SELECT journal FROM state");
    if (!read.executeStep())
        return false;
    const SQLite::Column column = read.getColumn(0);
    return QByteArrayView(static_cast<const char *>(column.getBlob()), column.getBytes()) == journal;
}

} // namespace

QString indexPath(const QString &folder, qint64 number)
{
    return folder + u"/text-%1.db"_s.arg(number, 5, 10, QChar(u'0'));
}

struct IndexFile::Private
{
    Private(const QString &path, int access, qint64 first)
        : database(QFile::encodeName(path).toStdString(), access | SQLITE_OPEN_NOMUTEX, busyMs)
        , firstRow(first)
    {
    }
    SQLite::Statement &statement(std::unique_ptr<SQLite::Statement> &slot, const char *sql)
    {
        if (!slot)
            slot = std::make_unique<SQLite::Statement>(database, sql);
        slot->tryReset();
        return *slot;
    }
    template <class Work> auto guarded(const QString &operation, Work work) -> Result<decltype(work())>
    {
        try {
            return work();
        } catch (const SQLite::Exception &e) {
            return core::make_unexpected(storage::problemOf(e, operation));
        }
    }

    SQLite::Database database;
    qint64 firstRow;
    std::unique_ptr<SQLite::Statement> insert;
    std::unique_ptr<SQLite::Statement> match;
    std::unique_ptr<SQLite::Statement> readUpTo;
};

IndexFile::IndexFile(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

IndexFile::~IndexFile() = default;

IndexFile::Result<std::unique_ptr<IndexFile>> IndexFile::openForWriting(
    const QString &folder, qint64 number, const QByteArray &journal)
{
    const QString path = indexPath(folder, number);
    const auto open = [&] {
        auto file = std::make_unique<Private>(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, number * rowsPerFile);
        SQLite::Database &database = file->database;
        const bool isNew = database.execAndGet("SELECT count(*) FROM sqlite_master").getInt() == 0;
        if (!isNew && !isOurs(database, journal))
            return std::unique_ptr<Private>();
        database.exec("PRAGMA journal_mode=WAL");
        database.exec("PRAGMA synchronous=NORMAL"); // a lost end is indexed again
        database.exec("PRAGMA cache_size=-32000");
        if (isNew) {
            SQLite::Transaction transaction(database);
            database.exec(makeTables);
            SQLite::Statement state(database, "INSERT INTO state VALUES(?, 0)");
            state.bind(1, static_cast<const void *>(journal.constData()), int(journal.size()));
            state.exec();
            database.exec("PRAGMA user_version=" + std::to_string(formatVersion));
            transaction.commit();
        }
        return file;
    };
    if (!QDir().mkpath(folder))
        return core::make_unexpected(storage::Problem{storage::Fault::Other, u"make folder"_s, 0, folder});
    for (const bool isLastTry : {false, true}) {
        try {
            if (auto file = open())
                return std::unique_ptr<IndexFile>(new IndexFile(std::move(file)));
        } catch (const SQLite::Exception &e) {
            const storage::Problem problem = storage::problemOf(e, u"open index"_s);
            if (problem.fault != storage::Fault::Damaged || isLastTry)
                return core::make_unexpected(problem);
        }
        removeFile(path);
    }
    return core::make_unexpected(storage::Problem{storage::Fault::Other, u"open index"_s, 0, path});
}

std::unique_ptr<IndexFile> IndexFile::openForReading(const QString &folder, qint64 number, const QByteArray &journal)
{
    const QString path = indexPath(folder, number);
    if (!QFile::exists(path))
        return nullptr;
    try {
        auto file = std::make_unique<Private>(path, SQLITE_OPEN_READONLY, number * rowsPerFile);
        file->database.exec("PRAGMA cache_size=-4000");
        return isOurs(file->database, journal) ? std::unique_ptr<IndexFile>(new IndexFile(std::move(file))) : nullptr;
    } catch (const SQLite::Exception &) {
        return nullptr; // just being made, or damaged: its writer sees to it
    }
}

IndexFile::Result<qint64> IndexFile::upTo()
{
    return d->guarded(u"index state"_s, [this] {
        SQLite::Statement &read = d->statement(d->readUpTo, "SELECT up_to FROM state");
        const qint64 upTo = read.executeStep() ? read.getColumn(0).getInt64() : 0;
        read.tryReset();
        return upTo;
    });
}

IndexFile::Result<QList<qint64>> IndexFile::openRows()
{
    return d->guarded(u"index open"_s, [this] {
        QList<qint64> rows;
        SQLite::Statement read(d->database, "SELECT row FROM open ORDER BY row");
        while (read.executeStep())
            rows.append(read.getColumn(0).getInt64());
        return rows;
    });
}

IndexFile::Result<void> IndexFile::add(const IndexStep &step)
{
    const auto added = d->guarded(u"index"_s, [this, &step] {
        SQLite::Transaction transaction(d->database);
        SQLite::Statement &insert = d->statement(d->insert, "INSERT INTO doc(rowid, words) VALUES(?,?)");
        for (const IndexedText &text : step.texts) {
            insert.bind(1, static_cast<int64_t>(2 * text.row + (text.isAnswer ? 1 : 0)));
            insert.bind(2, wordsOf(text.texts));
            insert.exec();
            insert.tryReset();
        }
        SQLite::Statement open(d->database, "INSERT OR IGNORE INTO open VALUES(?)");
        for (const qint64 row : step.opened) {
            open.bind(1, static_cast<int64_t>(row));
            open.exec();
            open.tryReset();
        }
        SQLite::Statement close(d->database, "DELETE FROM open WHERE row = ?");
        for (const qint64 row : step.closed) {
            close.bind(1, static_cast<int64_t>(row));
            close.exec();
            close.tryReset();
        }
        SQLite::Statement state(d->database, "UPDATE state SET up_to = max(up_to, ?)");
        state.bind(1, static_cast<int64_t>(step.upTo));
        state.exec();
        transaction.commit();
        return true;
    });
    return added.map([](bool) {});
}

IndexFile::Result<RowSet> IndexFile::find(const Needle &needle, qint64 first, qint64 last)
{
    return d->guarded(u"index find"_s, [this, &needle, first, last] {
        RowSet found(d->firstRow, rowsPerFile);
        if (needle.words().isEmpty())
            return found;
        SQLite::Statement &match
            = d->statement(d->match, "SELECT rowid FROM doc WHERE doc MATCH ? AND rowid BETWEEN ? AND ?");
        match.bind(1, matchText(needle));
        match.bind(2, static_cast<int64_t>(2 * first));
        match.bind(3, static_cast<int64_t>(2 * last + 1));
        while (match.executeStep())
            found.add(match.getColumn(0).getInt64() / 2);
        match.tryReset();
        return found;
    });
}

void IndexFile::interrupt()
{
    sqlite3_interrupt(d->database.getHandle());
}

} // namespace search
