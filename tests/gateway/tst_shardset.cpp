#include "app/gateway/shardset.h"
#include "tests/gateway/obliginggateway.h"

#include <QSignalSpy>
#include <QTest>

using namespace gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A line whose owner answers with what the test says the platform says.
struct Bench
{
    ObligingGateway server;
    core::SystemClock clock;
    traffic::Redactor redactor;
    traffic::RecordKeys keys{clock, 1};
    protocol::GatewayBot answer{.url = server.url(),
        .shards = 3,
        .total = 1000,
        .remaining = 900,
        .resetAfterMs = 60'000,
        .maxConcurrency = 50};
    QByteArray token = "TOKEN-ONE-0123456789";
    QList<core::Secret> asked;
    QList<traffic::Record> records;
    QList<LineEvent> events;
    ShardSet line{{.bot = u"demo"_s, .clock = clock, .redactor = redactor, .keys = keys}};

    Bench()
    {
        QObject::connect(&line, &ShardSet::gatewayWanted, &line, [this](const core::Secret &refused) {
            asked.append(refused);
            line.gatewayKnown(answer, core::Secret(token));
        });
        QObject::connect(&line, &ShardSet::recorded, &line,
            [this](const traffic::Entry &entry) { records.append(std::get<traffic::Record>(entry)); });
        QObject::connect(
            &line, &ShardSet::eventReceived, &line, [this](const LineEvent &event) { events.append(event); });
    }
    template <class P> [[nodiscard]] int count() const
    {
        const QList<State> states = line.states();
        return int(
            std::ranges::count_if(states, [](const State &state) { return std::holds_alternative<P>(state.phase); }));
    }
    [[nodiscard]] bool isReady(int shards) const
    {
        return count<ReadyState>() == shards && line.states().size() == shards;
    }
    [[nodiscard]] QList<traffic::Gap> gaps() const
    {
        QList<traffic::Gap> gaps;
        for (const traffic::Record &record : records)
            if (record.route == traffic::gapRoute)
                gaps.append(traffic::parseGap(record.detail).value());
        return gaps;
    }
};

} // namespace

/// As many connections as the platform asks for, and never two for one shard.
class tst_ShardSet : public QObject
{
    Q_OBJECT
private slots:
    void everyShardIdentifiesWithItsPart();
    void oneQuestionServesAllShards();
    void identifiesArePacedAcrossShards();
    void eachShardResumesItsOwnSession();
    void eventsCarryTheirShard();
    void theStartLimitHoldsBackAllButResume();
    void restoredShardsResumeThoughThePlatformAsksForMore();
    void tooManyGuildsBeginsAnewWithMore();
    void tooManyGuildsStopsWhenTheNumberStays();
    void droppedIntentsAreLearnedOnce();
    void aPersonsDisconnectEndsEverySession();
    void aRefusedTokenIsTold();
};

void tst_ShardSet::everyShardIdentifiesWithItsPart()
{
    Bench b;
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(3));
    for (int shard = 0; shard < 3; ++shard)
        QCOMPARE(b.server.live(shard, 3), 1);
    QCOMPARE(b.server.count(2), 3);
    QVERIFY(b.gaps().isEmpty());
}

void tst_ShardSet::oneQuestionServesAllShards()
{
    Bench b;
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(3));
    QCOMPARE(b.asked.size(), 1);
}

void tst_ShardSet::identifiesArePacedAcrossShards()
{
    Bench b;
    b.answer.maxConcurrency = 10; // half a second apart
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(3));
    QList<qint64> times;
    for (const auto &entry : b.server.entries())
        times.append(entry.atMs);
    QCOMPARE(times.size(), 3);
    QCOMPARE_GE(times[2] - times[0], 990); // the clocks of sender and receiver round
}

void tst_ShardSet::eachShardResumesItsOwnSession()
{
    Bench b;
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(3));
    const QString session = b.line.states().at(1).resume->session.value;
    b.server.close(1, 4009);
    QTRY_COMPARE(b.server.count(6), 1);
    QTRY_VERIFY(b.isReady(3));
    QCOMPARE(b.server.entries().last().session, session);
    for (int shard = 0; shard < 3; ++shard)
        QCOMPARE(b.server.live(shard, 3), 1);
    QCOMPARE(b.gaps().size(), 1);
    QCOMPARE(b.gaps().constFirst().shard, 1);
    QCOMPARE(b.gaps().constFirst().shards, 3);
}

void tst_ShardSet::eventsCarryTheirShard()
{
    Bench b;
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(3));
    b.server.push(2, R"({"op":0,"s":2,"t":"A","d":{}})");
    b.server.push(0, R"({"op":0,"s":2,"t":"B","d":{}})");
    QTRY_COMPARE(b.events.size(), 5);
    const LineEvent last = b.events.at(b.events.at(3).frame.t == "A"_L1 ? 3 : 4);
    QCOMPARE(last.shard, (Shard{2, 3}));
    QCOMPARE(last.point->seq, 2);
    QCOMPARE(b.line.states().at(0).resume->seq, 2);
}

void tst_ShardSet::theStartLimitHoldsBackAllButResume()
{
    Bench b;
    b.answer.remaining = 2; // three are needed
    b.line.connectToGateway();
    QTRY_COMPARE(b.count<Waiting>(), 3);
    QCOMPARE(b.server.count(2), 0);
    const State state = b.line.states().constFirst();
    QCOMPARE(std::get<Waiting>(state.phase).reason, Waiting::For::StartLimit);
    b.answer.remaining = 3;
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(3));
    b.answer.remaining = 0;
    b.server.close(0, 4009);
    QTRY_COMPARE(b.server.count(6), 1);
    QTRY_VERIFY(b.isReady(3));
}

void tst_ShardSet::restoredShardsResumeThoughThePlatformAsksForMore()
{
    Bench b;
    QList<RestoredShard> restored;
    for (int shard = 0; shard < 2; ++shard)
        restored.append({.shard = {shard, 2},
            .point = ResumePoint{core::SessionId(u"old%1"_s.arg(shard)), 5},
            .lastHeard = b.clock.wall() - 1min});
    b.line.restore(restored);
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(2));
    QCOMPARE(b.server.count(6), 2);
    QCOMPARE(b.server.count(2), 0);
    QCOMPARE(b.gaps().size(), 2);
    QCOMPARE(b.gaps().constFirst().cause, traffic::Gap::Cause::Restart);
    QVERIFY(b.gaps().constFirst().until - b.gaps().constFirst().from >= 1min);
}

void tst_ShardSet::tooManyGuildsBeginsAnewWithMore()
{
    Bench b;
    b.answer.shards = 1;
    QSignalSpy forgotten(&b.line, &ShardSet::sessionForgotten);
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(1));
    b.answer.shards = 2;
    b.server.close(0, 4011);
    QTRY_VERIFY(b.isReady(2));
    QCOMPARE(b.server.live(0, 1), 0);
    QCOMPARE(b.server.live(0, 2), 1);
    QCOMPARE(b.server.live(1, 2), 1);
    QCOMPARE(forgotten.size(), 1);
    QCOMPARE(b.gaps().size(), 2);
    QCOMPARE(b.gaps().constLast().closeCode, 4011);
}

void tst_ShardSet::tooManyGuildsStopsWhenTheNumberStays()
{
    Bench b;
    b.answer.shards = 1;
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(1));
    b.server.close(0, 4011);
    QTRY_COMPARE(b.count<Stopped>(), 1);
    const State state = b.line.states().constFirst();
    QCOMPARE(std::get<Stopped>(state.phase).closeCode, 4011);
    QCOMPARE(b.server.count(2), 1);
}

void tst_ShardSet::droppedIntentsAreLearnedOnce()
{
    Bench b;
    b.answer.shards = 2;
    b.answer.maxConcurrency = 2; // 2.5 s apart: the second shard waits for its turn while the first is refused
    b.server.refuseIdentify(4014);
    b.line.connectToGateway();
    QTRY_COMPARE(b.server.count(2), 1);
    b.server.refuseIdentify(0);
    QTRY_VERIFY_WITH_TIMEOUT(b.isReady(2), 15'000);
    QCOMPARE(b.server.count(2), 3);
    const QList<State> states = b.line.states();
    QCOMPARE(states.at(0).intents, states.at(1).intents);
    QVERIFY(states.at(0).intents != protocol::defaultIntents());
}

void tst_ShardSet::aPersonsDisconnectEndsEverySession()
{
    Bench b;
    QSignalSpy forgotten(&b.line, &ShardSet::sessionForgotten);
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(3));
    b.line.disconnectFromGateway();
    QCOMPARE(forgotten.size(), 3);
    QTRY_COMPARE(b.server.live(0, 3) + b.server.live(1, 3) + b.server.live(2, 3), 0);
    b.answer.shards = 1; // nothing is held: the platform's number counts
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(1));
    QCOMPARE(b.gaps().constLast().cause, traffic::Gap::Cause::Offline);
}

void tst_ShardSet::aRefusedTokenIsTold()
{
    Bench b;
    b.answer.shards = 1;
    b.line.connectToGateway();
    QTRY_VERIFY(b.isReady(1));
    b.server.close(0, 4903);
    b.token = "TOKEN-TWO-0123456789";
    QTRY_COMPARE(b.server.count(2), 2);
    QCOMPARE(b.asked, (QList<core::Secret>{core::Secret(), core::Secret("TOKEN-ONE-0123456789")}));
    QCOMPARE(b.server.entries().last().token, u"QQBot TOKEN-TWO-0123456789"_s);
}

QTEST_GUILESS_MAIN(tst_ShardSet)
#include "tst_shardset.moc"
