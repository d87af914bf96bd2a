#include "app/journal/connection.h"
#include "app/journal/gapquery.h"
#include "app/journal/schema.h"
#include "tests/journal/samples.h"

#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;

class tst_Schema : public QObject
{
    Q_OBJECT
private slots:
    void anEmptyFileGetsTheNewestSchema();
    void theFileVacuumsIncrementallyInLargePages();
    void openingAgainChangesNothing();
    void aNewerSchemaIsReadAndNotWritten();
    void aFileThatIsNoJournalYetCannotBeRead();
    void theProblemIndexesAreUsed();
    void aFileOfTheFirstVersionKeepsItsRows();

private:
    QString path() const
    {
        return m_dir.filePath(u"%1/journal.db"_s.arg(QLatin1StringView(QTest::currentTestFunction())));
    }
    QTemporaryDir m_dir;
};

void tst_Schema::anEmptyFileGetsTheNewestSchema()
{
    const auto database = journal::openFileForWriting(path());
    QVERIFY(database.has_value());
    QCOMPARE(journal::schemaVersionOf(**database).value_or(-1), journal::schemaVersion);
    for (const char *table : {"record", "record_body", "settlement", "settlement_body", "id_hash", "tail", "meta"}) {
        QVERIFY2((*database)->tableExists(table), table);
    }
}

void tst_Schema::theFileVacuumsIncrementallyInLargePages()
{
    const auto database = journal::openFileForWriting(path());
    QVERIFY(database.has_value());
    QCOMPARE((*database)->execAndGet("PRAGMA auto_vacuum").getInt(), 2);
    QCOMPARE((*database)->execAndGet("PRAGMA page_size").getInt(), 16384);
    QCOMPARE((*database)->execAndGet("PRAGMA journal_mode").getString(), std::string("wal"));
    QCOMPARE((*database)->execAndGet("PRAGMA synchronous").getInt(), 1);
    QCOMPARE((*database)->execAndGet("PRAGMA wal_autocheckpoint").getInt(), 16000);
}

void tst_Schema::openingAgainChangesNothing()
{
    {
        const auto first = journal::openFileForWriting(path());
        QVERIFY(first.has_value());
        (*first)->exec("INSERT INTO meta VALUES('kept', 7)");
    }
    for (int i = 0; i < 3; ++i) {
        const auto again = journal::openFileForWriting(path());
        QVERIFY(again.has_value());
        QCOMPARE((*again)->execAndGet("SELECT value FROM meta WHERE name = 'kept'").getInt(), 7);
        QCOMPARE((*again)->execAndGet("PRAGMA auto_vacuum").getInt(), 2);
    }
}

void tst_Schema::aNewerSchemaIsReadAndNotWritten()
{
    {
        const auto database = journal::openFileForWriting(path());
        QVERIFY(database.has_value());
        (*database)->exec("PRAGMA user_version=" + std::to_string(journal::schemaVersion + 1));
    }
    const auto writing = journal::openFileForWriting(path());
    QVERIFY(!writing.has_value());
    QCOMPARE(writing.error().kind, journal::JournalError::Kind::NewerSchema);
    QVERIFY(journal::openForReading(path()).has_value()); // as far as the queries fit
}

void tst_Schema::aFileThatIsNoJournalYetCannotBeRead()
{
    const auto absent = journal::openForReading(path());
    QVERIFY(!absent.has_value());
    QCOMPARE(absent.error().kind, journal::JournalError::Kind::CannotOpen);
    const auto unmade = journal::openForReading(u"file:nobody?mode=memory&cache=shared"_s);
    QVERIFY(!unmade.has_value());
    QCOMPARE(unmade.error().kind, journal::JournalError::Kind::CannotOpen);
}

void tst_Schema::theProblemIndexesAreUsed()
{
    const auto database = journal::openFileForWriting(path());
    QVERIFY(database.has_value());
    SQLite::Statement plan(**database, "EXPLAIN QUERY PLAN SELECT row FROM settlement WHERE state IN (4, 6, 7)");
    QVERIFY(plan.executeStep());
    QVERIFY(plan.getColumn(3).getString().find("settlement_problem") != std::string::npos);
}

void tst_Schema::aFileOfTheFirstVersionKeepsItsRows()
{
    {
        journal::JournalWriter writer(path());
        writer.open();
        samples::write(writer, {samples::inbound(1, u"alice"_s, u"hi"_s), samples::gap(2), samples::gap(3)});
        writer.close();
        SQLite::Database(path().toStdString(), SQLite::OPEN_READWRITE)
            .exec("DROP INDEX record_gap; DROP TABLE mark; DELETE FROM meta WHERE name='id'; PRAGMA user_version=1");
    }
    // Whoever only reads does without the index.
    const auto old = journal::JournalReader::open(path(), journal::liveSource, 0);
    QVERIFY(old.has_value());
    QCOMPARE((*old)->gaps(u"cat"_s, 0).value_or(QList<journal::NotedGap>()).size(), 2);
    const auto database = journal::openFileForWriting(path());
    QVERIFY(database.has_value());
    QCOMPARE(journal::schemaVersionOf(**database).value_or(-1), journal::schemaVersion);
    QCOMPARE(samples::allRows(path()).size(), 3);
    SQLite::Statement plan(**database, "EXPLAIN QUERY PLAN " + journal::gapsSql());
    QVERIFY(plan.executeStep());
    const std::string step = plan.getColumn(3).getString();
    QVERIFY2(step.find("record_gap (conversation=? AND rowid>? AND rowid<?)") != std::string::npos, step.c_str());
    QCOMPARE((*old)->gaps(u"cat"_s, 0).value_or(QList<journal::NotedGap>()).size(), 2);
}

QTEST_GUILESS_MAIN(tst_Schema)
#include "tst_schema.moc"
