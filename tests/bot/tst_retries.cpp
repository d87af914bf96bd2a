#include "tests/bot/botbench.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace Qt::StringLiterals;

/// What fails for a passing reason is tried again, by class, on disk and in the open; a person may send now, hold or
/// cancel.
class tst_Retries : public QObject
{
    Q_OBJECT

private slots:
    void aReplyInDoubtIsAskedAboutWithTheSameBytes();
    void whatMayStandBeforeTheUserIsNotRepeatedWithoutAKey();
    void notNowIsRepeatedForEveryClass_data();
    void notNowIsRepeatedForEveryClass();
    void withoutATokenAMessageWaitsAndThenLeaves();
    void triesUsedUpEndAmongTheUndelivered();
    void aHeldMessageWaitsAndItsConversationGoesOn();
    void aReleasedMessageLeavesByItself();
    void aCancelledMessageSaysWhatIsKnown_data();
    void aCancelledMessageSaysWhatIsKnown();
    void aWaitOutlivesTheProgram();
    void aHoldOutlivesTheProgram();
    void aHeldStepDoesNotHoldItsPlan();
    void whateverFailsNothingIsLostOrDoubled_data();
    void whateverFailsNothingIsLostOrDoubled();
};

namespace {

using Phase = bot::RetryChanged::Phase;

const QString sendPath = u"/v2/users/"_s;
const QByteArray downOnce = R"(,"faults":[{"at":"send","nth":1,"do":"status","status":502,"body":"down"}])";

bool isAt(const BotBench &bench, Phase phase)
{
    const auto told = bench.told<bot::RetryChanged>();
    return !told.isEmpty() && told.last().phase == phase;
}

qint64 waiting(const BotBench &bench)
{
    return bench.told<bot::RetryChanged>().last().messageId;
}

/// A message that failed once and waits for its next try.
bool waits(BotBench &bench)
{
    bench.say(anna, u"one"_s);
    return QTest::qWaitFor([&bench] { return isAt(bench, Phase::Waiting); }, 10'000);
}

bot::Send byHand(bool proactive)
{
    bot::Send send{.requestId = 1, .peer = core::PeerId(ben), .text = u"news"_s};
    if (proactive)
        send.choice = lineage::ExplicitProactive{};
    return send;
}

/// What may befall a send, one after the other, for ever the same for one seed.
QByteArray faultsOf(quint32 seed)
{
    const QList<QByteArray> acts{R"("do":"accept_then_silent")", R"("do":"drop")", R"("do":"drop","accept":true)",
        R"("do":"status","status":502,"body":"down")", R"("do":"status","status":502,"body":"down","accept":true)",
        R"("do":"status","status":429,"body":"slow down")"};
    QRandomGenerator random(seed);
    QByteArrayList faults;
    for (int nth = 1; nth <= 24; ++nth)
        if (random.bounded(100) < 60)
            faults.append(
                R"({"at":"send","nth":)" + QByteArray::number(nth) + ',' + acts[random.bounded(acts.size())] + '}');
    return ",\"faults\":[" + faults.join(',') + ']';
}

bool isOver(BotBench &bench)
{
    return bench
               .sqlValue(
                   u"SELECT (SELECT COUNT(*) FROM inbound WHERE owed = 1) + (SELECT COUNT(*) FROM message "
                   "WHERE ended IS NULL AND delivered = 0) + (SELECT COUNT(*) FROM attempt WHERE outcome IS NULL)"_s)
               .toInt()
        == 0;
}

} // namespace

void tst_Retries::aReplyInDoubtIsAskedAboutWithTheSameBytes()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"accept_then_silent"},)"
                   R"({"at":"send","nth":2,"do":"status","status":502,"body":"down"}])");
    bench.config().platform.timeout = core::Milliseconds(150);
    bench.hurry();
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_VERIFY(isAt(bench, Phase::Over));
    const auto sends = bench.requests(sendPath);
    QCOMPARE(sends.size(), 3);
    QCOMPARE(sends[1].body, sends[0].body);
    QCOMPARE(sends[2].body, sends[0].body);
    QCOMPARE(bench.seenTexts(), QStringList(u"got one"_s));
    QCOMPARE(bench.sqlValue(u"SELECT outcome FROM attempt ORDER BY id DESC"_s).toString(), u"accepted-id-unknown"_s);
    QList<Phase> phases;
    for (const bot::RetryChanged &told : bench.told<bot::RetryChanged>())
        phases.append(told.phase);
    QCOMPARE(phases, (QList<Phase>{Phase::Waiting, Phase::Trying, Phase::Waiting, Phase::Trying, Phase::Over}));
}

void tst_Retries::whatMayStandBeforeTheUserIsNotRepeatedWithoutAKey()
{
    BotBench bench(downOnce);
    QVERIFY(bench.start());
    bench.command(byHand(true));
    QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 1);
    QVERIFY(std::holds_alternative<lineage::Unknown>(bench.told<bot::SendFinished>().constFirst().outcome));
    QCOMPARE(bench.requests(sendPath).size(), 1);
    QVERIFY(bench.told<bot::RetryChanged>().isEmpty());
    QTRY_COMPARE(bench.undelivered().size(), 1);
}

void tst_Retries::notNowIsRepeatedForEveryClass_data()
{
    QTest::addColumn<bool>("proactive");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("reply, no readable body") << false << QByteArray("slow down");
    QTest::newRow("proactive, no readable body") << true << QByteArray("slow down");
    QTest::newRow("proactive, a quota") << true
                                        << QByteArray(R"({\"code\":40034100,\"err_code\":40034100,\"message\":\"q\"})");
}

void tst_Retries::notNowIsRepeatedForEveryClass()
{
    QFETCH(bool, proactive);
    QFETCH(QByteArray, body);
    BotBench bench(
        R"(,"faults":[{"at":"send","nth":1,"times":2,"do":"status","status":429,"body":")" + body + R"("}])");
    bench.config().model.reset();
    bench.hurry();
    QVERIFY(bench.start());
    bench.say(ben, u"hello"_s);
    QTRY_COMPARE(bench.told<bot::AnchorsChanged>().size(), 1);
    bench.command(byHand(proactive));
    QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 1);
    QVERIFY(std::holds_alternative<lineage::Accepted>(bench.told<bot::SendFinished>().constFirst().outcome));
    const auto sends = bench.requests(sendPath);
    QCOMPARE(sends.size(), 3);
    QCOMPARE(sends[2].body, sends[0].body);
    QCOMPARE(bench.seenTexts(), QStringList(u"news"_s));
}

void tst_Retries::withoutATokenAMessageWaitsAndThenLeaves()
{
    // The first send's token is refused, and the platform gives no other one for a while.
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"status","status":401,)"
                   R"("body":"{\"code\":11244,\"err_code\":40011027,\"message\":\"token\"}"},)"
                   R"({"at":"token","nth":2,"times":2,"do":"status","status":502,"body":"down"}])");
    bench.hurry();
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    QTRY_VERIFY(isAt(bench, Phase::Over));
    QCOMPARE(bench.requests(sendPath).size(), 2);
    QCOMPARE(bench.seenTexts(), QStringList(u"got one"_s));
}

void tst_Retries::triesUsedUpEndAmongTheUndelivered()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"times":100,"do":"status","status":502,"body":"down"}])");
    bench.hurry();
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_VERIFY(isAt(bench, Phase::Over));
    QCOMPARE(bench.requests(sendPath).size(), openapi::maxTries);
    QTRY_COMPARE(bench.undelivered().size(), 1);
    const auto left = bench.undelivered().constFirst();
    QVERIFY(left.mayHaveArrived);
    QCOMPARE(left.attempts, openapi::maxTries);
    QCOMPARE(left.outcome, lineage::Outcome(lineage::Unknown{.cause = u"http-502"_s}));
}

void tst_Retries::aHeldMessageWaitsAndItsConversationGoesOn()
{
    BotBench bench(downOnce);
    QVERIFY(bench.start());
    QVERIFY(waits(bench));
    bench.command(bot::HoldRetry{waiting(bench)});
    QVERIFY(isAt(bench, Phase::Held));
    QTRY_COMPARE(bench.told<bot::TurnChanged>().last().phase, bot::TurnChanged::Phase::Ended);
    bench.say(anna, u"two"_s);
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), QStringList(u"got two"_s));
    QVERIFY(bench.undelivered().isEmpty()); // it is under way still
    bench.command(bot::RetryNow{waiting(bench)});
    QVERIFY(bench.waitForSeen(2));
    QTRY_VERIFY(isAt(bench, Phase::Over));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got two"_s, u"got one"_s}));
}

void tst_Retries::aReleasedMessageLeavesByItself()
{
    BotBench bench(downOnce);
    QVERIFY(bench.start());
    QVERIFY(waits(bench));
    bench.command(bot::HoldRetry{waiting(bench), true});
    bench.command(bot::HoldRetry{waiting(bench), false});
    QVERIFY(bench.waitForSeen(1));
    QTRY_VERIFY(isAt(bench, Phase::Over));
    QCOMPARE(bench.requests(sendPath).size(), 2);
}

void tst_Retries::aCancelledMessageSaysWhatIsKnown_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("mayHaveArrived");
    QTest::newRow("in doubt") << 502 << true;
    QTest::newRow("not now") << 429 << false;
}

void tst_Retries::aCancelledMessageSaysWhatIsKnown()
{
    QFETCH(int, status);
    QFETCH(bool, mayHaveArrived);
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"times":9,"do":"status","body":"no","status":)"
        + QByteArray::number(status) + "}]");
    QVERIFY(bench.start());
    QVERIFY(waits(bench));
    bench.command(bot::CancelRetry{waiting(bench)});
    QVERIFY(isAt(bench, Phase::Over));
    QTRY_COMPARE(bench.undelivered().size(), 1);
    const auto left = bench.undelivered().constFirst();
    QCOMPARE(left.mayHaveArrived, mayHaveArrived);
    const auto *notSent = std::get_if<lineage::NotSent>(&left.outcome);
    QCOMPARE(notSent != nullptr, !mayHaveArrived);
    QVERIFY(!notSent || notSent->reason == lineage::NotSentReason::Cancelled);
    QVERIFY(!left.leavesWithNext);
    QCOMPARE(bench.requests(sendPath).size(), 1);
}

void tst_Retries::aWaitOutlivesTheProgram()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"status","status":429,"body":"slow down"}])");
    QVERIFY(bench.start());
    QVERIFY(waits(bench));
    bench.stop();
    QVERIFY(bench.start());
    QVERIFY(bench.waitForSeen(1));
    QTRY_VERIFY(isAt(bench, Phase::Over));
    const auto sends = bench.requests(sendPath);
    QCOMPARE(sends.size(), 2);
    QCOMPARE(sends[1].body, sends[0].body);
    QVERIFY(bench.undelivered().isEmpty());
}

void tst_Retries::aHoldOutlivesTheProgram()
{
    BotBench bench(downOnce);
    QVERIFY(bench.start());
    QVERIFY(waits(bench));
    bench.command(bot::HoldRetry{waiting(bench)});
    bench.stop();
    QVERIFY(bench.start());
    QTRY_VERIFY(isAt(bench, Phase::Held));
    bench.say(ben, u"hello"_s); // answered after whatever would leave by itself
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), QStringList(u"got hello"_s));
    bench.command(bot::RetryNow{waiting(bench)});
    QVERIFY(bench.waitForSeen(2));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got hello"_s, u"got one"_s}));
}

void tst_Retries::aHeldStepDoesNotHoldItsPlan()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":3,"do":"status","status":502,"body":"down"}])");
    bench.config().model.reset();
    QVERIFY(bench.start());
    bench.say(anna, u"hello"_s);
    QTRY_COMPARE(bench.told<bot::AnchorsChanged>().size(), 1);
    QList<qint64> ids;
    for (const QString &text : {u"first"_s, u"second"_s}) {
        bench.command(bot::Send{.requestId = 1,
            .peer = core::PeerId(anna),
            .text = text,
            .choice = lineage::ExplicitUnverified{core::UnverifiedId(u"ROBOT1.0_nobody"_s)}});
        QTRY_COMPARE(bench.told<bot::SendFinished>().size(), ids.size() + 1);
        ids.append(bench.told<bot::SendFinished>().last().messageId);
    }
    bench.command(bot::ResendMany{
        .requestId = 2, .steps = {{.messageId = ids[0]}, {.messageId = ids[1]}}, .pause = core::Milliseconds(0)});
    QTRY_VERIFY(isAt(bench, Phase::Waiting));
    bench.command(bot::HoldRetry{waiting(bench)});
    QTRY_COMPARE(bench.told<bot::ResendManyEnded>().size(), 1);
    QCOMPARE(bench.told<bot::ResendManyEnded>().constFirst().sent, 2);
    QCOMPARE(bench.seenTexts(), QStringList(u"second"_s));
    bench.command(bot::RetryNow{ids[0]});
    QVERIFY(bench.waitForSeen(2));
}

void tst_Retries::whateverFailsNothingIsLostOrDoubled_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void tst_Retries::whateverFailsNothingIsLostOrDoubled()
{
    QFETCH(quint32, seed);
    BotBench bench(faultsOf(seed));
    bench.config().platform.timeout = core::Milliseconds(150);
    bench.hurry();
    QVERIFY(bench.start());
    for (int i = 1; i <= 4; ++i)
        bench.say(anna, u"a%1"_s.arg(i));
    for (int i = 1; i <= 4; ++i)
        bench.say(ben, u"b%1"_s.arg(i));
    QTRY_VERIFY(bench.attempts().size() >= 3);
    bench.stop(); // in the middle of it
    QVERIFY(bench.start());
    QTRY_COMPARE(bench.sqlValue(u"SELECT COUNT(*) FROM inbound"_s).toInt(), 8);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(bench), 30'000);
    QStringList arrived = bench.seenTexts();
    arrived.sort();
    QStringList once = arrived;
    once.removeDuplicates();
    QCOMPARE(arrived, once);
    QStringList told = arrived; // what did not arrive is among the undelivered
    QTRY_VERIFY(!bench.told<bot::UndeliveredChanged>().isEmpty());
    for (const outbox::UndeliveredMessage &left : bench.undelivered())
        if (!told.contains(left.message.text))
            told.append(left.message.text);
    told.sort();
    QCOMPARE(told,
        (QStringList{
            u"got a1"_s, u"got a2"_s, u"got a3"_s, u"got a4"_s, u"got b1"_s, u"got b2"_s, u"got b3"_s, u"got b4"_s}));
}

QTEST_GUILESS_MAIN(tst_Retries)
#include "tst_retries.moc"
