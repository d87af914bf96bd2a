#include "tests/outbox/bench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Accepted;
using lineage::Lesson;
using lineage::Level;
using lineage::Reason;
using lineage::Refused;
using protocol::Scene;
using test::OutboxBench;
using Kind = lineage::Lesson::Kind;

namespace {

const Refused timeOrCount{.code = 40034128, .httpStatus = 400};
const Refused taken{.code = 40054005, .httpStatus = 400};
const Accepted accepted{.id = core::OutboundMsgId(u"ROBOT1.0_own"_s)};

/// Four accepted replies on an anchor.
void useFour(OutboxBench &bench, const QString &msgId)
{
    for (int i = 0; i < 4; ++i)
        bench.settle(bench.reserved(u"text"_s, msgId).attemptId(), accepted);
}

std::pair<int, int> bounds(OutboxBench &bench)
{
    const auto &replies = bench->ledger().rules().of(Scene::C2c).replies;
    return {replies.safe, replies.doomedFrom};
}

Reason reasonFor(OutboxBench &bench, const QString &msgId)
{
    return judge(bench.anchor(msgId), Scene::C2c, test::alice, bench->ledger().rules(), bench.now()).reason;
}

} // namespace

/// What the platform answers moves this bot's limits, with its evidence, for a while.
class tst_OutboxLearning : public QObject
{
    Q_OBJECT
private slots:
    void refusedFifthIsLearnedWithItsEvidence();
    void learnedCountSurvivesReopening();
    void learnedCountExpires();
    void expiredAnchorTeachesNothing();
    void lostAnswerTeachesNoCount();
    void contradictingAcceptanceRaises();
    void knownLessonIsRenewedInSilence();
    void collisionJumpsAndMarksTheAnchor();
    void collisionMakesOtherAnchorsUncertainToo();
    void collisionWithOurOwnAttemptIsNone();
    void dedupeWithoutAKeyIsNoCollision();
    void sharedUseLetsNoCountBeLearned();
    void refusalToAnotherPeerDoesNotKillTheAnchor();
    void replayedAnchorTeachesNothing();
};

void tst_OutboxLearning::refusedFifthIsLearnedWithItsEvidence()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    useFour(bench, u"M1"_s);
    QCOMPARE(bounds(bench), std::pair(4, 6));
    QCOMPARE(int(reasonFor(bench, u"M1"_s)), int(Reason::CountDisputed));
    bench.advance(1min);
    const auto fifth = bench.reserved(u"fifth"_s, u"M1"_s);
    const auto lesson = bench.settle(fifth.attemptId(), timeOrCount, true);
    QCOMPARE(lesson,
        (Lesson{.kind = Kind::CountAtMost,
            .bound = 4,
            .evidence = fifth.attemptId(),
            .learned = bench.now(),
            .expires = bench.now() + 720h}));
    QCOMPARE(bounds(bench), std::pair(4, 5));
    QCOMPARE(bench->ledger().rules().of(Scene::C2c).replies.lesson, lesson);
    bench.receive(u"M2"_s);
    useFour(bench, u"M2"_s);
    QCOMPARE(int(reasonFor(bench, u"M2"_s)), int(Reason::CountUsedUp));
}

void tst_OutboxLearning::learnedCountSurvivesReopening()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    useFour(bench, u"M1"_s);
    const auto lesson = bench.settle(bench.reserved(u"fifth"_s, u"M1"_s).attemptId(), timeOrCount, true);
    QVERIFY(lesson);
    bench.crash();
    QCOMPARE(bench->ledger().rules().of(Scene::C2c).replies.lesson, lesson);
    bench.restart();
    QCOMPARE(bounds(bench), std::pair(4, 5));
    QCOMPARE(bench->ledger().publishedRules(), bench.rules());
}

void tst_OutboxLearning::learnedCountExpires()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    useFour(bench, u"M1"_s);
    bench.settle(bench.reserved(u"fifth"_s, u"M1"_s).attemptId(), timeOrCount, true);
    bench.advance(720h - 1s);
    bench.receive(u"M2"_s);
    QCOMPARE(bounds(bench), std::pair(4, 5));
    bench.advance(1s);
    bench.receive(u"M3"_s); // while the program runs
    QCOMPARE(bounds(bench), std::pair(4, 6));
    bench.restart();
    QCOMPARE(bounds(bench), std::pair(4, 6));
}

void tst_OutboxLearning::expiredAnchorTeachesNothing()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    useFour(bench, u"M1"_s);
    bench.advance(61min);
    QCOMPARE(bench.settle(bench.reserved(u"late"_s, u"M1"_s).attemptId(), timeOrCount, true), std::nullopt);
    QCOMPARE(bounds(bench), std::pair(4, 6));
}

void tst_OutboxLearning::lostAnswerTeachesNoCount()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    useFour(bench, u"M1"_s);
    const auto fifth = bench.reserved(u"fifth"_s, u"M1"_s);
    bench.settle(fifth.attemptId(), lineage::Unknown{.cause = u"timeout"_s});
    const auto retry = bench->reserveRetry(fifth.attemptId(), bench.now()).value();
    QCOMPARE(bench.settle(retry.attemptId(), timeOrCount, true), std::nullopt); // the first copy may be the fifth
}

void tst_OutboxLearning::contradictingAcceptanceRaises()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    useFour(bench, u"M1"_s);
    bench.settle(bench.reserved(u"fifth"_s, u"M1"_s).attemptId(), timeOrCount, true);
    bench.receive(u"M2"_s);
    useFour(bench, u"M2"_s);
    const auto raised = bench.settle(bench.reserved(u"by hand"_s, u"M2"_s).attemptId(), accepted);
    QVERIFY(raised);
    QCOMPARE(int(raised->kind), int(Kind::CountAtLeast));
    QCOMPARE(bounds(bench), std::pair(5, 6));
    bench.crash();
    QCOMPARE(bounds(bench), std::pair(5, 6));
}

void tst_OutboxLearning::knownLessonIsRenewedInSilence()
{
    OutboxBench bench;
    for (const QString &id : {u"M1"_s, u"M2"_s}) {
        bench.receive(id);
        useFour(bench, id);
        const auto fifth = bench.reserved(u"fifth"_s, id);
        const auto lesson = bench.settle(fifth.attemptId(), accepted);
        QCOMPARE(lesson.has_value(), id == "M1"_L1);
        QCOMPARE(bench->ledger().rules().of(Scene::C2c).replies.lesson->evidence, fifth.attemptId());
        bench.advance(24h);
    }
    bench.advance(719h); // past the end of what was learned first, but not of what was seen last
    bench.restart();
    QCOMPARE(bounds(bench), std::pair(4, 6));
    bench.advance(-48h);
    bench.restart();
    QCOMPARE(bounds(bench), std::pair(5, 6));
}

void tst_OutboxLearning::collisionJumpsAndMarksTheAnchor()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"hello"_s, u"M1"_s);
    const auto lesson = bench.settle(first.attemptId(), taken);
    QVERIFY(lesson);
    QCOMPARE(int(lesson->kind), int(Kind::SharedUse));
    QVERIFY(bench.anchor(u"M1"_s).shared);
    bench.crash();
    QVERIFY(bench.anchor(u"M1"_s).shared);
    QCOMPARE(int(reasonFor(bench, u"M1"_s)), int(Reason::SharedUse));
    const auto again = bench.reserve(first.messageId(), core::InboundMsgId(u"M1"_s)).value();
    QCOMPARE(again.request().msgSeq, 66);
    QCOMPARE(bench.reserved(u"next"_s, u"M1"_s).request().msgSeq, 67);
}

void tst_OutboxLearning::collisionMakesOtherAnchorsUncertainToo()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    bench.receive(u"M2"_s);
    bench.settle(bench.reserved(u"hello"_s, u"M1"_s).attemptId(), taken);
    QCOMPARE(int(reasonFor(bench, u"M2"_s)), int(Reason::SharedUse));
    QVERIFY(!bench.anchor(u"M2"_s).shared);
    QCOMPARE(bench.anchor(u"M2"_s).nextSeq, 1);
    bench.advance(720h);
    bench.receive(u"M3"_s);
    QCOMPARE(int(reasonFor(bench, u"M3"_s)), int(Reason::WithinRules));
}

void tst_OutboxLearning::collisionWithOurOwnAttemptIsNone()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"hello"_s, u"M1"_s);
    bench.settle(first.attemptId(), accepted);
    // A person sends the same once more under the number that it had.
    const auto again = bench->reserve({.messageId = first.messageId(),
        .anchor = lineage::AnchorId(core::InboundMsgId(u"M1"_s)),
        .msgSeq = 1,
        .now = bench.now()});
    QVERIFY(again);
    QVERIFY(!again->isRetry());
    QCOMPARE(bench.settle(again->attemptId(), taken), std::nullopt);
    QVERIFY(!bench.anchor(u"M1"_s).shared);
    QCOMPARE(bench.anchor(u"M1"_s).nextSeq, 2);
}

void tst_OutboxLearning::dedupeWithoutAKeyIsNoCollision()
{
    OutboxBench bench;
    bench.openEvent(u"FRIEND_ADD:1"_s);
    const auto attempt = bench.reserve(bench.add(u"welcome"_s), core::EventId(u"FRIEND_ADD:1"_s)).value();
    QCOMPARE(bench.settle(attempt.attemptId(), taken), std::nullopt);
    QVERIFY(!bench->ledger().find(core::EventId(u"FRIEND_ADD:1"_s))->shared);
}

void tst_OutboxLearning::sharedUseLetsNoCountBeLearned()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    bench.settle(bench.reserved(u"hello"_s, u"M1"_s).attemptId(), taken);
    bench.receive(u"M2"_s);
    useFour(bench, u"M2"_s);
    QCOMPARE(bench.settle(bench.reserved(u"fifth"_s, u"M2"_s).attemptId(), timeOrCount, true), std::nullopt);
    QCOMPARE(bounds(bench), std::pair(4, 6));
}

void tst_OutboxLearning::refusalToAnotherPeerDoesNotKillTheAnchor()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto toBob = bench->add({{.peer = core::PeerId(u"BOB"_s), .text = u"hello"_s, .created = bench.now()}});
    const auto attempt = bench.reserve(toBob->first(), core::InboundMsgId(u"M1"_s)).value();
    bench.settle(attempt.attemptId(), Refused{.code = 40034024, .httpStatus = 400}, true);
    QCOMPARE(bench.anchor(u"M1"_s).deadCode, std::nullopt);
    QCOMPARE(int(reasonFor(bench, u"M1"_s)), int(Reason::WithinRules));
}

void tst_OutboxLearning::replayedAnchorTeachesNothing()
{
    OutboxBench bench;
    bench.receive(u"M1"_s, true, true);
    QVERIFY(bench.anchor(u"M1"_s).replayed);
    QVERIFY(!bench.settle(bench.reserved(u"first"_s, u"M1"_s).attemptId(), timeOrCount, true)); // else: shared use
    bench.receive(u"M2"_s, true, true);
    useFour(bench, u"M2"_s);
    QVERIFY(!bench.settle(bench.reserved(u"fifth"_s, u"M2"_s).attemptId(), timeOrCount, true)); // else: at most four
    bench.receive(u"M3"_s, true, true);
    QVERIFY(!bench.settle(bench.reserved(u"one"_s, u"M3"_s).attemptId(), taken));
    QCOMPARE(bounds(bench), std::pair(4, 6));
    bench.crash();
    QCOMPARE(int(reasonFor(bench, u"M3"_s)), int(Reason::SharedUse)); // of that anchor alone
    bench.receive(u"M4"_s, true, true);
    bench.crash();
    QCOMPARE(int(reasonFor(bench, u"M4"_s)), int(Reason::AgeUnknown));
}

QTEST_GUILESS_MAIN(tst_OutboxLearning)
#include "tst_outboxlearning.moc"
