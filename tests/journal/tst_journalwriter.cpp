#include "tests/journal/samples.h"
#include "tests/support/poordisk.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using namespace samples;
using journal::JournalError;
using traffic::State;

namespace {

QList<traffic::Entry> inbounds(qint64 first, qint64 last)
{
    QList<traffic::Entry> entries;
    for (qint64 key = first; key <= last; ++key) {
        entries.append(inbound(key, u"alice"_s, u"text %1"_s.arg(key)));
    }
    return entries;
}

QList<traffic::RecordKey> keysOf(const QList<journal::RowDetail> &rows)
{
    QList<traffic::RecordKey> keys;
    for (const journal::RowDetail &row : rows) {
        keys.append(row.summary.key);
    }
    return keys;
}

} // namespace

class tst_JournalWriter : public QObject
{
    Q_OBJECT
private slots:
    void anIdleWriterCommitsAtOnce();
    void aBurstIsCommittedInBatchesAndInOrder();
    void singleRowsUnderLoadShareCommits();
    void entriesBeforeOpenAreKept();
    void reopeningShowsTheSameRowsByteForByte();
    void settlementsAfterAReopenFindTheirRecord();
    void aSettlementWithoutRecordLeavesANote();
    void theFirstOfTwoAnswersStands();
    void aFileInPlaceOfTheFolderIsNotDurable();
    void aNewerSchemaIsNotWritten();
    void aLockedFileIsUsedWhenItIsFree();
    void rowsOfAFullDiskMoveToTheFileLater();
    void aSettlementOfAFileRowSurvivesTheFullDisk();
    void aCallOpenInMemoryCanBeSettledInTheFile();

private:
    QString path(const QString &name = u"journal.db"_s) const
    {
        return m_dir.filePath(u"%1/%2"_s.arg(QLatin1StringView(QTest::currentTestFunction()), name));
    }
    QTemporaryDir m_dir;
};

void tst_JournalWriter::anIdleWriterCommitsAtOnce()
{
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    QCOMPARE(storage.size(), 1);
    QVERIFY(storage.first().first().value<journal::StorageState>().durable);

    QSignalSpy committed(&writer, &journal::JournalWriter::committed);
    writer.append(inbound(1, u"alice"_s, u"hello"_s));
    QCOMPARE(committed.size(), 0);
    QCoreApplication::processEvents(); // one turn, no timer
    QCOMPARE(committed.size(), 1);
    const auto rows = committed.first().first().value<journal::Committed>();
    QCOMPARE(rows.added, QList{journal::RowRef(journal::liveSource, 1)});
    QCOMPARE(allRows(path()).size(), 1); // another connection sees it: it is committed
}

void tst_JournalWriter::aBurstIsCommittedInBatchesAndInOrder()
{
    journal::JournalWriter writer(path());
    writer.open();
    QSignalSpy committed(&writer, &journal::JournalWriter::committed);
    write(writer, inbounds(1, 2500));
    QCOMPARE(committed.size(), 3);
    QList<journal::RowRef> added;
    for (const auto &call : committed) {
        const auto rows = call.first().value<journal::Committed>();
        QVERIFY(rows.added.size() <= 1000);
        added.append(rows.added);
    }
    QVERIFY(std::is_sorted(added.begin(), added.end()));
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 2500);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows.at(i).summary.key, i + 1);
        QCOMPARE(rows.at(i).summary.ref, added.at(i));
    }
}

void tst_JournalWriter::singleRowsUnderLoadShareCommits()
{
    journal::JournalWriter writer(path());
    writer.open();
    QSignalSpy committed(&writer, &journal::JournalWriter::committed);
    constexpr int rows = 200;
    for (int key = 1; key <= rows; ++key) {
        writer.append(inbound(key, u"alice"_s, u"x"_s));
        QCoreApplication::sendPostedEvents(&writer); // each row arrives in a turn of its own
    }
    QTRY_COMPARE(allRows(path()).size(), rows);
    QVERIFY2(committed.size() < rows / 2, qPrintable(QString::number(committed.size())));
}

void tst_JournalWriter::entriesBeforeOpenAreKept()
{
    journal::JournalWriter writer(path());
    writer.append(inbound(1, u"alice"_s, u"early"_s));
    writer.open();
    QTRY_COMPARE(allRows(path()).size(), 1);
}

void tst_JournalWriter::reopeningShowsTheSameRowsByteForByte()
{
    const auto in = inbound(1, u"alice"_s, u"你好 [表情]"_s);
    const auto out = outbound(2, u"alice"_s, 9);
    const auto answer = settlement(2, State::Accepted);
    traffic::Record note;
    note.key = 3;
    note.route = u"clock_jump"_s;
    {
        journal::JournalWriter writer(path());
        writer.open();
        write(writer, {in, out, answer, note});
        writer.close();
    }
    journal::JournalWriter again(path());
    again.open();
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0).record, in);
    QVERIFY(!rows.at(0).settlement.has_value());
    QCOMPARE(rows.at(1).record, out);
    QVERIFY(rows.at(1).settlement.has_value());
    QCOMPARE(*rows.at(1).settlement, answer);
    QCOMPARE(rows.at(2).record, note);
}

void tst_JournalWriter::settlementsAfterAReopenFindTheirRecord()
{
    {
        journal::JournalWriter writer(path());
        writer.open();
        write(writer, {outbound(5, u"alice"_s, 1)});
    }
    journal::JournalWriter again(path());
    again.open();
    QSignalSpy committed(&again, &journal::JournalWriter::committed);
    write(again, {settlement(5, State::Accepted)});
    QCOMPARE(
        committed.first().first().value<journal::Committed>().settled, QList{journal::RowRef(journal::liveSource, 1)});
    QCOMPARE(allRows(path()).first().summary.state, State::Accepted);
}

void tst_JournalWriter::aSettlementWithoutRecordLeavesANote()
{
    journal::JournalWriter writer(path());
    writer.open();
    write(writer, {settlement(77, State::Accepted)});
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows.first().summary.kind, traffic::Kind::Note);
    QCOMPARE(rows.first().summary.route, u"settlement_without_record"_s);
    QCOMPARE(rows.first().summary.detail, u"77"_s);
}

void tst_JournalWriter::theFirstOfTwoAnswersStands()
{
    journal::JournalWriter writer(path());
    writer.open();
    write(writer, {outbound(1, u"alice"_s, 1), settlement(1, State::Refused), settlement(1, State::Accepted)});
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.first().summary.state, State::Refused);
    QCOMPARE(rows.last().summary.route, u"settlement_without_record"_s);
}

void tst_JournalWriter::aFileInPlaceOfTheFolderIsNotDurable()
{
    QVERIFY(QDir().mkpath(path(u"."_s)));
    QFile blocker(path(u"data"_s));
    QVERIFY(blocker.open(QIODevice::WriteOnly));
    blocker.close();
    const QString file = path(u"data/journal.db"_s);
    journal::JournalWriter writer(file);
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    QSignalSpy reset(&writer, &journal::JournalWriter::reset);
    writer.open();
    auto state = storage.takeFirst().first().value<journal::StorageState>();
    QVERIFY(!state.durable);
    QVERIFY(state.error.has_value());
    QCOMPARE(state.error->kind, JournalError::Kind::CannotOpen);

    QSignalSpy committed(&writer, &journal::JournalWriter::committed);
    write(writer, inbounds(1, 3));
    QCOMPARE(committed.first().first().value<journal::Committed>().added.first().source(), journal::memorySource);
    QCOMPARE(storage.last().first().value<journal::StorageState>().waitingRows, 3);
    QCOMPARE(keysOf(allRows(writer.memoryUri(), journal::memorySource)), (QList<traffic::RecordKey>{1, 2, 3}));

    QVERIFY(blocker.remove());
    QTRY_COMPARE(reset.size(), 1);
    state = storage.last().first().value<journal::StorageState>();
    QVERIFY(state.durable);
    QVERIFY(!state.error.has_value());
    QCOMPARE(state.waitingRows, 0);
    QCOMPARE(keysOf(allRows(file)), (QList<traffic::RecordKey>{1, 2, 3}));
    QVERIFY(allRows(writer.memoryUri(), journal::memorySource).isEmpty());
}

void tst_JournalWriter::aNewerSchemaIsNotWritten()
{
    {
        journal::JournalWriter writer(path());
        writer.open();
        writer.close();
        SQLite::Database(path().toStdString(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=1000");
    }
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    const auto state = storage.last().first().value<journal::StorageState>();
    QVERIFY(!state.durable);
    QCOMPARE(state.error->kind, JournalError::Kind::NewerSchema);
    write(writer, inbounds(1, 1));
    QCOMPARE(allRows(writer.memoryUri(), journal::memorySource).size(), 1);
}

void tst_JournalWriter::aLockedFileIsUsedWhenItIsFree()
{
    {
        journal::JournalWriter writer(path());
        writer.open();
    }
    SQLite::Database other(path().toStdString(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    QCOMPARE(storage.last().first().value<journal::StorageState>().error->kind, JournalError::Kind::CannotOpen);
    write(writer, inbounds(1, 1));
    other.exec("ROLLBACK");
    QTRY_VERIFY(storage.last().first().value<journal::StorageState>().durable);
    QCOMPARE(allRows(path()).size(), 1);
}

void tst_JournalWriter::rowsOfAFullDiskMoveToTheFileLater()
{
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    QSignalSpy reset(&writer, &journal::JournalWriter::reset);
    writer.open();
    write(writer, inbounds(1, 10));
    {
        const test::FullDisk full(QFileInfo(path() + u"-wal"_s).size() + 1000);
        write(writer, inbounds(11, 2600));
        const auto state = storage.last().first().value<journal::StorageState>();
        QVERIFY(!state.durable);
        QCOMPARE(state.error->kind, JournalError::Kind::CannotWrite);
        QCOMPARE(state.waitingRows, 2590);
        QCOMPARE(allRows(writer.memoryUri(), journal::memorySource).size(), 2590);
        QCOMPARE(allRows(path()).size(), 10); // history stays readable
    }
    QTRY_COMPARE(reset.size(), 1);
    QVERIFY(storage.last().first().value<journal::StorageState>().durable);
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 2600);
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows.at(i).record, std::get<traffic::Record>(inbounds(i + 1, i + 1).first()));
    }
    QVERIFY(allRows(writer.memoryUri(), journal::memorySource).isEmpty());
}

void tst_JournalWriter::aSettlementOfAFileRowSurvivesTheFullDisk()
{
    journal::JournalWriter writer(path());
    QSignalSpy reset(&writer, &journal::JournalWriter::reset);
    writer.open();
    write(writer, {outbound(1, u"alice"_s, 1)});
    const auto answer = settlement(1, State::Refused);
    {
        const test::FullDisk full(QFileInfo(path() + u"-wal"_s).size() + 1000);
        write(writer, {answer});
        QVERIFY(!allRows(path()).first().settlement.has_value());
    }
    QTRY_COMPARE(reset.size(), 1);
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 1);
    QVERIFY(rows.first().settlement.has_value());
    QCOMPARE(*rows.first().settlement, answer);
}

void tst_JournalWriter::aCallOpenInMemoryCanBeSettledInTheFile()
{
    journal::JournalWriter writer(path());
    QSignalSpy reset(&writer, &journal::JournalWriter::reset);
    writer.open();
    write(writer, inbounds(1, 1));
    {
        const test::FullDisk full(QFileInfo(path() + u"-wal"_s).size() + 1000);
        write(writer, {outbound(2, u"alice"_s, 1), outbound(3, u"alice"_s, 2), settlement(3, State::Refused)});
        const auto rows = allRows(writer.memoryUri(), journal::memorySource);
        QCOMPARE(rows.size(), 2);
        QCOMPARE(rows.last().summary.state, State::Refused);
    }
    QTRY_COMPARE(reset.size(), 1);
    write(writer, {settlement(2, State::Accepted)});
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(1).summary.state, State::Accepted);
    QCOMPARE(rows.at(2).summary.state, State::Refused);
}

QTEST_GUILESS_MAIN(tst_JournalWriter)
#include "tst_journalwriter.moc"
