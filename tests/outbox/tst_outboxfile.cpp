#include "app/outbox/schema.h"
#include "tests/outbox/bench.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

#include <csignal>
#include <sys/resource.h>

using namespace Qt::StringLiterals;
using Kind = outbox::OutboxError::Kind;
using test::OutboxBench;

namespace {

// No file of this process grows past `bytes` while it lives: what a full disk does, and root is not exempt.
class SizeLimit
{
public:
    explicit SizeLimit(qint64 bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{rlim_t(bytes), m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    SizeLimit(const SizeLimit &) = delete;
    SizeLimit &operator=(const SizeLimit &) = delete;
    ~SizeLimit() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

/// A file that cannot be used says so, and nothing is reserved in it.
class tst_OutboxFile : public QObject
{
    Q_OBJECT
private slots:
    void folderIsMade();
    void directoryInPlaceOfTheFileCannotBeOpened();
    void fileInPlaceOfTheFolderCannotBeOpened();
    void foreignFileCannotBeOpened();
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

void tst_OutboxFile::foreignFileCannotBeOpened()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"outbox.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    QCOMPARE(int(OutboxBench::open(file.fileName()).error().kind), int(Kind::CannotOpen));
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
        const SizeLimit full(QFileInfo(bench.path() + u"-wal"_s).size());
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
