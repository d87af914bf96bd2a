#include "tests/outbox/bench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::UnverifiedId;
using lineage::Accepted;
using lineage::Refused;
using lineage::Unknown;
using outbox::Draft;
using protocol::Scene;
using protocol::SendRequest;
using test::OutboxBench;
using Kind = outbox::OutboxError::Kind;

namespace {

const lineage::AnchorId m1 = core::InboundMsgId(u"M1"_s);
const UnverifiedId ownId(u"ROBOT1.0_own"_s);
const Unknown timeout{.cause = u"timeout"_s};

auto reserveOn(OutboxBench &bench, const outbox::DraftAnchor &anchor, const QString &text = u"hello"_s,
    std::optional<int> msgSeq = {})
{
    return bench->reserve({.messageId = bench.add(text), .anchor = anchor, .msgSeq = msgSeq, .now = bench.now()});
}

QStringList historyAfter(OutboxBench &bench)
{
    const auto next = bench.receive(u"NEXT"_s);
    QStringList lines;
    const auto history = bench->history(Scene::C2c, test::alice, next.inboundId, 20).value();
    for (const auto &line : history)
        lines.append(line.text);
    return lines;
}

} // namespace

/// A person's deliberate new try: typed ids, edited content, a msg_seq of his own.
class tst_OutboxResend : public QObject
{
    Q_OBJECT
private slots:
    void unverifiedIdHasSeqOfItsOwn();
    void unverifiedIdNeverEntersTheLedger();
    void unverifiedIdSurvivesACrash();
    void unverifiedEventIdHasNoSeq();
    void emptyIdDoesNotTurnIntoAProactiveMessage();
    void typedNameOfAnAnchorSharesItsSeq();
    void typedIdThatComesInLaterKeepsItsSeq();
    void stopOfTheMachineRaisesUnverifiedIdsToo();
    void editedContentLeavesAsEdited();
    void editedAnchorAndSeqAreIgnored();
    void editedRetryHasTheSameBytes();
    void historyShowsWhatTheUserGot();
    void ownSeqIsTakenAndCountedPast();
    void ownSeqBelowTheNextOneIsFree();
    void ownSeqOfAnotherContentIsRefused();
    void ownSeqOfTheSameContentIsTheSameMessage();
    void extraMembersAreContent();
    void hugeOwnSeqDoesNotBreakTheCounter();
    void ownSeqNeedsAnAnchorThatCarriesOne();
    void attemptHasAnOriginOfItsOwn();
    void retryKeepsItsOriginUnlessAPersonRepeatsIt();
    void messageIsReadBackAsMade();
};

void tst_OutboxResend::unverifiedIdHasSeqOfItsOwn()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    QCOMPARE(bench.reserved(u"one"_s, u"M1"_s).request().msgSeq, 1);
    const auto first = reserveOn(bench, ownId);
    QVERIFY(first);
    QCOMPARE(first->request().msgSeq, 1);
    QCOMPARE(first->request().anchor, protocol::WireAnchor(ownId));
    QVERIFY(first->body().contains("\"msg_id\":\"ROBOT1.0_own\""));
    QVERIFY(first->hasDedupeKey());
    QCOMPARE(reserveOn(bench, ownId)->request().msgSeq, 2);
    QCOMPARE(reserveOn(bench, UnverifiedId(u"another"_s))->request().msgSeq, 1);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 2);
}

void tst_OutboxResend::unverifiedIdNeverEntersTheLedger()
{
    OutboxBench bench;
    const auto attempt = reserveOn(bench, ownId);
    const auto isUnknownToTheLedger = [&bench] {
        return bench->ledger().ofPeer(Scene::C2c, test::alice).isEmpty()
            && !bench->ledger().find(core::InboundMsgId(ownId.value))
            && !bench->ledger().find(core::EventId(ownId.value)) && bench->ledger().conversations().isEmpty();
    };
    QVERIFY(isUnknownToTheLedger());
    QCOMPARE(bench.settle(attempt->attemptId(), Refused{.code = 40034024, .httpStatus = 400}, true), std::nullopt);
    QVERIFY(isUnknownToTheLedger());
    QCOMPARE(bench.settle(reserveOn(bench, ownId)->attemptId(), Refused{.code = 40054005, .httpStatus = 400}),
        std::nullopt); // whose id that is, is not known: no evidence about this bot
    bench.crash();
    QVERIFY(isUnknownToTheLedger());
    QCOMPARE(int(bench.reserve(bench.add(u"text"_s), core::InboundMsgId(ownId.value)).error().kind),
        int(Kind::UnknownAnchor));
}

void tst_OutboxResend::unverifiedIdSurvivesACrash()
{
    OutboxBench bench;
    const auto first = reserveOn(bench, ownId, u"one"_s);
    bench.crash();
    QCOMPARE(reserveOn(bench, ownId, u"two"_s)->request().msgSeq, 2);
    bench.settle(first->attemptId(), timeout);
    const auto retry = bench->reserveRetry(first->attemptId(), bench.now());
    QVERIFY(retry);
    QVERIFY(retry->isRetry());
    QCOMPARE(retry->body(), first->body());
}

void tst_OutboxResend::unverifiedEventIdHasNoSeq()
{
    OutboxBench bench;
    const auto attempt = reserveOn(bench, UnverifiedId(u"INTERACTION_CREATE:5a6b"_s));
    QVERIFY(attempt);
    QVERIFY(attempt->body().contains("\"event_id\":\"INTERACTION_CREATE:5a6b\""));
    QVERIFY(!attempt->hasDedupeKey());
}

void tst_OutboxResend::emptyIdDoesNotTurnIntoAProactiveMessage()
{
    OutboxBench bench;
    QCOMPARE(int(reserveOn(bench, UnverifiedId()).error().kind), int(Kind::UnknownAnchor));
}

void tst_OutboxResend::typedNameOfAnAnchorSharesItsSeq()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"one"_s, u"M1"_s);
    const auto typed = reserveOn(bench, UnverifiedId(u"M1"_s), u"two"_s); // to the platform the same anchor
    QCOMPARE(first.request().msgSeq, 1);
    QCOMPARE(typed->request().msgSeq, 2);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 3);
    bench.settle(typed->attemptId(), Accepted{.id = core::OutboundMsgId(u"O"_s)});
    QCOMPARE(bench.anchor(u"M1"_s).accepted, 1);
    QCOMPARE(bench.anchor(u"M1"_s).open, 1);
}

void tst_OutboxResend::typedIdThatComesInLaterKeepsItsSeq()
{
    OutboxBench bench;
    bench.settle(reserveOn(bench, UnverifiedId(u"M1"_s))->attemptId(), Refused{.code = 40034024}, true);
    bench.advance(1min);
    bench.receive(u"M1"_s); // now the gateway vouches for it
    QCOMPARE(bench.anchor(u"M1"_s).received, bench.now());
    QCOMPARE(bench.anchor(u"M1"_s).deadCode, std::nullopt);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 2);
    QCOMPARE(reserveOn(bench, UnverifiedId(u"M1"_s))->request().msgSeq, 2);
    QCOMPARE(bench.reserved(u"other"_s, u"M1"_s).request().msgSeq, 3);
}

void tst_OutboxResend::stopOfTheMachineRaisesUnverifiedIdsToo()
{
    OutboxBench bench;
    QVERIFY(reserveOn(bench, ownId));
    bench.crash(u"boot-2"_s);
    QCOMPARE(reserveOn(bench, ownId)->request().msgSeq, 66);
    QCOMPARE(reserveOn(bench, UnverifiedId(u"new"_s))->request().msgSeq, 65); // it may have been used before the stop
}

void tst_OutboxResend::editedContentLeavesAsEdited()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const SendRequest edited{.msgType = protocol::MsgType::Markdown, .text = u"# better"_s};
    const auto attempt = bench->reserve({.messageId = bench.add(u"as made"_s),
        .anchor = m1,
        .edited = edited,
        .origin = u"hand"_s,
        .now = bench.now()});
    QVERIFY(attempt);
    QCOMPARE(int(attempt->request().msgType), int(protocol::MsgType::Markdown));
    QCOMPARE(attempt->request().text, u"# better"_s);
    QVERIFY(attempt->body().contains("# better"));
    QVERIFY(!attempt->body().contains("as made"));
    QCOMPARE(bench->message(attempt->messageId())->text, u"as made"_s);
}

void tst_OutboxResend::editedAnchorAndSeqAreIgnored()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const SendRequest edited{.text = u"text"_s, .anchor = ownId, .msgSeq = 40};
    const auto attempt
        = bench->reserve({.messageId = bench.add(u"a"_s), .anchor = m1, .edited = edited, .now = bench.now()});
    QCOMPARE(attempt->request().anchor, protocol::WireAnchor(core::InboundMsgId(u"M1"_s)));
    QCOMPARE(attempt->request().msgSeq, 1);
}

void tst_OutboxResend::editedRetryHasTheSameBytes()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench->reserve({.messageId = bench.add(u"as made"_s),
        .anchor = m1,
        .edited = SendRequest{.text = u"edited"_s},
        .now = bench.now()});
    bench.settle(first->attemptId(), timeout);
    bench.crash();
    const auto retry = bench->reserveRetry(first->attemptId(), bench.now());
    QVERIFY(retry->isRetry());
    QCOMPARE(retry->body(), first->body());
    bench.settle(retry->attemptId(), lineage::AcceptedIdUnknown{});
    bench.advance(1s);
    QCOMPARE(historyAfter(bench), QStringList({u"text of M1"_s, u"edited"_s}));
}

void tst_OutboxResend::historyShowsWhatTheUserGot()
{
    OutboxBench bench;
    const qint64 message = bench.add(u"as made"_s);
    bench.advance(1s);
    bench.receive(u"M1"_s);
    const auto edited = bench->reserve(
        {.messageId = message, .anchor = m1, .edited = SendRequest{.text = u"edited"_s}, .now = bench.now()});
    bench.settle(edited->attemptId(), Accepted{.id = core::OutboundMsgId(u"O"_s)});
    QCOMPARE(historyAfter(bench), QStringList({u"edited"_s, u"text of M1"_s}));
}

void tst_OutboxResend::ownSeqIsTakenAndCountedPast()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    QCOMPARE(reserveOn(bench, m1, u"own"_s, 7)->request().msgSeq, 7);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 8);
    QCOMPARE(bench.reserved(u"next"_s, u"M1"_s).request().msgSeq, 8);
}

void tst_OutboxResend::ownSeqBelowTheNextOneIsFree()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    QVERIFY(reserveOn(bench, m1, u"own"_s, 7));
    QCOMPARE(reserveOn(bench, m1, u"gap"_s, 3)->request().msgSeq, 3);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 8);
}

void tst_OutboxResend::ownSeqOfAnotherContentIsRefused()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"one"_s, u"M1"_s);
    QCOMPARE(first.request().msgSeq, 1);
    const auto other = reserveOn(bench, m1, u"other"_s, 1);
    QVERIFY(!other);
    QCOMPARE(int(other.error().kind), int(Kind::SeqTaken));
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 2);
    QCOMPARE(bench.anchor(u"M1"_s).open, 1);
    bench.crash(); // whether refused, accepted or lost: that number is gone
    QCOMPARE(int(reserveOn(bench, m1, u"other"_s, 1).error().kind), int(Kind::SeqTaken));
}

void tst_OutboxResend::ownSeqOfTheSameContentIsTheSameMessage()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"one"_s, u"M1"_s);
    bench.settle(first.attemptId(), timeout);
    const auto again = bench->reserve({.messageId = first.messageId(), .anchor = m1, .msgSeq = 1, .now = bench.now()});
    QVERIFY(again);
    QVERIFY(again->isRetry()); // 40054005 would prove that the first copy arrived
    QCOMPARE(again->body(), first.body());
    QCOMPARE(bench.anchor(u"M1"_s).open, 1);
}

void tst_OutboxResend::extraMembersAreContent()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = bench.add(u"text"_s);
    const auto withExtra = [&](const QList<protocol::ExtraMember> &extra) {
        return bench->reserve({.messageId = message,
            .anchor = m1,
            .edited = SendRequest{.text = u"text"_s, .extra = extra},
            .msgSeq = 5,
            .now = bench.now()});
    };
    QVERIFY(withExtra({{u"keyboard"_s, "{}"}}));
    QVERIFY(withExtra({{u"keyboard"_s, "{}"}}));
    QCOMPARE(int(withExtra({{u"keyboard"_s, "{\"id\":1}"}}).error().kind), int(Kind::SeqTaken));
    QCOMPARE(int(withExtra({{u"keyboar"_s, "d{}"}}).error().kind), int(Kind::SeqTaken));
    QCOMPARE(int(withExtra({}).error().kind), int(Kind::SeqTaken));
}

void tst_OutboxResend::hugeOwnSeqDoesNotBreakTheCounter()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    QVERIFY(reserveOn(bench, m1, u"own"_s, std::numeric_limits<int>::max()));
    QCOMPARE(bench.reserved(u"next"_s, u"M1"_s).request().msgSeq, 1);
    bench.crash(u"boot-2"_s);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 66);
}

void tst_OutboxResend::ownSeqNeedsAnAnchorThatCarriesOne()
{
    OutboxBench bench;
    bench.openEvent(u"FRIEND_ADD:1"_s);
    const auto onEvent = reserveOn(bench, lineage::AnchorId(core::EventId(u"FRIEND_ADD:1"_s)), u"text"_s, 5);
    QVERIFY(onEvent);
    QVERIFY(!onEvent->hasDedupeKey());
    QVERIFY(!reserveOn(bench, protocol::NoAnchor{}, u"text"_s, 5)->hasDedupeKey());
}

void tst_OutboxResend::attemptHasAnOriginOfItsOwn()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = bench.add(u"text"_s);
    QCOMPARE(bench.reserve(message, m1)->origin(), u"agent"_s);
    for (const QString &origin : {u"hand"_s, u"next"_s, u"injected"_s}) {
        const auto attempt = bench->reserve({.messageId = message, .anchor = m1, .origin = origin, .now = bench.now()});
        QCOMPARE(attempt->origin(), origin);
    }
    QCOMPARE(bench->message(message)->origin, u"agent"_s);
}

void tst_OutboxResend::retryKeepsItsOriginUnlessAPersonRepeatsIt()
{
    OutboxBench bench;
    const auto injected = bench->reserve(
        {.messageId = bench.add(u"text"_s), .anchor = ownId, .origin = u"injected"_s, .now = bench.now()});
    bench.settle(injected->attemptId(), timeout);
    bench.crash();
    QCOMPARE(bench->reserveRetry(injected->attemptId(), bench.now())->origin(), u"injected"_s);
    QCOMPARE(bench->reserveRetry(injected->attemptId(), bench.now(), u"hand"_s)->origin(), u"hand"_s);
}

void tst_OutboxResend::messageIsReadBackAsMade()
{
    OutboxBench bench;
    const outbox::OutgoingMessage made{.scene = Scene::Group,
        .peer = core::PeerId(u"G"_s),
        .text = u"你好"_s,
        .markdown = true,
        .origin = u"hand"_s,
        .created = bench.now()};
    const qint64 id = bench->add({made})->first();
    QCOMPARE(bench->message(id).value(), made);
    QCOMPARE(int(bench->message(id + 1).error().kind), int(Kind::UnknownMessage));
}

QTEST_GUILESS_MAIN(tst_OutboxResend)
#include "tst_outboxresend.moc"
