#include "tests/outbox/bench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using outbox::InboundMessage;
using outbox::TakenOver;
using protocol::Scene;
using test::OutboxBench;

namespace {

const core::PeerId group(u"GROUP"_s);
const TakenOver aliceTaken{Scene::C2c, test::alice};

InboundMessage inGroup(const OutboxBench &bench, const QString &msgId, bool addressed)
{
    return {.scene = Scene::Group,
        .peer = group,
        .msgId = core::InboundMsgId(msgId),
        .text = u"text of "_s + msgId,
        .received = bench.now(),
        .owed = addressed,
        .sender = core::PeerId(u"MEMBER"_s),
        .senderName = u"阿丽"_s};
}

outbox::Received receive(OutboxBench &bench, const InboundMessage &message)
{
    return bench->receive(message, {}).value();
}

} // namespace

/// What comes in: who is owed an answer, in both scenes, and where a person answers instead.
class tst_OutboxInbound : public QObject
{
    Q_OBJECT
private slots:
    void groupMessageOpensAnAnchorAndIsOwedWhenAddressed();
    void laterAddressedDeliveryMakesItOwedOnce();
    void laterDeliveryCannotMakeItOwedAgain();
    void addressedFirstIsNotOwedTwice();
    void senderIsKept();
    void groupReplyHasTheGroupsRules();
    void eventAnchorIsOpenedOnce();
    void eventAnchorAfterAPowerFailureCountsOn();
    void takingOverEndsWhatIsOwed();
    void nothingBecomesOwedWhileTakenOver();
    void handingBackOwesOnlyWhatComesLater();
    void takenOverIsKept();
};

void tst_OutboxInbound::groupMessageOpensAnAnchorAndIsOwedWhenAddressed()
{
    OutboxBench bench;
    const auto chatter = receive(bench, inGroup(bench, u"G1"_s, false));
    QVERIFY(chatter.isNew);
    QVERIFY(!chatter.becameOwed);
    const auto question = receive(bench, inGroup(bench, u"G2"_s, true));
    QVERIFY(question.isNew && question.becameOwed);
    bench.crash();
    QCOMPARE(bench->ledger().ofPeer(Scene::Group, group).size(), 2);
    const auto owed = bench.owed();
    QCOMPARE(owed.size(), 1);
    QCOMPARE(owed.first().inboundId, question.inboundId);
    QCOMPARE(int(owed.first().message.scene), int(Scene::Group));
}

void tst_OutboxInbound::laterAddressedDeliveryMakesItOwedOnce()
{
    OutboxBench bench;
    const auto first = receive(bench, inGroup(bench, u"G1"_s, false));
    const auto anchor = *bench->ledger().find(core::InboundMsgId(u"G1"_s));
    bench.advance(1s);
    const auto second = receive(bench, inGroup(bench, u"G1"_s, true));
    QVERIFY(!second.isNew);
    QVERIFY(second.becameOwed);
    QCOMPARE(second.inboundId, first.inboundId);
    QCOMPARE(*bench->ledger().find(core::InboundMsgId(u"G1"_s)), anchor);
    QVERIFY(!receive(bench, inGroup(bench, u"G1"_s, true)).becameOwed);
    QCOMPARE(bench.owed().size(), 1);
}

void tst_OutboxInbound::laterDeliveryCannotMakeItOwedAgain()
{
    OutboxBench bench;
    const auto first = receive(bench, inGroup(bench, u"G1"_s, true));
    const qint64 turn = bench->beginTurn(first.inboundId, bench.now()).value();
    QVERIFY(bench->endTurn(turn, outbox::TurnState::Ended, bench.now()));
    QVERIFY(!receive(bench, inGroup(bench, u"G1"_s, true)).becameOwed);
    bench.crash();
    QVERIFY(!receive(bench, inGroup(bench, u"G1"_s, true)).becameOwed);
    QVERIFY(bench.owed().isEmpty());
}

void tst_OutboxInbound::addressedFirstIsNotOwedTwice()
{
    OutboxBench bench;
    QVERIFY(receive(bench, inGroup(bench, u"G1"_s, true)).becameOwed);
    QVERIFY(!receive(bench, inGroup(bench, u"G1"_s, false)).becameOwed);
    QCOMPARE(bench.owed().size(), 1);
}

void tst_OutboxInbound::senderIsKept()
{
    OutboxBench bench;
    receive(bench, inGroup(bench, u"G1"_s, true));
    bench.crash();
    const auto owed = bench.owed();
    QCOMPARE(owed.first().message.peer, group);
    QCOMPARE(owed.first().message.sender.value, u"MEMBER"_s);
    QCOMPARE(owed.first().message.senderName, u"阿丽"_s);
}

void tst_OutboxInbound::groupReplyHasTheGroupsRules()
{
    OutboxBench bench;
    receive(bench, inGroup(bench, u"G1"_s, true));
    const core::InboundMsgId g1(u"G1"_s);
    const auto levelNow = [&] {
        return judge(*bench->ledger().find(g1), Scene::Group, group, bench->ledger().rules(), bench.now()).level;
    };
    for (int reply = 1; reply <= 5; ++reply) {
        QCOMPARE(int(levelNow()), int(lineage::Level::Safe));
        const auto ids = bench->add({{.scene = Scene::Group, .peer = group, .text = u"text"_s}});
        const auto attempt = bench.reserve(ids->first(), g1);
        QCOMPARE(attempt->request().msgSeq, reply);
        bench.settle(attempt->attemptId(), lineage::Accepted{.id = core::OutboundMsgId(u"O"_s)});
    }
    QCOMPARE(int(levelNow()), int(lineage::Level::Doomed));
}

void tst_OutboxInbound::eventAnchorIsOpenedOnce()
{
    OutboxBench bench;
    bench.openEvent(u"FRIEND_ADD:1"_s);
    const core::EventId id(u"FRIEND_ADD:1"_s);
    const auto opened = *bench->ledger().find(id);
    QCOMPARE(opened, (lineage::Anchor{.id = id, .peer = test::alice, .received = bench.now()}));
    bench.advance(1min);
    bench.openEvent(u"FRIEND_ADD:1"_s); // the gateway replays it
    QCOMPARE(*bench->ledger().find(id), opened);
    bench.crash();
    QCOMPARE(*bench->ledger().find(id), opened);
    QVERIFY(bench.owed().isEmpty());
}

void tst_OutboxInbound::eventAnchorAfterAPowerFailureCountsOn()
{
    OutboxBench bench;
    bench.crash(u"boot-2"_s);
    bench.openEvent(u"FRIEND_ADD:1"_s);
    QCOMPARE(bench->ledger().find(core::EventId(u"FRIEND_ADD:1"_s))->nextSeq, 65);
}

void tst_OutboxInbound::takingOverEndsWhatIsOwed()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    bench.receive(u"M2"_s);
    receive(bench, inGroup(bench, u"G1"_s, true));
    QVERIFY(bench->setTakenOver(aliceTaken, true));
    bench.crash();
    const auto owed = bench.owed();
    QCOMPARE(owed.size(), 1); // the other conversation's
    QCOMPARE(owed.first().message.peer, group);
}

void tst_OutboxInbound::nothingBecomesOwedWhileTakenOver()
{
    OutboxBench bench;
    QVERIFY(bench->setTakenOver({Scene::Group, group}, true));
    const auto chatter = receive(bench, inGroup(bench, u"G1"_s, false));
    QVERIFY(chatter.isNew);
    QVERIFY(!receive(bench, inGroup(bench, u"G1"_s, true)).becameOwed);
    QVERIFY(!receive(bench, inGroup(bench, u"G2"_s, true)).becameOwed);
    QVERIFY(bench.owed().isEmpty());
    QCOMPARE(bench->ledger().ofPeer(Scene::Group, group).size(), 2); // a person needs the anchors
}

void tst_OutboxInbound::handingBackOwesOnlyWhatComesLater()
{
    OutboxBench bench;
    QVERIFY(bench->setTakenOver(aliceTaken, true));
    QVERIFY(!bench.receive(u"M1"_s).becameOwed);
    QVERIFY(bench->setTakenOver(aliceTaken, false));
    QVERIFY(!bench.receive(u"M1"_s).becameOwed); // replayed: a person has seen it
    QVERIFY(bench.receive(u"M2"_s).becameOwed);
    QCOMPARE(bench.owed().size(), 1);
}

void tst_OutboxInbound::takenOverIsKept()
{
    OutboxBench bench;
    const TakenOver groupTaken{Scene::Group, group};
    QVERIFY(bench->takenOver()->isEmpty());
    for (const auto &conversation : {aliceTaken, groupTaken, aliceTaken})
        QVERIFY(bench->setTakenOver(conversation, true));
    bench.crash();
    QCOMPARE(bench->takenOver().value(), QList<TakenOver>({aliceTaken, groupTaken}));
    QVERIFY(bench->setTakenOver(aliceTaken, false));
    QCOMPARE(bench->takenOver().value(), QList<TakenOver>({groupTaken}));
}

QTEST_GUILESS_MAIN(tst_OutboxInbound)
#include "tst_outboxinbound.moc"
