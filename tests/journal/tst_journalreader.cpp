#include "app/journal/readerpool.h"
#include "tests/journal/samples.h"

#include <QTemporaryDir>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace samples;
using journal::RowRef;
using traffic::State;

namespace {

std::unique_ptr<journal::JournalReader> reading(const QString &path, traffic::RecordKey since = 0)
{
    auto reader = journal::JournalReader::open(path, journal::liveSource, since);
    return reader ? std::move(*reader) : nullptr;
}

QList<qint64> rowIds(const journal::JournalReader::Rows &rows)
{
    QList<qint64> ids;
    for (const RowRef &ref : rows.value_or(QList<RowRef>())) {
        ids.append(ref.row());
    }
    return ids;
}

journal::RowQuery timelineOf(const QString &peer)
{
    return {u"cat"_s, protocol::Scene::C2c, core::PeerId(peer), true};
}

} // namespace

class tst_JournalReader : public QObject
{
    Q_OBJECT
private slots:
    void queriesRestrictByWhatTheyName();
    void pagesGoForwardAndBackward();
    void ofEachConversationTheNewestMatchIsFound();
    void aTimelineCrossesBuckets();
    void summariesComeInTheOrderAskedWithoutTheGone();
    void aRowThatIsGoneHasNoDetail();
    void conversationsAreNewestFirstAndCountUndelivered();
    void aDismissedMessageCountsAgainOnceItIsPutBack();
    void attemptsOfOneMessageAreOldestFirst();
    void aMessageIdLeadsToItsRow();
    void gapsOfABotAreFoundBetweenTwoRows();
    void aCallOfAnEarlierRunIsUnknown();
    void aQueryCanBeInterrupted();
    void aReaderSeesRowsThatCameAfterItOpened();
    void thePoolReadsOnOtherThreads();

private:
    QString path() const
    {
        return m_dir.filePath(u"%1/journal.db"_s.arg(QLatin1StringView(QTest::currentTestFunction())));
    }
    void fill(const QList<traffic::Entry> &entries) const
    {
        journal::JournalWriter writer(path());
        writer.open();
        write(writer, entries);
        writer.close();
    }
    QTemporaryDir m_dir;
};

void tst_JournalReader::queriesRestrictByWhatTheyName()
{
    auto group = inbound(3, u"alice"_s, u"in a group"_s);
    group.scene = protocol::Scene::Group;
    auto heartbeat = traffic::Record();
    heartbeat.key = 4;
    heartbeat.bot = u"cat"_s;
    heartbeat.kind = traffic::Kind::Frame;
    auto otherBot = inbound(5, u"alice"_s, u"to the dog"_s);
    otherBot.bot = u"dog"_s;
    fill({inbound(1, u"alice"_s, u"a"_s), inbound(2, u"bob"_s, u"b"_s), group, heartbeat, otherBot});
    const auto reader = reading(path());
    QVERIFY(reader);
    const auto rows = [&](const journal::RowQuery &query) { return rowIds(reader->rowsAfter(query, 0)); };
    QCOMPARE(rows({}), (QList<qint64>{1, 2, 3, 4, 5}));
    QCOMPARE(rows({u"cat"_s, {}, {}, false}), (QList<qint64>{1, 2, 3, 4}));
    QCOMPARE(rows({u"cat"_s, {}, {}, true}), (QList<qint64>{1, 2, 3}));
    QCOMPARE(rows({{}, protocol::Scene::Group, {}, false}), (QList<qint64>{3}));
    QCOMPARE(rows({{}, {}, core::PeerId(u"alice"_s), false}), (QList<qint64>{1, 3, 5}));
    QCOMPARE(rows(timelineOf(u"alice"_s)), (QList<qint64>{1}));
    QCOMPARE(rows(timelineOf(u"nobody"_s)), QList<qint64>());
    QCOMPARE(reader->rowCount().value_or(-1), 5);
}

void tst_JournalReader::pagesGoForwardAndBackward()
{
    QList<traffic::Entry> entries;
    for (int key = 1; key <= 10; ++key) {
        entries.append(inbound(key, key % 2 == 1 ? u"odd"_s : u"even"_s, u"x"_s));
    }
    fill(entries);
    const auto reader = reading(path());
    QVERIFY(reader);
    QCOMPARE(rowIds(reader->rowsAfter({}, 4, 3)), (QList<qint64>{5, 6, 7}));
    QCOMPARE(rowIds(reader->rowsBefore({}, 0, 3)), (QList<qint64>{8, 9, 10}));
    QCOMPARE(rowIds(reader->rowsBefore({}, 8, 3)), (QList<qint64>{5, 6, 7}));
    QCOMPARE(rowIds(reader->rowsBefore({}, 1, 3)), QList<qint64>());
    QCOMPARE(rowIds(reader->rowsAfter(timelineOf(u"odd"_s), 3, 2)), (QList<qint64>{5, 7}));
    QCOMPARE(rowIds(reader->rowsBefore(timelineOf(u"odd"_s), 0, 2)), (QList<qint64>{7, 9}));
    QCOMPARE(rowIds(reader->rowsBefore(timelineOf(u"odd"_s), 7, 2)), (QList<qint64>{3, 5}));
    QCOMPARE(rowIds(reader->rowsAfter(timelineOf(u"odd"_s), 9)), QList<qint64>());
}

void tst_JournalReader::aTimelineCrossesBuckets()
{
    constexpr qint64 rows = 70'000; // three buckets
    {
        journal::JournalWriter writer(path());
        writer.open();
        traffic::Record filler;
        for (qint64 key = 1; key <= rows; ++key) {
            filler.key = key;
            writer.append(key % 10'000 == 0 ? inbound(key, u"alice"_s, u"x"_s) : filler);
        }
        writer.close();
    }
    const auto reader = reading(path());
    QVERIFY(reader);
    QCOMPARE(rowIds(reader->rowsAfter(timelineOf(u"alice"_s), 0)),
        (QList<qint64>{10'000, 20'000, 30'000, 40'000, 50'000, 60'000, 70'000}));
    QCOMPARE(rowIds(reader->rowsBefore(timelineOf(u"alice"_s), 70'000, 5)),
        (QList<qint64>{20'000, 30'000, 40'000, 50'000, 60'000}));
    QCOMPARE(rowIds(reader->rowsAfter(timelineOf(u"alice"_s), 25'000, 2)), (QList<qint64>{30'000, 40'000}));
    QCOMPARE(reader->rowOfMessageId(u"in-10000"_s).value_or(RowRef()).row(), 10'000);
    QCOMPARE(reader->rowOfMessageId(u"in-70000"_s).value_or(RowRef()).row(), 70'000);
}

void tst_JournalReader::summariesComeInTheOrderAskedWithoutTheGone()
{
    fill({inbound(11, u"alice"_s, u"a"_s), inbound(12, u"alice"_s, u"b"_s)});
    const auto reader = reading(path());
    QVERIFY(reader);
    const auto found = reader->summaries({RowRef(0, 2), RowRef(0, 99), RowRef(1, 1), RowRef(0, 1)});
    QVERIFY(found.has_value());
    QCOMPARE(found->size(), 2);
    QCOMPARE(found->at(0).key, 12);
    QCOMPARE(found->at(1).key, 11);
    QCOMPARE(found->at(1).message->text, u"a"_s);
}

void tst_JournalReader::aRowThatIsGoneHasNoDetail()
{
    fill({inbound(1, u"alice"_s, u"a"_s)});
    const auto reader = reading(path());
    QVERIFY(reader);
    QVERIFY(reader->detail(RowRef(0, 1)).has_value());
    const auto gone = reader->detail(RowRef(0, 2));
    QVERIFY(!gone.has_value());
    QCOMPARE(gone.error().kind, journal::JournalError::Kind::CannotRead);
}

void tst_JournalReader::conversationsAreNewestFirstAndCountUndelivered()
{
    auto notSent = outbound(8, u"bob"_s, 13);
    notSent.state = State::NotSent;
    fill({inbound(1, u"alice"_s, u"hi"_s), inbound(2, u"bob"_s, u"ho"_s), //
        outbound(3, u"alice"_s, 10), settlement(3, State::Refused), // put right by its second attempt
        outbound(4, u"alice"_s, 10, 2), settlement(4, State::Accepted), //
        outbound(5, u"bob"_s, 11), settlement(5, State::Accepted), // first accepted, then tried again in vain
        outbound(6, u"bob"_s, 11, 2), settlement(6, State::Unknown), //
        outbound(7, u"bob"_s, 12), // never answered
        notSent});
    const auto atOnce = reading(path(), 0)->conversations();
    QVERIFY(atOnce.has_value());
    QCOMPARE(atOnce->size(), 2);
    const journal::ConversationSummary &bob = atOnce->at(0);
    QCOMPARE(bob.peer.value, u"bob"_s);
    QCOMPARE(bob.bot, u"cat"_s);
    QCOMPARE(bob.lastText, u"answer 13"_s);
    QCOMPARE(bob.lastRow, RowRef(0, 8));
    QCOMPARE(bob.lastState, State::NotSent);
    QCOMPARE(bob.undelivered, 2);
    QCOMPARE(atOnce->at(1).peer.value, u"alice"_s);
    QCOMPARE(atOnce->at(1).lastState, State::Accepted);
    QCOMPARE(atOnce->at(1).undelivered, 0);
    const auto nextRun = reading(path(), 100)->conversations();
    QCOMPARE(nextRun->at(0).undelivered, 3);
}

void tst_JournalReader::aDismissedMessageCountsAgainOnceItIsPutBack()
{
    const auto note = [](traffic::RecordKey key, const QString &route) {
        auto record = outbound(key, u"bob"_s, 11);
        record.kind = traffic::Kind::Note;
        record.route = route;
        record.state = State::None;
        return record;
    };
    fill({inbound(1, u"bob"_s, u"ho"_s), outbound(2, u"bob"_s, 11), settlement(2, State::Refused)});
    QCOMPARE(reading(path())->conversations()->at(0).undelivered, 1);
    fill({note(3, traffic::dismissedRoute)});
    QCOMPARE(reading(path())->conversations()->at(0).undelivered, 0);
    QCOMPARE(reading(path())->conversations()->at(0).lastRow, RowRef(0, 2)); // a note is no message
    fill({note(4, traffic::restoredRoute)});
    QCOMPARE(reading(path())->conversations()->at(0).undelivered, 1);
}

void tst_JournalReader::attemptsOfOneMessageAreOldestFirst()
{
    auto dog = outbound(3, u"alice"_s, 10);
    dog.bot = u"dog"_s;
    fill({outbound(1, u"alice"_s, 10), settlement(1, State::Refused), outbound(2, u"alice"_s, 11), dog,
        outbound(4, u"alice"_s, 10, 2)});
    const auto reader = reading(path());
    QVERIFY(reader);
    const auto attempts = reader->attemptsOf(u"cat"_s, 10);
    QVERIFY(attempts.has_value());
    QCOMPARE(attempts->size(), 2);
    QCOMPARE(attempts->at(0).state, State::Refused);
    QCOMPARE(attempts->at(1).message->attemptNumber, 2);
    QCOMPARE(attempts->at(1).state, State::InFlight);
}

void tst_JournalReader::aMessageIdLeadsToItsRow()
{
    fill({inbound(1, u"alice"_s, u"hi"_s), outbound(2, u"alice"_s, 1), settlement(2, State::Accepted),
        inbound(1, u"alice"_s, u"hi"_s)});
    const auto reader = reading(path());
    QVERIFY(reader);
    QCOMPARE(reader->rowOfMessageId(u"in-1"_s).value_or(RowRef()), RowRef(0, 1)); // the first of two deliveries
    QCOMPARE(reader->rowOfMessageId(u"out-2"_s).value_or(RowRef()), RowRef(0, 2));
    QVERIFY(reader->rowOfMessageId(u"trace-2"_s).value_or(RowRef(0, 9)).isNull()); // an id, but of no message
    QVERIFY(reader->rowOfMessageId(u"in-99"_s).value_or(RowRef(0, 9)).isNull());
}

void tst_JournalReader::gapsOfABotAreFoundBetweenTwoRows()
{
    auto otherBot = gap(3);
    otherBot.bot = u"dog"_s;
    auto ofAPeer = gap(4); // a gap is the bot's, so this is none
    ofAPeer.peer = core::PeerId(u"alice"_s);
    auto eventOfThatName = gap(5);
    eventOfThatName.kind = traffic::Kind::Frame;
    auto unreadable = gap(6);
    unreadable.detail = u"written by a later version"_s;
    fill({inbound(1, u"alice"_s, u"a"_s), gap(2), otherBot, ofAPeer, eventOfThatName, unreadable, gap(7),
        inbound(8, u"alice"_s, u"b"_s), gap(9)});
    const auto reader = reading(path());
    QVERIFY(reader);
    const auto rows = [&](qint64 after, qint64 before) {
        QList<qint64> ids;
        const auto found = reader->gaps(u"cat"_s, after, before);
        for (const journal::NotedGap &noted : found.value_or(QList<journal::NotedGap>()))
            ids.append(noted.ref.row());
        return ids;
    };
    QCOMPARE(rows(0, 0), (QList<qint64>{2, 7, 9}));
    QCOMPARE(rows(2, 9), QList<qint64>{7});
    QCOMPARE(rows(1, 8), (QList<qint64>{2, 7}));
    QCOMPARE(rows(9, 0), QList<qint64>());
    const auto first = reader->gaps(u"cat"_s, 0, 7);
    QVERIFY(first && first->size() == 1);
    QCOMPARE(first->at(0).gap, traffic::parseGap(gap(2).detail).value());
    QCOMPARE(reader->gaps(u"nobody"_s, 0).value_or(QList{*first->begin()}).size(), 0);
}

void tst_JournalReader::aCallOfAnEarlierRunIsUnknown()
{
    fill({outbound(5, u"alice"_s, 1), outbound(20, u"alice"_s, 2)});
    const auto reader = reading(path(), 20);
    QVERIFY(reader);
    const auto found = reader->summaries({RowRef(0, 1), RowRef(0, 2)});
    QVERIFY(found.has_value());
    QCOMPARE(found->at(0).state, State::Unknown);
    QCOMPARE(found->at(1).state, State::InFlight);
    QVERIFY(!found->at(1).duration.has_value());
}

void tst_JournalReader::aQueryCanBeInterrupted()
{
    QList<traffic::Entry> entries;
    traffic::Record record;
    for (qint64 key = 1; key <= 5'000; ++key) {
        record.key = key;
        entries.append(record);
    }
    fill(entries);
    const auto reader = reading(path());
    QVERIFY(reader);
    std::atomic<bool> done = false;
    std::thread other([&] {
        while (!done) {
            reader->interrupt();
        }
    });
    std::optional<journal::JournalError> error;
    for (int i = 0; i < 1000 && !error; ++i) {
        if (const auto rows = reader->rowsAfter({}, 0); !rows) {
            error = rows.error();
        }
    }
    done = true;
    other.join();
    QVERIFY(error.has_value());
    QCOMPARE(error->kind, journal::JournalError::Kind::Interrupted);
    QCOMPARE(reader->rowsAfter({}, 0).value_or(QList<RowRef>()).size(), 5'000); // and it goes on afterwards
}

void tst_JournalReader::aReaderSeesRowsThatCameAfterItOpened()
{
    journal::JournalWriter writer(path());
    writer.open();
    const auto reader = reading(path());
    QVERIFY(reader);
    QCOMPARE(reader->rowCount().value_or(-1), 0);
    write(writer, {outbound(1, u"alice"_s, 1)});
    QCOMPARE(reader->rowCount().value_or(-1), 1);
    write(writer, {settlement(1, State::Accepted)});
    const auto found = reader->summaries({RowRef(0, 1)});
    QVERIFY(found.has_value());
    QCOMPARE(found->first().state, State::Accepted);
    QCOMPARE(found->first().returnedId, u"out-1"_s);
}

void tst_JournalReader::thePoolReadsOnOtherThreads()
{
    journal::ReaderPool pool({{journal::liveSource, path()}, {journal::memorySource, u"file:none?mode=memory"_s}}, 0);
    const auto sources = [](journal::ReaderPool::Readers &readers) { return readers.all().size(); };
    const auto none = pool.run(sources);
    QTRY_VERIFY(none.isFinished());
    QCOMPARE(none.result(), 0); // nothing there yet
    fill({inbound(1, u"alice"_s, u"a"_s)});
    const auto one = pool.run(sources);
    QTRY_VERIFY(one.isFinished());
    QCOMPARE(one.result(), 1);
    const auto where = pool.run([](journal::ReaderPool::Readers &readers) {
        const auto count = readers.of(journal::liveSource)->rowCount();
        return std::pair(count.value_or(-1), QThread::currentThread());
    });
    QTRY_VERIFY(where.isFinished()); // result() on a query that waits would run it here
    QCOMPARE(where.result().first, 1);
    QVERIFY(where.result().second != QThread::currentThread());
    const auto own = pool.openAll();
    QVERIFY(own.has_value());
    QCOMPARE(own->size(), size_t(1)); // no stand-in
}

void tst_JournalReader::ofEachConversationTheNewestMatchIsFound()
{
    QList<traffic::Entry> entries;
    const QStringList peers{u"alice"_s, u"bob"_s, u"carol"_s};
    for (int i = 0; i < 30; ++i)
        entries += inbound(i + 1, peers[i < 20 ? i % 3 : i % 2], i % 5 == 0 ? u"good morning"_s : u"no"_s);
    fill(entries);
    const auto reader = journal::JournalReader::open(path(), journal::liveSource, 0).value();
    const journal::RowQuery query{.filter = filter::leafOf(filter::Text{u"morning"_s}), .newestOfEach = true};
    for (const int most : {0, 1, 2}) { // what a full page leaves out the next one finds
        QMap<QString, qint64> newest;
        qint64 before = 0;
        for (bool isComplete = false; !isComplete;) {
            const auto page = reader->pageBefore(query, before, {.rows = most, .read = 7}).value();
            const auto rows = reader->summaries(page.rows).value();
            for (const journal::RowSummary &row : rows)
                newest[row.peer.value] = std::max(newest.value(row.peer.value), row.ref.row());
            before = page.reached;
            isComplete = page.complete;
        }
        QCOMPARE(newest, (QMap<QString, qint64>{{u"alice"_s, 21}, {u"bob"_s, 26}, {u"carol"_s, 6}}));
    }
}

QTEST_GUILESS_MAIN(tst_JournalReader)
#include "tst_journalreader.moc"
