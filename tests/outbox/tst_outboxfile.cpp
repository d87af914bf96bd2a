#include "app/outbox/schema.h"
#include "tests/outbox/bench.h"
#include "tests/support/poordisk.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using Kind = outbox::OutboxError::Kind;
using test::OutboxBench;

namespace {

/// A file that lost a page in its middle, after an unclean stop: `clean` is 0, as while it is open.
void damage(const QString &path)
{
    SQLite::Database(path.toStdString(), SQLite::OPEN_READWRITE)
        .exec("UPDATE meta SET value = '0' WHERE key = 'clean'");
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(4096 * 3) && file.write(QByteArray(4096, '\x7f')) > 0);
}

QStringList setAsideIn(const QString &folder)
{
    return QDir(folder).entryList({u"*.corrupt-*"_s}, QDir::Files);
}

} // namespace

/// A file that cannot be used says so, and nothing is reserved in it.
class tst_OutboxFile : public QObject
{
    Q_OBJECT
private slots:
    void folderIsMade();
    void directoryInPlaceOfTheFileCannotBeOpened();
    void fileInPlaceOfTheFolderCannotBeOpened();
    void aForeignFileIsSetAside();
    void aDamagedFileIsSetAsideAfterAnUncleanStop();
    void afterALossNewAnchorsBeginHigher();
    void twoLossesRaiseTwice();
    void afterALossIdsAreNotGivenAgain();
    void aFileThatLostOnlyItsDatabaseIsALoss();
    void aDamagedFileInAReadOnlyFolderStaysUnused();
    void aReadOnlyFileReservesNothing();
    void aFullDatabaseReservesNothingAndGoesOn();
    void newerSchemaIsLeftAlone();
    void migratesOnce();
    void fullDiskReservesNothing();
};

void tst_OutboxFile::folderIsMade()
{
    const QTemporaryDir folder;
    QVERIFY(OutboxBench::open(folder.filePath(u"a/b/outbox.db"_s)));
    QVERIFY(QFile::exists(folder.filePath(u"a/b/outbox.db"_s)));
}

void tst_OutboxFile::directoryInPlaceOfTheFileCannotBeOpened()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"outbox.db"_s));
    const auto opened = OutboxBench::open(folder.filePath(u"outbox.db"_s));
    QVERIFY(!opened);
    QCOMPARE(int(opened.error().kind), int(Kind::CannotOpen));
    QVERIFY(opened.error().nativeCode != 0);
}

void tst_OutboxFile::fileInPlaceOfTheFolderCannotBeOpened()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"data"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(int(OutboxBench::open(folder.filePath(u"data/outbox.db"_s)).error().kind), int(Kind::CannotOpen));
}

void tst_OutboxFile::aForeignFileIsSetAside()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"outbox.db"_s));
    const QByteArray foreign(8192, 'x');
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(foreign) == foreign.size());
    file.close();
    const auto opened = OutboxBench::open(file.fileName());
    QVERIFY(opened);
    QVERIFY((*opened)->setAside().startsWith("outbox.db.corrupt-"_L1));
    QFile kept(folder.filePath((*opened)->setAside()));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), foreign);
}

void tst_OutboxFile::aDamagedFileIsSetAsideAfterAnUncleanStop()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"outbox.db"_s);
    QVERIFY(OutboxBench::open(path));
    damage(path);
    const auto opened = OutboxBench::open(path);
    QVERIFY(opened);
    QCOMPARE(setAsideIn(folder.path()), QStringList((*opened)->setAside()));
    QVERIFY((*opened)->checkpoints().value().isEmpty());
}

void tst_OutboxFile::afterALossNewAnchorsBeginHigher()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"outbox.db"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(8192, 'x')) > 0);
    file.close();
    const auto firstSeq = [&](core::WallTime when, const QString &id) {
        const auto opened = outbox::Outbox::open(path, OutboxBench::rules(), when, u"boot-1"_s);
        const outbox::InboundMessage message{.peer = test::alice, .msgId = core::InboundMsgId(id), .received = when};
        return opened && (*opened)->receive(message, {}) ? (*opened)->ledger().find(message.msgId)->nextSeq : -1;
    };
    using namespace std::chrono_literals;
    const int raised = 1 + OutboxBench::rules().raiseAfterUncleanStop;
    QCOMPARE(firstSeq(test::noon, u"M1"_s), raised);
    QCOMPARE(firstSeq(test::noon + 5min, u"M2"_s), raised); // a restart forgets nothing
    QCOMPARE(firstSeq(test::noon + 3h, u"M3"_s), 1); // what was answered before the loss has no window any more
}

void tst_OutboxFile::twoLossesRaiseTwice()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"outbox.db"_s);
    for (int i = 1; i <= 2; ++i) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(8192, 'x')) > 0);
        file.close();
        QFile::remove(path + u"-wal"_s);
        const auto opened = OutboxBench::open(path);
        QVERIFY(opened);
        const outbox::InboundMessage message{
            .peer = test::alice, .msgId = core::InboundMsgId(u"M1"_s), .received = test::noon};
        QVERIFY((*opened)->receive(message, {}));
        QCOMPARE((*opened)->ledger().find(message.msgId)->nextSeq, 1 + i * OutboxBench::rules().raiseAfterUncleanStop);
    }
}

void tst_OutboxFile::afterALossIdsAreNotGivenAgain()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"outbox.db"_s);
    const outbox::OutgoingMessage message{.peer = test::alice, .text = u"x"_s, .created = test::noon};
    {
        const auto opened = OutboxBench::open(path);
        QCOMPARE((*opened)->add({message, message}).value(), (QList<qint64>{1, 2}));
    }
    damage(path);
    const auto opened = OutboxBench::open(path);
    const qint64 first = core::toMs(test::noon) / 1000;
    QCOMPARE((*opened)->add({message, message}).value(), (QList<qint64>{first, first + 1}));
}

void tst_OutboxFile::aFileThatLostOnlyItsDatabaseIsALoss()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"outbox.db"_s);
    QFile log(path + u"-wal"_s);
    QVERIFY(log.open(QIODevice::WriteOnly) && log.write("what is left") > 0);
    log.close();
    const auto opened = OutboxBench::open(path);
    QVERIFY(opened);
    QVERIFY(QFile::exists(folder.filePath((*opened)->setAside() + u"-wal"_s)));
    QVERIFY(opened.value()->ledger().conversations().isEmpty());
}

void tst_OutboxFile::aDamagedFileInAReadOnlyFolderStaysUnused()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"data"_s));
    const QString path = folder.filePath(u"data/outbox.db"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(8192, 'x')) > 0);
    file.close();
    {
        const test::ReadOnlyFolder closed(folder.filePath(u"data"_s));
        const auto opened = OutboxBench::open(path);
        QVERIFY(!opened);
        QCOMPARE(int(opened.error().kind), int(Kind::Corrupt));
    }
    QVERIFY(setAsideIn(folder.filePath(u"data"_s)).isEmpty());
    QVERIFY(OutboxBench::open(path)); // the folder is fixed
}

void tst_OutboxFile::aReadOnlyFileReservesNothing()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"data"_s));
    const QString path = folder.filePath(u"data/outbox.db"_s);
    QVERIFY(OutboxBench::open(path));
    {
        const test::ReadOnlyFolder closed(folder.filePath(u"data"_s));
        const auto opened = OutboxBench::open(path);
        QVERIFY(!opened);
        QCOMPARE(int(outbox::faultOf(opened.error())), int(storage::Fault::ReadOnly));
    }
    QVERIFY(OutboxBench::open(path));
    QVERIFY(setAsideIn(folder.filePath(u"data"_s)).isEmpty());
}

void tst_OutboxFile::aFullDatabaseReservesNothingAndGoesOn()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = bench.add(u"hello"_s);
    {
        SQLite::Database other(bench.path().toStdString(), SQLite::OPEN_READWRITE);
        other.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    {
        const test::FullDisk full(0);
        const auto attempt = bench.reserve(message, core::InboundMsgId(u"M1"_s));
        QVERIFY(!attempt);
        QCOMPARE(int(outbox::faultOf(attempt.error())), int(storage::Fault::Full));
    }
    QVERIFY(bench.reserve(message, core::InboundMsgId(u"M1"_s)));
}

void tst_OutboxFile::newerSchemaIsLeftAlone()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"outbox.db"_s);
    {
        SQLite::Database newer(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        newer.exec("CREATE TABLE future (x)");
        newer.exec("PRAGMA user_version = " + std::to_string(outbox::schemaVersion + 1));
    }
    const auto opened = OutboxBench::open(path);
    QVERIFY(!opened);
    QCOMPARE(int(opened.error().kind), int(Kind::NewerSchema));
    SQLite::Database after(path.toStdString(), SQLite::OPEN_READONLY);
    QVERIFY(after.tableExists("future"));
    QVERIFY(!after.tableExists("anchor"));
}

void tst_OutboxFile::migratesOnce()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    bench.restart();
    bench.restart();
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 1);
    SQLite::Database file(bench.path().toStdString(), SQLite::OPEN_READONLY);
    QCOMPARE(file.execAndGet("PRAGMA user_version").getInt(), outbox::schemaVersion);
}

void tst_OutboxFile::fullDiskReservesNothing()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = bench.add(u"hello"_s);
    const auto before = bench.anchor(u"M1"_s);
    {
        const test::FullDisk full(QFileInfo(bench.path() + u"-wal"_s).size());
        const auto attempt = bench.reserve(message, core::InboundMsgId(u"M1"_s));
        QVERIFY(!attempt);
        QCOMPARE(int(attempt.error().kind), int(Kind::CannotWrite));
        QVERIFY(attempt.error().nativeCode != 0);
        QCOMPARE(bench.anchor(u"M1"_s), before);
        const outbox::InboundMessage next{.peer = test::alice, .msgId = core::InboundMsgId(u"M2"_s)};
        QCOMPARE(int(bench->receive(next, {}).error().kind), int(Kind::CannotWrite));
        QVERIFY(!bench->ledger().find(next.msgId));
    }
    bench.crash();
    QCOMPARE(bench.anchor(u"M1"_s), before);
    QVERIFY(bench->openAttempts()->isEmpty());
    const auto later = bench.reserve(message, core::InboundMsgId(u"M1"_s));
    QVERIFY(later);
    QCOMPARE(later->request().msgSeq, 1);
    QCOMPARE(later->number(), 1);
}

QTEST_GUILESS_MAIN(tst_OutboxFile)
#include "tst_outboxfile.moc"
