#include "tests/outbox/bench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using lineage::NotSent;
using lineage::NotSentReason;
using lineage::Outcome;
using lineage::Refused;
using lineage::Unknown;
using test::OutboxBench;

namespace {

const lineage::AnchorId m1 = core::InboundMsgId(u"M1"_s);
const Refused anchorRefused{.code = 40034128, .httpStatus = 400};
const Refused contentRefused{.code = 40034006, .httpStatus = 400};
const Unknown timeout{.cause = u"timeout"_s};

/// A message with one attempt that ended so.
qint64 tried(OutboxBench &bench, const QString &text, const Outcome &outcome, bool anchorDead = false)
{
    const auto attempt = bench.reserved(text, u"M1"_s);
    bench.settle(attempt.attemptId(), outcome, anchorDead);
    bench.finish(attempt.messageId());
    return attempt.messageId();
}

} // namespace

/// What may leave by itself with its user's next message: product 2.7.
class tst_OutboxLeaving : public QObject
{
    Q_OBJECT
private slots:
    void leavingOnesAreOfThatUserAlone();
    void contentRefusalIsNotMadeUpForByATryThatMadeNoAttempt();
    void onlyCertainFailuresLeaveWithTheNext_data();
    void onlyCertainFailuresLeaveWithTheNext();
    void policyMarksWhatIsListedAndWhatWillEnd();
    void proactiveRefusalLeavesIfItWasCurable();
    void policyIsOffByDefaultAndKept();
    void marksSurviveACrash();
};

void tst_OutboxLeaving::leavingOnesAreOfThatUserAlone()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 one = tried(bench, u"one"_s, anchorRefused, true), two = tried(bench, u"two"_s, anchorRefused, true);
    tried(bench, u"unmarked"_s, anchorRefused, true);
    QVERIFY(bench->setLeavesWithNext({two, one}, true));
    const auto leaving = bench->leavingWithNext(protocol::Scene::C2c, test::alice).value();
    QCOMPARE(leaving.size(), 2);
    QCOMPARE(leaving[0].messageId, one);
    QCOMPARE(leaving[1].messageId, two);
    QVERIFY(bench->leavingWithNext(protocol::Scene::C2c, core::PeerId(u"BEN"_s))->isEmpty());
    QVERIFY(bench->leavingWithNext(protocol::Scene::Group, test::alice)->isEmpty());
}

void tst_OutboxLeaving::contentRefusalIsNotMadeUpForByATryThatMadeNoAttempt()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    QVERIFY(bench->setUndeliveredLeaveWithNext(true));
    const qint64 message = tried(bench, u"hello"_s, contentRefused);
    bench.finish(message, NotSentReason::NoToken);
    QVERIFY(!bench->undelivered()->first().leavesWithNext);
    QVERIFY(!bench->undelivered()->first().canLeaveWithNext);
}

void tst_OutboxLeaving::onlyCertainFailuresLeaveWithTheNext_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<bool>("anchorDead");
    QTest::addColumn<bool>("byHand");
    QTest::addColumn<bool>("byPolicy");
    QTest::newRow("refused for the anchor") << Outcome(anchorRefused) << true << true << true;
    QTest::newRow("never left") << Outcome(NotSent{NotSentReason::CannotConnect}) << false << true << true;
    QTest::newRow("refused for the content") << Outcome(contentRefused) << false << false << false;
    QTest::newRow("no attempt: it got through")
        << Outcome(NotSent{NotSentReason::NotRepeatable}) << false << false << false;
    QTest::newRow("unknown") << Outcome(timeout) << false << false << false;
    QTest::newRow("no attempt: no anchor") << Outcome(NotSent{NotSentReason::NoAnchor}) << false << true << true;
    QTest::newRow("no attempt: a person stopped it")
        << Outcome(NotSent{NotSentReason::Cancelled}) << false << true << false;
}

void tst_OutboxLeaving::onlyCertainFailuresLeaveWithTheNext()
{
    QFETCH(Outcome, outcome);
    QFETCH(bool, anchorDead);
    QFETCH(bool, byHand);
    QFETCH(bool, byPolicy);
    for (const bool policy : {false, true}) {
        OutboxBench bench;
        bench.receive(u"M1"_s);
        QVERIFY(bench->setUndeliveredLeaveWithNext(policy));
        qint64 message = 0;
        const auto *notSent = std::get_if<NotSent>(&outcome);
        if (notSent && notSent->reason != NotSentReason::CannotConnect)
            bench.finish(message = bench.add(u"hello"_s), notSent->reason);
        else
            message = tried(bench, u"hello"_s, outcome, anchorDead);
        QCOMPARE(bench->undelivered()->first().leavesWithNext, policy && byPolicy);
        QCOMPARE(bench->undelivered()->first().canLeaveWithNext, byHand);
        QVERIFY(bench->setLeavesWithNext({message}, true));
        QCOMPARE(bench->undelivered()->first().leavesWithNext, byHand);
    }
}

void tst_OutboxLeaving::policyMarksWhatIsListedAndWhatWillEnd()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    tried(bench, u"before"_s, anchorRefused, true);
    QVERIFY(!bench->undelivered()->first().leavesWithNext);
    QVERIFY(bench->setUndeliveredLeaveWithNext(true)); // what is listed is meant, too
    const qint64 after = tried(bench, u"after"_s, anchorRefused, true);
    QVERIFY(bench->undelivered()->first().leavesWithNext);
    QVERIFY(bench->undelivered()->last().leavesWithNext);
    // It left with the next message, and nobody knows whether it arrived: it does not leave a second time.
    bench.settle(bench.reserve(after, m1)->attemptId(), timeout);
    bench.finish(after);
    QVERIFY(!bench->undelivered()->last().leavesWithNext);
    QVERIFY(bench->setUndeliveredLeaveWithNext(false));
    QVERIFY(!bench->undelivered()->first().leavesWithNext);
}

void tst_OutboxLeaving::proactiveRefusalLeavesIfItWasCurable()
{
    for (const bool curable : {false, true}) {
        OutboxBench bench;
        const auto attempt = bench.reserve(bench.add(u"news"_s), std::nullopt);
        QVERIFY(attempt);
        QVERIFY(bench->settle(attempt->attemptId(), Refused{.code = 40034105}, false, bench.now(), curable));
        bench.finish(attempt->messageId());
        QCOMPARE(bench->undelivered()->first().canLeaveWithNext, curable);
    }
}

void tst_OutboxLeaving::policyIsOffByDefaultAndKept()
{
    OutboxBench bench;
    QCOMPARE(bench->undeliveredLeaveWithNext().value(), false);
    QVERIFY(bench->setUndeliveredLeaveWithNext(true));
    bench.crash();
    QCOMPARE(bench->undeliveredLeaveWithNext().value(), true);
}

void tst_OutboxLeaving::marksSurviveACrash()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = tried(bench, u"hello"_s, anchorRefused, true);
    QVERIFY(bench->setLeavesWithNext({message}, true));
    bench.crash();
    QVERIFY(bench->undelivered()->first().leavesWithNext);
    QVERIFY(bench->setLeavesWithNext({message}, false));
    QVERIFY(!bench->undelivered()->first().leavesWithNext);
}

QTEST_GUILESS_MAIN(tst_OutboxLeaving)
#include "tst_outboxleaving.moc"
