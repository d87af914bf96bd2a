#include "app/bot/linereport.h"
#include "tests/support/fakeclock.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using bot::ConnectionChanged;
using Phase = ConnectionChanged::Phase;

namespace {

const core::BootTime now(1h);

gateway::State shard(gateway::Phase phase)
{
    gateway::State state;
    state.phase = std::move(phase);
    state.intents = protocol::defaultIntents();
    return state;
}

} // namespace

/// One state for the whole line: the shard that needs attention is told.
class tst_LineReport : public QObject
{
    Q_OBJECT
private slots:
    void theShardFurthestFromReadyIsTold_data();
    void theShardFurthestFromReadyIsTold();
    void readyShardsAreCounted();
    void aWaitSaysHowLongAndWhy();
    void aStopTellsItsOwnCloseCode();
    void whatWasNotGrantedIsTold();
};

void tst_LineReport::theShardFurthestFromReadyIsTold_data()
{
    QTest::addColumn<QList<gateway::State>>("shards");
    QTest::addColumn<Phase>("phase");
    const auto ready = shard(gateway::ReadyState{});
    const auto waiting = shard(gateway::Waiting{now + 5s});
    QTest::newRow("none began") << QList<gateway::State>{shard(gateway::Disconnected{})} << Phase::Offline;
    QTest::newRow("all ready") << QList<gateway::State>{ready, ready} << Phase::Ready;
    QTest::newRow("one resumes") << QList<gateway::State>{ready, shard(gateway::Resuming{})} << Phase::Resuming;
    QTest::newRow("one waits for its turn")
        << QList<gateway::State>{shard(gateway::AwaitingTurn{}), ready} << Phase::Identifying;
    QTest::newRow("one waits") << QList<gateway::State>{ready, waiting, shard(gateway::AwaitingHello{})}
                               << Phase::Waiting;
    QTest::newRow("one stopped") << QList<gateway::State>{waiting, shard(gateway::Stopped{4915}), ready}
                                 << Phase::Stopped;
}

void tst_LineReport::theShardFurthestFromReadyIsTold()
{
    QFETCH(QList<gateway::State>, shards);
    QFETCH(Phase, phase);
    QCOMPARE(bot::lineState(shards, now).phase, phase);
}

void tst_LineReport::readyShardsAreCounted()
{
    const auto ready = shard(gateway::ReadyState{});
    const ConnectionChanged state = bot::lineState({ready, shard(gateway::Resuming{}), ready}, now);
    QCOMPARE(state.shards, 3);
    QCOMPARE(state.shardsReady, 2);
}

void tst_LineReport::aWaitSaysHowLongAndWhy()
{
    gateway::State waiting = shard(gateway::Waiting{now + 5s, gateway::Waiting::For::StartLimit});
    waiting.failures = 2;
    const ConnectionChanged state = bot::lineState({waiting}, now);
    QCOMPARE(state.retryIn, core::Milliseconds(5s));
    QVERIFY(state.startLimit);
    QCOMPARE(state.tryNumber, 2);
}

void tst_LineReport::aStopTellsItsOwnCloseCode()
{
    gateway::State stopped = shard(gateway::Stopped{});
    stopped.lastCloseCode = 4009; // an older story: what stopped it was no close
    QCOMPARE(bot::lineState({stopped}, now).closeCode, 0);
}

void tst_LineReport::whatWasNotGrantedIsTold()
{
    gateway::State fewer = shard(gateway::ReadyState{});
    fewer.intents = protocol::Intent::PublicGuildMessages | protocol::Intent::GroupAndC2cEvent;
    const auto missing
        = protocol::Intent::DirectMessage | protocol::Intent::Interaction | protocol::Intent::MessageAudit;
    QCOMPARE(bot::lineState({fewer}, now).notGranted, missing);
    QVERIFY(!bot::lineState({shard(gateway::ReadyState{})}, now).notGranted);
    QVERIFY(!bot::lineState({gateway::State()}, now).notGranted); // nothing was asked for yet
}

QTEST_GUILESS_MAIN(tst_LineReport)
#include "tst_linereport.moc"
