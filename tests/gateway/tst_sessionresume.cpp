#include "tests/gateway/sessiondriver.h"

#include <QTest>

using namespace gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Milliseconds;
using D = SessionDriver;

class tst_SessionResume : public QObject
{
    Q_OBJECT
private slots:
    void storedSessionIsResumedInsteadOfIdentified();
    void replayWithOldSeqNeverLowersIt();
    void anOvertakenEventIsAskedForAgain();
    void aHoleThatStaysIsGivenUp();
    void whatComesTwiceIsRecoveredOnce();
    void resumedEndsTheReplay();
    void longReplayIsNotSilence();
    void reconnectFrameResumesLater();
    void resumableInvalidSessionWaitsThreeSeconds();
    void invalidSessionForgetsAndIdentifies_data();
    void invalidSessionForgetsAndIdentifies();
    void twoRefusedResumesInARowIdentify_data();
    void twoRefusedResumesInARowIdentify();
    void successfulResumeForgivesTheRefusedOne();
};

void tst_SessionResume::storedSessionIsResumedInsteadOfIdentified()
{
    D d;
    d.state.resume = ResumePoint{core::SessionId(u"old"_s), 1337};
    d.becomeIdentifying();
    QVERIFY(d.phase<Resuming>());
    QVERIFY(d.only<SendResume>());
    QCOMPARE(d.only<SendResume>()->point, (ResumePoint{core::SessionId(u"old"_s), 1337}));
}

void tst_SessionResume::replayWithOldSeqNeverLowersIt()
{
    D d;
    d.becomeReady();
    d.receive(D::message(2));
    d.receive(D::message(3));
    d.dropAndReturn();
    d.receive(D::message(2));
    QVERIFY(d.only<Deliver>());
    QCOMPARE(d.state.resume->seq, 3);
    d.receive(D::message(4));
    QCOMPARE(d.state.resume->seq, 4);
}

void tst_SessionResume::anOvertakenEventIsAskedForAgain()
{
    D d;
    d.becomeReady();
    d.receive(D::message(3));
    QVERIFY(d.only<Deliver>());
    QCOMPARE(d.state.resume->seq, 1); // 2 may still be on its way
    d.dropAndReturn();
    QCOMPARE(d.only<SendResume>()->point.seq, 1);
    d.receive(D::message(2));
    QCOMPARE(d.state.resume->seq, 3);
}

void tst_SessionResume::aHoleThatStaysIsGivenUp()
{
    D d;
    d.becomeReady();
    const auto most = qint64(mostAhead);
    for (qint64 i = 0; i < most; ++i)
        d.receive(D::message(3 + i));
    QCOMPARE(d.state.resume->seq, 1);
    d.receive(D::message(3 + most));
    QCOMPARE(d.state.resume->seq, 3 + most);
    QVERIFY(d.state.ahead.empty());

    d.receive(D::message(1'000)); // and RESUMED says that nothing before it is to come
    d.dropAndReturn();
    d.receive(D::resumed(2'000));
    QCOMPARE(d.state.resume->seq, 2'000);
    QVERIFY(d.state.ahead.empty());
}

void tst_SessionResume::whatComesTwiceIsRecoveredOnce()
{
    D d;
    d.becomeReady();
    d.receive(D::message(3));
    d.dropAndReturn();
    for (const qint64 s : {2, 3, 4, 4})
        d.receive(D::message(s));
    d.receive(D::resumed(5));
    QCOMPARE(d.count<NoteGap>(), 1);
    QCOMPARE(std::get<NoteGap>(d.actions.first()).recovered, 2);
}

void tst_SessionResume::resumedEndsTheReplay()
{
    D d;
    d.becomeResuming();
    QCOMPARE(d.only<SendResume>()->point.seq, 1);
    d.receive(D::message(2));
    QVERIFY(d.phase<Resuming>());
    d.receive(D::resumed(3));
    QVERIFY(d.phase<ReadyState>());
    QCOMPARE(d.count<Deliver>(), 1);
    QCOMPARE(d.state.resume, (ResumePoint{core::SessionId(u"one"_s), 3}));
}

void tst_SessionResume::longReplayIsNotSilence()
{
    D d;
    d.becomeResuming();
    for (qint64 s = 2; s < 6; ++s) {
        d.pass(15s);
        d.feed(TimerFired{});
        d.receive(D::ack());
        QVERIFY(d.phase<Resuming>());
        d.receive(D::message(s));
    }
    d.pass(20s);
    d.feed(TimerFired{});
    QVERIFY(d.phase<Waiting>());
}

void tst_SessionResume::reconnectFrameResumesLater()
{
    D d;
    d.becomeReady();
    d.receive(D::message(2));
    d.receive(D::reconnect());
    QVERIFY(d.only<CloseSocket>());
    QVERIFY(d.closedWith() != 1000);
    d.comeBack();
    QCOMPARE(d.only<SendResume>()->point, (ResumePoint{core::SessionId(u"one"_s), 2}));
}

void tst_SessionResume::resumableInvalidSessionWaitsThreeSeconds()
{
    D d;
    d.becomeResuming();
    d.pass(1s);
    d.receive(D::invalid(true));
    QVERIFY(d.closedWith() != 1000);
    QCOMPARE(d.waits(), Milliseconds(3s));
    d.comeBack();
    QVERIFY(d.only<SendResume>());
}

void tst_SessionResume::invalidSessionForgetsAndIdentifies_data()
{
    QTest::addColumn<bool>("dIsThere");
    QTest::addColumn<double>("jitter");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("false, no jitter") << true << 0.0 << qint64(1000);
    QTest::newRow("false, half") << true << 0.5 << qint64(3000);
    QTest::newRow("absent, full jitter") << false << 1.0 << qint64(5000);
}

void tst_SessionResume::invalidSessionForgetsAndIdentifies()
{
    QFETCH(bool, dIsThere);
    QFETCH(double, jitter);
    QFETCH(qint64, ms);
    D d;
    d.becomeReady();
    d.pass(2min);
    d.jitter = jitter;
    d.receive(D::invalid(dIsThere ? std::optional(false) : std::nullopt));
    QCOMPARE(d.count<ForgetSession>(), 1);
    QVERIFY(d.closedWith() != 1000 && d.closedWith() > 0);
    QCOMPARE(d.waits().count(), ms);
    d.comeBack();
    QVERIFY(d.only<SendIdentify>());
}

void tst_SessionResume::twoRefusedResumesInARowIdentify_data()
{
    QTest::addColumn<int>("closeCode"); // 0: op 9 with d true; -1: silence
    QTest::newRow("op 9 true") << 0;
    QTest::newRow("closed with 4009") << 4009;
    QTest::newRow("no answer") << -1;
}

void tst_SessionResume::twoRefusedResumesInARowIdentify()
{
    QFETCH(int, closeCode);
    D d;
    d.becomeResuming();
    for (int refusals = 1; refusals <= 2; ++refusals) {
        QVERIFY(d.only<SendResume>());
        if (closeCode > 0)
            d.feed(SocketClosed{closeCode});
        else if (closeCode == 0)
            d.receive(D::invalid(true));
        else
            d.sleepUntilWake();
        QCOMPARE(d.state.refusedResumes, refusals);
        QCOMPARE(d.count<ForgetSession>(), refusals == 2 ? 1 : 0);
        d.comeBack();
    }
    QVERIFY(d.only<SendIdentify>());
}

void tst_SessionResume::successfulResumeForgivesTheRefusedOne()
{
    D d;
    d.becomeResuming();
    d.receive(D::invalid(true));
    d.comeBack();
    d.receive(D::resumed(2));
    QCOMPARE(d.state.refusedResumes, 0);
    d.dropAndReturn();
    d.receive(D::invalid(true));
    d.comeBack();
    QVERIFY(d.only<SendResume>());
}

QTEST_GUILESS_MAIN(tst_SessionResume)
#include "tst_sessionresume.moc"
