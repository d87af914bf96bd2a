#include "app/storage/migration.h"

#include <QFile>
#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdio>
#include <string>

namespace storage {

using namespace Qt::StringLiterals;

namespace {

int readVersion(SQLite::Database &database)
{
    return database.execAndGet("PRAGMA user_version").getInt();
}

// VACUUM INTO reads one consistent state, WAL included. The copy has its name only once it is whole.
core::Result<void, Problem> copy(SQLite::Database &database, const QString &path, int version)
{
    const QString target = copyPath(path, version);
    if (QFile::exists(target))
        return {};
    const QString unfinished = target + u".part"_s;
    QFile::remove(unfinished); // of an earlier try that did not end
    try {
        SQLite::Statement into(database, "VACUUM INTO ?");
        into.bind(1, unfinished.toStdString());
        into.exec();
    } catch (const SQLite::Exception &e) {
        QFile::remove(unfinished);
        Problem problem = problemOf(e, u"copy"_s);
        problem.fault = problem.fault == Fault::Damaged ? Fault::Damaged : Fault::CannotCopy;
        return core::make_unexpected(problem);
    }
    if (std::rename(QFile::encodeName(unfinished).constData(), QFile::encodeName(target).constData()) != 0)
        return core::make_unexpected(Problem{Fault::CannotCopy, u"copy"_s, 0, target});
    return {};
}

} // namespace

core::Result<int, Problem> schemaVersion(SQLite::Database &database, int newest)
{
    try {
        const int version = readVersion(database);
        if (version > newest)
            return core::make_unexpected(
                Problem{Fault::Newer, u"check schema"_s, 0, u"schema %1, known are %2"_s.arg(version).arg(newest)});
        return version;
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(problemOf(e, u"check schema"_s));
    }
}

QString copyPath(const QString &path, int version)
{
    return u"%1.v%2.bak"_s.arg(path).arg(version);
}

core::Result<void, Problem> migrate(
    SQLite::Database &database, const QString &path, std::span<const char *const> migrations)
{
    const auto version = schemaVersion(database, int(migrations.size()));
    if (!version)
        return core::make_unexpected(version.error());
    if (*version > 0 && size_t(*version) < migrations.size() && !path.isEmpty()) {
        if (const auto copied = copy(database, path, *version); !copied)
            return core::make_unexpected(copied.error());
    }
    try {
        // A table that others refer to is rebuilt by dropping it, which enforced keys forbid; they cannot be switched
        // inside a transaction. What they guard is checked instead before each step is committed.
        database.exec("PRAGMA foreign_keys = OFF");
        for (auto next = size_t(*version); next < migrations.size(); ++next) {
            SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
            // Another process may have been faster between our look and the lock.
            if (size_t(readVersion(database)) > next)
                continue;
            database.exec(migrations[next]);
            database.exec("PRAGMA user_version = " + std::to_string(next + 1));
            if (SQLite::Statement(database, "PRAGMA foreign_key_check").executeStep())
                throw SQLite::Exception("a migration would leave rows without what they refer to");
            transaction.commit();
        }
        database.exec("PRAGMA foreign_keys = ON");
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(problemOf(e, u"migrate"_s));
    }
    return {};
}

} // namespace storage
