#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// What users should have got and did not: kept, learned from, and delivered with their next message by policy.
class tst_UndeliveredDesk : public QObject
{
    Q_OBJECT

private slots:
    void onAPlatformOfFourTheFifthIsTriedOnceAndLearned();
    void theNextTurnDoesNotProvokeItAgain();
    void aRuleSetOfFourNeverTriesTheFifth();
    void byPolicyItLeavesWithTheUsersNextMessage();
    void withoutThePolicyItStays();
    void aContentRefusalNeverLeavesByItself();
    void dismissedItIsGoneAndCanBePutBack();
    void onlyWhatChangedIsNoted();
    void twoQuickMessagesDeliverEachOnce();
    void takingOverKeepsBackWhatWaits();
    void aProactiveRefusalLeavesWithTheNext();
};

namespace {

const QString sendPath = u"/v2/users/"_s;

// The model answers with `count` tool messages and a text, so one more than that.
QByteArray talkative(int tools, const QByteArray &more)
{
    QByteArray calls;
    for (int i = 1; i <= tools; ++i)
        calls += (i > 1 ? "," : "")
            + QByteArray(
                R"({"name":"send_message_to_user","arguments":{"messages":[{"type":"plain","text":"part %1"}]}})")
                  .replace("%1", QByteArray::number(i));
    return R"({"version":1,"name":"talkative","people":[)"
           R"({"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"a"}],"model":{"rules":[)"
           R"({"contains":"","rounds":[{"content":"","tool_calls":[)"
        + calls + R"(]},{"content":"end"}]}]})" + more + '}';
}

sandbox::Scenario scenario(const QByteArray &json)
{
    const auto read = sandbox::parseScenario(json);
    if (!read)
        qFatal("%s: %s", qPrintable(read.error().path), qPrintable(read.error().reason));
    return *read;
}

constexpr auto four = R"(,"rules":{"c2c_replies":4})";

qsizetype turnsEnded(const BotBench &bench)
{
    qsizetype ended = 0;
    for (const bot::TurnChanged &turn : bench.told<bot::TurnChanged>())
        ended += turn.phase == bot::TurnChanged::Phase::Ended;
    return ended;
}

const lineage::ReplyRule &repliesInForce(const BotBench &bench)
{
    static lineage::RuleSet rules;
    rules = bench.told<bot::RulesChanged>().last().rules;
    return rules.scenes.find(protocol::Scene::C2c)->replies;
}

// Two messages that the platform would not take without an anchor; both leave with the next message of anna.
QList<qint64> twoMarked(BotBench &bench)
{
    for (const QString &text : {u"A"_s, u"B"_s})
        bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(anna), .text = text}); // no anchor: not sent
    if (!QTest::qWaitFor([&] { return bench.undelivered().size() == 2; }, 10'000))
        return {};
    const QList<qint64> ids{bench.undelivered()[0].messageId, bench.undelivered()[1].messageId};
    bench.command(bot::LeaveWithNext{.messageIds = ids});
    return ids;
}

} // namespace

void tst_UndeliveredDesk::onAPlatformOfFourTheFifthIsTriedOnceAndLearned()
{
    BotBench bench(scenario(talkative(5, four)));
    QVERIFY(bench.start());
    bench.say(anna, u"go"_s);
    QTRY_COMPARE_WITH_TIMEOUT(turnsEnded(bench), 1, 20'000);
    // Five parts and the end: four are taken, the fifth is refused, the sixth is not even tried.
    QCOMPARE(bench.requests(sendPath).size(), 5);
    QCOMPARE(bench.seenTexts(), (QStringList{u"part 1"_s, u"part 2"_s, u"part 3"_s, u"part 4"_s}));
    QTRY_COMPARE(bench.undelivered().size(), 2);
    const outbox::UndeliveredMessage fifth = bench.undelivered().first();
    const auto *refused = std::get_if<lineage::Refused>(&fifth.outcome);
    QVERIFY(refused);
    QCOMPARE(refused->code, 40034128);
    QCOMPARE(fifth.message.text, u"part 5"_s);
    QVERIFY(std::holds_alternative<lineage::NotSent>(bench.undelivered()[1].outcome));
    const lineage::ReplyRule &replies = repliesInForce(bench);
    QCOMPARE(replies.safe, 4);
    QCOMPARE(replies.doomedFrom, 5);
    QVERIFY(replies.lesson);
    QCOMPARE(replies.lesson->evidence, bench.undelivered()[0].attemptId);
    const auto notes = bench.records(u"LEARNED"_s);
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes.first().detail, u"count-at-most 4"_s);
}

void tst_UndeliveredDesk::theNextTurnDoesNotProvokeItAgain()
{
    BotBench bench(scenario(talkative(5, four)));
    QVERIFY(bench.start());
    bench.say(anna, u"go"_s);
    QTRY_COMPARE_WITH_TIMEOUT(turnsEnded(bench), 1, 20'000);
    bench.say(anna, u"again"_s);
    QTRY_COMPARE_WITH_TIMEOUT(turnsEnded(bench), 2, 20'000);
    QCOMPARE(bench.requests(sendPath).size(), 5 + 4);
    QCOMPARE(bench.seen().size(), 8);
    QTRY_COMPARE(bench.undelivered().size(), 4);
}

void tst_UndeliveredDesk::aRuleSetOfFourNeverTriesTheFifth()
{
    BotBench bench(scenario(talkative(5, four)));
    auto &replies = bench.config().rules.scenes[protocol::Scene::C2c].replies;
    replies.safe = 4;
    replies.doomedFrom = 5;
    QVERIFY(bench.start());
    bench.say(anna, u"go"_s);
    QTRY_COMPARE_WITH_TIMEOUT(turnsEnded(bench), 1, 20'000);
    QCOMPARE(bench.requests(sendPath).size(), 4);
    QTRY_COMPARE(bench.undelivered().size(), 2);
}

void tst_UndeliveredDesk::byPolicyItLeavesWithTheUsersNextMessage()
{
    BotBench bench(scenario(talkative(4, four)));
    QVERIFY(bench.start());
    bench.command(bot::SetLeaveWithNextPolicy{true});
    bench.say(anna, u"go"_s); // four parts, and the end that does not fit
    QTRY_COMPARE_WITH_TIMEOUT(turnsEnded(bench), 1, 20'000);
    QTRY_COMPARE(bench.undelivered().size(), 1);
    QVERIFY(bench.undelivered().first().leavesWithNext);
    const auto before = bench.seen().size();
    QCOMPARE(before, 4);
    bench.command(bot::TakeOver{.peer = core::PeerId(anna)}); // so that only what leaves is seen
    bench.say(anna, u"and?"_s);
    QVERIFY(bench.waitForSeen(5));
    QCOMPARE(bench.seenTexts().last(), u"end"_s);
    QVERIFY(bench.seen().last().anchor != bench.seen().first().anchor);
    QCOMPARE(bench.attempts().last().message->origin, u"next"_s);
    QTRY_VERIFY(bench.undelivered().isEmpty());
}

void tst_UndeliveredDesk::withoutThePolicyItStays()
{
    BotBench bench(scenario(talkative(4, four)));
    QVERIFY(bench.start());
    bench.say(anna, u"go"_s);
    QTRY_COMPARE_WITH_TIMEOUT(turnsEnded(bench), 1, 20'000);
    QTRY_COMPARE(bench.undelivered().size(), 1);
    const qint64 message = bench.undelivered().first().messageId;
    bench.command(bot::TakeOver{.peer = core::PeerId(anna)});
    bench.say(anna, u"and?"_s);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 2);
    bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(anna), .text = u"after"_s});
    QVERIFY(bench.waitForSeen(5));
    QCOMPARE(bench.seenTexts().last(), u"after"_s);
    // A person may tick it for this one.
    bench.command(bot::LeaveWithNext{.messageIds = {message}});
    bench.say(anna, u"well?"_s);
    QVERIFY(bench.waitForSeen(6));
    QCOMPARE(bench.seenTexts().last(), u"end"_s);
}

void tst_UndeliveredDesk::aContentRefusalNeverLeavesByItself()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"status","status":400,)"
                   R"("body":"{\"code\":40034006,\"err_code\":40034006,\"message\":\"content\"}"}])");
    QVERIFY(bench.start());
    bench.command(bot::SetLeaveWithNextPolicy{true});
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.undelivered().size(), 1);
    bench.say(anna, u"two"_s);
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), QStringList(u"got two"_s));
    QCOMPARE(bench.requests(sendPath).size(), 2);
}

void tst_UndeliveredDesk::dismissedItIsGoneAndCanBePutBack()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(ben), .text = u"news"_s}); // no anchor: not sent
    QTRY_COMPARE(bench.undelivered().size(), 1);
    const qint64 message = bench.undelivered().first().messageId;
    bench.command(bot::Dismiss{.messageIds = {message}});
    QTRY_VERIFY(bench.undelivered().isEmpty());
    QCOMPARE(bench.records(traffic::dismissedRoute).size(), 1);
    QCOMPARE(bench.records(traffic::dismissedRoute).first().state, traffic::State::None);
    bench.command(bot::Dismiss{.messageIds = {message}, .dismissed = false});
    QTRY_COMPARE(bench.undelivered().size(), 1);
    QCOMPARE(bench.records(traffic::restoredRoute).first().state, traffic::State::None);
}

void tst_UndeliveredDesk::onlyWhatChangedIsNoted()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.say(anna, u"hi"_s);
    QVERIFY(bench.waitForSeen(1));
    const qint64 delivered = bench.attempts().last().message->sendId;
    bench.command(bot::Dismiss{.messageIds = {delivered}});
    bench.command(bot::Dismiss{.messageIds = {delivered}, .dismissed = false});
    QVERIFY(bench.records(traffic::dismissedRoute).isEmpty());
    QVERIFY(bench.records(traffic::restoredRoute).isEmpty());
}

void tst_UndeliveredDesk::twoQuickMessagesDeliverEachOnce()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"delay","delay_ms":1500}])");
    bench.config().model.reset();
    QVERIFY(bench.start());
    QCOMPARE(twoMarked(bench).size(), 2);
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(sendPath).size(), 1);
    bench.say(anna, u"two"_s);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 2);
    QTRY_VERIFY_WITH_TIMEOUT(bench.undelivered().isEmpty(), 10'000);
    bench.command(bot::Send{.requestId = 2, .peer = core::PeerId(anna), .text = u"end"_s});
    QVERIFY(bench.waitForSeen(3));
    QCOMPARE(bench.seenTexts(), (QStringList{u"A"_s, u"B"_s, u"end"_s}));
    QCOMPARE(bench.requests(sendPath).size(), 3);
}

void tst_UndeliveredDesk::takingOverKeepsBackWhatWaits()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"delay","delay_ms":1000}])");
    bench.config().model.reset();
    QVERIFY(bench.start());
    const QList<qint64> ids = twoMarked(bench);
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(sendPath).size(), 1);
    bench.command(bot::TakeOver{.peer = core::PeerId(anna)});
    QVERIFY(bench.waitForSeen(1));
    QTRY_COMPARE(bench.undelivered().size(), 1);
    QCOMPARE(bench.undelivered().first().messageId, ids[1]);
    QVERIFY(bench.undelivered().first().leavesWithNext);
    QCOMPARE(bench.requests(sendPath).size(), 1);
}

void tst_UndeliveredDesk::aProactiveRefusalLeavesWithTheNext()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"status","status":400,)"
                   R"("body":"{\"code\":40034105,\"err_code\":40034105,\"message\":\"switched off\"}"}])");
    bench.config().model.reset();
    QVERIFY(bench.start());
    bench.command(bot::SetLeaveWithNextPolicy{true});
    bench.command(bot::Send{
        .requestId = 1, .peer = core::PeerId(anna), .text = u"news"_s, .choice = lineage::ExplicitProactive{}});
    QTRY_COMPARE(bench.undelivered().size(), 1);
    QVERIFY(bench.undelivered().first().leavesWithNext);
    bench.say(anna, u"hi"_s);
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), QStringList(u"news"_s));
}

QTEST_GUILESS_MAIN(tst_UndeliveredDesk)
#include "tst_undelivereddesk.moc"
