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

bool hears(BotBench &bench)
{
    bench.say(anna, u"hello"_s);
    return bench.waitForSeen(1);
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
    // The first four tries of the second send are taken and never answered: the bot gives up asking.
    BotBench bench(R"(,"faults":[{"at":"send","nth":2,"times":4,"do":"accept_then_silent"}])");
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
    QCOMPARE(sends.size(), 6);
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

QTEST_GUILESS_MAIN(tst_HandSends)
#include "tst_handsends.moc"
