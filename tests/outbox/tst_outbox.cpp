#include "app/outbox/outbox.h"
#include "tests/outbox/bench.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Accepted;
using lineage::AcceptedIdUnknown;
using lineage::InAudit;
using lineage::NotSent;
using lineage::Refused;
using lineage::Unknown;
using outbox::ReservedAttempt;
using Kind = outbox::OutboxError::Kind;
using test::OutboxBench;

// One reservation leaves at most once, and only the outbox makes one.
static_assert(!std::is_default_constructible_v<ReservedAttempt>);
static_assert(!std::is_copy_constructible_v<ReservedAttempt>);
static_assert(!std::is_copy_assignable_v<ReservedAttempt>);
static_assert(std::is_nothrow_move_constructible_v<ReservedAttempt>);

namespace {

const lineage::AnchorId m1 = core::InboundMsgId(u"M1"_s);
const lineage::AnchorId friendAdd = core::EventId(u"FRIEND_ADD:1"_s);
const Unknown timeout{.cause = u"timeout"_s};

// What stands in the file, read by somebody else.
QByteArray bodyOnDisk(const OutboxBench &bench, qint64 attempt)
{
    SQLite::Database file(bench.path().toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement read(file, "SELECT body FROM attempt WHERE id = ?");
    read.bind(1, int64_t(attempt));
    return read.executeStep() ? QByteArray::fromStdString(read.getColumn(0).getString()) : QByteArray();
}

} // namespace

/// The truth about what was received, what may leave, and what became of it.
class tst_Outbox : public QObject
{
    Q_OBJECT
private slots:
    void messageAnchorAndCheckpointAreCommittedAtOnce();
    void repeatedMessageIsAlreadyKnown();
    void seqRisesFromOneByOne();
    void bodyOnDiskIsTheBodyThatLeaves();
    void retryHasSameSeqAndBytes();
    void retryIsOneOnlyAfterAnOpenOutcome();
    void whatGotThroughIsNotRepeated_data();
    void whatGotThroughIsNotRepeated();
    void withoutDedupeKeyOnlyACertainFailureIsRepeated();
    void outboundIdIsNoAnchor();
    void unknownMessageIsRefused();
    void eventAnchorHasNoSeq();
    void guildMessageHasNoDedupeKey();
    void ledgerCountsWhatBecameOfAttempts();
    void deadAnchorStaysDead();
    void copiesWithoutSeqCountOneEach();
    void reopenedLedgerIsTheSame();
};

void tst_Outbox::messageAnchorAndCheckpointAreCommittedAtOnce()
{
    OutboxBench bench;
    QVERIFY(bench->checkpoints().value().isEmpty());
    const auto received = bench.receive(u"M1"_s);
    QVERIFY(received.isNew);
    bench.crash();
    const QList<outbox::Checkpoint> expected{{core::SessionId(u"S"_s), 1, bench.now()}};
    QCOMPARE(bench->checkpoints().value(), expected);
    QCOMPARE(bench.anchor(u"M1"_s), (lineage::Anchor{.id = m1, .peer = test::alice, .received = bench.now()}));
    const auto owed = bench.owed();
    QCOMPARE(owed.size(), 1);
    QCOMPARE(owed[0].inboundId, received.inboundId);
    QCOMPARE(owed[0].message.text, u"text of M1"_s);
    QCOMPARE(owed[0].message.msgIdx.value, u"REFIDX_M1"_s);
}

void tst_Outbox::repeatedMessageIsAlreadyKnown()
{
    OutboxBench bench;
    const auto first = bench.receive(u"M1"_s);
    const auto used = bench.reserved(u"hello"_s, u"M1"_s);
    const auto before = bench.anchor(u"M1"_s);
    bench.advance(5min);
    const auto again = bench.receive(u"M1"_s);
    QVERIFY(!again.isNew);
    QCOMPARE(again.inboundId, first.inboundId);
    QCOMPARE(bench.anchor(u"M1"_s), before); // the window does not begin anew
    QCOMPARE(bench->checkpoints().value().constFirst().seq, 2);
    QCOMPARE(used.request().msgSeq, 1);
}

void tst_Outbox::seqRisesFromOneByOne()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    bench.receive(u"M2"_s);
    for (const int seq : {1, 2, 3}) {
        const auto attempt = bench.reserved(u"text"_s, u"M1"_s);
        QCOMPARE(attempt.request().msgSeq, seq);
        QCOMPARE(attempt.number(), 1);
        QVERIFY(!attempt.isRetry());
        QVERIFY(attempt.hasDedupeKey());
    }
    QCOMPARE(bench.reserved(u"text"_s, u"M2"_s).request().msgSeq, 1);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 4);
}

void tst_Outbox::bodyOnDiskIsTheBodyThatLeaves()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto attempt = bench.reserved(u"你好 \"q\" \n\u202e"_s, u"M1"_s);
    QVERIFY(!attempt.body().isEmpty());
    QCOMPARE(bodyOnDisk(bench, attempt.attemptId()), attempt.body());
    QVERIFY(attempt.body().contains("\"msg_id\":\"M1\""));
    QVERIFY(attempt.body().contains("\"msg_seq\":1"));
}

void tst_Outbox::retryHasSameSeqAndBytes()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"hello"_s, u"M1"_s);
    bench.settle(first.attemptId(), timeout);
    const auto retry = bench->reserveRetry(first.attemptId(), bench.now());
    QVERIFY(retry);
    QVERIFY(retry->isRetry());
    QCOMPARE(retry->body(), first.body());
    QCOMPARE(retry->request(), first.request());
    QCOMPARE(retry->messageId(), first.messageId());
    QCOMPARE(retry->number(), 2);
    QCOMPARE_NE(retry->attemptId(), first.attemptId());
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 2);
}

void tst_Outbox::retryIsOneOnlyAfterAnOpenOutcome()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"hello"_s, u"M1"_s);
    bench.settle(first.attemptId(), Refused{.code = 11244, .httpStatus = 401});
    const auto renewed = bench->reserveRetry(first.attemptId(), bench.now()).value();
    QVERIFY(!renewed.isRetry()); // 40054005 would now be somebody else's copy
    QCOMPARE(renewed.body(), first.body());
    bench.settle(renewed.attemptId(), timeout);
    const auto retry = bench->reserveRetry(renewed.attemptId(), bench.now()).value();
    QVERIFY(retry.isRetry());
    bench.settle(retry.attemptId(), Refused{.code = 11244, .httpStatus = 401});
    QVERIFY(bench->reserveRetry(retry.attemptId(), bench.now()).value().isRetry()); // the second may have arrived
}

void tst_Outbox::whatGotThroughIsNotRepeated_data()
{
    QTest::addColumn<lineage::Outcome>("outcome");
    QTest::newRow("accepted") << lineage::Outcome(Accepted{.id = core::OutboundMsgId(u"O1"_s)});
    QTest::newRow("accepted, id unknown") << lineage::Outcome(AcceptedIdUnknown{});
    QTest::newRow("in audit") << lineage::Outcome(InAudit{.auditId = u"A"_s, .code = 304024});
}

void tst_Outbox::whatGotThroughIsNotRepeated()
{
    QFETCH(lineage::Outcome, outcome);
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto attempt = bench.reserved(u"hello"_s, u"M1"_s);
    bench.settle(attempt.attemptId(), outcome);
    const auto again = bench->reserveRetry(attempt.attemptId(), bench.now());
    QVERIFY(!again);
    QCOMPARE(int(again.error().kind), int(Kind::NotRepeatable));
}

void tst_Outbox::withoutDedupeKeyOnlyACertainFailureIsRepeated()
{
    OutboxBench bench;
    const auto proactive = bench.reserve(bench.add(u"hello"_s), std::nullopt);
    QVERIFY(proactive);
    QVERIFY(!proactive->hasDedupeKey());
    QVERIFY(!bench->reserveRetry(proactive->attemptId(), bench.now()));
    bench.settle(proactive->attemptId(), timeout);
    QCOMPARE(int(bench->reserveRetry(proactive->attemptId(), bench.now()).error().kind), int(Kind::NotRepeatable));
    bench.settle(proactive->attemptId(), Refused{.code = 11244, .httpStatus = 401});
    const auto again = bench->reserveRetry(proactive->attemptId(), bench.now());
    QVERIFY(again);
    QVERIFY(!again->isRetry());
    QCOMPARE(again->body(), proactive->body());
}

void tst_Outbox::outboundIdIsNoAnchor()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto sent = bench.reserved(u"hello"_s, u"M1"_s);
    bench.settle(sent.attemptId(), Accepted{.id = core::OutboundMsgId(u"ROBOT1.0_own"_s)});
    // Somebody types the id that the send returned.
    const auto wrong = bench.reserve(bench.add(u"next"_s), core::InboundMsgId(u"ROBOT1.0_own"_s));
    QVERIFY(!wrong);
    QCOMPARE(int(wrong.error().kind), int(Kind::UnknownAnchor));
    QVERIFY(!bench.reserve(bench.add(u"next"_s), core::EventId(u"M1"_s)));
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 2);
}

void tst_Outbox::unknownMessageIsRefused()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    QCOMPARE(int(bench.reserve(99, m1).error().kind), int(Kind::UnknownMessage));
    QCOMPARE(int(bench->reserveRetry(99, bench.now()).error().kind), int(Kind::UnknownMessage));
    QCOMPARE(int(bench->settle(99, timeout, false, bench.now()).error().kind), int(Kind::UnknownMessage));
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 1);
}

void tst_Outbox::eventAnchorHasNoSeq()
{
    OutboxBench bench;
    bench.openEvent(u"FRIEND_ADD:1"_s);
    bench.crash();
    const auto attempt = bench.reserve(bench.add(u"welcome"_s), friendAdd);
    QVERIFY(attempt);
    QCOMPARE(attempt->request().msgSeq, std::nullopt);
    QVERIFY(!attempt->hasDedupeKey());
    QVERIFY(attempt->body().contains("\"event_id\":\"FRIEND_ADD:1\""));
    QVERIFY(!attempt->body().contains("msg_seq"));
}

void tst_Outbox::guildMessageHasNoDedupeKey()
{
    OutboxBench bench;
    const outbox::InboundMessage message{.scene = protocol::Scene::Channel,
        .peer = core::PeerId(u"42"_s),
        .msgId = core::InboundMsgId(u"G1"_s),
        .received = bench.now()};
    QVERIFY(bench->receive(message, {}));
    const auto ids = bench->add({{.scene = message.scene, .peer = message.peer, .text = u"hello"_s}});
    const auto attempt = bench.reserve(ids->constFirst(), message.msgId);
    QVERIFY(attempt);
    QVERIFY(!attempt->hasDedupeKey());
    QVERIFY(!bench->reserveRetry(attempt->attemptId(), bench.now()));
}

void tst_Outbox::ledgerCountsWhatBecameOfAttempts()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto uses = [&bench] { return std::pair(bench.anchor(u"M1"_s).accepted, bench.anchor(u"M1"_s).open); };
    const auto first = bench.reserved(u"one"_s, u"M1"_s);
    QCOMPARE(uses(), std::pair(0, 1)); // in flight
    bench.settle(first.attemptId(), timeout);
    QCOMPARE(uses(), std::pair(0, 1)); // in doubt
    const auto retry = bench->reserveRetry(first.attemptId(), bench.now()).value();
    QCOMPARE(uses(), std::pair(0, 1)); // a retry is no new spender
    bench.settle(retry.attemptId(), Refused{.code = 40034128, .httpStatus = 400});
    QCOMPARE(uses(), std::pair(0, 1)); // the first may still have arrived
    const auto third = bench->reserveRetry(first.attemptId(), bench.now()).value();
    bench.settle(third.attemptId(), AcceptedIdUnknown{});
    QCOMPARE(uses(), std::pair(1, 0));
    const auto refused = bench.reserved(u"two"_s, u"M1"_s);
    bench.settle(refused.attemptId(), Refused{.code = 40034006, .httpStatus = 400});
    const auto never = bench.reserved(u"three"_s, u"M1"_s);
    bench.settle(never.attemptId(), NotSent{lineage::NotSentReason::CannotConnect});
    QCOMPARE(uses(), std::pair(1, 0));
    const auto last = bench.reserved(u"four"_s, u"M1"_s);
    bench.settle(last.attemptId(), Accepted{.id = core::OutboundMsgId(u"O"_s)});
    QCOMPARE(uses(), std::pair(2, 0));
}

void tst_Outbox::deadAnchorStaysDead()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto attempt = bench.reserved(u"hello"_s, u"M1"_s);
    bench.settle(attempt.attemptId(), Refused{.code = 40034128, .httpStatus = 400}, true);
    QCOMPARE(bench.anchor(u"M1"_s).deadCode, 40034128);
    bench.crash();
    QCOMPARE(bench.anchor(u"M1"_s).deadCode, 40034128);
    QCOMPARE(int(judge(bench.anchor(u"M1"_s), protocol::Scene::C2c, test::alice, bench.rules(), bench.now()).level),
        int(lineage::Level::Doomed));
}

void tst_Outbox::copiesWithoutSeqCountOneEach()
{
    OutboxBench bench;
    const outbox::InboundMessage message{.scene = protocol::Scene::Dm,
        .peer = core::PeerId(u"42"_s),
        .msgId = core::InboundMsgId(u"G1"_s),
        .received = bench.now()};
    QVERIFY(bench->receive(message, {}));
    const auto ids = bench->add({{.scene = message.scene, .peer = message.peer, .text = u"hello"_s}});
    const auto first = bench.reserve(ids->constFirst(), message.msgId);
    bench.settle(first->attemptId(), timeout);
    const auto byHand = bench.reserve(ids->constFirst(), message.msgId);
    bench.settle(byHand->attemptId(), Accepted{.id = core::OutboundMsgId(u"O"_s)});
    QCOMPARE(bench.anchor(u"G1"_s).accepted, 1);
    QCOMPARE(bench.anchor(u"G1"_s).open, 1); // the platform may have taken both
    const auto third = bench.reserve(ids->constFirst(), message.msgId);
    bench.settle(third->attemptId(), Accepted{.id = core::OutboundMsgId(u"P"_s)});
    QCOMPARE(bench.anchor(u"G1"_s).accepted, 2);
}

void tst_Outbox::reopenedLedgerIsTheSame()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    bench.advance(1min);
    bench.receive(u"M2"_s);
    bench.settle(bench.reserved(u"one"_s, u"M1"_s).attemptId(), timeout);
    bench.settle(bench.reserved(u"two"_s, u"M2"_s).attemptId(), Accepted{.id = core::OutboundMsgId(u"O"_s)});
    const auto open = bench.reserved(u"three"_s, u"M2"_s);
    const auto before = bench->ledger().ofPeer(protocol::Scene::C2c, test::alice);
    QCOMPARE(before.size(), 2);
    bench.crash();
    QCOMPARE(bench->ledger().ofPeer(protocol::Scene::C2c, test::alice), before);
    bench.restart();
    QCOMPARE(bench->ledger().ofPeer(protocol::Scene::C2c, test::alice), before);
    bench.advance(60min);
    bench.restart();
    QVERIFY(bench->ledger().ofPeer(protocol::Scene::C2c, test::alice).isEmpty());
    QCOMPARE(open.request().msgSeq, 2);
}

QTEST_GUILESS_MAIN(tst_Outbox)
#include "tst_outbox.moc"
