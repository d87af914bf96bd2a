#include "tests/gateway/sessiondriver.h"

#include <QTest>

using namespace gateway;
using namespace std::chrono_literals;
using core::Milliseconds;
using D = SessionDriver;

class tst_SessionBeat : public QObject
{
    Q_OBJECT
private slots:
    void helloStartsTheBeat_data();
    void helloStartsTheBeat();
    void beatsEachIntervalWithTheLastSeq();
    void beatBeforeReadyHasNoSeq();
    void missedAckForAnIntervalClosesAndResumes();
    void earlyTimerDoesNothing();
    void serverAskedBeatIsSentAtOnce();
    void serverAskedBeatsDoNotHideAMissingAck();
    void brokenIntervalIsReplaced_data();
    void brokenIntervalIsReplaced();
    void beatAfterASuspendIsOneBeat();
    void unreadFramesAreNoSilence();
};

void tst_SessionBeat::helloStartsTheBeat_data()
{
    QTest::addColumn<double>("jitter");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("none") << 0.0 << qint64(10000);
    QTest::newRow("half") << 0.5 << qint64(9500);
    QTest::newRow("full") << 1.0 << qint64(9000);
    QTest::newRow("too much") << 3.0 << qint64(9000);
}

void tst_SessionBeat::helloStartsTheBeat()
{
    QFETCH(double, jitter);
    QFETCH(qint64, ms);
    D d;
    d.connectSocket();
    d.jitter = jitter;
    d.receive(D::hello(10000));
    QCOMPARE(wakeAt(d.state).value() - d.now, Milliseconds(ms));
}

void tst_SessionBeat::beatsEachIntervalWithTheLastSeq()
{
    D d;
    d.becomeReady();
    d.receive(D::message(2));
    for (int beat = 0; beat < 3; ++beat) {
        const auto before = d.now;
        d.sleepUntilWake();
        QCOMPARE(d.now - before, Milliseconds(45s));
        QVERIFY(d.only<SendHeartbeat>());
        QCOMPARE(d.only<SendHeartbeat>()->seq, std::optional<qint64>(2));
        d.receive(D::ack());
        QVERIFY(!d.phase<ReadyState>()->beat.unanswered);
    }
}

void tst_SessionBeat::beatBeforeReadyHasNoSeq()
{
    D d;
    d.connectSocket();
    d.receive(D::hello(5000));
    d.sleepUntilWake();
    QVERIFY(d.phase<Identifying>());
    QVERIFY(d.only<SendHeartbeat>());
    QVERIFY(!d.only<SendHeartbeat>()->seq);
}

void tst_SessionBeat::missedAckForAnIntervalClosesAndResumes()
{
    D d;
    d.becomeReady();
    d.sleepUntilWake();
    QVERIFY(d.only<SendHeartbeat>());
    d.pass(45s - 1ms);
    d.receive(D::message(2)); // other traffic is no ack
    d.feed(TimerFired{});
    QVERIFY(d.actions.isEmpty());
    d.pass(1ms);
    d.feed(TimerFired{});
    QVERIFY(d.only<CloseSocket>());
    QVERIFY(d.closedWith() != 1000);
    d.comeBack();
    QVERIFY(d.only<SendResume>());
    QCOMPARE(d.only<SendResume>()->point.seq, 2);
}

void tst_SessionBeat::earlyTimerDoesNothing()
{
    D d;
    d.becomeReady();
    const State before = d.state;
    d.pass(44s);
    d.feed(TimerFired{});
    QVERIFY(d.actions.isEmpty());
    QCOMPARE(d.state, before);
}

void tst_SessionBeat::serverAskedBeatIsSentAtOnce()
{
    D d;
    d.becomeReady();
    d.pass(10s);
    d.receive(D::beatRequest());
    QVERIFY(d.only<SendHeartbeat>());
    QCOMPARE(d.only<SendHeartbeat>()->seq, std::optional<qint64>(1));
    QCOMPARE(wakeAt(d.state), std::optional(d.now + 45s));
}

void tst_SessionBeat::serverAskedBeatsDoNotHideAMissingAck()
{
    D d;
    d.becomeReady();
    d.sleepUntilWake();
    const auto due = wakeAt(d.state);
    d.pass(40s);
    d.receive(D::beatRequest());
    QVERIFY(d.only<SendHeartbeat>());
    QCOMPARE(wakeAt(d.state), due);
}

void tst_SessionBeat::brokenIntervalIsReplaced_data()
{
    QTest::addColumn<int>("told");
    QTest::addColumn<qint64>("used");
    QTest::newRow("zero") << 0 << qint64(45000);
    QTest::newRow("negative") << -5 << qint64(45000);
    QTest::newRow("a flood") << 1 << qint64(100);
    QTest::newRow("weeks") << std::numeric_limits<int>::max() << qint64(600000);
}

void tst_SessionBeat::brokenIntervalIsReplaced()
{
    QFETCH(int, told);
    QFETCH(qint64, used);
    D d;
    d.connectSocket();
    d.receive(D::hello(told));
    QCOMPARE(d.phase<Identifying>()->beat.interval.count(), used);
}

void tst_SessionBeat::beatAfterASuspendIsOneBeat()
{
    D d;
    d.becomeReady();
    d.pass(8h);
    d.feed(TimerFired{});
    QVERIFY(d.only<SendHeartbeat>());
    QCOMPARE(wakeAt(d.state), std::optional(d.now + 45s));
}

void tst_SessionBeat::unreadFramesAreNoSilence()
{
    D d;
    d.becomeReady();
    d.sleepUntilWake();
    const auto sent = d.now;
    d.pass(45s);
    d.feed(TimerFired{.backlog = true});
    QVERIFY(d.only<SendHeartbeat>()); // the next is due all the same
    QCOMPARE(d.phase<ReadyState>()->beat.unanswered, std::optional(sent));
    d.receive(D::ack());
    QVERIFY(!d.phase<ReadyState>()->beat.unanswered);
    d.sleepUntilWake();
    d.pass(45s);
    d.feed(TimerFired{});
    QCOMPARE(d.closedWith(), resumeCloseCode);
}

QTEST_GUILESS_MAIN(tst_SessionBeat)
#include "tst_sessionbeat.moc"
