#include "app/bot/sendtest.h"
#include "app/bot/sendtestforecast.h"

#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using bot::SendTest;
using Fate = bot::SendTestForecast::Fate;

namespace {

const core::PeerId peer(u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
const core::WallTime morning = core::fromMs(1'774'422'249'000);

bot::SendTestPlan planOf(int count, bool stopAtFailure = false)
{
    return {.peer = peer, .count = count, .text = u"{n}/{total}"_s, .stopAtFailure = stopAtFailure};
}

lineage::Outcome accepted(int number)
{
    return lineage::Accepted{core::OutboundMsgId(u"out-%1"_s.arg(number)), {}};
}

lineage::Outcome refused(int code = 40034128)
{
    return lineage::Refused{.code = code, .httpStatus = 400};
}

rc::Gen<lineage::Outcome> anyOutcome()
{
    return rc::gen::weightedElement<lineage::Outcome>(
        {{6, accepted(1)}, {1, lineage::AcceptedIdUnknown{}}, {2, refused()}, {1, lineage::InAudit{u"audit"_s, 304023}},
            {1, lineage::Unknown{u"timeout"_s, {}}}, {1, lineage::NotSent{lineage::NotSentReason::AnchorDoomed}}});
}

bool isFailure(const lineage::Outcome &outcome)
{
    return std::holds_alternative<lineage::Refused>(outcome) || std::holds_alternative<lineage::Unknown>(outcome)
        || std::holds_alternative<lineage::NotSent>(outcome);
}

/// Whoever carries out a test, with a platform that answers whatever comes.
struct Driver
{
    explicit Driver(const bot::SendTestPlan &plan)
        : test(plan, u"shop"_s, morning)
    {
    }
    void next()
    {
        now += 10ms;
        const auto send = test.next(++lastRequest, now);
        if (!send)
            return;
        RC_ASSERT(!onItsWay); // never two at once
        onItsWay = *send;
        sent += *send;
    }
    void answer(const lineage::Outcome &outcome)
    {
        now += 10ms;
        if (!onItsWay)
            return;
        const bot::SendFinished finished{.requestId = onItsWay->requestId,
            .messageId = qint64(sent.size()),
            .attemptId = qint64(sent.size()) + 100,
            .outcome = outcome,
            .msgSeq = int(sent.size())};
        onItsWay.reset();
        outcomes += outcome;
        RC_ASSERT(test.take(finished, now));
    }

    SendTest test;
    core::WallTime now = morning;
    quint64 lastRequest = 1'000;
    std::optional<bot::Send> onItsWay;
    QList<bot::Send> sent;
    QList<lineage::Outcome> outcomes;
};

template <class Property> void holds(const char *what, Property property)
{
    QVERIFY(rc::check(what, property));
}

lineage::Anchor anchorOf(core::Milliseconds age, int used)
{
    return {.id = core::InboundMsgId(u"ROBOT1.0_%1"_s.arg(age.count())),
        .peer = peer,
        .received = morning - age,
        .accepted = used,
        .nextSeq = used + 1};
}

bot::SendTestForecast foresee(
    const bot::SendTestPlan &plan, const QList<lineage::Anchor> &anchors, const lineage::IdOrigin &typed = {})
{
    return bot::foresee(plan, anchors, *lineage::RuleSet::builtIn(), typed, morning);
}

} // namespace

/// A send test as a machine that gives out one message after the other, and what it foresees.
class tst_SendTest : public QObject
{
    Q_OBJECT
private slots:
    void aPlanSaysWhatIsWrongWithIt();
    void theTextCarriesItsNumber();
    void everyMessageLeavesOnceAndInOrder();
    void nothingIsSentAfterAStop();
    void aFailureEndsItWhenAskedFor();
    void answersToOthersChangeNothing();
    void aStopBetweenTwoEndsItAtOnce();
    void aMessageLeavesOnceWhateverBecomesOfIt();
    void theSummaryCountsEachOnce();
    void latencyIsOfReadableAnswers();
    void whatDidNotArriveIsOwedToNobody();
    void fiveOfEightOnOneAnchor();
    void aCertainAnchorIsRefusedBeyondItsCount();
    void thePauseMayOutlastTheAnchor();
    void theBotsOwnIdIsForeseenAsRefused();
    void proactiveIsUncertain();
};

void tst_SendTest::aPlanSaysWhatIsWrongWithIt()
{
    using bot::SendTestFault;
    QVERIFY(bot::faultsOf(planOf(20)).isEmpty());
    QCOMPARE(bot::faultsOf(planOf(0)), QList{SendTestFault::Count});
    QCOMPARE(bot::faultsOf(planOf(21)), QList{SendTestFault::Count});
    bot::SendTestPlan plan = planOf(3);
    plan.pause = 199ms;
    plan.text = u" \n"_s;
    QCOMPARE(bot::faultsOf(plan), (QList{SendTestFault::Pause, SendTestFault::EmptyText}));
    plan = planOf(3);
    plan.peer = {};
    plan.path = lineage::ExplicitUnverified{core::UnverifiedId(u" "_s)};
    QCOMPARE(bot::faultsOf(plan), (QList{SendTestFault::NoPeer, SendTestFault::NoAnchor}));
    plan.path = lineage::ExplicitAnchor{core::InboundMsgId()};
    QVERIFY(bot::faultsOf(plan).contains(SendTestFault::NoAnchor));
}

void tst_SendTest::theTextCarriesItsNumber()
{
    bot::SendTestPlan plan = planOf(12);
    plan.text = u"{n} of {total}, {n} {other}"_s;
    QCOMPARE(bot::textOf(plan, 7), u"7 of 12, 7 {other}"_s);
}

void tst_SendTest::everyMessageLeavesOnceAndInOrder()
{
    holds("count sends, in order, one at a time", [] {
        const int count = *rc::gen::inRange(1, bot::mostTestMessages + 1);
        Driver driver(planOf(count));
        while (!driver.test.isOver()) {
            driver.next();
            if (*rc::gen::arbitrary<bool>())
                driver.next(); // asked too early: nothing comes of it
            driver.answer(*anyOutcome());
        }
        RC_ASSERT(driver.sent.size() == count);
        for (int i = 0; i < count; ++i)
            RC_ASSERT(driver.sent[i].text == u"%1/%2"_s.arg(i + 1).arg(count));
        RC_ASSERT(driver.test.report().end == bot::SendTestEnd::Complete);
        for (int i = 0; i < count; ++i)
            RC_ASSERT(driver.test.report().messages[i].answer->outcome == driver.outcomes[i]);
        RC_ASSERT(!driver.test.next(1, driver.now));
    });
}

void tst_SendTest::nothingIsSentAfterAStop()
{
    holds("a stop is the end, with the answer to what is on its way", [] {
        const int count = *rc::gen::inRange(1, bot::mostTestMessages + 1);
        const int stopsAfter = *rc::gen::inRange(0, 2 * count);
        Driver driver(planOf(count));
        for (int step = 0; step < stopsAfter && !driver.test.isOver(); ++step)
            driver.onItsWay ? driver.answer(accepted(step)) : driver.next();
        const auto sent = driver.sent.size();
        const bool isOnItsWay = driver.onItsWay.has_value();
        driver.test.stop(driver.now);
        driver.next();
        RC_ASSERT(driver.test.isOver() == !isOnItsWay);
        RC_ASSERT(driver.test.isStopping() == isOnItsWay);
        driver.answer(accepted(0));
        driver.next();
        RC_ASSERT(driver.test.isOver());
        RC_ASSERT(driver.sent.size() == sent);
        const bool isWhole = driver.outcomes.size() == count;
        const auto end = isWhole ? bot::SendTestEnd::Complete : bot::SendTestEnd::Stopped;
        RC_ASSERT((driver.test.report().end == end));
    });
}

void tst_SendTest::aFailureEndsItWhenAskedFor()
{
    holds("nothing is sent after the first failure", [] {
        const int count = *rc::gen::inRange(1, bot::mostTestMessages + 1);
        Driver driver(planOf(count, true));
        while (!driver.test.isOver())
            driver.onItsWay ? driver.answer(*anyOutcome()) : driver.next();
        const auto failed = std::find_if(driver.outcomes.cbegin(), driver.outcomes.cend(), isFailure);
        const bool hasFailed = failed != driver.outcomes.cend();
        RC_ASSERT((hasFailed ? failed == driver.outcomes.cend() - 1 : driver.sent.size() == count));
        const int first = hasFailed ? int(driver.outcomes.size()) : 0;
        RC_ASSERT(bot::summaryOf(driver.test.report()).firstFailure == first);
    });
}

void tst_SendTest::answersToOthersChangeNothing()
{
    SendTest test(planOf(2), u"shop"_s, morning);
    QVERIFY(!test.take({.requestId = 0, .outcome = refused()}, morning));
    const auto first = test.next(7, morning);
    QCOMPARE(first->requestId, quint64(7));
    QCOMPARE(test.onItsWay(), 1);
    QVERIFY(!test.take({.requestId = 8, .outcome = refused()}, morning));
    QCOMPARE(test.onItsWay(), 1);
    QVERIFY(test.take({.requestId = 7, .outcome = accepted(1)}, morning));
    QVERIFY(!test.take({.requestId = 7, .outcome = refused()}, morning)); // told twice
    test.learn(2, {.anchor = u"of a message that has not left"_s});
    QVERIFY(!test.report().messages[1].facts);
    test.learn(1, {.anchor = u"ROBOT1.0_a"_s});
    QCOMPARE(test.report().messages[0].facts->anchor, u"ROBOT1.0_a"_s);
}

void tst_SendTest::aStopBetweenTwoEndsItAtOnce()
{
    SendTest test(planOf(3), u"shop"_s, morning);
    const auto first = test.next(1, morning);
    QVERIFY(test.take({.requestId = first->requestId, .outcome = accepted(1)}, morning + 1s));
    test.stop(morning + 2s);
    QVERIFY(test.isOver());
    QCOMPARE(test.report().ended, std::optional(morning + 2s));
    QCOMPARE(bot::summaryOf(test.report()).notTried, 2);
}

void tst_SendTest::aMessageLeavesOnceWhateverBecomesOfIt()
{
    bot::SendTestPlan plan = planOf(1);
    plan.scene = protocol::Scene::Group;
    plan.path = lineage::ExplicitProactive{};
    SendTest test(plan, u"shop"_s, morning);
    const auto send = test.next(1, morning);
    QVERIFY(send->once);
    QCOMPARE(send->scene, protocol::Scene::Group);
    QCOMPARE(send->peer, peer);
    QVERIFY(send->choice == plan.path);
}

void tst_SendTest::theSummaryCountsEachOnce()
{
    holds("the counts are all messages", [] {
        const int count = *rc::gen::inRange(1, bot::mostTestMessages + 1);
        Driver driver(planOf(count, *rc::gen::arbitrary<bool>()));
        const int steps = *rc::gen::inRange(0, 2 * count + 1);
        for (int step = 0; step < steps; ++step)
            driver.onItsWay ? driver.answer(*anyOutcome()) : driver.next();
        const bot::SendTestSummary sum = bot::summaryOf(driver.test.report());
        RC_ASSERT(sum.accepted + sum.inAudit + sum.refused + sum.unknown + sum.notSent + sum.notTried == count);
        RC_ASSERT(sum.notTried == count - driver.outcomes.size());
    });
}

void tst_SendTest::latencyIsOfReadableAnswers()
{
    bot::SendTestReport report{.plan = planOf(5)};
    const auto add = [&report](const lineage::Outcome &outcome, std::optional<core::Milliseconds> took) {
        report.messages += bot::SendTestMessage{.number = int(report.messages.size()) + 1,
            .answer = bot::SendFinished{.outcome = outcome},
            .facts = bot::SendTestFacts{.duration = took}};
    };
    QVERIFY(!bot::summaryOf(report).latency);
    add(accepted(1), 300ms);
    add(lineage::Unknown{u"timeout"_s, {}}, 20'000ms);
    add(refused(), 100ms);
    add(accepted(2), 400ms);
    QCOMPARE(bot::summaryOf(report).latency, std::optional(bot::SendTestLatency{100ms, 300ms, 400ms}));
    add(accepted(3), 200ms);
    QCOMPARE(bot::summaryOf(report).latency, std::optional(bot::SendTestLatency{100ms, 250ms, 400ms}));
    add(accepted(4), std::nullopt);
    QCOMPARE(bot::summaryOf(report).latency->median, 250ms);
}

void tst_SendTest::whatDidNotArriveIsOwedToNobody()
{
    const auto dismissed = bot::afterwards({.messageId = 12, .outcome = refused()});
    QCOMPARE(dismissed->messageIds, QList<qint64>{12});
    QVERIFY(dismissed->dismissed);
    QVERIFY(bot::afterwards({.messageId = 12, .outcome = lineage::Unknown{u"reset"_s, {}}}));
    QVERIFY(bot::afterwards({.messageId = 12, .outcome = lineage::NotSent{}}));
    QVERIFY(!bot::afterwards({.messageId = 12, .outcome = accepted(1)}));
    QVERIFY(!bot::afterwards({.messageId = 12, .outcome = lineage::InAudit{}}));
    QVERIFY(!bot::afterwards({.messageId = 0, .outcome = lineage::NotSent{}}));
}

void tst_SendTest::fiveOfEightOnOneAnchor()
{
    const bot::SendTestForecast forecast = foresee(planOf(8), {anchorOf(10s, 0)});
    QCOMPARE(forecast.count(Fate::Safe), 4);
    QCOMPARE(forecast.count(Fate::Uncertain), 1); // the sources disagree about the fifth
    QCOMPARE(forecast.count(Fate::NotSent), 3);
    QCOMPARE(forecast.firstUnsafe(), 5);
    QCOMPARE(forecast.messages[3].verdict.msgSeq, std::optional(4));
    // Another live anchor takes over where the newest is used up.
    const auto two = foresee(planOf(8), {anchorOf(10s, 0), anchorOf(60s, 1)});
    QCOMPARE(two.count(Fate::NotSent), 0);
    QCOMPARE(two.messages[5].verdict.msgSeq, std::optional(2));
}

void tst_SendTest::aCertainAnchorIsRefusedBeyondItsCount()
{
    bot::SendTestPlan plan = planOf(8);
    const lineage::Anchor used = anchorOf(60s, 3);
    plan.path = lineage::ExplicitAnchor{used.id};
    const bot::SendTestForecast forecast = foresee(plan, {anchorOf(10s, 0), used});
    QCOMPARE(forecast.count(Fate::Safe), 1);
    QCOMPARE(forecast.count(Fate::Refused), 6);
    QCOMPARE(forecast.messages.last().verdict.reason, lineage::Reason::CountUsedUp);
}

void tst_SendTest::thePauseMayOutlastTheAnchor()
{
    bot::SendTestPlan plan = planOf(4);
    plan.pause = 2min;
    const bot::SendTestForecast forecast = foresee(plan, {anchorOf(58min, 0)});
    QVERIFY(forecast.messages[0].fate == Fate::Uncertain);
    QVERIFY(forecast.messages[1].fate == Fate::NotSent);
    QCOMPARE(forecast.messages[1].verdict.reason, lineage::Reason::WindowPassed);
}

void tst_SendTest::theBotsOwnIdIsForeseenAsRefused()
{
    bot::SendTestPlan plan = planOf(2);
    plan.path = lineage::ExplicitUnverified{core::UnverifiedId(u"ROBOT1.0_rPi8"_s)};
    const auto forecast = foresee(plan, {anchorOf(10s, 0)}, lineage::OfOwnMessage{morning - 1s, u"message 1"_s});
    QCOMPARE(forecast.count(Fate::Refused), 2);
    QCOMPARE(forecast.messages[0].verdict.reason, lineage::Reason::OwnId);
}

void tst_SendTest::proactiveIsUncertain()
{
    bot::SendTestPlan plan = planOf(2);
    plan.path = lineage::ExplicitProactive{};
    const auto forecast = foresee(plan, {anchorOf(10s, 0)});
    QCOMPARE(forecast.count(Fate::Uncertain), 2);
    QCOMPARE(forecast.messages[0].verdict.reason, lineage::Reason::Proactive);
}

QTEST_GUILESS_MAIN(tst_SendTest)
#include "tst_sendtest.moc"
