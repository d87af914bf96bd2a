#include "tests/outbox/bench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Accepted;
using lineage::Refused;
using lineage::Unknown;
using outbox::TurnState;
using test::OutboxBench;

namespace {

const lineage::AnchorId m1 = core::InboundMsgId(u"M1"_s);
const Accepted accepted{.id = core::OutboundMsgId(u"O1"_s)};

// History as one line each: "user: …" or "bot: …".
QStringList lines(OutboxBench &bench, qint64 before, int limit = 20)
{
    QStringList list;
    const auto history = bench->history(protocol::Scene::C2c, test::alice, before, limit).value();
    for (const auto &line : history)
        list.append((line.fromUser ? u"user: "_s : u"bot: "_s) + line.text);
    return list;
}

} // namespace

/// A crash at any point costs no answer that is owed, sends none twice by itself, and never reuses a msg_seq.
class tst_OutboxRecovery : public QObject
{
    Q_OBJECT
private slots:
    void onAnotherEmbeddedPlatformNothingOfThePastIsAskedAboutOrOwed();
    void messageWithoutTurnIsOwed();
    void turnWithoutAttemptRunsAgain();
    void reservedAttemptIsOpenAndItsTurnInterrupted();
    void settledAttemptIsNotOpenAndTheRestIsUnsent();
    void endedTurnOwesNothing();
    void interruptedTurnIsNotInterruptedTwice();
    void unansweredTurnOwesNothingOnceEnded();
    void messageThatIsNotOwedStaysSo();
    void openAttemptWithoutKeyIsTold();
    void openAttemptOfADeliveredMessageSaysSo();
    void runningTurnsNameTheirRows();
    void onlyTheFirstOfASeqIsAFirstUse();
    void crashOfTheProgramKeepsTheSeq();
    void stopOfTheMachineRaisesTheSeq();
    void cleanStopBeforeARebootRaisesNothing();
    void powerFailureAfterACleanStopRaisesTheSeq();
    void messageReplayedAfterAPowerFailureBeginsHigher();
    void unknownBootIsNotTheSame();
    void historyIsOldestFirstAndHoldsWhatWasDelivered();
    void replyToAnEarlierMessageIsHistoryThoughLater();
    void historyKeepsTheNewestLines();
};

void tst_OutboxRecovery::messageWithoutTurnIsOwed()
{
    OutboxBench bench;
    const auto first = bench.receive(u"M1"_s);
    const auto second = bench.receive(u"M2"_s);
    bench.crash();
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    const auto owed = bench.owed();
    QCOMPARE(owed.size(), 2);
    QCOMPARE(owed[0].inboundId, first.inboundId);
    QCOMPARE(owed[1].inboundId, second.inboundId);
}

void tst_OutboxRecovery::turnWithoutAttemptRunsAgain()
{
    OutboxBench bench;
    const auto inbound = bench.receive(u"M1"_s);
    const qint64 turn = bench->beginTurn(inbound.inboundId, bench.now()).value();
    const qint64 planned = bench.add(u"planned, not tried"_s, turn);
    bench.crash();
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty()); // the model will say it anew
    QCOMPARE(bench.owed().size(), 1);
    QVERIFY(!bench.reserve(planned, m1));
}

void tst_OutboxRecovery::reservedAttemptIsOpenAndItsTurnInterrupted()
{
    OutboxBench bench;
    const auto inbound = bench.receive(u"M1"_s);
    const qint64 turn = bench->beginTurn(inbound.inboundId, bench.now()).value();
    const auto attempt = bench.reserved(u"in flight"_s, u"M1"_s, turn);
    const qint64 planned = bench.add(u"planned"_s, turn);
    bench.crash();
    const auto open = bench->openAttempts().value();
    QCOMPARE(open.size(), 1);
    QCOMPARE(open[0].attemptId, attempt.attemptId());
    QVERIFY(open[0].hasDedupeKey);
    QCOMPARE(open[0].message.text, u"in flight"_s);
    QCOMPARE(open[0].message.turnId, turn);
    const auto unsent = bench->interruptTurns(bench.now()).value();
    QCOMPARE(unsent.size(), 1);
    QCOMPARE(unsent[0].messageId, planned);
    QCOMPARE(unsent[0].message.text, u"planned"_s);
    QVERIFY(bench.owed().isEmpty());
    bench.settle(attempt.attemptId(), Unknown{.cause = u"crash"_s});
    const auto retry = bench->reserveRetry(attempt.attemptId(), bench.now());
    QVERIFY(retry);
    QVERIFY(retry->isRetry());
    QCOMPARE(retry->body(), attempt.body());
}

void tst_OutboxRecovery::settledAttemptIsNotOpenAndTheRestIsUnsent()
{
    OutboxBench bench;
    const auto inbound = bench.receive(u"M1"_s);
    const qint64 turn = bench->beginTurn(inbound.inboundId, bench.now()).value();
    bench.settle(bench.reserved(u"arrived"_s, u"M1"_s, turn).attemptId(), accepted);
    bench.add(u"second"_s, turn);
    bench.add(u"third"_s, turn);
    bench.crash();
    QVERIFY(bench->openAttempts()->isEmpty());
    const auto unsent = bench->interruptTurns(bench.now()).value();
    QCOMPARE(unsent.size(), 2);
    QCOMPARE(unsent[0].message.text, u"second"_s);
    QCOMPARE(unsent[1].message.text, u"third"_s);
    QVERIFY(bench.owed().isEmpty());
}

void tst_OutboxRecovery::endedTurnOwesNothing()
{
    OutboxBench bench;
    const auto inbound = bench.receive(u"M1"_s);
    const qint64 turn = bench->beginTurn(inbound.inboundId, bench.now()).value();
    bench.settle(bench.reserved(u"arrived"_s, u"M1"_s, turn).attemptId(), accepted);
    QVERIFY(bench->endTurn(turn, TurnState::Ended, bench.now()));
    bench.crash();
    QVERIFY(bench->openAttempts()->isEmpty());
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QVERIFY(bench.owed().isEmpty());
}

void tst_OutboxRecovery::interruptedTurnIsNotInterruptedTwice()
{
    OutboxBench bench;
    const auto inbound = bench.receive(u"M1"_s);
    const qint64 turn = bench->beginTurn(inbound.inboundId, bench.now()).value();
    bench.settle(bench.reserved(u"arrived"_s, u"M1"_s, turn).attemptId(), accepted);
    bench.add(u"left behind"_s, turn);
    bench.crash();
    QCOMPARE(bench->interruptTurns(bench.now())->size(), 1);
    bench.crash();
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QVERIFY(bench.owed().isEmpty());
}

void tst_OutboxRecovery::unansweredTurnOwesNothingOnceEnded()
{
    OutboxBench bench;
    const auto inbound = bench.receive(u"M1"_s);
    const qint64 turn = bench->beginTurn(inbound.inboundId, bench.now()).value();
    QVERIFY(bench->endTurn(turn, TurnState::Ended, bench.now())); // the model had nothing to say
    bench.crash();
    QVERIFY(bench.owed().isEmpty());
}

void tst_OutboxRecovery::messageThatIsNotOwedStaysSo()
{
    OutboxBench bench;
    bench.receive(u"M1"_s, false);
    bench.crash();
    QVERIFY(bench.owed().isEmpty());
    QVERIFY(bench->ledger().find(m1));
}

void tst_OutboxRecovery::openAttemptWithoutKeyIsTold()
{
    OutboxBench bench;
    const auto proactive = bench.reserve(bench.add(u"by hand"_s), std::nullopt);
    QVERIFY(proactive);
    bench.crash();
    const auto open = bench->openAttempts().value();
    QCOMPARE(open.size(), 1);
    QVERIFY(!open[0].hasDedupeKey);
    QCOMPARE(open[0].message.turnId, 0);
}

void tst_OutboxRecovery::openAttemptOfADeliveredMessageSaysSo()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto lost = bench.reserved(u"one"_s, u"M1"_s); // its outcome could not be written
    const auto resend = bench.reserve(lost.messageId(), m1).value();
    bench.settle(resend.attemptId(), lineage::Accepted{.id = core::OutboundMsgId(u"O1"_s)});
    bench.finish(lost.messageId());
    bench.crash();
    const auto open = bench->openAttempts().value();
    QCOMPARE(open.size(), 1);
    QCOMPARE(open[0].attemptId, lost.attemptId());
    QVERIFY(open[0].isDelivered);
}

void tst_OutboxRecovery::runningTurnsNameTheirRows()
{
    OutboxBench bench;
    const auto inbound = bench.receive(u"M1"_s);
    QVERIFY(bench->beginTurn(inbound.inboundId, bench.now(), 0));
    const qint64 settled = bench->beginTurn(inbound.inboundId, bench.now(), 11).value();
    QVERIFY(bench->beginTurn(inbound.inboundId, bench.now(), 12));
    const qint64 ended = bench->beginTurn(inbound.inboundId, bench.now(), 13).value();
    QVERIFY(bench->forgetTurnRecord(settled));
    QVERIFY(bench->endTurn(ended, TurnState::Ended, bench.now()));
    bench.crash();
    QCOMPARE(bench->openTurnRecords().value(), QList<qint64>{12});
    QVERIFY(bench->interruptTurns(bench.now()));
    QVERIFY(bench->openTurnRecords()->isEmpty());
}

void tst_OutboxRecovery::onlyTheFirstOfASeqIsAFirstUse()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"one"_s, u"M1"_s);
    QVERIFY(first.isFirstUse());
    bench.settle(first.attemptId(), lineage::Refused{.code = 11244, .httpStatus = 401});
    const auto again = bench->reserveRetry(first.attemptId(), bench.now());
    QVERIFY(again && !again->isRetry());
    QVERIFY(!again->isFirstUse());
    QVERIFY(!bench.reserve(bench.add(u"news"_s), std::nullopt)->isFirstUse());
}

void tst_OutboxRecovery::crashOfTheProgramKeepsTheSeq()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto used = bench.reserved(u"one"_s, u"M1"_s);
    bench.crash();
    QCOMPARE(used.request().msgSeq, 1);
    QCOMPARE(bench.reserved(u"two"_s, u"M1"_s).request().msgSeq, 2);
    bench.receive(u"M2"_s);
    QCOMPARE(bench.reserved(u"three"_s, u"M2"_s).request().msgSeq, 1);
}

void tst_OutboxRecovery::stopOfTheMachineRaisesTheSeq()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto used = bench.reserved(u"one"_s, u"M1"_s);
    bench.crash(u"boot-2"_s);
    QCOMPARE(used.request().msgSeq, 1);
    QCOMPARE(bench.reserved(u"two"_s, u"M1"_s).request().msgSeq, 66);
    bench.crash(u"boot-2"_s);
    QCOMPARE(bench.reserved(u"three"_s, u"M1"_s).request().msgSeq, 67);
}

void tst_OutboxRecovery::cleanStopBeforeARebootRaisesNothing()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    bench.restart(u"boot-2"_s);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 1);
    bench.receive(u"M2"_s);
    QCOMPARE(bench.anchor(u"M2"_s).nextSeq, 1);
}

void tst_OutboxRecovery::powerFailureAfterACleanStopRaisesTheSeq()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    bench.restart();
    const auto lost = bench.reserved(u"one"_s, u"M1"_s); // left, but its row never reached the platter
    QCOMPARE(lost.request().msgSeq, 1);
    bench.powerFailure(u"boot-2"_s);
    QCOMPARE(bench.reserved(u"other"_s, u"M1"_s).request().msgSeq, 65);
}

void tst_OutboxRecovery::messageReplayedAfterAPowerFailureBeginsHigher()
{
    OutboxBench bench;
    for (int failure = 1; failure <= 3; ++failure) {
        bench.receive(u"M1"_s); // the gateway replays it, as the last s was lost too
        QCOMPARE(bench.reserved(u"text"_s, u"M1"_s).request().msgSeq, 64 * (failure - 1) + 1);
        bench.powerFailure(u"boot-%1"_s.arg(failure + 1));
    }
    bench.advance(2h); // nothing from before the failure can be replayed or answered now
    bench.receive(u"M2"_s);
    QCOMPARE(bench.anchor(u"M2"_s).nextSeq, 1);
}

void tst_OutboxRecovery::unknownBootIsNotTheSame()
{
    OutboxBench bench;
    bench.restart(QString());
    bench.receive(u"M1"_s);
    bench.crash(QString());
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 65);
}

void tst_OutboxRecovery::historyIsOldestFirstAndHoldsWhatWasDelivered()
{
    OutboxBench bench;
    const auto first = bench.receive(u"M1"_s);
    const qint64 turn = bench->beginTurn(first.inboundId, bench.now()).value();
    bench.settle(bench.reserved(u"arrived"_s, u"M1"_s, turn).attemptId(), accepted);
    bench.settle(bench.reserved(u"refused"_s, u"M1"_s, turn).attemptId(), Refused{.code = 40034006});
    bench.settle(bench.reserved(u"in doubt"_s, u"M1"_s, turn).attemptId(), Unknown{});
    bench.add(u"never tried"_s, turn);
    bench.advance(1s);
    bench.settle(bench.reserved(u"by hand"_s, u"M1"_s).attemptId(), lineage::AcceptedIdUnknown{});
    bench.advance(1s);
    const auto second = bench.receive(u"M2"_s);
    QCOMPARE(lines(bench, first.inboundId), QStringList());
    QCOMPARE(
        lines(bench, second.inboundId), QStringList({u"user: text of M1"_s, u"bot: arrived"_s, u"bot: by hand"_s}));
}

void tst_OutboxRecovery::replyToAnEarlierMessageIsHistoryThoughLater()
{
    OutboxBench bench;
    const auto first = bench.receive(u"M1"_s);
    const qint64 turn = bench->beginTurn(first.inboundId, bench.now()).value();
    bench.advance(1s);
    const auto second = bench.receive(u"M2"_s); // while the first is being answered
    bench.advance(1s);
    bench.settle(bench.reserved(u"to the first"_s, u"M1"_s, turn).attemptId(), accepted);
    QCOMPARE(lines(bench, second.inboundId), QStringList({u"user: text of M1"_s, u"bot: to the first"_s}));
}

void tst_OutboxRecovery::historyKeepsTheNewestLines()
{
    OutboxBench bench;
    for (int i = 1; i <= 5; ++i) {
        bench.receive(u"M%1"_s.arg(i));
        bench.advance(1s);
    }
    const auto last = bench.receive(u"M6"_s);
    QCOMPARE(lines(bench, last.inboundId, 2), QStringList({u"user: text of M4"_s, u"user: text of M5"_s}));
    const auto other = bench->history(protocol::Scene::Group, test::alice, last.inboundId, 2);
    QVERIFY(other->isEmpty());
}

void tst_OutboxRecovery::onAnotherEmbeddedPlatformNothingOfThePastIsAskedAboutOrOwed()
{
    OutboxBench bench;
    bench.restartOn(u"http://127.0.0.1:1"_s);
    bench.receive(u"M1"_s);
    const auto open = bench.reserved(u"on its way"_s, u"M1"_s);
    bench.restartOn(u"http://127.0.0.1:1"_s); // the same one: all of it goes on
    QCOMPARE(bench->openAttempts()->size(), 1);
    QVERIFY(!bench.anchor(u"M1"_s).deadCode);
    bench.restartOn(u"http://127.0.0.1:2"_s);
    QVERIFY(bench->openAttempts()->isEmpty());
    QVERIFY(bench.owed().isEmpty());
    QVERIFY(bench.anchor(u"M1"_s).deadCode.has_value());
    QCOMPARE(bench->undelivered()->size(), 1);
    QCOMPARE(bench->undelivered()->first().messageId, open.messageId());
    QVERIFY(bench->undelivered()->first().mayHaveArrived);
}

QTEST_GUILESS_MAIN(tst_OutboxRecovery)
#include "tst_outboxrecovery.moc"
