#include "tests/bot/botbench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;

/// A whole bot below the window: what it sends, when it does not, and what it says about that.
class tst_BotRuntime : public QObject
{
    Q_OBJECT

private slots:
    void aMessagePushedTwiceIsAnsweredOnce();
    void nothingLeavesWhileTheOutboxCannotBeWritten();
    void whatWaitedForTheOutboxIsAnsweredOnceAndInOrder();
    void refusedMarkdownGoesOutAsPlainText();
    void aRefusedTokenIsRenewedOnceAndTheAttemptRepeated();
    void withoutAnAnchorNothingIsSentUnlessThePolicyAllowsIt();
    void aMessageByHandTakesTheNextSeqOfTheNewestAnchor();
    void aPersonMaySendWithoutAnAnchor();
    void anEmptyTextIsNotSent();
    void aStoppedTurnSendsNothingAndTheNextOneRuns();
    void aSlowConversationHoldsUpNoOther();
};

namespace {

const QString sendPath = u"/v2/users/"_s;
const QString modelPath = u"/v1/chat/completions"_s;
const QString tokenPath = u"/app/getAppAccessToken"_s;

QJsonObject bodyOf(const sandbox::RecordedRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

bool isWritable(const BotBench &bench)
{
    const auto states = bench.told<bot::OutboxState>();
    return !states.isEmpty() && states.last().writable;
}

bool hasReceived(const BotBench &bench, qsizetype messages)
{
    return bench.records(u"C2C_MESSAGE_CREATE"_s).size() == messages;
}

} // namespace

void tst_BotRuntime::aMessagePushedTwiceIsAnsweredOnce()
{
    BotBench bench(R"(,"faults":[{"at":"event","nth":1,"do":"duplicate"}])");
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_VERIFY(hasReceived(bench, 2));
    bench.say(anna, u"two"_s); // answered after everything that came before it
    QTRY_VERIFY(bench.seenTexts().contains(u"got two"_s));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got one"_s, u"got two"_s}));
    QCOMPARE(bench.requests(modelPath).size(), 2);
}

void tst_BotRuntime::nothingLeavesWhileTheOutboxCannotBeWritten()
{
    BotBench bench;
    bench.blockOutbox();
    QVERIFY(bench.start());
    QVERIFY(!isWritable(bench));
    bench.say(anna, u"one"_s);
    QTRY_VERIFY(hasReceived(bench, 1));
    bench.command(bot::Send{.requestId = 5, .peer = core::PeerId(anna), .text = u"by hand"_s});
    QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 1);
    QCOMPARE(bench.told<bot::SendFinished>().first().requestId, 5u);
    QVERIFY(bench.told<bot::SendFinished>().first().outcome
        == lineage::Outcome(lineage::NotSent{lineage::NotSentReason::CannotRecord}));
    QVERIFY(bench.requests(sendPath).isEmpty());
    QVERIFY(bench.requests(modelPath).isEmpty());
    QVERIFY(!isWritable(bench));
}

void tst_BotRuntime::whatWaitedForTheOutboxIsAnsweredOnceAndInOrder()
{
    BotBench bench;
    bench.blockOutbox();
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    bench.say(anna, u"two"_s);
    QTRY_VERIFY(hasReceived(bench, 2));
    bench.unblockOutbox();
    QTRY_VERIFY(isWritable(bench));
    bench.say(anna, u"three"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bench.seenTexts().contains(u"got three"_s), 15'000);
    QCOMPARE(bench.seenTexts(), (QStringList{u"got one"_s, u"got two"_s, u"got three"_s}));
    QCOMPARE(bench.requests(modelPath).size(), 3);
}

void tst_BotRuntime::refusedMarkdownGoesOutAsPlainText()
{
    BotBench bench(R"(,"rules":{"markdown":false})");
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    const auto sends = bench.requests(sendPath);
    QCOMPARE(sends.size(), 2);
    QCOMPARE(bodyOf(sends[0])["msg_type"_L1].toInt(), 2);
    QCOMPARE(bodyOf(sends[0])["msg_seq"_L1].toInt(), 1);
    QCOMPARE(sends[0].status, 400);
    QCOMPARE(bodyOf(sends[1])["msg_type"_L1].toInt(), 0);
    QCOMPARE(bodyOf(sends[1])["msg_seq"_L1].toInt(), 2);
    QCOMPARE(bodyOf(sends[1])["msg_id"_L1], bodyOf(sends[0])["msg_id"_L1]);
    QVERIFY(!bodyOf(sends[1])["msg_id"_L1].toString().isEmpty());
    QCOMPARE(bench.seenTexts(), QStringList(u"got one"_s));
}

void tst_BotRuntime::aRefusedTokenIsRenewedOnceAndTheAttemptRepeated()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"status","status":401,)"
                   R"("body":"{\"code\":11244,\"err_code\":40011027,\"message\":\"token\"}"}])");
    QVERIFY(bench.start());
    QCOMPARE(bench.requests(tokenPath).size(), 1);
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.requests(tokenPath).size(), 2);
    const auto sends = bench.requests(sendPath);
    QCOMPARE(sends.size(), 2);
    QCOMPARE(sends[0].status, 401);
    QCOMPARE(sends[1].body, sends[0].body);
    QCOMPARE(bodyOf(sends[1])["msg_seq"_L1].toInt(), 1);
    QCOMPARE(bench.seenTexts(), QStringList(u"got one"_s));
}

void tst_BotRuntime::withoutAnAnchorNothingIsSentUnlessThePolicyAllowsIt()
{
    for (const bool allowed : {false, true}) {
        BotBench bench;
        bench.setProactiveAllowed(allowed);
        QVERIFY(bench.start());
        bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(ben), .text = u"news"_s});
        QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 1);
        const auto notes = bench.records(u"NOT_SENT"_s);
        if (allowed) {
            QCOMPARE(bench.seenTexts(), QStringList(u"news"_s));
            QVERIFY(bench.seen().first().anchor.isEmpty());
            QVERIFY(notes.isEmpty());
            continue;
        }
        QVERIFY(bench.told<bot::SendFinished>().first().outcome
            == lineage::Outcome(lineage::NotSent{lineage::NotSentReason::NoAnchor}));
        QVERIFY(bench.requests(sendPath).isEmpty());
        QCOMPARE(notes.size(), 1);
        QCOMPARE(notes.first().state, traffic::State::NotSent);
        QCOMPARE(notes.first().detail, u"no-anchor"_s);
        QCOMPARE(notes.first().message->text, u"news"_s);
        QVERIFY(notes.first().message->sendId != 0); // it stands in the outbox and can be tried again
    }
}

void tst_BotRuntime::aMessageByHandTakesTheNextSeqOfTheNewestAnchor()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    bench.command(bot::Send{.requestId = 7, .peer = core::PeerId(anna), .text = u"by hand"_s});
    QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 1);
    const bot::SendFinished finished = bench.told<bot::SendFinished>().first();
    QCOMPARE(finished.requestId, 7u);
    QCOMPARE(finished.msgSeq, std::optional(2));
    const auto seen = bench.seen();
    QCOMPARE(seen.size(), 2);
    const auto *accepted = std::get_if<lineage::Accepted>(&finished.outcome);
    QVERIFY(accepted);
    QCOMPARE(accepted->id, seen[1].id);
    QCOMPARE(seen[1].text, u"by hand"_s);
    QCOMPARE(seen[1].anchor, seen[0].anchor);
    QCOMPARE(seen[1].msgSeq, std::optional(2));
}

void tst_BotRuntime::aPersonMaySendWithoutAnAnchor()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.command(bot::Send{
        .requestId = 1, .peer = core::PeerId(ben), .text = u"news"_s, .choice = lineage::ExplicitProactive{}});
    QVERIFY(bench.waitForSeen(1));
    QVERIFY(bench.seen().first().anchor.isEmpty());
    QVERIFY(!bench.seen().first().msgSeq);
}

void tst_BotRuntime::anEmptyTextIsNotSent()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(ben), .text = u" \n"_s});
    QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 1);
    QVERIFY(bench.told<bot::SendFinished>().first().outcome
        == lineage::Outcome(lineage::NotSent{lineage::NotSentReason::EmptyText}));
    QVERIFY(bench.requests(sendPath).isEmpty());
}

void tst_BotRuntime::aStoppedTurnSendsNothingAndTheNextOneRuns()
{
    BotBench bench(R"(,"faults":[{"at":"model","nth":1,"do":"delay","delay_ms":60000}])");
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(modelPath).size(), 1);
    bench.command(bot::StopTurn{.peer = core::PeerId(anna)});
    QTRY_COMPARE(bench.told<bot::TurnChanged>().last().phase, bot::TurnChanged::Phase::Ended);
    bench.say(anna, u"two"_s);
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), QStringList(u"got two"_s));
}

void tst_BotRuntime::aSlowConversationHoldsUpNoOther()
{
    BotBench bench(R"(,"faults":[{"at":"model","nth":1,"do":"delay","delay_ms":3000}])");
    QVERIFY(bench.start());
    bench.say(anna, u"slow"_s);
    QTRY_COMPARE(bench.requests(modelPath).size(), 1);
    bench.say(ben, u"fast"_s);
    QVERIFY(bench.waitForSeen(2));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got fast"_s, u"got slow"_s}));
}

QTEST_GUILESS_MAIN(tst_BotRuntime)
#include "tst_botruntime.moc"
