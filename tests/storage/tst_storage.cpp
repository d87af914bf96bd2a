#include "app/storage/migration.h"
#include "app/storage/setaside.h"
#include "app/storage/soundness.h"
#include "tests/support/poordisk.h"

#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

#include <array>

using namespace Qt::StringLiterals;
using storage::Fault;

namespace {

constexpr std::array migrations = {"CREATE TABLE a(x)", "CREATE TABLE b(x); INSERT INTO b SELECT x FROM a"};
const int open = SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE;
// 2026-11-25 21:53:06 UTC.
constexpr auto now = core::WallTime(core::Milliseconds(1'795'643'586'000));

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
}

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot read");
}

} // namespace

/// What journal and outbox do with their files alike.
class tst_Storage : public QObject
{
    Q_OBJECT
private slots:
    void aDamagedFileKeepsItsContentUnderANewName();
    void settingAsideOverwritesNothing();
    void whatWasSetAsideIsFoundNewestFirst();
    void aReadOnlyFolderKeepsTheFileWhereItIs();
    void anInterruptedRenameIsNoticed();
    void aCopyStandsBeforeAFileIsChanged();
    void theFirstCopyOfAVersionIsKept();
    void withoutACopyNothingIsChanged();
    void aNewFileNeedsNoCopy();
    void aNewerFileIsLeftAlone();
    void aFileThatContradictsItselfIsFound();
    void codesAreFaults();

private:
    /// A folder of its own for each test; the path of a file in it.
    QString path() const
    {
        const QString folder = m_dir.filePath(QLatin1StringView(QTest::currentTestFunction()));
        QDir().mkpath(folder);
        return folder + u"/some.db"_s;
    }
    QTemporaryDir m_dir;
};

void tst_Storage::aDamagedFileKeepsItsContentUnderANewName()
{
    const QString file = path();
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s})
        write(file + part, "content" + part.toUtf8());
    const auto moved = storage::setAside(file, now);
    QVERIFY(moved);
    QCOMPARE(*moved, file + u".corrupt-20261125T215306Z"_s);
    for (const QString &part : {u""_s, u"-wal"_s, u"-shm"_s}) {
        QVERIFY(!QFile::exists(file + part));
        QCOMPARE(read(*moved + part), "content" + part.toUtf8());
    }
}

void tst_Storage::settingAsideOverwritesNothing()
{
    const QString file = path();
    write(file + u".corrupt-20261125T215306Z-wal"_s, "a log that stands alone");
    QSet<QString> names;
    for (int i = 0; i < 3; ++i) {
        write(file, QByteArray::number(i));
        const auto moved = storage::setAside(file, now);
        QVERIFY(moved);
        QCOMPARE(read(*moved), QByteArray::number(i));
        names.insert(*moved);
    }
    QCOMPARE(names.size(), 3);
    QCOMPARE(read(file + u".corrupt-20261125T215306Z-wal"_s), "a log that stands alone");
}

void tst_Storage::whatWasSetAsideIsFoundNewestFirst()
{
    const QString file = path();
    QVERIFY(storage::setAsideOf(file).isEmpty());
    for (const auto ago : {std::chrono::hours(2), std::chrono::hours(1)}) {
        write(file, "x");
        write(file + u"-wal"_s, "x");
        QVERIFY(storage::setAside(file, now - ago));
    }
    const auto found = storage::setAsideOf(file);
    QCOMPARE(found.size(), 2);
    QCOMPARE(core::toMs(found[0].time), core::toMs(now - std::chrono::hours(1)));
    QCOMPARE(core::toMs(found[1].time), core::toMs(now - std::chrono::hours(2)));
}

void tst_Storage::aReadOnlyFolderKeepsTheFileWhereItIs()
{
    const QString file = path();
    write(file, "x");
    {
        const test::ReadOnlyFolder closed(QFileInfo(file).path());
        const auto moved = storage::setAside(file, now);
        QVERIFY(!moved);
        QCOMPARE(moved.error().fault, Fault::ReadOnly);
    }
    QCOMPARE(read(file), "x");
}

void tst_Storage::anInterruptedRenameIsNoticed()
{
    const QString file = path();
    QVERIFY(!storage::isOrphaned(file));
    write(file + u"-wal"_s, "log");
    QVERIFY(storage::isOrphaned(file));
    const auto moved = storage::setAside(file, now);
    QVERIFY(moved);
    QCOMPARE(read(*moved + u"-wal"_s), "log");
    QVERIFY(!storage::isOrphaned(file));
}

void tst_Storage::aCopyStandsBeforeAFileIsChanged()
{
    const QString file = path();
    SQLite::Database database(file.toStdString(), open);
    database.exec("PRAGMA journal_mode = WAL");
    QVERIFY(storage::migrate(database, file, std::span(migrations).first(1)));
    database.exec("INSERT INTO a VALUES (7)"); // still in the log
    QVERIFY(storage::migrate(database, file, migrations));
    QCOMPARE(database.execAndGet("SELECT x FROM b").getInt(), 7);
    SQLite::Database copy(storage::copyPath(file, 1).toStdString());
    QCOMPARE(copy.execAndGet("PRAGMA user_version").getInt(), 1);
    QCOMPARE(copy.execAndGet("SELECT x FROM a").getInt(), 7);
    QVERIFY(!copy.tableExists("b"));
    QVERIFY(storage::quickCheck(copy));
}

void tst_Storage::theFirstCopyOfAVersionIsKept()
{
    const QString file = path();
    SQLite::Database database(file.toStdString(), open);
    QVERIFY(storage::migrate(database, file, std::span(migrations).first(1)));
    write(storage::copyPath(file, 1), "an earlier copy");
    QVERIFY(storage::migrate(database, file, migrations));
    QCOMPARE(read(storage::copyPath(file, 1)), "an earlier copy");
}

void tst_Storage::withoutACopyNothingIsChanged()
{
    const QString file = path();
    SQLite::Database database(file.toStdString(), open);
    QVERIFY(storage::migrate(database, file, std::span(migrations).first(1)));
    database.exec("INSERT INTO a VALUES (zeroblob(100000))");
    {
        const test::FullDisk full(20'000);
        const auto migrated = storage::migrate(database, file, migrations);
        QVERIFY(!migrated);
        QCOMPARE(migrated.error().fault, Fault::CannotCopy);
    }
    QCOMPARE(database.execAndGet("PRAGMA user_version").getInt(), 1);
    QCOMPARE(QDir(QFileInfo(file).path()).entryList(QDir::Files), QStringList(u"some.db"_s));
    QVERIFY(storage::migrate(database, file, migrations)); // space is back
    QVERIFY(QFile::exists(storage::copyPath(file, 1)));
}

void tst_Storage::aNewFileNeedsNoCopy()
{
    const QString file = path();
    SQLite::Database database(file.toStdString(), open);
    QVERIFY(storage::migrate(database, file, migrations));
    QCOMPARE(storage::schemaVersion(database, 2).value_or(-1), 2);
    QCOMPARE(QDir(QFileInfo(file).path()).entryList(QDir::Files), QStringList(u"some.db"_s));
}

void tst_Storage::aNewerFileIsLeftAlone()
{
    const QString file = path();
    SQLite::Database database(file.toStdString(), open);
    QVERIFY(storage::migrate(database, file, migrations));
    const auto migrated = storage::migrate(database, file, std::span(migrations).first(1));
    QVERIFY(!migrated);
    QCOMPARE(migrated.error().fault, Fault::Newer);
}

void tst_Storage::aFileThatContradictsItselfIsFound()
{
    const QString file = path();
    {
        SQLite::Database database(file.toStdString(), open);
        database.exec("PRAGMA page_size = 4096; CREATE TABLE a(x)");
        for (int i = 0; i < 100; ++i)
            database.exec("INSERT INTO a VALUES (zeroblob(1000))");
        QVERIFY(storage::quickCheck(database));
    }
    QFile damaged(file);
    QVERIFY(
        damaged.open(QIODevice::ReadWrite) && damaged.seek(4096 * 5) && damaged.write(QByteArray(4096, '\x7f')) > 0);
    damaged.close();
    SQLite::Database database(file.toStdString(), open);
    const auto sound = storage::quickCheck(database);
    QVERIFY(!sound);
    QCOMPARE(sound.error().fault, Fault::Damaged);
    QVERIFY(!sound.error().message.isEmpty());
}

void tst_Storage::codesAreFaults()
{
    QCOMPARE(storage::faultOf(13), Fault::Full); // SQLITE_FULL
    QCOMPARE(storage::faultOf(10 | (3 << 8)), Fault::Full); // SQLITE_IOERR_WRITE: a limit or a quota
    QCOMPARE(storage::faultOf(10 | (18 << 8)), Fault::Full); // SQLITE_IOERR_SHMOPEN
    QCOMPARE(storage::faultOf(8), Fault::ReadOnly);
    QCOMPARE(storage::faultOf(5), Fault::Busy);
    QCOMPARE(storage::faultOf(11), Fault::Damaged);
    QCOMPARE(storage::faultOf(26), Fault::Damaged); // SQLITE_NOTADB
    QCOMPARE(storage::faultOf(0), Fault::Other);
}

QTEST_GUILESS_MAIN(tst_Storage)
#include "tst_storage.moc"
