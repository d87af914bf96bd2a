#include "tests/journal/samples.h"

#include <QTemporaryDir>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using namespace samples;
using namespace std::chrono_literals;
using traffic::State;

namespace {

const core::WallTime today = std::chrono::time_point_cast<core::Milliseconds>(std::chrono::system_clock::now());
const core::WallTime longAgo = today - 200 * 24h;

template <class It> It at(core::WallTime time, It entry)
{
    entry.time = time;
    return entry;
}

traffic::Record ownTurn(traffic::Record record, qint64 turn)
{
    record.turnId = turn;
    return record;
}

} // namespace

/// What the past may keep: the oldest rows go, by age and by size, and nothing that is still open.
class tst_Retention : public QObject
{
    Q_OBJECT
private slots:
    void oldRowsGoAndYoungOnesStay();
    void aConversationWithoutRowsLeavesTheList();
    void whatUsersShouldHaveGotStaysWithItsTurn();
    void aCallWithoutAnswerStaysWhileItsProcessLives();
    void theFileShrinksToItsSize();
    void withoutLimitsNothingGoes();
    void theNewestRowStays();
    void idsOfWhatIsGoneAreNotFound();
    void rowsAreWrittenBetweenTheSteps();
    void whatWouldGoIsToldBeforehand_data();
    void whatWouldGoIsToldBeforehand();
    void anEmptyJournalWouldLoseNothing();
    void anotherRetentionCountsAtOnce();

private:
    QString path() const
    {
        return m_dir.filePath(u"%1/journal.db"_s.arg(QLatin1StringView(QTest::currentTestFunction())));
    }
    /// Writes, and sweeps until nothing more goes; the rows that went.
    QList<journal::RowRef> swept(const QList<traffic::Entry> &entries, const journal::Retention &retention = {})
    {
        journal::JournalWriter writer(path(), {.retention = retention});
        writer.open();
        write(writer, entries);
        return sweep(writer);
    }
    static QList<journal::RowRef> sweep(journal::JournalWriter &writer)
    {
        QSignalSpy removed(&writer, &journal::JournalWriter::removed);
        QList<journal::RowRef> rows;
        for (qsizetype before = -1; before != rows.size();) {
            before = rows.size();
            removed.clear();
            writer.sweep();
            for (const auto &call : removed)
                rows += call.first().value<QList<journal::RowRef>>();
        }
        return rows;
    }
    auto reader() const { return journal::JournalReader::open(path(), journal::liveSource, 0).value(); }
    QTemporaryDir m_dir;
};

void tst_Retention::oldRowsGoAndYoungOnesStay()
{
    QList<traffic::Entry> entries;
    for (int key = 1; key <= 1000; ++key)
        entries.append(at(key <= 700 ? longAgo : today, inbound(key, u"p%1"_s.arg(key % 5), u"text"_s)));
    QCOMPARE(swept(entries).size(), 700);
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 300);
    QCOMPARE(rows.first().summary.key, 701);
    SQLite::Database file(path().toStdString());
    for (const char *table : {"record", "record_body"})
        QCOMPARE(file.execAndGet(std::string("SELECT min(row) FROM ") + table).getInt(), 701);
    QCOMPARE(file.execAndGet("SELECT count(*) FROM id_hash WHERE row <= 700").getInt(), 0);
    QCOMPARE(file.execAndGet("PRAGMA quick_check").getString(), std::string("ok"));
}

void tst_Retention::aConversationWithoutRowsLeavesTheList()
{
    swept({at(longAgo, inbound(1, u"gone"_s, u"old"_s)), at(longAgo, inbound(2, u"stays"_s, u"old"_s)),
        at(today, inbound(3, u"stays"_s, u"new"_s)), at(today, inbound(4, u"other"_s, u"new"_s))});
    const auto list = reader()->conversations().value();
    QCOMPARE(list.size(), 2);
    for (const journal::ConversationSummary &one : list)
        QCOMPARE(one.lastText, u"new"_s);
}

void tst_Retention::whatUsersShouldHaveGotStaysWithItsTurn()
{
    // Turn 7: the user's frame, a refused attempt. Turn 8: delivered in the end. Turn 9: refused and dismissed.
    traffic::Record dismissal = ownTurn(outbound(10, u"c"_s, 103), 9);
    dismissal.kind = traffic::Kind::Note;
    dismissal.route = traffic::dismissedRoute;
    dismissal.state = State::None;
    dismissal.attemptId = 0;
    const auto gone
        = swept({at(longAgo, ownTurn(inbound(1, u"a"_s, u"q"_s), 7)), at(longAgo, ownTurn(outbound(2, u"a"_s, 101), 7)),
            at(longAgo, settlement(2, State::Refused)), at(longAgo, ownTurn(outbound(3, u"b"_s, 102), 8)),
            at(longAgo, settlement(3, State::Refused)), at(longAgo, ownTurn(outbound(4, u"b"_s, 102, 2), 8)),
            at(longAgo, settlement(4, State::Accepted)), at(longAgo, ownTurn(outbound(5, u"c"_s, 103), 9)),
            at(longAgo, settlement(5, State::Refused)), at(longAgo, dismissal),
            at(longAgo, inbound(11, u"a"_s, u"later, and no turn"_s)), at(today, inbound(12, u"z"_s, u"now"_s))});
    const auto rows = allRows(path());
    QList<traffic::RecordKey> left;
    for (const journal::RowDetail &row : rows)
        left.append(row.summary.key);
    QCOMPARE(left, (QList<traffic::RecordKey>{1, 2, 12}));
    QCOMPARE(gone.size(), 5);
    // The list names the row that is the last one now, and still counts what is undelivered.
    const auto list = reader()->conversations().value();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.last().peer.value, u"a"_s);
    QCOMPARE(list.last().lastText, u"answer 101"_s);
    QCOMPARE(list.last().undelivered, 1);
}

void tst_Retention::aCallWithoutAnswerStaysWhileItsProcessLives()
{
    // Keys as they are made: of this process, and of one that is gone.
    const qint64 now = core::toMs(today) * 1000;
    traffic::Record mine;
    mine.key = (now + 60'000'000'000) * 8;
    mine.time = longAgo;
    mine.kind = traffic::Kind::Model;
    mine.state = State::InFlight;
    mine.turnId = 5;
    traffic::Record sameTurn = mine;
    sameTurn.key += 8;
    sameTurn.state = State::None;
    traffic::Record earlier = mine;
    earlier.key = 1;
    earlier.turnId = 4;
    QCOMPARE(swept({earlier, mine, sameTurn, at(today, inbound(2, u"z"_s, u"now"_s))}).size(), 1);
    QCOMPARE(allRows(path()).first().summary.key, mine.key);
}

void tst_Retention::theFileShrinksToItsSize()
{
    constexpr qint64 megabyte = 1024 * 1024;
    QList<traffic::Entry> entries;
    for (int key = 1; key <= 3000; ++key) {
        auto record = at(today, inbound(key, u"alice"_s, u"text"_s));
        record.body.text = QByteArray(2'000, 'x');
        entries.append(record);
    }
    const auto gone = swept(entries, {.days = 0, .bytes = 2 * megabyte});
    QVERIFY(gone.size() > 1000);
    QVERIFY(std::is_sorted(gone.begin(), gone.end()));
    SQLite::Database file(path().toStdString(), SQLite::OPEN_READWRITE);
    file.exec("PRAGMA wal_checkpoint(TRUNCATE)");
    QCOMPARE_LE(QFileInfo(path()).size(), 5 * megabyte / 2);
    const auto rows = allRows(path());
    QCOMPARE(rows.size(), 3000 - gone.size());
    QCOMPARE(rows.last().summary.key, 3000);
}

void tst_Retention::withoutLimitsNothingGoes()
{
    QVERIFY(
        swept({at(longAgo, inbound(1, u"a"_s, u"x"_s)), at(today, inbound(2, u"a"_s, u"x"_s))}, {.days = 0, .bytes = 0})
            .isEmpty());
    QCOMPARE(allRows(path()).size(), 2);
}

void tst_Retention::theNewestRowStays()
{
    swept({at(longAgo, inbound(1, u"a"_s, u"x"_s)), at(longAgo, inbound(2, u"a"_s, u"x"_s))});
    QCOMPARE(allRows(path()).size(), 1);
    // so that no later row ever gets an id that was given before
    journal::JournalWriter writer(path());
    writer.open();
    write(writer, {inbound(3, u"a"_s, u"x"_s)});
    QCOMPARE(allRows(path()).last().summary.ref.row(), 3);
}

void tst_Retention::idsOfWhatIsGoneAreNotFound()
{
    swept({at(longAgo, inbound(1, u"a"_s, u"x"_s)), at(today, inbound(2, u"a"_s, u"x"_s)),
        at(today, inbound(3, u"a"_s, u"x"_s))});
    QVERIFY(reader()->rowOfMessageId(u"in-1"_s)->isNull());
    QCOMPARE(reader()->rowOfMessageId(u"in-2"_s)->row(), 2);
}

void tst_Retention::rowsAreWrittenBetweenTheSteps()
{
    QList<traffic::Entry> entries;
    for (int key = 1; key <= 2000; ++key)
        entries.append(at(longAgo, inbound(key, u"a"_s, u"x"_s)));
    journal::JournalWriter writer(path());
    writer.open();
    write(writer, entries);
    QSignalSpy removed(&writer, &journal::JournalWriter::removed);
    writer.sweep(); // one step; the rest follows by itself
    QCOMPARE(removed.size(), 1);
    QCOMPARE_LT(removed.first().first().value<QList<journal::RowRef>>().size(), 500);
    writer.append(at(today, inbound(5000, u"a"_s, u"between"_s)));
    QTRY_COMPARE(allRows(path()).size(), 1);
    QCOMPARE(allRows(path()).first().summary.key, 5000);
}

void tst_Retention::whatWouldGoIsToldBeforehand_data()
{
    QTest::addColumn<int>("days");
    QTest::addColumn<int>("going");
    QTest::newRow("without end") << 0 << 0;
    QTest::newRow("long") << 1'000 << 0;
    QTest::newRow("90 days") << 90 << 700;
    QTest::newRow("one day, all are older but the newest") << 1 << 999;
}

void tst_Retention::whatWouldGoIsToldBeforehand()
{
    QFETCH(const int, days);
    QFETCH(const int, going);
    QList<traffic::Entry> entries;
    for (int key = 1; key <= 1000; ++key)
        entries.append(at(key <= 700 ? longAgo : today - 48h, inbound(key, u"p%1"_s.arg(key % 5), u"text"_s)));
    const QString file = m_dir.filePath(u"told-%1/journal.db"_s.arg(days));
    journal::JournalWriter writer(file, {.retention = {.days = days, .bytes = 0}});
    writer.open();
    write(writer, entries);
    const auto reader = journal::JournalReader::open(file, journal::liveSource, 0).value();
    const auto told = reader->forecast({.days = days, .bytes = 0}, today).value();
    QCOMPARE(told.rows, 1'000);
    QCOMPARE(told.oldest, std::optional(longAgo));
    QVERIFY(told.usedBytes > 0);
    QCOMPARE(told.going(), going);
    QCOMPARE(sweep(writer).size(), going);

    // By size it is only about as many, and never the newest one.
    const auto small = reader->forecast({.days = 0, .bytes = 1}, today).value();
    QCOMPARE(small.going(), small.rows - 1);
    QCOMPARE(reader->forecast({.days = 0, .bytes = told.usedBytes * 2}, today)->going(), 0);
}

void tst_Retention::anEmptyJournalWouldLoseNothing()
{
    journal::JournalWriter writer(path());
    writer.open();
    const auto told = reader()->forecast({.days = 1, .bytes = 1}, today).value();
    QCOMPARE(told.rows, 0);
    QCOMPARE(told.going(), 0);
    QVERIFY(!told.oldest);
}

void tst_Retention::anotherRetentionCountsAtOnce()
{
    journal::JournalWriter writer(path(), {.retention = {.days = 0, .bytes = 0}});
    writer.open();
    QList<traffic::Entry> entries;
    for (int key = 1; key <= 500; ++key)
        entries.append(at(key <= 300 ? longAgo : today, inbound(key, u"a"_s, u"text"_s)));
    write(writer, entries);
    QSignalSpy removed(&writer, &journal::JournalWriter::removed);
    QTest::qWait(100);
    QCOMPARE(removed.size(), 0);
    writer.setRetention({.days = 90, .bytes = 0});
    QTRY_COMPARE(reader()->rowCount().value(), 200); // by itself, in steps
    QTRY_VERIFY(removed.size() >= 2);
}

QTEST_GUILESS_MAIN(tst_Retention)
#include "tst_retention.moc"
