#include "app/journal/readerpool.h"
#include "app/traffic/dropped.h"
#include "app/traffic/setaside.h"
#include "tests/journal/samples.h"
#include "tests/support/poordisk.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using namespace samples;
using journal::JournalError;
using journal::StorageState;

namespace {

QList<traffic::Entry> inbounds(qint64 first, qint64 last)
{
    QList<traffic::Entry> entries;
    for (qint64 key = first; key <= last; ++key)
        entries.append(inbound(key, u"alice"_s, u"text %1"_s.arg(key)));
    return entries;
}

} // namespace

/// What becomes of a journal that is damaged, closed to writing, or of another time; and of rows that find no room.
class tst_JournalDamage : public QObject
{
    Q_OBJECT
private slots:
    void aFileThatIsNoJournalIsSetAsideAndANewOneGoesOn();
    void damageMetWhileWritingIsSetAside();
    void anUncleanStopIsCheckedAndFoundSound();
    void theCheckFindsWhatOpeningDoesNot();
    void aCheckThatWasCutShortIsMadeAtTheNextStart();
    void damageMetWhileReadingIsCheckedAndSetAside();
    void aDamagedFileInAReadOnlyFolderIsLeftAndRowsAreInMemory();
    void aReadOnlyJournalIsReadAndItsRowsMoveLater();
    void aNewerJournalIsReadAndNotWritten();
    void moreThanTheQueueHoldsIsDeclared();
    void moreThanMemoryHoldsIsDeclared();

private:
    /// In a folder of its own below one that a test may close.
    QString path() const
    {
        const QString folder = m_dir.filePath(u"%1/data"_s.arg(QLatin1StringView(QTest::currentTestFunction())));
        QDir().mkpath(folder);
        return folder + u"/journal.db"_s;
    }
    QStringList setAside() const
    {
        return QFileInfo(path()).dir().entryList({u"*.corrupt-*Z"_s}, QDir::Files, QDir::Name); // not their logs
    }
    /// A journal with rows and one page of that table or index full of rubbish; closed in order if `clean`.
    void damagedJournal(const char *where, bool clean) const
    {
        {
            journal::JournalWriter writer(path());
            writer.open();
            write(writer, inbounds(1, 400));
            writer.close();
        }
        if (!clean)
            SQLite::Database(path().toStdString(), SQLite::OPEN_READWRITE)
                .exec("UPDATE meta SET value = 0 WHERE name = 'clean'");
        SQLite::Database database(path().toStdString());
        SQLite::Statement page(database, "SELECT pgoffset, pgsize FROM dbstat WHERE name = ? ORDER BY path DESC");
        page.bind(1, where);
        QVERIFY(page.executeStep());
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(page.getColumn(0).getInt64()));
        QVERIFY(file.write(QByteArray(page.getColumn(1).getInt(), '\x7f')) > 0);
    }
    QTemporaryDir m_dir;
};

void tst_JournalDamage::aFileThatIsNoJournalIsSetAsideAndANewOneGoesOn()
{
    const QByteArray garbage(40'000, 'x');
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(garbage) == garbage.size());
    file.close();
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    const auto state = storage.last().first().value<StorageState>();
    QVERIFY(state.durable);
    QCOMPARE(setAside(), QStringList(state.setAside));
    write(writer, inbounds(1, 2));
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.first().summary.route, traffic::setAsideRoute);
    QCOMPARE(rows.first().summary.detail, u"journal "_s + state.setAside);
    QFile kept(QFileInfo(path()).dir().filePath(state.setAside));
    QVERIFY(kept.open(QIODevice::ReadOnly));
    QCOMPARE(kept.readAll(), garbage);
}

void tst_JournalDamage::damageMetWhileWritingIsSetAside()
{
    damagedJournal("record_key", true);
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    QSignalSpy reset(&writer, &journal::JournalWriter::reset);
    writer.open();
    QVERIFY(setAside().isEmpty());
    write(writer, inbounds(1001, 1050));
    const auto state = storage.last().first().value<StorageState>();
    QVERIFY(state.durable);
    QVERIFY(!state.setAside.isEmpty());
    QCOMPARE_GE(reset.size(), 1);
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 51); // the note, and the whole batch
    QCOMPARE(rows.last().summary.key, 1050);
}

void tst_JournalDamage::anUncleanStopIsCheckedAndFoundSound()
{
    {
        journal::JournalWriter writer(path());
        writer.open();
        write(writer, inbounds(1, 400));
    } // not closed
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    write(writer, inbounds(401, 401)); // it does not wait for the check
    QCOMPARE(allRows(path()).size(), 401);
    QTRY_COMPARE(storage.last().first().value<StorageState>().check, StorageState::Check::Sound);
    writer.close();
    journal::JournalWriter again(path());
    QSignalSpy told(&again, &journal::JournalWriter::storageChanged);
    again.open();
    QCOMPARE(told.last().first().value<StorageState>().check, StorageState::Check::None);
}

void tst_JournalDamage::theCheckFindsWhatOpeningDoesNot()
{
    damagedJournal("settlement_problem", false);
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    QTRY_VERIFY(!storage.last().first().value<StorageState>().setAside.isEmpty());
    QVERIFY(storage.last().first().value<StorageState>().durable);
    QCOMPARE(setAside().size(), 1);
    QCOMPARE(allRows(path()).size(), 1);
}

void tst_JournalDamage::aCheckThatWasCutShortIsMadeAtTheNextStart()
{
    {
        journal::JournalWriter writer(path());
        writer.open();
        write(writer, inbounds(1, 400));
    }
    for (int start = 0; start < 3; ++start) {
        journal::JournalWriter writer(path());
        QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
        writer.open();
        QCOMPARE(storage.last().first().value<StorageState>().check, StorageState::Check::Running);
        writer.close(); // before its result could be told
    }
}

void tst_JournalDamage::damageMetWhileReadingIsCheckedAndSetAside()
{
    damagedJournal("record_body", true);
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    QVERIFY(setAside().isEmpty());
    std::atomic_int seen = 0;
    journal::ReaderPool pool({{journal::liveSource, path()}}, 0, [&seen] { ++seen; });
    const auto readAll = [&pool] {
        return pool
            .run([](journal::ReaderPool::Readers &readers) {
                journal::JournalReader *reader = readers.of(journal::liveSource);
                const auto rows = reader ? reader->rowsAfter({}, 0) : journal::JournalReader::Rows();
                for (const journal::RowRef row : rows.value_or(QList<journal::RowRef>()))
                    std::ignore = reader->detail(row);
                return rows.value_or(QList<journal::RowRef>()).size();
            })
            .result();
    };
    readAll();
    QVERIFY(seen > 0);
    writer.doubt();
    QTRY_VERIFY(!storage.last().first().value<StorageState>().setAside.isEmpty());
    pool.reopen();
    QCOMPARE(readAll(), 1); // the new file
}

void tst_JournalDamage::aDamagedFileInAReadOnlyFolderIsLeftAndRowsAreInMemory()
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(40'000, 'x')) > 0);
    file.close();
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    {
        const test::ReadOnlyFolder closed(QFileInfo(path()).path());
        writer.open();
        const auto state = storage.last().first().value<StorageState>();
        QVERIFY(!state.durable);
        QCOMPARE(state.error->kind, JournalError::Kind::Corrupt);
        write(writer, inbounds(1, 2));
        QCOMPARE(allRows(writer.memoryUri(), journal::memorySource).size(), 2);
    }
    QVERIFY(setAside().isEmpty() || storage.size() > 1);
    QTRY_VERIFY(storage.last().first().value<StorageState>().durable);
    QCOMPARE(setAside().size(), 1);
    QTRY_COMPARE(allRows(path()).size(), 3);
}

void tst_JournalDamage::aReadOnlyJournalIsReadAndItsRowsMoveLater()
{
    {
        journal::JournalWriter writer(path());
        writer.open();
        write(writer, inbounds(1, 10));
        writer.close();
    }
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    {
        const test::ReadOnlyFolder closed(QFileInfo(path()).path());
        writer.open();
        QVERIFY(!storage.last().first().value<StorageState>().durable);
        QCOMPARE(allRows(path()).size(), 10); // history stays readable
        write(writer, inbounds(11, 12));
        QCOMPARE(storage.last().first().value<StorageState>().waitingRows, 2);
    }
    QTRY_VERIFY(storage.last().first().value<StorageState>().durable);
    QCOMPARE(allRows(path()).size(), 12);
    QVERIFY(setAside().isEmpty());
}

void tst_JournalDamage::aNewerJournalIsReadAndNotWritten()
{
    {
        journal::JournalWriter writer(path());
        writer.open();
        write(writer, inbounds(1, 3));
        writer.close();
        SQLite::Database(path().toStdString(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version=1000");
    }
    journal::JournalWriter writer(path());
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    QCOMPARE(storage.last().first().value<StorageState>().error->kind, JournalError::Kind::NewerSchema);
    write(writer, inbounds(4, 4));
    QCOMPARE(allRows(path()).size(), 3);
    QCOMPARE(allRows(writer.memoryUri(), journal::memorySource).size(), 1);
    QVERIFY(setAside().isEmpty());
}

void tst_JournalDamage::moreThanTheQueueHoldsIsDeclared()
{
    journal::JournalWriter writer(path(), {.queue = {.rows = 100}});
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    for (int key = 1; key <= 300; ++key) {
        traffic::Record beat;
        beat.key = key;
        beat.time = core::fromMs(key);
        beat.kind = traffic::Kind::Frame;
        writer.append(beat);
    }
    write(writer, {outbound(301, u"alice"_s, 1), settlement(301, traffic::State::Accepted)});
    writer.open();
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 100); // 98 beats, the attempt with its answer, and the note
    QCOMPARE(rows.at(98).summary.state, traffic::State::Accepted);
    QCOMPARE(rows.last().summary.route, traffic::droppedRoute);
    const auto dropped = traffic::parseDropped(rows.last().summary.detail);
    QVERIFY(dropped);
    QCOMPARE(dropped->total(), 202);
    QCOMPARE(storage.last().first().value<StorageState>().droppedRows, 202);
}

void tst_JournalDamage::moreThanMemoryHoldsIsDeclared()
{
    QVERIFY(QDir().mkpath(path())); // a folder in its place
    journal::JournalWriter writer(path(), {.memoryRows = 1000});
    QSignalSpy storage(&writer, &journal::JournalWriter::storageChanged);
    writer.open();
    QList<traffic::Entry> entries;
    for (int key = 1; key <= 3000; ++key) {
        traffic::Record beat;
        beat.key = key;
        beat.time = core::fromMs(key);
        beat.kind = traffic::Kind::Frame;
        entries.append(beat);
        if (key % 30 == 0)
            entries.append(inbound(10'000 + key, u"alice"_s, u"x"_s));
    }
    write(writer, entries);
    auto state = storage.last().first().value<StorageState>();
    QCOMPARE_LE(state.waitingRows, 1000);
    QCOMPARE(state.waitingRows + state.droppedRows, 3100);
    QVERIFY(QDir().rmdir(path()));
    QTRY_VERIFY(storage.last().first().value<StorageState>().durable);
    const auto rows = allRows(path());
    const auto isMessage = [](const journal::RowDetail &row) { return row.summary.message.has_value(); };
    QCOMPARE(std::ranges::count_if(rows, isMessage), 100);
    QCOMPARE(rows.last().summary.route, traffic::droppedRoute);
    QCOMPARE(traffic::parseDropped(rows.last().summary.detail)->total(), state.droppedRows);
}

QTEST_GUILESS_MAIN(tst_JournalDamage)
#include "tst_journaldamage.moc"
