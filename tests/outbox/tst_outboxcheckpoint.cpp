#include "tests/outbox/bench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using outbox::Checkpoint;
using test::OutboxBench;

namespace {

Checkpoint point(int shard, int shards, qint64 seq, core::WallTime saved)
{
    return {.session = core::SessionId(u"S%1"_s.arg(shard)),
        .seq = seq,
        .saved = saved,
        .origin = u"https://api.example"_s,
        .shard = shard,
        .shards = shards};
}

outbox::InboundMessage message(const QString &msgId, const QString &msgIdx, const core::PeerId &peer = test::alice)
{
    return {.peer = peer,
        .msgId = core::InboundMsgId(msgId),
        .msgIdx = core::RefIdx(msgIdx),
        .text = u"hello"_s,
        .received = test::noon};
}

} // namespace

/// Each shard has a place of its own to go on from, and no message is new twice.
class tst_OutboxCheckpoint : public QObject
{
    Q_OBJECT
private slots:
    void eachShardHasItsOwn();
    void anEndedSessionLeavesTheTimeItWasUp();
    void anotherNumberOfShardsReplacesTheOldOnes();
    void aCopyUnderAnotherIdIsKnownByItsIndex();
    void anIndexCountsInItsConversationOnly();
    void anEmptyIndexIdentifiesNothing();
    void aCopyThatAsksForTheAnswerOwesItOnTheFirstAnchor();
};

void tst_OutboxCheckpoint::eachShardHasItsOwn()
{
    OutboxBench bench;
    const QList<Checkpoint> all{point(0, 2, 7, test::noon), point(1, 2, 3, test::noon + 1s)};
    for (const Checkpoint &one : all)
        QVERIFY(bench->saveCheckpoint(one));
    bench.crash();
    QCOMPARE(bench->checkpoints().value(), all);
}

void tst_OutboxCheckpoint::anEndedSessionLeavesTheTimeItWasUp()
{
    OutboxBench bench;
    QVERIFY(bench->saveCheckpoint(point(0, 2, 7, test::noon)));
    QVERIFY(bench->saveCheckpoint(point(1, 2, 3, test::noon)));
    QVERIFY(bench->forgetSession(1));
    Checkpoint ended = point(1, 2, 0, test::noon);
    ended.session = {};
    QCOMPARE(bench->checkpoints().value(), (QList<Checkpoint>{point(0, 2, 7, test::noon), ended}));
}

void tst_OutboxCheckpoint::anotherNumberOfShardsReplacesTheOldOnes()
{
    OutboxBench bench;
    for (int shard = 0; shard < 3; ++shard)
        QVERIFY(bench->saveCheckpoint(point(shard, 3, 9, test::noon)));
    QVERIFY(bench->saveCheckpoint(point(0, 1, 1, test::noon + 1min)));
    QCOMPARE(bench->checkpoints().value(), (QList<Checkpoint>{point(0, 1, 1, test::noon + 1min)}));
}

void tst_OutboxCheckpoint::aCopyUnderAnotherIdIsKnownByItsIndex()
{
    OutboxBench bench;
    const auto first = bench->receive(message(u"M1"_s, u"REFIDX_1"_s), {}).value();
    bench.crash();
    const auto copy = bench->receive(message(u"M2"_s, u"REFIDX_1"_s), {}).value();
    QVERIFY(first.isNew && !copy.isNew && !copy.becameOwed);
    QCOMPARE(copy.inboundId, first.inboundId);
    QCOMPARE(copy.msgId.value, u"M1"_s);
    QCOMPARE(bench->owedTurns(protocol::Scene::C2c, message({}, {}).peer, 10).value().size(), 1);
}

void tst_OutboxCheckpoint::anIndexCountsInItsConversationOnly()
{
    OutboxBench bench;
    QVERIFY(bench->receive(message(u"M1"_s, u"REFIDX_1"_s), {}).value().isNew);
    QVERIFY(bench->receive(message(u"M2"_s, u"REFIDX_1"_s, core::PeerId(u"BOB"_s)), {}).value().isNew);
    outbox::InboundMessage inGroup = message(u"M3"_s, u"REFIDX_1"_s);
    inGroup.scene = protocol::Scene::Group;
    QVERIFY(bench->receive(inGroup, {}).value().isNew);
}

void tst_OutboxCheckpoint::anEmptyIndexIdentifiesNothing()
{
    OutboxBench bench;
    QVERIFY(bench->receive(message(u"M1"_s, {}), {}).value().isNew);
    QVERIFY(bench->receive(message(u"M2"_s, {}), {}).value().isNew);
}

void tst_OutboxCheckpoint::aCopyThatAsksForTheAnswerOwesItOnTheFirstAnchor()
{
    OutboxBench bench;
    outbox::InboundMessage overheard = message(u"M1"_s, u"REFIDX_1"_s);
    overheard.owed = false;
    QVERIFY(bench->receive(overheard, {}).value().isNew);
    const auto asked = bench->receive(message(u"M2"_s, u"REFIDX_1"_s), {}).value();
    QVERIFY(!asked.isNew && asked.becameOwed);
    QCOMPARE(asked.msgId.value, u"M1"_s);
    QCOMPARE(bench->owedTurns(protocol::Scene::C2c, message({}, {}).peer, 10).value().size(), 1);
    QVERIFY(!bench->receive(message(u"M3"_s, u"REFIDX_1"_s), {}).value().becameOwed);
}

QTEST_GUILESS_MAIN(tst_OutboxCheckpoint)
#include "tst_outboxcheckpoint.moc"
