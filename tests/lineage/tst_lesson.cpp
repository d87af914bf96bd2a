#include "app/lineage/lesson.h"
#include "tests/lineage/samples.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Milliseconds;
using lineage::Accepted;
using lineage::AcceptedIdUnknown;
using lineage::Anchor;
using lineage::AnchorLedger;
using lineage::ChooseBest;
using lineage::Lesson;
using lineage::Level;
using lineage::Outcome;
using lineage::Reason;
using lineage::Refused;
using protocol::Scene;
using Kind = lineage::Lesson::Kind;

namespace {

const Outcome timeOrCount = Refused{.code = 40034128, .httpStatus = 400};
const Outcome taken = Refused{.code = 40054005, .httpStatus = 400};
const Outcome accepted = Accepted{.id = core::OutboundMsgId(u"ROBOT1.0_own"_s)};

Anchor used(int count, int open = 0, Scene scene = Scene::C2c)
{
    Anchor anchor = test::anchor();
    anchor.scene = scene;
    anchor.accepted = count;
    anchor.open = open;
    return anchor;
}

std::optional<Lesson> taught(
    const Outcome &outcome, const Anchor &anchor, Milliseconds age = 1min, bool isRetry = false)
{
    return lineage::lessonOf(outcome, anchor, isRetry, test::rules(), test::noon + age);
}

Lesson lesson(Kind kind, int bound, Milliseconds after = 0ms, Scene scene = Scene::C2c)
{
    const auto learned = test::noon + after;
    return {.kind = kind, .scene = scene, .bound = bound, .learned = learned, .expires = learned + lineage::lessonLife};
}

// Bounds of the count in C2C: {safe, doomed from}.
std::pair<int, int> bounds(const QList<Lesson> &lessons, Milliseconds after = 1h)
{
    const auto replies = lineage::withLessons(test::rules(), lessons, test::noon + after).of(Scene::C2c).replies;
    return {replies.safe, replies.doomedFrom};
}

AnchorLedger ledgerWith(const Anchor &anchor, const QList<Lesson> &lessons)
{
    AnchorLedger ledger(test::rules());
    ledger.put(anchor);
    ledger.setLessons(lessons, test::noon);
    return ledger;
}

// What the agent would do next on the anchor of samples.h, a minute old.
lineage::Chosen agentsChoice(const AnchorLedger &ledger)
{
    return ledger.choose(
        Scene::C2c, test::alice, ChooseBest{core::InboundMsgId(u"M1"_s)}, true, false, test::noon + 1min);
}

} // namespace

/// What answers teach about a bot's limits (product 2.8), and how the rules follow.
class tst_Lesson : public QObject
{
    Q_OBJECT
private slots:
    void replyBeyondTheLowerBoundTeachesAtLeast();
    void replyWithinTheLowerBoundTeachesNothing();
    void refusalAfterTheLowerBoundTeachesAtMost();
    void expiredAnchorsRefusalTeachesNothing_data();
    void expiredAnchorsRefusalTeachesNothing();
    void clockThatWasSetBackTeachesNothing();
    void spenderInDoubtTeachesNoCount();
    void sharedAnchorTeachesNoCount();
    void refusalBelowTheLowerBoundTeachesSharedUse();
    void collisionOnAFirstTryTeachesSharedUse();
    void repeatedSeqOnARetryTeachesNothing();
    void otherAnswersTeachNothing_data();
    void otherAnswersTeachNothing();
    void sceneWithoutACountTeachesNone();
    void groupLearnsByItself();
    void atMostLowersTheUpperBound();
    void atLeastRaisesTheLowerBound();
    void contradictingAcceptanceRaises();
    void laterRefusalLowersAgain();
    void orderOfTheListDoesNotMatter();
    void lessonThatMovesNoBoundIsNotNamed();
    void lessonIsBelievedForThirtyDays();
    void sharedUseMakesEveryReplyUncertain();
    void sharedAnchorIsUncertainByItself();
    void sharedUseSavesNothingThatIsDoomed();
    void agentTriesTheFifthOnceAndNotAgain();
    void ruleSetOfExactlyFourNeverTriesTheFifth();
    void unverifiedIdHasNoAnchorOfTheLedger();
    void rulesNeverContradictThemselves();
};

void tst_Lesson::replyBeyondTheLowerBoundTeachesAtLeast()
{
    for (const Outcome &outcome : {accepted, Outcome(AcceptedIdUnknown{})}) {
        const auto fifth = taught(outcome, used(5));
        QVERIFY(fifth);
        QCOMPARE(int(fifth->kind), int(Kind::CountAtLeast));
        QCOMPARE(fifth->bound, 5);
        QCOMPARE(int(fifth->scene), int(Scene::C2c));
        QCOMPARE(fifth->learned, test::noon + 1min);
        QCOMPARE(fifth->expires - fifth->learned, 720h);
    }
    QCOMPARE(taught(accepted, used(6), 30min)->bound, 6); // an acceptance is one at any age
}

void tst_Lesson::replyWithinTheLowerBoundTeachesNothing()
{
    for (int count = 1; count <= 4; ++count)
        QCOMPARE(taught(accepted, used(count)), std::nullopt);
}

void tst_Lesson::refusalAfterTheLowerBoundTeachesAtMost()
{
    const auto fifth = taught(timeOrCount, used(4));
    QVERIFY(fifth);
    QCOMPARE(int(fifth->kind), int(Kind::CountAtMost));
    QCOMPARE(fifth->bound, 4);
    QCOMPARE(taught(timeOrCount, used(5))->bound, 5);
}

void tst_Lesson::expiredAnchorsRefusalTeachesNothing_data()
{
    QTest::addColumn<Milliseconds>("age");
    QTest::newRow("at the end of the safe window") << Milliseconds(5min);
    QTest::newRow("disputed") << Milliseconds(30min);
    QTest::newRow("expired") << Milliseconds(2h);
}

void tst_Lesson::expiredAnchorsRefusalTeachesNothing()
{
    QFETCH(Milliseconds, age);
    for (int count = 0; count <= 5; ++count)
        QCOMPARE(taught(timeOrCount, used(count), age), std::nullopt);
    QVERIFY(taught(timeOrCount, used(4), 5min - 1ms));
}

void tst_Lesson::clockThatWasSetBackTeachesNothing()
{
    QCOMPARE(taught(timeOrCount, used(4), -1ms), std::nullopt);
    QCOMPARE(taught(timeOrCount, used(0), -1h), std::nullopt);
}

void tst_Lesson::spenderInDoubtTeachesNoCount()
{
    QCOMPARE(taught(timeOrCount, used(4, 1)), std::nullopt);
    QCOMPARE(taught(timeOrCount, used(3, 1)), std::nullopt); // the one in doubt may have been the fourth
    QCOMPARE(taught(timeOrCount, used(0, 4)), std::nullopt);
}

void tst_Lesson::sharedAnchorTeachesNoCount()
{
    Anchor anchor = used(4);
    anchor.shared = true;
    QCOMPARE(taught(timeOrCount, anchor), std::nullopt);
}

void tst_Lesson::refusalBelowTheLowerBoundTeachesSharedUse()
{
    for (const Anchor &anchor : {used(0), used(3), used(1, 2)}) {
        const auto shared = taught(timeOrCount, anchor);
        QVERIFY(shared);
        QCOMPARE(int(shared->kind), int(Kind::SharedUse));
        QCOMPARE(shared->bound, 0);
    }
}

void tst_Lesson::collisionOnAFirstTryTeachesSharedUse()
{
    const auto shared = taught(taken, used(0), 30min); // the answer says nothing of time
    QVERIFY(shared);
    QCOMPARE(int(shared->kind), int(Kind::SharedUse));
}

void tst_Lesson::repeatedSeqOnARetryTeachesNothing()
{
    QCOMPARE(taught(taken, used(0), 1min, true), std::nullopt);
}

void tst_Lesson::otherAnswersTeachNothing_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("invalid anchor") << Outcome(Refused{.code = 40034024, .httpStatus = 400});
    QTest::newRow("anchor expired") << Outcome(Refused{.code = 40034005, .httpStatus = 400});
    QTest::newRow("quota") << Outcome(Refused{.code = 22009, .httpStatus = 429});
    QTest::newRow("content") << Outcome(Refused{.code = 40034006, .httpStatus = 400});
    QTest::newRow("unknown") << Outcome(lineage::Unknown{.cause = u"timeout"_s});
    QTest::newRow("in audit") << Outcome(lineage::InAudit{.auditId = u"A"_s, .code = 304023});
    QTest::newRow("not sent") << Outcome(lineage::NotSent{});
}

void tst_Lesson::otherAnswersTeachNothing()
{
    QFETCH(Outcome, outcome);
    for (int count = 0; count <= 6; ++count)
        QCOMPARE(taught(outcome, used(count)), std::nullopt);
}

void tst_Lesson::sceneWithoutACountTeachesNone()
{
    QCOMPARE(taught(timeOrCount, used(9, 0, Scene::Channel)), std::nullopt);
    QCOMPARE(taught(accepted, used(9, 0, Scene::Dm)), std::nullopt);
}

void tst_Lesson::groupLearnsByItself()
{
    QCOMPARE(taught(accepted, used(5, 0, Scene::Group)), std::nullopt); // every source allows five
    const auto sixth = taught(accepted, used(6, 0, Scene::Group));
    QVERIFY(sixth);
    QCOMPARE(int(sixth->scene), int(Scene::Group));
    QCOMPARE(taught(timeOrCount, used(4, 0, Scene::Group))->kind, Kind::SharedUse);
    QCOMPARE(taught(timeOrCount, used(5, 0, Scene::Group), 4min + 30s), std::nullopt);
    const auto rules = lineage::withLessons(test::rules(), {*sixth}, test::noon + 1h);
    QCOMPARE(rules.of(Scene::Group).replies.safe, 6);
    QCOMPARE(rules.of(Scene::C2c), test::rules().of(Scene::C2c));
}

void tst_Lesson::atMostLowersTheUpperBound()
{
    QCOMPARE(bounds({lesson(Kind::CountAtMost, 4)}), std::pair(4, 5));
    QCOMPARE(bounds({lesson(Kind::CountAtMost, 3)}), std::pair(3, 4)); // learned when the rules were stricter
    const auto rules = lineage::withLessons(test::rules(), {lesson(Kind::CountAtMost, 4)}, test::noon);
    QCOMPARE(rules.of(Scene::C2c).replies.lesson, std::optional(lesson(Kind::CountAtMost, 4)));
}

void tst_Lesson::atLeastRaisesTheLowerBound()
{
    QCOMPARE(bounds({lesson(Kind::CountAtLeast, 5)}), std::pair(5, 6));
    QCOMPARE(bounds({lesson(Kind::CountAtLeast, 8)}), std::pair(8, 9));
}

void tst_Lesson::contradictingAcceptanceRaises()
{
    QCOMPARE(bounds({lesson(Kind::CountAtMost, 4), lesson(Kind::CountAtLeast, 5, 1min)}), std::pair(5, 6));
}

void tst_Lesson::laterRefusalLowersAgain()
{
    QCOMPARE(bounds({lesson(Kind::CountAtLeast, 5), lesson(Kind::CountAtMost, 4, 1min)}), std::pair(4, 5));
}

void tst_Lesson::orderOfTheListDoesNotMatter()
{
    QCOMPARE(bounds({lesson(Kind::CountAtLeast, 5, 1min), lesson(Kind::CountAtMost, 4)}), std::pair(5, 6));
}

void tst_Lesson::lessonThatMovesNoBoundIsNotNamed()
{
    const auto rules = lineage::withLessons(test::rules(), {lesson(Kind::CountAtLeast, 4)}, test::noon);
    QCOMPARE(rules, test::rules());
    const QList<Lesson> both = {lesson(Kind::CountAtLeast, 5), lesson(Kind::CountAtMost, 5, 1min)};
    const auto confirmed = lineage::withLessons(test::rules(), both, test::noon);
    QCOMPARE(confirmed.of(Scene::C2c).replies.lesson, std::optional(both[0]));
}

void tst_Lesson::lessonIsBelievedForThirtyDays()
{
    const QList<Lesson> lessons = {lesson(Kind::CountAtMost, 4), lesson(Kind::SharedUse, 0)};
    QCOMPARE(bounds(lessons, 720h - 1ms), std::pair(4, 5));
    QCOMPARE(bounds(lessons, 720h), std::pair(4, 6));
    QCOMPARE(lineage::withLessons(test::rules(), lessons, test::noon + 720h), test::rules());
}

void tst_Lesson::sharedUseMakesEveryReplyUncertain()
{
    const Lesson shared = lesson(Kind::SharedUse, 0);
    const auto rules = lineage::withLessons(test::rules(), {shared}, test::noon);
    QCOMPARE(rules.of(Scene::C2c).shared, std::optional(shared));
    const auto verdict = judge(used(0), Scene::C2c, test::alice, rules, test::noon);
    QCOMPARE(int(verdict.level), int(Level::Uncertain));
    QCOMPARE(int(verdict.reason), int(Reason::SharedUse));
    QCOMPARE(verdict.safeLeft, 0);
    QCOMPARE(verdict.uncertainLeft, 5);
    QCOMPARE(
        int(judge(used(0, 0, Scene::Group), Scene::Group, test::alice, rules, test::noon).level), int(Level::Safe));
}

void tst_Lesson::sharedAnchorIsUncertainByItself()
{
    Anchor anchor = used(2);
    anchor.shared = true;
    const auto budget = budgetOf(anchor, test::rules(), test::noon);
    QCOMPARE(budget.safe, 0);
    QCOMPARE(budget.uncertain, 3);
    QCOMPARE(int(judge(anchor, Scene::C2c, test::alice, test::rules(), test::noon).reason), int(Reason::SharedUse));
    anchor.scene = Scene::Channel; // no source states a count, and still another spends here
    QCOMPARE(int(judge(anchor, Scene::Channel, test::alice, test::rules(), test::noon).level), int(Level::Uncertain));
}

void tst_Lesson::sharedUseSavesNothingThatIsDoomed()
{
    Anchor anchor = used(5);
    anchor.shared = true;
    QCOMPARE(int(judge(anchor, Scene::C2c, test::alice, test::rules(), test::noon).reason), int(Reason::CountUsedUp));
    QCOMPARE(int(judge(anchor, Scene::C2c, test::alice, test::rules(), test::noon + 60min).reason),
        int(Reason::WindowPassed));
}

void tst_Lesson::agentTriesTheFifthOnceAndNotAgain()
{
    const auto before = agentsChoice(ledgerWith(used(4), {}));
    QVERIFY(before.anchor);
    QCOMPARE(int(before.verdict.reason), int(Reason::CountDisputed));
    const auto fifth = taught(timeOrCount, used(4));
    const auto after = agentsChoice(ledgerWith(used(4), {*fifth}));
    QVERIFY(!after.anchor);
    QCOMPARE(int(after.verdict.level), int(Level::Doomed));
    QCOMPARE(int(after.verdict.reason), int(Reason::CountUsedUp));
    QVERIFY(agentsChoice(ledgerWith(used(3), {*fifth})).anchor);
    QCOMPARE(int(agentsChoice(ledgerWith(used(3), {*fifth})).verdict.reason), int(Reason::LastSafeReply));
}

void tst_Lesson::ruleSetOfExactlyFourNeverTriesTheFifth()
{
    lineage::RuleSet rules = test::rules();
    rules.scenes[Scene::C2c].replies.safe = 4;
    rules.scenes[Scene::C2c].replies.doomedFrom = 5;
    AnchorLedger ledger(rules);
    ledger.put(used(4));
    QVERIFY(!agentsChoice(ledger).anchor);
    QCOMPARE(int(agentsChoice(ledger).verdict.reason), int(Reason::CountUsedUp));
}

void tst_Lesson::unverifiedIdHasNoAnchorOfTheLedger()
{
    const AnchorLedger ledger = ledgerWith(used(0), {});
    for (const QString &typed : {u"ROBOT1.0_own"_s, u"M1"_s}) {
        const auto chosen = ledger.choose(
            Scene::C2c, test::alice, lineage::ExplicitUnverified{core::UnverifiedId(typed)}, false, true, test::noon);
        QVERIFY(!chosen.anchor);
        QCOMPARE(int(chosen.verdict.level), int(Level::Doomed));
        QCOMPARE(int(chosen.verdict.reason), int(Reason::UnknownAnchor));
    }
}

void tst_Lesson::rulesNeverContradictThemselves()
{
    QVERIFY(rc::check("whatever was learned, the first doomed reply comes after the last safe one", [] {
        const auto lessons = *rc::gen::container<std::vector<Lesson>>(
            rc::gen::map(rc::gen::tuple(rc::gen::inRange(0, 3), rc::gen::inRange(0, 12), rc::gen::inRange(0, 60)),
                [](const std::tuple<int, int, int> &drawn) {
                    const auto [kind, bound, day] = drawn;
                    return lesson(Kind(kind), bound, day * 24h);
                }));
        const auto now = test::noon + *rc::gen::inRange(0, 90) * 24h;
        const auto rules = lineage::withLessons(test::rules(), {lessons.begin(), lessons.end()}, now);
        for (const lineage::SceneRules &limits : rules.scenes)
            RC_ASSERT((!limits.replies.counts() || limits.replies.doomedFrom > limits.replies.safe));
        if (lessons.empty())
            RC_ASSERT(rules == test::rules());
    }));
}

QTEST_GUILESS_MAIN(tst_Lesson)
#include "tst_lesson.moc"
