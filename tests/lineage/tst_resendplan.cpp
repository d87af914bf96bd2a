#include "app/lineage/resendplan.h"
#include "tests/lineage/samples.h"

#include <QtTest>
#include <rapidcheck.h>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Forecast;
using lineage::PlanItem;
using lineage::PlanStep;
using protocol::Scene;

namespace {

const core::PeerId bob{u"BOB"_s};

PlanItem item(qint64 id, const core::PeerId &peer = test::alice)
{
    return {.messageId = id, .peer = peer};
}

lineage::Anchor anchorOf(const core::PeerId &peer, const QString &id, core::WallTime received)
{
    return {.id = core::InboundMsgId(id), .peer = peer, .received = received};
}

QList<PlanStep> plan(const QList<PlanItem> &items, const QList<lineage::Anchor> &anchors)
{
    return lineage::planResend(items, anchors, test::rules(), test::noon + 1min);
}

QList<qint64> idsOf(const QList<PlanStep> &steps)
{
    QList<qint64> ids;
    for (const PlanStep &step : steps)
        ids += step.messageId;
    return ids;
}

QList<Forecast> forecastsOf(const QList<PlanStep> &steps)
{
    QList<Forecast> forecasts;
    for (const PlanStep &step : steps)
        forecasts += step.forecast;
    return forecasts;
}

/// A list and the anchors of three conversations, of any age and use.
struct Scenario
{
    QList<PlanItem> items;
    QList<lineage::Anchor> anchors;
};

const std::array peers{core::PeerId(u"P0"_s), core::PeerId(u"P1"_s), core::PeerId(u"P2"_s)};
constexpr std::array scenes{Scene::C2c, Scene::Group, Scene::Channel};

PlanItem anyItem(qint64 id)
{
    const auto peer = size_t(*rc::gen::inRange(0, 3));
    return {.messageId = id,
        .scene = scenes[peer],
        .peer = peers[peer],
        .isUnknown = *rc::gen::inRange(0, 4) == 0,
        .wasContentRefused = *rc::gen::inRange(0, 6) == 0,
        .wasProactiveRefused = *rc::gen::inRange(0, 6) == 0,
        .riskTaken = *rc::gen::arbitrary<bool>()};
}

lineage::Anchor anyAnchorOfThem(int number)
{
    lineage::Anchor anchor = *test::anyAnchor();
    const auto peer = size_t(*rc::gen::inRange(0, 3));
    anchor.scene = scenes[peer];
    anchor.peer = peers[peer];
    if (lineage::isEventAnchor(anchor.id))
        anchor.id = core::EventId(u"FRIEND_ADD:%1"_s.arg(number));
    else
        anchor.id = core::InboundMsgId(u"M%1"_s.arg(number));
    anchor.received = test::noon - core::Milliseconds(*rc::gen::inRange(0, 70 * 60'000));
    anchor.nextSeq = *rc::gen::inRange(1, 200);
    return anchor;
}

Scenario anyScenario()
{
    Scenario made;
    const int count = *rc::gen::inRange(0, 14);
    for (int i = 0; i < count; ++i)
        made.items += anyItem(i + 1);
    const int anchors = *rc::gen::inRange(0, 7);
    for (int i = 0; i < anchors; ++i)
        made.anchors += anyAnchorOfThem(i);
    return made;
}

} // namespace

/// What a plan foresees, step by step.
class tst_ResendPlan : public QObject
{
    Q_OBJECT
private slots:
    void stepsSpendTheirAnchor();
    void oneUncertainReplyIsTriedAndWhatDependsOnItWaits();
    void aSecondAnchorTakesWhatTheFirstCannot();
    void leastTimeLeftGoesFirst();
    void withoutAnAnchorItWaitsForTheUser();
    void refusedContentIsUntickedAndSpendsNothing();
    void aProactiveRefusalIsCuredByAnAnchorOnly();
    void whatMayArriveTwiceIsUntickedUntilAPersonTakesTheRisk();
    void eventAnchorsComeLastAndCarryNoSeq();
    void everyItemAppearsOnceAndOrderIsKept();
    void noTwoStepsShareAnAnchorAndASeq();
    void noAnchorIsSpentBeyondItsBudget();
    void theForecastSaysWhatTheLedgerSays();
};

void tst_ResendPlan::stepsSpendTheirAnchor()
{
    lineage::Anchor anchor = test::anchor();
    anchor.accepted = 2;
    anchor.nextSeq = 9391;
    const QList<PlanStep> steps = plan({item(1), item(2)}, {anchor});
    QCOMPARE(idsOf(steps), (QList<qint64>{1, 2}));
    QCOMPARE(forecastsOf(steps), (QList{Forecast::Send, Forecast::Send}));
    QCOMPARE(steps[0].msgSeq, std::optional(9391));
    QCOMPARE(steps[1].msgSeq, std::optional(9392));
    QCOMPARE(steps[0].verdict.safeLeft, 2);
    QCOMPARE(steps[1].verdict.safeLeft, 1);
    QVERIFY(steps[0].ticked);
}

void tst_ResendPlan::oneUncertainReplyIsTriedAndWhatDependsOnItWaits()
{
    lineage::Anchor anchor = test::anchor();
    anchor.accepted = 3;
    const QList<PlanStep> steps = plan({item(1), item(2), item(3)}, {anchor});
    QCOMPARE(forecastsOf(steps), (QList{Forecast::Send, Forecast::SendUncertain, Forecast::SkipNoAnchor}));
    // By a window in dispute more than one reply is possible; the second still waits for the first one's answer.
    const QList<PlanStep> late
        = lineage::planResend({item(1), item(2)}, {test::anchor()}, test::rules(), test::noon + 20min);
    QCOMPARE(forecastsOf(late), (QList{Forecast::SendUncertain, Forecast::SkipNoAnchor}));
    QCOMPARE(late[1].verdict.level, lineage::Level::Uncertain);
    QVERIFY(!late[1].anchor);
}

void tst_ResendPlan::aSecondAnchorTakesWhatTheFirstCannot()
{
    // The one whose time is over first goes first.
    lineage::Anchor older = anchorOf(test::alice, u"OLD"_s, test::noon - 1min);
    older.accepted = 3;
    const lineage::Anchor newest = anchorOf(test::alice, u"NEW"_s, test::noon);
    const QList<PlanStep> steps = plan({item(1), item(2)}, {older, newest});
    QCOMPARE(steps[0].anchor, std::optional<lineage::AnchorId>(older.id));
    QCOMPARE(steps[1].anchor, std::optional<lineage::AnchorId>(newest.id));
    QCOMPARE(steps[1].forecast, Forecast::Send);
}

void tst_ResendPlan::leastTimeLeftGoesFirst()
{
    const QList<PlanStep> steps = plan({item(1), item(2, bob), item(3), item(4, bob)},
        {anchorOf(test::alice, u"A"_s, test::noon), anchorOf(bob, u"B"_s, test::noon - 2min)});
    QCOMPARE(idsOf(steps), (QList<qint64>{2, 4, 1, 3}));
}

void tst_ResendPlan::withoutAnAnchorItWaitsForTheUser()
{
    lineage::Anchor dead = test::anchor();
    dead.deadCode = 40034128;
    const QList<PlanStep> steps = plan({item(1), item(2, bob)}, {dead});
    QCOMPARE(forecastsOf(steps), (QList{Forecast::SkipNoAnchor, Forecast::SkipNoAnchor}));
    QCOMPARE(steps[0].verdict.reason, lineage::Reason::AnchorRefused);
    QCOMPARE(steps[1].verdict.reason, lineage::Reason::NoAnchor);
}

void tst_ResendPlan::refusedContentIsUntickedAndSpendsNothing()
{
    PlanItem refused = item(1);
    refused.wasContentRefused = true;
    const QList<PlanStep> steps = plan({refused, item(2)}, {test::anchor()});
    QCOMPARE(idsOf(steps), (QList<qint64>{2, 1}));
    QCOMPARE(steps[0].msgSeq, std::optional(1));
    QCOMPARE(steps[1].forecast, Forecast::Refuse);
    QVERIFY(!steps[1].ticked);
}

void tst_ResendPlan::aProactiveRefusalIsCuredByAnAnchorOnly()
{
    PlanItem refused = item(1);
    refused.wasProactiveRefused = true;
    QCOMPARE(plan({refused}, {})[0].forecast, Forecast::Refuse);
    QCOMPARE(plan({refused}, {test::anchor()})[0].forecast, Forecast::Send);
}

void tst_ResendPlan::whatMayArriveTwiceIsUntickedUntilAPersonTakesTheRisk()
{
    PlanItem unknown = item(1);
    unknown.isUnknown = true;
    QList<PlanStep> steps = plan({unknown, item(2)}, {test::anchor()});
    QCOMPARE(idsOf(steps), (QList<qint64>{2, 1}));
    QCOMPARE(steps[0].msgSeq, std::optional(1));
    QCOMPARE(steps[1].forecast, Forecast::MayArriveTwice);
    QVERIFY(!steps[1].ticked);
    unknown.riskTaken = true;
    steps = plan({unknown, item(2)}, {test::anchor()});
    QCOMPARE(idsOf(steps), (QList<qint64>{1, 2}));
    QCOMPARE(steps[0].msgSeq, std::optional(1));
    QCOMPARE(steps[1].msgSeq, std::optional(2));
}

void tst_ResendPlan::eventAnchorsComeLastAndCarryNoSeq()
{
    lineage::Anchor event = test::anchor();
    event.id = core::EventId(u"FRIEND_ADD:1"_s);
    lineage::Anchor message = anchorOf(test::alice, u"M"_s, test::noon - 1min);
    message.accepted = 3;
    const QList<PlanStep> steps = plan({item(1), item(2)}, {event, message});
    QCOMPARE(steps[0].anchor, std::optional<lineage::AnchorId>(message.id));
    QCOMPARE(steps[1].anchor, std::optional<lineage::AnchorId>(event.id));
    QVERIFY(!steps[1].msgSeq);
}

void tst_ResendPlan::everyItemAppearsOnceAndOrderIsKept()
{
    QVERIFY(rc::check("each item has one step, and messages of a conversation keep their order", [] {
        const Scenario made = anyScenario();
        const QList<PlanStep> steps = lineage::planResend(made.items, made.anchors, test::rules(), test::noon);
        RC_ASSERT(steps.size() == made.items.size());
        std::set<qint64> seen;
        std::map<QString, qint64> lastSent;
        qint64 lastOther = 0;
        bool others = false;
        for (const PlanStep &step : steps) {
            RC_ASSERT(seen.insert(step.messageId).second);
            const PlanItem &of = made.items[step.messageId - 1];
            if (lineage::isSent(step)) {
                RC_ASSERT(!others);
                RC_ASSERT(lastSent[of.peer.value] < step.messageId);
                lastSent[of.peer.value] = step.messageId;
            } else {
                others = true;
                RC_ASSERT(lastOther < step.messageId);
                lastOther = step.messageId;
            }
        }
    }));
}

void tst_ResendPlan::noTwoStepsShareAnAnchorAndASeq()
{
    QVERIFY(rc::check("no msg_seq is foreseen twice", [] {
        const Scenario made = anyScenario();
        std::set<std::pair<QString, int>> taken;
        for (const PlanStep &step : lineage::planResend(made.items, made.anchors, test::rules(), test::noon)) {
            if (step.msgSeq)
                RC_ASSERT(taken.insert({lineage::anchorIdText(*step.anchor), *step.msgSeq}).second);
        }
    }));
}

void tst_ResendPlan::noAnchorIsSpentBeyondItsBudget()
{
    QVERIFY(rc::check("an anchor is never spent beyond its budget", [] {
        const Scenario made = anyScenario();
        const lineage::RuleSet rules = test::rules();
        std::map<QString, int> sends, uncertain;
        for (const PlanStep &step : lineage::planResend(made.items, made.anchors, rules, test::noon)) {
            if (!lineage::isSent(step))
                continue;
            ++sends[lineage::anchorIdText(*step.anchor)];
            uncertain[lineage::anchorIdText(*step.anchor)] += step.verdict.level == lineage::Level::Uncertain ? 1 : 0;
        }
        for (const lineage::Anchor &anchor : made.anchors) {
            const QString id = lineage::anchorIdText(anchor.id);
            const lineage::Budget budget = lineage::budgetOf(anchor, rules, test::noon);
            RC_ASSERT(uncertain[id] <= 1);
            if (budget.counted)
                RC_ASSERT(sends[id] <= budget.safe + std::min(1, budget.uncertain));
            if (!budget.live())
                RC_ASSERT(sends[id] == 0);
        }
    }));
}

void tst_ResendPlan::theForecastSaysWhatTheLedgerSays()
{
    QVERIFY(rc::check("forecast, tick and anchor agree with the verdict", [] {
        const Scenario made = anyScenario();
        for (const PlanStep &step : lineage::planResend(made.items, made.anchors, test::rules(), test::noon)) {
            const PlanItem &of = made.items[step.messageId - 1];
            if (step.forecast == Forecast::Send)
                RC_ASSERT(step.verdict.level == lineage::Level::Safe && step.ticked && !of.isUnknown);
            if (step.forecast == Forecast::SendUncertain)
                RC_ASSERT(step.verdict.level == lineage::Level::Uncertain && step.ticked && !of.isUnknown);
            if (of.isUnknown)
                RC_ASSERT(lineage::isSent(step) == (of.riskTaken && step.forecast == Forecast::MayArriveTwice));
            if (of.wasContentRefused)
                RC_ASSERT(step.forecast == Forecast::Refuse && !step.ticked);
            RC_ASSERT(step.anchor.has_value() == (lineage::isSent(step) || step.forecast == Forecast::MayArriveTwice));
        }
    }));
}

QTEST_GUILESS_MAIN(tst_ResendPlan)
#include "tst_resendplan.moc"
