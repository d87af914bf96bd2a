#include "tests/gateway/clientbench.h"

#include <QSignalSpy>

using namespace gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Bench = test::ClientBench;
using traffic::Direction;

namespace {

QByteArray message(int number)
{
    return R"({"op":0,"s":)" + QByteArray::number(number) + R"(,"t":"C2C_MESSAGE_CREATE","id":"C2C_MESSAGE_CREATE:)"
        + QByteArray::number(number) + R"(","d":{"id":"M)" + QByteArray::number(number)
        + R"(","content":"hello","timestamp":"2026-09-01T12:00:00+08:00","author":{"user_openid":"ALICE"}}})";
}

traffic::Gap gapOf(const Bench &bench)
{
    return traffic::parseGap(bench.last(traffic::gapRoute).detail).value();
}

} // namespace

/// What a connection tells of its gaps, and how it takes a flood.
class tst_Line : public QObject
{
    Q_OBJECT
private slots:
    void aGapIsNotedWhenTheLineIsBack();
    void aGapOfAnEarlierRunIsNoted();
    void theFirstConnectionNotesNone();
    void droppedIntentsAreNotedByName();
    void theLargestFrameFitsTheReadBuffer();
    void aBurstHoldsUpNoBeat();
    void anAckBehindABurstIsNotMissed();
};

void tst_Line::aGapIsNotedWhenTheLineIsBack()
{
    Bench b;
    b.becomeReady();
    const core::WallTime before = b.clock.wall();
    b.server.close(4009, {});
    b.expectResume(1);
    QCOMPARE(b.count(traffic::gapRoute, Direction::None), 0);
    b.server.inject(message(2));
    b.server.inject(R"({"op":0,"s":3,"t":"RESUMED","d":""})");
    QTRY_VERIFY(b.is<ReadyState>());
    QCOMPARE(b.count(traffic::gapRoute, Direction::None), 1);
    QCOMPARE(b.replayed, (QList<bool>{false, true, false}));
    const traffic::Record note = b.last(traffic::gapRoute);
    QCOMPARE(note.kind, traffic::Kind::Note);
    QCOMPARE(note.code, std::optional(4009));
    QCOMPARE(note.bot, u"demo"_s);
    traffic::Gap gap = gapOf(b);
    QVERIFY(gap.from >= before - 5ms && gap.from <= gap.until);
    QCOMPARE(gap.until, note.time);
    gap.from = gap.until = {};
    QCOMPARE(
        gap, (traffic::Gap{.cause = traffic::Gap::Cause::Closed, .closeCode = 4009, .resumed = true, .recovered = 1}));
}

void tst_Line::aGapOfAnEarlierRunIsNoted()
{
    Bench b;
    b.client.restore({}, Loss{.cause = traffic::Gap::Cause::Restart, .from = b.clock.boot() - 10min});
    b.becomeReady();
    QCOMPARE(b.count(traffic::gapRoute, Direction::None), 1);
    const traffic::Gap gap = gapOf(b);
    QCOMPARE(gap.cause, traffic::Gap::Cause::Restart);
    QVERIFY(!gap.resumed);
    QVERIFY(gap.until - gap.from >= 10min && gap.until - gap.from < 11min);
}

void tst_Line::theFirstConnectionNotesNone()
{
    Bench b;
    b.becomeReady();
    QCOMPARE(b.count(traffic::gapRoute, Direction::None), 0);
}

void tst_Line::droppedIntentsAreNotedByName()
{
    Bench b;
    QSignalSpy reduced(&b.client, &GatewayClient::intentsReduced);
    b.client.connectToGateway();
    QTRY_COMPARE(b.server.connections(), 1);
    b.server.injectHello(45000);
    QTRY_COMPARE(b.server.countOp(2), 1);
    b.server.close(4014, {});
    QTRY_COMPARE(b.count(u"INTENTS_REDUCED"_s, Direction::None), 1);
    QCOMPARE(b.last(u"INTENTS_REDUCED"_s).detail, u"INTERACTION MESSAGE_AUDIT"_s);
    QCOMPARE(reduced.size(), 1);
}

void tst_Line::theLargestFrameFitsTheReadBuffer()
{
    Bench b;
    b.becomeReady();
    const QByteArray head = R"({"op":0,"s":2,"t":"LARGE","d":")";
    b.server.inject(head + QByteArray(protocol::maxFrameBytes - head.size() - 2, 'x') + "\"}");
    QTRY_COMPARE_WITH_TIMEOUT(b.events.size(), 2, 20'000);
    QVERIFY(b.is<ReadyState>());
}

void tst_Line::aBurstHoldsUpNoBeat()
{
    Bench b;
    b.becomeReady(200);
    qsizetype beatsBefore = 0;
    connect(&b.client, &GatewayClient::eventReceived, &b.client, [&](const LineEvent &event) {
        if (event.frame.s == 2) { // handling it takes longer than an interval, and the loop is not reached meanwhile
            beatsBefore = b.count(u"HEARTBEAT"_s, Direction::Out);
            QTest::qSleep(250);
        }
        if (event.frame.s == 4)
            QCOMPARE_GT(b.count(u"HEARTBEAT"_s, Direction::Out), beatsBefore);
    });
    for (int s = 2; s < 5; ++s)
        b.server.inject(message(s));
    QTRY_COMPARE(b.events.size(), 4);
}

void tst_Line::anAckBehindABurstIsNotMissed()
{
    Bench b;
    b.becomeReady(200);
    QTRY_COMPARE(b.server.countOp(1), 1);
    for (int s = 2; s < 5; ++s)
        b.server.inject(message(s));
    b.server.inject(R"({"op":11})");
    connect(&b.client, &GatewayClient::eventReceived, &b.client, [](const LineEvent &) { QTest::qSleep(150); });
    QTRY_COMPARE(b.events.size(), 4);
    QTRY_COMPARE(b.count(u"HEARTBEAT_ACK"_s, Direction::In), 1);
    QVERIFY(b.is<ReadyState>());
    QCOMPARE_GT(b.count(u"HEARTBEAT"_s, Direction::Out), 1);
    QCOMPARE(b.count(u"CLOSE"_s, Direction::Out), 0);
}

QTEST_GUILESS_MAIN(tst_Line)
#include "tst_line.moc"
