#include "app/importer/astrbotformat.h"
#include "tests/importer/readlog.h"
#include "tests/support/loggenerator.h"
#include "tests/support/sanitized.h"

#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;
using test::packed;
using test::readLog;
using test::ReadLog;
using test::seed;

namespace {

const QByteArray header = "[15:04:16.478] [Core] [INFO] [a.b:1]: ";

} // namespace

/// Files that are no log, or more of one than anybody needs.
class tst_LogLimits : public QObject
{
    Q_OBJECT
private slots:
    void aPackedFileIsRead();
    void aBrokenPackedFileSaysSo();
    void aBombIsRefused();
    void binaryIsRefused();
    void anEmptyFileHasNothing();
    void aLongLineCostsNoMemory();
    void nulBytesStayVisible();
    void memoryDoesNotGrowWithTheFile();
};

void tst_LogLimits::aPackedFileIsRead()
{
    const QByteArray file = seed();
    const ReadLog log = readLog(packed(file.first(7'000)) + packed(file.sliced(7'000)) + QByteArray(512, '\0'));
    QVERIFY(log.summary);
    QCOMPARE(log.summary->records, 29);
    QCOMPARE(log.summary->bytes, file.size());
}

void tst_LogLimits::aBrokenPackedFileSaysSo()
{
    const QByteArray file = packed(seed());
    const ReadLog half = readLog(file.first(file.size() / 2));
    QCOMPARE(half.error, (ImportError{ImportError::Kind::Truncated, file.size() / 2}));
    QVERIFY(!half.records.empty());
    QByteArray broken = file;
    for (int i = 0; i < 64; ++i)
        broken[200 + i] = char(0xff);
    QCOMPARE(readLog(broken).error->kind, ImportError::Kind::Damaged);
}

void tst_LogLimits::aBombIsRefused()
{
    const QByteArray bomb = packed(QByteArray(160 * 1024 * 1024, 'x'));
    const ReadLog log = readLog(bomb);
    QVERIFY(log.error);
    QCOMPARE(log.error->kind, ImportError::Kind::Bomb);
}

void tst_LogLimits::binaryIsRefused()
{
    QCOMPARE(readLog(QByteArray(100'000, '\x01')).error, (ImportError{ImportError::Kind::Binary, 0}));
    QVERIFY(readLog(QByteArray(100'000, '\x01'), 4'096, {.encoding = Encoding::Utf8}).summary); // who chooses, knows
    QCOMPARE(readLog("x", 10, {.format = "nothing"}).error, (ImportError{ImportError::Kind::UnknownFormat, 0}));
}

void tst_LogLimits::anEmptyFileHasNothing()
{
    const ReadLog log = readLog({});
    QVERIFY(log.summary);
    QVERIFY(log.records.empty());
    QCOMPARE(readLog("x").summary->unparsedLines, 1);
}

void tst_LogLimits::aLongLineCostsNoMemory()
{
    LogReader reader({}, [](LogRecord &&record) {
        QVERIFY(record.isCut);
        QCOMPARE_LE(record.message.size(), longestMessage);
        QCOMPARE(record.origin.length, 51 * 1024 * 1024 + 38);
    });
    const QByteArray block(1024 * 1024, 'x');
    QVERIFY(reader.add(header + block));
    for (int i = 0; i < 50; ++i)
        QVERIFY(reader.add(block));
    const auto summary = reader.finish();
    QVERIFY(summary);
    QCOMPARE(summary->records, 1);
    QCOMPARE(summary->cutLines, 1);
}

void tst_LogLimits::nulBytesStayVisible()
{
    const ReadLog log = readLog(header + "a\0b\n"_ba);
    QCOMPARE(log.records[0].message, "a␀b"_ba);
}

void tst_LogLimits::memoryDoesNotGrowWithTheFile()
{
#ifdef QBC_SANITIZED
    QSKIP("the sanitizer keeps what is freed");
#endif
    const auto residentPages = [] {
        QFile file(u"/proc/self/statm"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ')[1].toLongLong() : 0;
    };
    test::LogGenerator generator(test::LogVariant::Console, 5);
    const QByteArray block = generator.next(2'000);
    qint64 records = 0;
    LogReader reader({}, [&records](LogRecord &&) { ++records; });
    QVERIFY(reader.add(block));
    const qint64 before = residentPages();
    for (int i = 0; i < 40; ++i)
        QVERIFY(reader.add(block));
    QVERIFY(reader.finish());
    QCOMPARE(records, 41 * generator.counts().records);
    QCOMPARE_LT(residentPages() - before, 2'048); // 8 MiB, of 24 that were read
}

QTEST_GUILESS_MAIN(tst_LogLimits)
#include "tst_loglimits.moc"
