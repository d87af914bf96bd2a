#include "app/lineage/verdict.h"
#include "tests/lineage/samples.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Milliseconds;
using lineage::Level;
using lineage::Reason;
using protocol::Scene;

// The fault this product exists for must not compile: what a send returned, a quote key or unjudged text is no anchor.
static_assert(!std::is_constructible_v<core::InboundMsgId, core::OutboundMsgId>);
static_assert(!std::is_assignable_v<core::InboundMsgId &, core::OutboundMsgId>);
static_assert(!std::is_constructible_v<lineage::AnchorId, core::OutboundMsgId>);
static_assert(!std::is_convertible_v<core::OutboundMsgId, lineage::AnchorId>);
static_assert(!std::is_constructible_v<protocol::WireAnchor, core::OutboundMsgId>);
static_assert(!std::is_constructible_v<lineage::AnchorId, core::RefIdx>);
static_assert(!std::is_constructible_v<lineage::AnchorId, core::UnverifiedId>);
static_assert(!std::is_convertible_v<QString, core::InboundMsgId>);

/// What the ledger says of one more reply on one anchor, at the bounds of product 2.8.
class tst_Verdict : public QObject
{
    Q_OBJECT
private slots:
    void levelFollowsAgeAndCount_data();
    void levelFollowsAgeAndCount();
    void refusedAnchorIsDoomed();
    void ofAReplayedAnchorNothingIsSafe();
    void anchorOfAnotherConversationIsDoomed();
    void clockSetBackGivesNoMoreThanTheWindow();
    void eventAndGuildAnchorsHaveNoSeq();
    void proactiveIsUncertainByPolicyAndDoomedWithout();
    void budgetNeverGrowsWithTimeOrUses();
    void safeMeansThatEverySourceAllowsIt();
    void doomedMeansThatNothingIsLeft();
};

void tst_Verdict::ofAReplayedAnchorNothingIsSafe()
{
    lineage::Anchor anchor{.id = core::InboundMsgId(u"M"_s), .peer = test::alice, .received = test::noon};
    anchor.replayed = true;
    const auto verdict = judge(anchor, Scene::C2c, test::alice, test::rules(), test::noon);
    QCOMPARE(verdict.level, Level::Uncertain);
    QCOMPARE(verdict.reason, Reason::AgeUnknown);
    QCOMPARE(verdict.safeLeft, 0);
    QCOMPARE(verdict.uncertainLeft, 5);
}

void tst_Verdict::levelFollowsAgeAndCount_data()
{
    QTest::addColumn<Scene>("scene");
    QTest::addColumn<Milliseconds>("age");
    QTest::addColumn<int>("accepted");
    QTest::addColumn<int>("open");
    QTest::addColumn<Level>("level");
    QTest::addColumn<Reason>("reason");
    const auto row = [](const char *name, Scene scene, Milliseconds age, int accepted, int open, Level level,
                         Reason reason) { QTest::newRow(name) << scene << age << accepted << open << level << reason; };
    const auto c2c = Scene::C2c;
    row("fresh", c2c, 0s, 0, 0, Level::Safe, Reason::WithinRules);
    row("a second before 5 min", c2c, 5min - 1s, 0, 0, Level::Safe, Reason::WithinRules);
    row("at 5 min", c2c, 5min, 0, 0, Level::Uncertain, Reason::WindowDisputed);
    row("a second after 5 min", c2c, 5min + 1s, 0, 0, Level::Uncertain, Reason::WindowDisputed);
    row("a second before 59 min", c2c, 59min - 1s, 0, 0, Level::Uncertain, Reason::WindowDisputed);
    row("a second before 60 min", c2c, 60min - 1s, 0, 0, Level::Uncertain, Reason::WindowDisputed);
    row("at 60 min", c2c, 60min, 0, 0, Level::Doomed, Reason::WindowPassed);
    row("a second after 60 min", c2c, 60min + 1s, 0, 0, Level::Doomed, Reason::WindowPassed);
    row("third reply", c2c, 1min, 2, 0, Level::Safe, Reason::WithinRules);
    row("fourth reply", c2c, 1min, 3, 0, Level::Safe, Reason::LastSafeReply);
    row("fifth reply", c2c, 1min, 4, 0, Level::Uncertain, Reason::CountDisputed);
    row("sixth reply", c2c, 1min, 5, 0, Level::Doomed, Reason::CountUsedUp);
    row("fourth, one in doubt", c2c, 1min, 2, 1, Level::Safe, Reason::LastSafeReply);
    row("fourth or fifth", c2c, 1min, 3, 1, Level::Uncertain, Reason::SpenderInDoubt);
    row("four in doubt", c2c, 1min, 0, 4, Level::Uncertain, Reason::SpenderInDoubt);
    row("doubt never dooms", c2c, 1min, 0, 9, Level::Uncertain, Reason::SpenderInDoubt);
    row("fifth and old", c2c, 10min, 4, 0, Level::Uncertain, Reason::WindowDisputed);
    row("sixth and too old", c2c, 61min, 5, 0, Level::Doomed, Reason::WindowPassed);
    row("group, a second before 4:30", Scene::Group, 4min + 29s, 0, 0, Level::Safe, Reason::WithinRules);
    row("group at 4:30", Scene::Group, 4min + 30s, 0, 0, Level::Uncertain, Reason::WindowDisputed);
    row("group, a second before 5:00", Scene::Group, 5min - 1s, 0, 0, Level::Uncertain, Reason::WindowDisputed);
    row("group at 5:00", Scene::Group, 5min, 0, 0, Level::Doomed, Reason::WindowPassed);
    row("group, fifth reply", Scene::Group, 1min, 4, 0, Level::Safe, Reason::LastSafeReply);
    row("group, sixth reply", Scene::Group, 1min, 5, 0, Level::Doomed, Reason::CountUsedUp);
    row("channel, any count", Scene::Channel, 1min, 40, 9, Level::Safe, Reason::WithinRules);
    row("channel at 5:00", Scene::Channel, 5min, 0, 0, Level::Doomed, Reason::WindowPassed);
}

void tst_Verdict::levelFollowsAgeAndCount()
{
    QFETCH(Scene, scene);
    QFETCH(Milliseconds, age);
    QFETCH(int, accepted);
    QFETCH(int, open);
    QFETCH(Level, level);
    QFETCH(Reason, reason);
    lineage::Anchor anchor = test::anchor();
    anchor.scene = scene;
    anchor.accepted = accepted;
    anchor.open = open;
    const auto verdict = judge(anchor, scene, test::alice, test::rules(), test::noon + age);
    QCOMPARE(int(verdict.level), int(level));
    QCOMPARE(int(verdict.reason), int(reason));
    QCOMPARE(verdict.anchorReceived, test::noon);
    QCOMPARE(verdict.anchor, std::optional(anchor.id));
    QCOMPARE(verdict.timeLeft.count() > 0, level != Level::Doomed || reason == Reason::CountUsedUp);
}

void tst_Verdict::refusedAnchorIsDoomed()
{
    lineage::Anchor anchor = test::anchor();
    anchor.deadCode = 40034128;
    const auto verdict = judge(anchor, Scene::C2c, test::alice, test::rules(), test::noon);
    QCOMPARE(int(verdict.level), int(Level::Doomed));
    QCOMPARE(int(verdict.reason), int(Reason::AnchorRefused));
    QCOMPARE(verdict.timeLeft, 0ms);
}

void tst_Verdict::anchorOfAnotherConversationIsDoomed()
{
    const core::PeerId bob(u"BOB"_s);
    for (const auto &verdict : {judge(test::anchor(), Scene::C2c, bob, test::rules(), test::noon),
             judge(test::anchor(), Scene::Group, test::alice, test::rules(), test::noon)}) {
        QCOMPARE(int(verdict.level), int(Level::Doomed));
        QCOMPARE(int(verdict.reason), int(Reason::OtherPeer));
    }
}

void tst_Verdict::clockSetBackGivesNoMoreThanTheWindow()
{
    const auto budget = budgetOf(test::anchor(), test::rules(), test::noon - 2h);
    QCOMPARE(budget.timeLeft, budget.window);
    QCOMPARE(budget.safe, 4);
}

void tst_Verdict::eventAndGuildAnchorsHaveNoSeq()
{
    lineage::Anchor anchor = test::anchor();
    anchor.nextSeq = 3;
    QCOMPARE(judge(anchor, Scene::C2c, test::alice, test::rules(), test::noon).msgSeq, 3);
    anchor.scene = Scene::Channel;
    QCOMPARE(judge(anchor, Scene::Channel, test::alice, test::rules(), test::noon).msgSeq, std::nullopt);
    anchor.scene = Scene::C2c;
    anchor.id = core::EventId(u"FRIEND_ADD:1"_s);
    QCOMPARE(judge(anchor, Scene::C2c, test::alice, test::rules(), test::noon).msgSeq, std::nullopt);
}

void tst_Verdict::proactiveIsUncertainByPolicyAndDoomedWithout()
{
    QCOMPARE(int(lineage::judgeProactive(true).level), int(Level::Uncertain));
    QCOMPARE(int(lineage::judgeProactive(false).level), int(Level::Doomed));
    QCOMPARE(int(lineage::judgeProactive(false).reason), int(Reason::NoAnchor));
}

void tst_Verdict::budgetNeverGrowsWithTimeOrUses()
{
    const auto rules = test::rules();
    QVERIFY(rc::check("a later look or one more use leaves no more", [&rules] {
        const auto anchor = *test::anyAnchor();
        const auto now = test::noon + Milliseconds(*rc::gen::inRange(-60'000, 4'000'000));
        const auto before = budgetOf(anchor, rules, now);
        lineage::Anchor used = anchor;
        (*rc::gen::arbitrary<bool>() ? used.accepted : used.open) += *rc::gen::inRange(0, 3);
        const auto after = budgetOf(used, rules, now + Milliseconds(*rc::gen::inRange(0, 4'000'000)));
        RC_ASSERT(after.safe <= before.safe);
        RC_ASSERT(after.safe + after.uncertain <= before.safe + before.uncertain);
        RC_ASSERT(after.timeLeft <= before.timeLeft);
        RC_ASSERT((!after.live() || before.live()));
    }));
}

void tst_Verdict::safeMeansThatEverySourceAllowsIt()
{
    const auto rules = test::rules();
    QVERIFY(rc::check("safe only inside the shortest window with a safe reply left", [&rules] {
        const auto anchor = *test::anyAnchor();
        const auto age = Milliseconds(*rc::gen::inRange(0, 4'000'000));
        const auto verdict = judge(anchor, anchor.scene, test::alice, rules, test::noon + age);
        const auto budget = budgetOf(anchor, rules, test::noon + age);
        if (verdict.level == Level::Safe) {
            RC_ASSERT(!anchor.deadCode);
            RC_ASSERT(age < rules.of(anchor.scene).window.safeBelow);
            RC_ASSERT((budget.safe > 0 || !budget.counted));
        }
        RC_ASSERT(verdict.safeLeft == budget.safe);
        RC_ASSERT(verdict.timeLeft == budget.timeLeft);
    }));
}

void tst_Verdict::doomedMeansThatNothingIsLeft()
{
    const auto rules = test::rules();
    QVERIFY(rc::check("in its own conversation an anchor is doomed exactly when its budget is dead", [&rules] {
        const auto anchor = *test::anyAnchor();
        const auto now = test::noon + Milliseconds(*rc::gen::inRange(0, 4'000'000));
        const auto verdict = judge(anchor, anchor.scene, test::alice, rules, now);
        RC_ASSERT((verdict.level == Level::Doomed) == !budgetOf(anchor, rules, now).live());
    }));
}

QTEST_GUILESS_MAIN(tst_Verdict)
#include "tst_verdict.moc"
