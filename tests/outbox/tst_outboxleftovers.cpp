#include "tests/outbox/bench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Accepted;
using lineage::NotSent;
using lineage::NotSentReason;
using lineage::Outcome;
using lineage::Refused;
using lineage::Unknown;
using test::OutboxBench;

namespace {

const Accepted accepted{.id = core::OutboundMsgId(u"O1"_s)};
const Refused anchorRefused{.code = 40034128, .httpStatus = 400};
const Refused contentRefused{.code = 40034006, .httpStatus = 400};
const Unknown timeout{.cause = u"timeout"_s};

QStringList texts(OutboxBench &bench)
{
    QStringList list;
    const auto undelivered = bench->undelivered().value();
    for (const auto &message : undelivered)
        list.append(message.message.text);
    return list;
}

qint64 beginTurn(OutboxBench &bench, const QString &msgId)
{
    return bench->beginTurn(bench.receive(msgId).inboundId, bench.now()).value();
}

} // namespace

/// After a crash nothing that is over is missing from Undelivered, and nothing under way is in it.
class tst_OutboxLeftovers : public QObject
{
    Q_OBJECT
private slots:
    void crashBeforeAnythingLeftIsToldAsInterrupted();
    void crashAfterARefusalKeepsTheRefusal();
    void crashBeforeARetryStaysUnderWay();
    void crashDuringAWaitKeepsItsTimeAndItsHold_data();
    void crashDuringAWaitKeepsItsTimeAndItsHold();
    void crashWithoutAKeyIsOver();
    void turnThatRunsAgainLeavesOnlyWhatWasOver();
    void outcomeThatCouldNotBeWrittenIsAskedAbout();
    void recoveryLeavesNothingBetween();
};

void tst_OutboxLeftovers::crashBeforeAnythingLeftIsToldAsInterrupted()
{
    OutboxBench bench;
    const qint64 turn = beginTurn(bench, u"M1"_s);
    bench.settle(bench.reserved(u"arrived"_s, u"M1"_s, turn).attemptId(), accepted);
    bench.add(u"planned"_s, turn);
    bench.add(u"by hand, waiting for a token"_s);
    bench.crash();
    QCOMPARE(bench->interruptTurns(bench.now())->size(), 2);
    QCOMPARE(texts(bench), QStringList({u"planned"_s, u"by hand, waiting for a token"_s}));
    const auto listed = bench->undelivered().value();
    for (const auto &message : listed)
        QCOMPARE(message.outcome, Outcome(NotSent{NotSentReason::Interrupted}));
    bench.crash();
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QCOMPARE(texts(bench).size(), 2);
}

void tst_OutboxLeftovers::crashAfterARefusalKeepsTheRefusal()
{
    OutboxBench bench;
    QVERIFY(bench->setUndeliveredLeaveWithNext(true));
    const qint64 turn = beginTurn(bench, u"M1"_s);
    bench.settle(bench.reserved(u"hello"_s, u"M1"_s, turn).attemptId(), anchorRefused, true);
    bench.crash(); // before another anchor was tried
    QVERIFY(bench->openAttempts()->isEmpty());
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QCOMPARE(bench->undelivered()->first().outcome, Outcome(anchorRefused));
    QVERIFY(bench->undelivered()->first().leavesWithNext);
}

void tst_OutboxLeftovers::crashBeforeARetryStaysUnderWay()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto byHand = bench.reserved(u"by hand"_s, u"M1"_s);
    bench.settle(byHand.attemptId(), timeout);
    for (int crash = 0; crash < 2; ++crash) {
        bench.crash();
        const auto open = bench->openAttempts().value();
        QCOMPARE(open.size(), 1);
        QVERIFY(open.first().isUnknown());
        QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
        QVERIFY(bench->undelivered()->isEmpty());
    }
    bench.finish(byHand.messageId());
    bench.crash();
    QVERIFY(bench->openAttempts()->isEmpty());
    QCOMPARE(bench->undelivered()->first().outcome, Outcome(timeout));
}

void tst_OutboxLeftovers::crashDuringAWaitKeepsItsTimeAndItsHold_data()
{
    QTest::addColumn<bool>("anchored");
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("held");
    QTest::newRow("never left") << true << Outcome(NotSent{NotSentReason::CannotConnect}) << false;
    QTest::newRow("not now, proactive") << false << Outcome(Refused{.httpStatus = 429}) << false;
    QTest::newRow("in doubt, held") << true << Outcome(timeout) << true;
}

void tst_OutboxLeftovers::crashDuringAWaitKeepsItsTimeAndItsHold()
{
    QFETCH(bool, anchored);
    QFETCH(Outcome, outcome);
    QFETCH(bool, held);
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto anchor = anchored ? std::optional(lineage::AnchorId(core::InboundMsgId(u"M1"_s))) : std::nullopt;
    const auto first = bench.reserve(bench.add(u"text"_s), anchor).value();
    bench.settle(first.attemptId(), outcome);
    const core::WallTime at = bench.now() + 16s;
    QVERIFY(bench->planRetry(first.messageId(), at, held));
    bench.crash();
    const auto open = bench->openAttempts().value();
    QCOMPARE(open.size(), 1);
    QCOMPARE(open[0].attemptId, first.attemptId());
    QCOMPARE(open[0].outcome, std::optional(outcome));
    QCOMPARE(open[0].nextTry, std::optional(at));
    QCOMPARE(open[0].held, held);
    QCOMPARE(open[0].tries, 1);
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QVERIFY(bench->undelivered()->isEmpty()); // it is under way
    const auto again = bench->reserveRetry(first.attemptId(), bench.now());
    QVERIFY(again && again->body() == first.body());
    QVERIFY(!bench->openAttempts()->constLast().nextTry); // that wait is over
    bench.finish(first.messageId());
    QVERIFY(!bench->planRetry(first.messageId(), at, held)); // so is the message
}

void tst_OutboxLeftovers::crashWithoutAKeyIsOver()
{
    OutboxBench bench;
    const auto proactive = bench.reserve(bench.add(u"proactive"_s), std::nullopt).value();
    bench.crash();
    QCOMPARE(bench->openAttempts()->size(), 1);
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QCOMPARE(bench->undelivered()->first().outcome, Outcome(Unknown{.cause = u"crash"_s}));
    bench.settle(proactive.attemptId(), Unknown{.cause = u"crash"_s});
    QCOMPARE(bench->undelivered()->first().outcome, Outcome(Unknown{.cause = u"crash"_s}));
    bench.crash();
    QVERIFY(bench->openAttempts()->isEmpty());
}

void tst_OutboxLeftovers::turnThatRunsAgainLeavesOnlyWhatWasOver()
{
    OutboxBench bench;
    const qint64 turn = beginTurn(bench, u"M1"_s);
    bench.finish(bench.add(u"told as not sent"_s, turn), NotSentReason::NoToken);
    bench.add(u"planned"_s, turn);
    bench.crash();
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QCOMPARE(bench.owed().size(), 1);
    QCOMPARE(texts(bench), QStringList({u"told as not sent"_s}));
}

void tst_OutboxLeftovers::outcomeThatCouldNotBeWrittenIsAskedAbout()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto attempt = bench.reserved(u"hello"_s, u"M1"_s);
    bench.finish(attempt.messageId()); // the disk was full when the answer came
    QCOMPARE(texts(bench), QStringList({u"hello"_s}));
    QVERIFY(bench->undelivered()->first().mayHaveArrived);
    bench.crash();
    QCOMPARE(bench->openAttempts()->size(), 1);
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QCOMPARE(texts(bench), QStringList());
}

void tst_OutboxLeftovers::recoveryLeavesNothingBetween()
{
    OutboxBench bench;
    const qint64 turn = beginTurn(bench, u"M1"_s);
    const auto arrived = bench.reserved(u"arrived"_s, u"M1"_s, turn);
    bench.settle(arrived.attemptId(), accepted);
    bench.finish(arrived.messageId());
    bench.settle(bench.reserved(u"refused"_s, u"M1"_s, turn).attemptId(), contentRefused);
    bench.settle(bench.reserved(u"in doubt"_s, u"M1"_s, turn).attemptId(), timeout);
    const auto inFlight = bench.reserved(u"in flight"_s, u"M1"_s, turn);
    bench.add(u"planned"_s, turn);
    bench.crash();
    const auto open = bench->openAttempts().value();
    QVERIFY(bench->interruptTurns(bench.now()));
    QStringList all = texts(bench);
    for (const auto &attempt : open)
        all.append(attempt.message.text);
    all.sort();
    QCOMPARE(all, QStringList({u"in doubt"_s, u"in flight"_s, u"planned"_s, u"refused"_s})); // each once
    QCOMPARE(open.last().attemptId, inFlight.attemptId());
}

QTEST_GUILESS_MAIN(tst_OutboxLeftovers)
#include "tst_outboxleftovers.moc"
