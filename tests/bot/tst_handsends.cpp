#include "app/openapi/retrypolicy.h"
#include "tests/bot/botbench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;

/// What a person sends again: one, the same once more, or many by a plan.
class tst_HandSends : public QObject
{
    Q_OBJECT

private slots:
    void aRefusedMessageIsDeliveredOnAnotherAnchor();
    void editedContentAndUnknownMembersLeaveAsTheyStand();
    void anUnverifiedIdLeavesWhenAPersonWantsIt();
    void aRetryAfterAnUnknownOutcomeHasTheSameSeqAndContent();
    void whatGotThroughCannotBeRetried();
    void aPlanSendsInOrderAndTellsItsEnd();
    void aPlanStopsAtTheFirstRefusal();
    void aStoppedPlanLeavesTheRest();
    void aPlanSkipsWhatSomebodyElseHasTakenCareOf();
    void aDeliveredMessageMayBeResentByHand();
    void editedMarkdownLeavesAsPlainTextWithoutItsButtons();
    void aRetriedEditIsNotReplacedByTheOriginal();
    void aPersonsSeqIsNotExchanged();
    void anAnchorThatTheLedgerHasLetGoIsStillAPersonsToUse();
    void aSecretPastedByAPersonIsInNoRecord();
    void whatIsSentOnceIsNotTriedAgain();
};

namespace {

const QString sendPath = u"/v2/users/"_s;

QJsonObject bodyOf(const sandbox::RecordedRequest &request)
{
    return QJsonDocument::fromJson(request.body).object();
}

lineage::AnchorChoice unverified(const QString &id)
{
    return lineage::ExplicitUnverified{core::UnverifiedId(id)};
}

bool isAccepted(const bot::SendFinished &finished)
{
    return std::holds_alternative<lineage::Accepted>(finished.outcome);
}

// Texts by hand that the platform refuses because they hang on ids it does not know. Returns their message ids.
QList<qint64> refuse(BotBench &bench, const QStringList &texts)
{
    QList<qint64> ids;
    for (const QString &text : texts) {
        const auto before = bench.told<bot::SendFinished>().size();
        bench.command(bot::Send{
            .requestId = 100, .peer = core::PeerId(anna), .text = text, .choice = unverified(u"ROBOT1.0_nobody"_s)});
        if (!QTest::qWaitFor([&] { return bench.told<bot::SendFinished>().size() > before; }, 10'000))
            return {};
        ids.append(bench.told<bot::SendFinished>().last().messageId);
    }
    return ids;
}

// The bot has answered and knows it: before, its message would be under way still.
bool hears(BotBench &bench)
{
    bench.say(anna, u"hello"_s);
    return bench.waitForSeen(1) && QTest::qWaitFor([&bench] {
        const auto turns = bench.told<bot::TurnChanged>();
        return !turns.isEmpty() && turns.last().phase == bot::TurnChanged::Phase::Ended;
    });
}

} // namespace

void tst_HandSends::aRefusedMessageIsDeliveredOnAnotherAnchor()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"lost"_s});
    QCOMPARE(ids.size(), 1);
    QTRY_COMPARE(bench.undelivered().size(), 1);
    QCOMPARE(bench.undelivered().first().messageId, ids[0]);
    bench.command(bot::Resend{.requestId = 7, .messageId = ids[0]});
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 7);
    const bot::SendFinished finished = bench.told<bot::SendFinished>().last();
    QVERIFY(isAccepted(finished));
    QCOMPARE(finished.messageId, ids[0]);
    QCOMPARE(finished.msgSeq, std::optional(2)); // 1 was the agent's answer
    QCOMPARE(bench.seenTexts(), (QStringList{u"got hello"_s, u"lost"_s}));
    QTRY_VERIFY(bench.undelivered().isEmpty());
    const auto attempts = bench.attempts();
    QCOMPARE(attempts.last().message->attemptNumber, 2);
    QCOMPARE(attempts.last().message->origin, u"hand"_s);
}

void tst_HandSends::editedContentAndUnknownMembersLeaveAsTheyStand()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"lost"_s});
    const auto edited = protocol::parseSendRequest(R"({"msg_type":0,"content":"found","feature_id":7})");
    QVERIFY(edited);
    bench.command(bot::Resend{.requestId = 8, .messageId = ids[0], .edited = *edited, .msgSeq = 40});
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 8);
    const QJsonObject body = bodyOf(bench.requests(sendPath).last());
    QCOMPARE(body["content"_L1].toString(), u"found"_s);
    QCOMPARE(body["feature_id"_L1].toInt(), 7);
    QCOMPARE(body["msg_seq"_L1].toInt(), 40);
    QCOMPARE(bench.attempts().last().message->text, u"found"_s);
}

void tst_HandSends::anUnverifiedIdLeavesWhenAPersonWantsIt()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QString own = bench.seen().first().id.value;
    const QList<qint64> ids = refuse(bench, {u"lost"_s});
    bench.command(bot::Resend{.requestId = 9, .messageId = ids[0], .choice = unverified(own)});
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 9);
    const auto outcome = bench.told<bot::SendFinished>().last().outcome;
    const auto *refused = std::get_if<lineage::Refused>(&outcome);
    QVERIFY(refused);
    QCOMPARE(refused->code, 40034024);
    QCOMPARE(bodyOf(bench.requests(sendPath).last())["msg_id"_L1].toString(), own);
}

void tst_HandSends::aRetryAfterAnUnknownOutcomeHasTheSameSeqAndContent()
{
    // All tries of the second send are taken and never answered: the bot gives up asking.
    BotBench bench(R"(,"faults":[{"at":"send","nth":2,"times":20,"do":"accept_then_silent"}])");
    bench.hurry();
    bench.config().platform.timeout = core::Milliseconds(150);
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(anna), .text = u"perhaps"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!bench.told<bot::SendFinished>().isEmpty(), 20'000);
    const bot::SendFinished unknown = bench.told<bot::SendFinished>().last();
    QVERIFY(std::holds_alternative<lineage::Unknown>(unknown.outcome));
    bench.command(bot::Retry{.requestId = 2, .attemptId = unknown.attemptId});
    QTRY_VERIFY_WITH_TIMEOUT(bench.told<bot::SendFinished>().last().requestId == 2, 10'000);
    QVERIFY(std::holds_alternative<lineage::AcceptedIdUnknown>(bench.told<bot::SendFinished>().last().outcome));
    const auto sends = bench.requests(sendPath);
    QCOMPARE(sends.size(), openapi::maxTries + 2);
    for (qsizetype i = 2; i < sends.size(); ++i)
        QCOMPARE(sends[i].body, sends[1].body);
    QCOMPARE(bench.seenTexts(), (QStringList{u"got hello"_s, u"perhaps"_s})); // once
    QCOMPARE(bench.attempts().last().message->origin, u"hand"_s);
}

void tst_HandSends::whatGotThroughCannotBeRetried()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const qint64 attempt = bench.attempts().last().attemptId;
    bench.command(bot::Retry{.requestId = 3, .attemptId = attempt});
    QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 1);
    QVERIFY(bench.told<bot::SendFinished>().last().outcome
        == lineage::Outcome(lineage::NotSent{lineage::NotSentReason::NotRepeatable}));
    QCOMPARE(bench.requests(sendPath).size(), 1);
}

void tst_HandSends::aPlanSendsInOrderAndTellsItsEnd()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"one"_s, u"two"_s});
    QCOMPARE(ids.size(), 2);
    const auto before = bench.told<bot::SendFinished>().size();
    bench.command(
        bot::ResendMany{.requestId = 11, .steps = {{ids[1], {}}, {ids[0], {}}}, .pause = core::Milliseconds(10)});
    QTRY_COMPARE(bench.told<bot::ResendManyEnded>().size(), 1);
    const auto ended = bench.told<bot::ResendManyEnded>().first();
    QCOMPARE(ended.requestId, 11u);
    QCOMPARE(ended.sent, 2);
    QCOMPARE(ended.left, 0);
    QVERIFY(!ended.stoppedByRefusal);
    QCOMPARE(bench.told<bot::SendFinished>().size(), before + 2);
    QCOMPARE(bench.seenTexts(), (QStringList{u"got hello"_s, u"two"_s, u"one"_s}));
    QTRY_VERIFY(bench.undelivered().isEmpty());
}

void tst_HandSends::aPlanStopsAtTheFirstRefusal()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"one"_s, u"two"_s});
    bench.command(bot::ResendMany{.requestId = 12,
        .steps = {{ids[0], unverified(u"ROBOT1.0_nobody"_s)}, {ids[1], {}}},
        .pause = core::Milliseconds(10)});
    QTRY_COMPARE(bench.told<bot::ResendManyEnded>().size(), 1);
    QVERIFY(bench.told<bot::ResendManyEnded>().first().stoppedByRefusal);
    QCOMPARE(bench.told<bot::ResendManyEnded>().first().left, 1);
    QCOMPARE(bench.seenTexts(), QStringList(u"got hello"_s));
    QTRY_COMPARE(bench.undelivered().size(), 2);
}

void tst_HandSends::aStoppedPlanLeavesTheRest()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"one"_s, u"two"_s});
    bench.command(
        bot::ResendMany{.requestId = 13, .steps = {{ids[0], {}}, {ids[1], {}}}, .pause = core::Milliseconds(60'000)});
    QVERIFY(bench.waitForSeen(2));
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 13);
    bench.command(bot::StopResendMany{13});
    QTRY_COMPARE(bench.told<bot::ResendManyEnded>().size(), 1);
    QCOMPARE(bench.told<bot::ResendManyEnded>().first().sent, 1);
    QCOMPARE(bench.told<bot::ResendManyEnded>().first().left, 1);
}

void tst_HandSends::aPlanSkipsWhatSomebodyElseHasTakenCareOf()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"one"_s, u"two"_s, u"three"_s, u"four"_s});
    bench.command(bot::ResendMany{.requestId = 14,
        .steps = {{ids[0], {}}, {ids[1], {}}, {ids[2], {}}, {ids[3], {}}},
        .pause = core::Milliseconds(300)});
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 14);
    bench.command(bot::Dismiss{.messageIds = {ids[1]}}); // in the pause
    bench.command(bot::Resend{.requestId = 15, .messageId = ids[2]});
    QTRY_COMPARE(bench.told<bot::ResendManyEnded>().size(), 1);
    QVERIFY(!bench.told<bot::ResendManyEnded>().first().stoppedByRefusal);
    QCOMPARE(bench.told<bot::ResendManyEnded>().first().sent, 2);
    QCOMPARE(bench.seenTexts(), (QStringList{u"got hello"_s, u"one"_s, u"three"_s, u"four"_s}));
    const lineage::Outcome skipped = lineage::NotSent{lineage::NotSentReason::NoLongerOwed};
    QList<qint64> skips;
    for (const auto &finished : bench.told<bot::SendFinished>())
        if (finished.outcome == skipped)
            skips.append(finished.messageId);
    QCOMPARE(skips, (QList<qint64>{ids[1], ids[2]}));
}

void tst_HandSends::aDeliveredMessageMayBeResentByHand()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    bench.command(bot::Resend{.requestId = 16, .messageId = bench.attempts().last().message->sendId});
    QVERIFY(bench.waitForSeen(2));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got hello"_s, u"got hello"_s}));
}

void tst_HandSends::editedMarkdownLeavesAsPlainTextWithoutItsButtons()
{
    BotBench bench(R"(,"rules":{"markdown":false})");
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"lost"_s});
    const auto edited = protocol::parseSendRequest(
        R"({"msg_type":2,"markdown":{"content":"found","extra":1},"keyboard":{"id":"k"},"feature_id":7})");
    QVERIFY(edited);
    bench.command(bot::Resend{.requestId = 17, .messageId = ids[0], .edited = *edited, .msgSeq = 40});
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 17);
    QVERIFY(isAccepted(bench.told<bot::SendFinished>().last()));
    const QJsonObject body = bodyOf(bench.requests(sendPath).last());
    QCOMPARE(body["content"_L1].toString(), u"found"_s);
    QVERIFY(!body.contains("markdown"_L1));
    QVERIFY(!body.contains("keyboard"_L1));
    QCOMPARE(body["feature_id"_L1].toInt(), 7);
    QVERIFY(body["msg_seq"_L1].toInt() != 40); // that number belongs to the markdown
}

void tst_HandSends::aRetriedEditIsNotReplacedByTheOriginal()
{
    // The edited markdown is never answered; when it is retried, markdown is refused.
    BotBench bench(R"(,"faults":[{"at":"send","nth":3,"times":20,"do":"status","status":500,"body":"oops"},)"
                   R"({"at":"send","nth":23,"do":"status","status":400,)"
                   R"("body":"{\"code\":40034012,\"err_code\":40034012,\"message\":\"markdown\"}"}])");
    bench.hurry();
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"original"_s});
    const auto edited = protocol::parseSendRequest(R"({"msg_type":2,"markdown":{"content":"edited"}})");
    bench.command(bot::Resend{.requestId = 18, .messageId = ids[0], .edited = *edited});
    QTRY_VERIFY_WITH_TIMEOUT(bench.told<bot::SendFinished>().last().requestId == 18, 20'000);
    const bot::SendFinished unknown = bench.told<bot::SendFinished>().last();
    QVERIFY(std::holds_alternative<lineage::Unknown>(unknown.outcome));
    bench.command(bot::Retry{.requestId = 19, .attemptId = unknown.attemptId});
    QTRY_VERIFY_WITH_TIMEOUT(bench.told<bot::SendFinished>().last().requestId == 19, 10'000);
    QVERIFY(std::holds_alternative<lineage::Refused>(bench.told<bot::SendFinished>().last().outcome));
    QCOMPARE(bench.requests(sendPath).size(), openapi::maxTries + 3);
    QCOMPARE(bench.seenTexts(), QStringList(u"got hello"_s));
}

void tst_HandSends::aPersonsSeqIsNotExchanged()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":3,"do":"status","status":400,)"
                   R"("body":"{\"code\":40054005,\"err_code\":40054005,\"message\":\"seq\"}"}])");
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QList<qint64> ids = refuse(bench, {u"lost"_s});
    bench.command(bot::Resend{.requestId = 20, .messageId = ids[0], .msgSeq = 40});
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 20);
    QVERIFY(std::holds_alternative<lineage::Refused>(bench.told<bot::SendFinished>().last().outcome));
    QCOMPARE(bench.requests(sendPath).size(), 3);
    // The same number for another text on that anchor does not even leave.
    const auto edited = protocol::parseSendRequest(R"({"msg_type":0,"content":"other"})");
    bench.command(bot::Resend{.requestId = 21, .messageId = ids[0], .edited = *edited, .msgSeq = 40});
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 21);
    QVERIFY(bench.told<bot::SendFinished>().last().outcome
        == lineage::Outcome(lineage::NotSent{lineage::NotSentReason::SeqTaken}));
    QCOMPARE(bench.requests(sendPath).size(), 3);
}

void tst_HandSends::anAnchorThatTheLedgerHasLetGoIsStillAPersonsToUse()
{
    BotBench bench;
    auto &window = bench.config().rules.scenes[protocol::Scene::C2c].window;
    window.safeBelow = window.uncertainBelow = window.doomedFrom = core::Milliseconds(1);
    bench.config().model.reset();
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.told<bot::AnchorsChanged>().size(), 1);
    const lineage::AnchorId first = bench.told<bot::AnchorsChanged>().last().anchors.first().id;
    bench.say(ben, u"two"_s);
    QTRY_COMPARE(bench.told<bot::AnchorsChanged>().size(), 2);
    bench.say(anna, u"three"_s);
    QTRY_COMPARE(bench.told<bot::AnchorsChanged>().size(), 3);
    QCOMPARE(bench.told<bot::AnchorsChanged>().last().anchors.size(), 1); // the first is pruned
    bench.command(bot::Send{
        .requestId = 22, .peer = core::PeerId(anna), .text = u"late"_s, .choice = lineage::ExplicitAnchor{first}});
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seen().first().anchor, lineage::anchorIdText(first));
}

void tst_HandSends::aSecretPastedByAPersonIsInNoRecord()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const QString secret = QString::fromUtf8(bench.config().platform.clientSecret.reveal());
    const QList<qint64> ids = refuse(bench, {u"lost "_s + secret});
    const auto edited = protocol::parseSendRequest(R"({"msg_type":0,"content":"found )" + secret.toUtf8() + R"("})");
    bench.command(bot::Resend{.requestId = 23, .messageId = ids[0], .edited = *edited});
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 23);
    QCOMPARE(bench.seenTexts().last(), u"found ***"_s); // it arrived; the platform's own snapshot hides it too
    bench.command(bot::Send{.requestId = 24, .peer = core::PeerId(ben), .text = secret}); // no anchor: a note tells it
    QTRY_VERIFY(bench.told<bot::SendFinished>().last().requestId == 24);
    bench.say(anna, u"is it "_s + secret);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 2);
    QVERIFY(bench.waitForSeen(3));
    QVERIFY(bench.records().size() > 10);
    for (const traffic::Record &record : bench.records()) {
        QVERIFY2(!record.message || !record.message->text.contains(secret), qPrintable(record.route));
        QVERIFY2(!record.body.text.contains(secret.toUtf8()), qPrintable(record.route));
        QVERIFY2(!record.detail.contains(secret), qPrintable(record.route));
    }
}

void tst_HandSends::whatIsSentOnceIsNotTriedAgain()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":2,"do":"status","status":502}])");
    QVERIFY(bench.start());
    QVERIFY(hears(bench));
    const qsizetype before = bench.requests(sendPath).size();
    bench.command(bot::Send{.requestId = 31, .peer = core::PeerId(anna), .text = u"a test"_s, .once = true});
    QTRY_VERIFY(!bench.told<bot::SendFinished>().isEmpty()); // at once, not after the policy's minutes
    const bot::SendFinished finished = bench.told<bot::SendFinished>().last();
    QVERIFY(std::holds_alternative<lineage::Unknown>(finished.outcome));
    QCOMPARE(bench.requests(sendPath).size(), before + 1);
    QVERIFY(bench.told<bot::RetryChanged>().isEmpty());
    // On no other anchor either.
    bench.command(bot::Send{.requestId = 32,
        .peer = core::PeerId(anna),
        .text = u"once more"_s,
        .choice = unverified(u"x"_s),
        .once = true});
    QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 2);
    QVERIFY(std::holds_alternative<lineage::Refused>(bench.told<bot::SendFinished>().last().outcome));
    QCOMPARE(bench.requests(sendPath).size(), before + 2);
}

QTEST_GUILESS_MAIN(tst_HandSends)
#include "tst_handsends.moc"
