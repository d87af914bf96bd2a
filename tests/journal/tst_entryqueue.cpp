#include "app/journal/entryqueue.h"
#include "tests/journal/samples.h"

#include <QtTest>
#include <rapidcheck.h>

#include <thread>

using namespace Qt::StringLiterals;
using namespace samples;
using journal::EntryQueue;
using traffic::Kind;
using traffic::Record;

namespace {

constexpr qint64 plenty = 1'000'000'000;

Record record(traffic::RecordKey key, Kind kind, traffic::State state = traffic::State::None)
{
    return {.key = key, .time = core::fromMs(1'000 + key), .kind = kind, .state = state};
}

QList<traffic::RecordKey> keysOf(const QList<traffic::Entry> &entries)
{
    QList<traffic::RecordKey> keys;
    for (const traffic::Entry &entry : entries)
        std::visit([&keys](const auto &it) { keys.append(it.key); }, entry);
    return keys;
}

} // namespace

class tst_EntryQueue : public QObject
{
    Q_OBJECT
private slots:
    void whatFitsComesOutInOrder();
    void theWriterIsWokenOnceADepth();
    void aFullQueueGivesUpTheCheapestFirst();
    void whatIsDearIsTakenBeyondTheBound();
    void theBoundIsAlsoOneOfBytes();
    void theAnswerGoesWithItsRecord();
    void aStretchOfLossesIsToldOnce();
    void nothingDearIsEverLostAndTheBoundHolds();
    void manyThreadsLoseNothing();
};

void tst_EntryQueue::whatFitsComesOutInOrder()
{
    EntryQueue queue({.rows = 10, .bytes = plenty});
    for (int key = 1; key <= 5; ++key)
        std::ignore = queue.push(record(key, Kind::Frame));
    QCOMPARE(keysOf(queue.take(3).entries), (QList<traffic::RecordKey>{1, 2, 3}));
    const auto rest = queue.take(3);
    QCOMPARE(keysOf(rest.entries), (QList<traffic::RecordKey>{4, 5}));
    QVERIFY(!rest.dropped);
    QCOMPARE(queue.depth(), 0);
}

void tst_EntryQueue::theWriterIsWokenOnceADepth()
{
    EntryQueue queue({.rows = 10, .bytes = plenty});
    QVERIFY(queue.push(record(1, Kind::Frame)));
    QVERIFY(!queue.push(record(2, Kind::Frame)));
    QCOMPARE(queue.wakeAt(4), 2);
    QVERIFY(!queue.push(record(3, Kind::Frame)));
    QVERIFY(queue.push(record(4, Kind::Frame)));
    QVERIFY(!queue.push(record(5, Kind::Frame)));
}

void tst_EntryQueue::aFullQueueGivesUpTheCheapestFirst()
{
    EntryQueue queue({.rows = 3, .bytes = plenty});
    for (const Record &one : {record(1, Kind::Frame), record(2, Kind::Model), record(3, Kind::Frame)})
        std::ignore = queue.push(one);
    std::ignore = queue.push(record(4, Kind::Frame)); // no room, and nothing is cheaper
    std::ignore = queue.push(record(5, Kind::Token)); // in place of 1
    std::ignore = queue.push(inbound(6, u"alice"_s, u"hello"_s)); // in place of 3
    std::ignore = queue.push(record(7, Kind::Note)); // in place of 2
    const auto taken = queue.take(10);
    QCOMPARE(keysOf(taken.entries), (QList<traffic::RecordKey>{5, 6, 7}));
    QVERIFY(taken.dropped);
    QCOMPARE(traffic::droppedDetail(*taken.dropped), u"frame=3 model=1 from=1001 until=1004"_s);
}

void tst_EntryQueue::whatIsDearIsTakenBeyondTheBound()
{
    EntryQueue queue({.rows = 2, .bytes = plenty});
    for (int key = 1; key <= 20; ++key)
        std::ignore = queue.push(outbound(key, u"alice"_s, key));
    for (int key = 1; key <= 20; ++key)
        std::ignore = queue.push(settlement(key, traffic::State::Accepted));
    const auto taken = queue.take(100);
    QCOMPARE(taken.entries.size(), 40);
    QVERIFY(!taken.dropped);
}

void tst_EntryQueue::theBoundIsAlsoOneOfBytes()
{
    Record large = record(1, Kind::Model);
    large.body.text = QByteArray(100'000, 'x');
    EntryQueue queue({.rows = 1000, .bytes = 150'000});
    std::ignore = queue.push(large);
    large.key = 2;
    std::ignore = queue.push(large);
    std::ignore = queue.push(record(3, Kind::Model));
    const auto taken = queue.take(10);
    QCOMPARE(keysOf(taken.entries), (QList<traffic::RecordKey>{1, 3}));
    QVERIFY(taken.dropped);
    QCOMPARE(taken.dropped->total(), 1);
}

void tst_EntryQueue::theAnswerGoesWithItsRecord()
{
    EntryQueue queue({.rows = 2, .bytes = plenty});
    std::ignore = queue.push(record(1, Kind::Model, traffic::State::InFlight));
    std::ignore = queue.push(settlement(1, traffic::State::Accepted)); // waits behind its record
    std::ignore = queue.push(record(2, Kind::Note)); // gives up the record
    std::ignore = queue.push(record(3, Kind::Model, traffic::State::InFlight)); // given up at once
    std::ignore = queue.push(settlement(3, traffic::State::Accepted));
    QCOMPARE(keysOf(queue.take(10).entries), (QList<traffic::RecordKey>{2}));
    std::ignore = queue.push(settlement(1, traffic::State::Accepted)); // nobody's second answer is forgotten silently
    QCOMPARE(queue.take(10).entries.size(), 1);
}

void tst_EntryQueue::aStretchOfLossesIsToldOnce()
{
    EntryQueue queue({.rows = 10, .bytes = plenty});
    for (int key = 1; key <= 100; ++key)
        std::ignore = queue.push(record(key, Kind::Frame));
    QVERIFY(!queue.take(2).dropped); // still nearly full: it may go on
    const auto over = queue.take(5);
    QVERIFY(over.dropped);
    QCOMPARE(over.dropped->total(), 90);
    QVERIFY(!queue.take(100).dropped);
}

void tst_EntryQueue::nothingDearIsEverLostAndTheBoundHolds()
{
    const bool holds = rc::check("any mix of pushes and takes", [] {
        const int bound = *rc::gen::inRange(1, 12);
        EntryQueue queue({.rows = bound, .bytes = plenty});
        QSet<traffic::RecordKey> dear, came;
        qint64 pushed = 0, dropped = 0;
        qsizetype dearWaiting = 0;
        traffic::RecordKey last = 0, key = 0;
        const auto take = [&](qsizetype most) {
            const auto taken = queue.take(most);
            for (const traffic::RecordKey one : keysOf(taken.entries)) {
                RC_ASSERT(one > last); // in order, each once
                last = one;
                came.insert(one);
                dearWaiting -= dear.contains(one) ? 1 : 0;
            }
            dropped += taken.dropped ? taken.dropped->total() : 0;
        };
        const auto kinds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 9));
        for (const int kind : kinds) {
            if (kind > int(Kind::Note)) {
                take(kind - int(Kind::Note));
                continue;
            }
            ++pushed;
            if (Kind(kind) == Kind::Note) {
                dear.insert(key + 1);
                ++dearWaiting;
            }
            std::ignore = queue.push(record(++key, Kind(kind)));
            RC_ASSERT(queue.depth() <= std::max<qsizetype>(bound, dearWaiting));
        }
        take(1'000'000);
        RC_ASSERT(came.contains(dear));
        RC_ASSERT(came.size() + dropped == pushed); // every loss is told
    });
    QVERIFY(holds);
}

void tst_EntryQueue::manyThreadsLoseNothing()
{
    EntryQueue queue({.rows = 100, .bytes = plenty});
    std::vector<std::thread> threads;
    for (int lane = 0; lane < 4; ++lane) {
        threads.emplace_back([&queue, lane] {
            for (int i = 0; i < 2'000; ++i)
                std::ignore = queue.push(record(lane * 10'000 + i, i % 2 ? Kind::Frame : Kind::Note));
        });
    }
    qint64 notes = 0, frames = 0;
    const auto count = [&](const EntryQueue::Taken &taken) {
        for (const traffic::Entry &entry : taken.entries)
            (std::get<Record>(entry).kind == Kind::Note ? notes : frames) += 1;
        frames += taken.dropped ? taken.dropped->total() : 0;
    };
    while (notes < 8'000 / 2)
        count(queue.take(50));
    for (std::thread &thread : threads)
        thread.join();
    count(queue.take(1'000'000));
    QCOMPARE(notes, 4'000);
    QCOMPARE(frames, 4'000);
}

QTEST_GUILESS_MAIN(tst_EntryQueue)
#include "tst_entryqueue.moc"
