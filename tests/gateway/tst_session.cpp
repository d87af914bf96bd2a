#include "tests/gateway/sessiondriver.h"

#include <QTest>

using namespace gateway;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using core::Milliseconds;
using D = SessionDriver;

class tst_Session : public QObject
{
    Q_OBJECT
private slots:
    void connectingFetchesTokenAndUrlFirst();
    void helloLeadsToIdentifyWithTheDefaultIntents();
    void secondHelloDoesNotIdentifyAgain();
    void readyStoresSessionAndSeq();
    void everyDispatchRaisesSeqAndIsDelivered();
    void readyInAReadySessionIsIgnored();
    void framesWithoutASocketAreIgnored();
    void eventsBeforeHelloAreIgnored();
    void lateGatewayAnswersAreIgnored();
    void startLimitIsWaitedFor();
    void heldSessionIsResumedBeyondTheStartLimit();
    void identifyWaitsForItsTurnAndBeatsMeanwhile();
    void wrongCredentialsStop();
    void silentServerIsGivenUpBeforeHello();
    void silentServerIsGivenUpAfterIdentify();
    void backoffGrowsAndIsResetByAHeldSession();
    void shortSessionDoesNotResetTheBackoff();
    void personDisconnectingEndsTheSession();
    void leavingForARestartKeepsTheSession();
    void disconnectWorksFromAnyPhase();
    void connectDuringAWaitTriesAtOnce();
    void connectWhileConnectedDoesNothing();
};

void tst_Session::connectingFetchesTokenAndUrlFirst()
{
    D d;
    d.feed(ConnectAsked{});
    QVERIFY(d.phase<FetchingGateway>());
    QVERIFY(d.only<FetchGateway>() && !d.only<FetchGateway>()->freshToken);
    d.feed(GatewayKnown{u"wss://a.example/ws"_s});
    QVERIFY(d.phase<AwaitingHello>());
    QVERIFY(d.only<OpenSocket>() && d.only<OpenSocket>()->url == "wss://a.example/ws"_L1);
}

void tst_Session::helloLeadsToIdentifyWithTheDefaultIntents()
{
    D d;
    d.becomeIdentifying();
    QVERIFY(d.only<SendIdentify>());
    QCOMPARE(d.only<SendIdentify>()->intents, protocol::defaultIntents());
    QVERIFY(d.phase<Identifying>());
}

void tst_Session::secondHelloDoesNotIdentifyAgain()
{
    D d;
    d.becomeIdentifying();
    const State before = d.state;
    d.receive(D::hello(1000));
    QVERIFY(d.actions.isEmpty());
    QCOMPARE(d.state, before);
    d.receive(D::ready());
    d.receive(D::hello());
    QVERIFY(d.actions.isEmpty());
}

void tst_Session::readyStoresSessionAndSeq()
{
    D d;
    d.becomeReady();
    QVERIFY(d.phase<ReadyState>());
    QCOMPARE(d.state.resume, (ResumePoint{core::SessionId(u"one"_s), 1}));
    QVERIFY(d.only<Deliver>() && d.only<Deliver>()->frame.t == "READY"_L1);
}

void tst_Session::everyDispatchRaisesSeqAndIsDelivered()
{
    D d;
    d.becomeReady();
    d.receive(D::message(2));
    QVERIFY(d.only<Deliver>() && d.only<Deliver>()->frame == D::message(2));
    QCOMPARE(d.state.resume->seq, 2);
    d.receive(D::message({})); // without s: delivered, nothing to store
    QVERIFY(d.only<Deliver>());
    QCOMPARE(d.state.resume->seq, 2);
}

void tst_Session::readyInAReadySessionIsIgnored()
{
    D d;
    d.becomeReady();
    const State before = d.state;
    d.receive(D::ready(u"somebody else"_s, 99));
    QVERIFY(d.actions.isEmpty());
    QCOMPARE(d.state, before);
    d.dropAndReturn();
    d.receive(D::ready(u"somebody else"_s, 99));
    QVERIFY(d.phase<Resuming>());
    QCOMPARE(d.state.resume, before.resume);
}

void tst_Session::framesWithoutASocketAreIgnored()
{
    const QList<protocol::Frame> all{D::hello(), D::ack(), D::beatRequest(), D::reconnect(), D::invalid(true),
        D::invalid({}), D::ready(), D::resumed(4), D::message(5), {.op = 99}};
    D waiting;
    waiting.becomeReady();
    waiting.feed(SocketClosed{1006});
    D stopped;
    stopped.becomeReady();
    stopped.feed(SocketClosed{4915});
    D fetching;
    fetching.feed(ConnectAsked{});
    for (D d : {D(), waiting, stopped, fetching})
        for (const protocol::Frame &frame : all) {
            const State before = d.state;
            d.receive(frame);
            QCOMPARE(d.state, before);
            QVERIFY(d.actions.isEmpty());
        }
}

void tst_Session::eventsBeforeHelloAreIgnored()
{
    D d;
    d.state.resume = ResumePoint{core::SessionId(u"old"_s), 5};
    d.connectSocket();
    const State before = d.state;
    for (const auto &frame :
        {D::ready(), D::resumed(8), D::message(9), D::ack(), D::beatRequest(), D::invalid(false)}) {
        d.receive(frame);
        QVERIFY(d.actions.isEmpty());
        QCOMPARE(d.state, before);
    }
}

void tst_Session::lateGatewayAnswersAreIgnored()
{
    D d;
    d.becomeReady();
    const State before = d.state;
    d.feed(GatewayKnown{u"wss://late.example"_s});
    QVERIFY(d.actions.isEmpty());
    d.feed(GatewayUnavailable{.fatal = true});
    QVERIFY(d.actions.isEmpty());
    QCOMPARE(d.state, before);
}

void tst_Session::startLimitIsWaitedFor()
{
    D d;
    d.feed(ConnectAsked{});
    d.feed(GatewayKnown{.url = u"wss://a.example/ws"_s, .mayIdentify = false, .startsAgainIn = 10min});
    QVERIFY(d.actions.isEmpty());
    QCOMPARE(d.waits(), Milliseconds(10min));
    QCOMPARE(d.phase<Waiting>()->reason, Waiting::For::StartLimit);
    d.sleepUntilWake();
    QVERIFY(d.only<FetchGateway>());
    d.feed(GatewayUnavailable{});
    QCOMPARE(d.waits(), Milliseconds(2s)); // the second failure in a row
    QCOMPARE(d.phase<Waiting>()->reason, Waiting::For::NextTry);
}

void tst_Session::heldSessionIsResumedBeyondTheStartLimit()
{
    D d;
    d.state.resume = ResumePoint{core::SessionId(u"old"_s), 5};
    d.feed(ConnectAsked{});
    d.feed(GatewayKnown{.url = u"wss://a.example/ws"_s, .mayIdentify = false, .startsAgainIn = 10min});
    QVERIFY(d.only<OpenSocket>());
    d.receive(D::hello());
    QVERIFY(d.only<SendResume>());
    d.receive(D::invalid(false));
    d.sleepUntilWake();
    d.feed(GatewayKnown{.url = u"wss://a.example/ws"_s, .mayIdentify = false, .startsAgainIn = 10min});
    QVERIFY(d.phase<Waiting>() && d.actions.isEmpty());
}

void tst_Session::identifyWaitsForItsTurnAndBeatsMeanwhile()
{
    D d;
    d.givesTurns = false;
    d.becomeIdentifying();
    QVERIFY(d.only<AskTurn>() && d.phase<AwaitingTurn>());
    d.feed(TurnRefused{d.now + 100s});
    d.sleepUntilWake();
    QVERIFY(d.only<SendHeartbeat>());
    d.receive(D::ack());
    d.receive(D::ready());
    QVERIFY(d.phase<AwaitingTurn>()); // nobody has identified yet
    d.pass(55s);
    d.feed(TimerFired{});
    QCOMPARE(d.count<AskTurn>(), 1);
    d.feed(TurnGiven{});
    QVERIFY(d.only<SendIdentify>() && d.phase<Identifying>());
    d.feed(TurnGiven{});
    QVERIFY(d.actions.isEmpty());
}

void tst_Session::wrongCredentialsStop()
{
    D d;
    d.state.resume = ResumePoint{core::SessionId(u"old"_s), 5};
    d.feed(ConnectAsked{});
    d.feed(GatewayUnavailable{.fatal = true});
    QVERIFY(d.phase<Stopped>());
    QVERIFY(!wakeAt(d.state));
    QVERIFY(d.state.resume); // the platform did not refuse the session
    d.feed(ConnectAsked{});
    QVERIFY(d.only<FetchGateway>()->freshToken);
}

void tst_Session::silentServerIsGivenUpBeforeHello()
{
    D d;
    d.connectSocket();
    d.pass(10s - 1ms);
    d.feed(TimerFired{});
    QVERIFY(d.actions.isEmpty());
    d.pass(1ms);
    d.feed(TimerFired{});
    QCOMPARE(d.closedWith(), resumeCloseCode);
    QCOMPARE(d.waits(), Milliseconds(1s));
}

void tst_Session::silentServerIsGivenUpAfterIdentify()
{
    D identifying;
    identifying.becomeIdentifying();
    D resuming;
    resuming.becomeResuming();
    for (D d : {identifying, resuming}) {
        const auto since = d.now;
        d.sleepUntilWake();
        QCOMPARE(d.now, since + 20s);
        QCOMPARE(d.closedWith(), resumeCloseCode);
        QVERIFY(d.phase<Waiting>());
    }
}

void tst_Session::backoffGrowsAndIsResetByAHeldSession()
{
    D d;
    d.connectSocket();
    for (const Milliseconds expected : QList<Milliseconds>{1s, 2s, 5s, 10s, 30s, 60s, 60s}) {
        d.feed(SocketClosed{0});
        QCOMPARE(d.waits(), expected);
        d.sleepUntilWake();
        d.connectSocket();
    }
    d.receive(D::hello());
    d.receive(D::ready());
    d.pass(60s);
    d.feed(SocketClosed{1006});
    QCOMPARE(d.waits(), Milliseconds(1s));
}

void tst_Session::shortSessionDoesNotResetTheBackoff()
{
    D d;
    d.becomeReady();
    d.pass(59s);
    d.dropAndReturn();
    d.receive(D::resumed(2));
    d.pass(59s);
    d.feed(SocketClosed{0});
    QCOMPARE(d.waits(), Milliseconds(2s));
}

void tst_Session::personDisconnectingEndsTheSession()
{
    D d;
    d.becomeReady();
    d.feed(DisconnectAsked{});
    QCOMPARE(d.closedWith(), 1000);
    QCOMPARE(d.count<ForgetSession>(), 1);
    QVERIFY(d.phase<Disconnected>() && !d.state.resume);
    QVERIFY(!wakeAt(d.state));
}

void tst_Session::leavingForARestartKeepsTheSession()
{
    D d;
    d.becomeReady();
    d.feed(DisconnectAsked{.keepSession = true});
    QVERIFY(d.only<CloseSocket>());
    QCOMPARE(d.closedWith(), resumeCloseCode);
    QVERIFY(d.phase<Disconnected>());
    d.becomeIdentifying();
    QVERIFY(d.only<SendResume>());
}

void tst_Session::disconnectWorksFromAnyPhase()
{
    QList<D> all(5);
    all[1].feed(ConnectAsked{});
    all[2].connectSocket();
    all[3].becomeReady();
    all[3].feed(SocketClosed{4008});
    all[4].becomeReady();
    all[4].feed(SocketClosed{4012});
    for (D d : all) {
        const bool open = d.phase<AwaitingHello>();
        d.feed(DisconnectAsked{});
        QVERIFY(d.phase<Disconnected>());
        QCOMPARE(d.count<CloseSocket>(), open ? 1 : 0);
        QVERIFY(!d.state.resume);
    }
}

void tst_Session::connectDuringAWaitTriesAtOnce()
{
    D d;
    d.becomeReady();
    d.feed(SocketClosed{4008});
    d.feed(ConnectAsked{});
    QVERIFY(d.only<FetchGateway>());
}

void tst_Session::connectWhileConnectedDoesNothing()
{
    D d;
    d.becomeReady();
    const State before = d.state;
    d.feed(ConnectAsked{});
    QVERIFY(d.actions.isEmpty());
    QCOMPARE(d.state, before);
}

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_session.moc"
