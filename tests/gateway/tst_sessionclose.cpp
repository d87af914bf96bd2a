#include "tests/gateway/sessiondriver.h"

#include <QTest>

using namespace gateway;
using namespace std::chrono_literals;
using core::Milliseconds;
using D = SessionDriver;

namespace {
enum class Then { Resumes, Identifies, IdentifiesWithFreshToken, Stops };
}

class tst_SessionClose : public QObject
{
    Q_OBJECT
private slots:
    void closeCodeDecidesWhatFollows_data();
    void closeCodeDecidesWhatFollows();
    void refusedIntentsShrinkStepByStepThenStop();
    void droppedIntentsAreNoted();
    void whatAnotherShardLearnedIsNotAskedForAgain();
    void personsNewTryAfterRefusedIntentsAsksForAllAgain();
    void tooManyGuildsIdentifiesWithAnotherNumberOfShards();
    void tooManyGuildsStopsWhenTheNumberStays();
    void thirdRefusedTokenStops();
    void readySessionForgivesRefusedTokens();
    void deadSessionWhileResumingCountsAsRefused_data();
    void deadSessionWhileResumingCountsAsRefused();
    void closeWithoutASocketIsIgnored();
};

void tst_SessionClose::closeCodeDecidesWhatFollows_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<Then>("then");
    QTest::addColumn<qint64>("waitMs");
    const auto row
        = [](int code, Then then, qint64 waitMs = 1000) { QTest::addRow("%d", code) << code << then << waitMs; };
    for (const int code : {0, 1000, 1001, 1002, 1005, 1006, 1009, 1011, 4009})
        row(code, Then::Resumes);
    row(4008, Then::Resumes, 60000);
    for (const int code : {4000, 4003, 4005, 4006, 4007, 4900, 4902, 4907, 4913, 4999})
        row(code, Then::Identifies);
    row(4004, Then::IdentifiesWithFreshToken);
    row(4903, Then::IdentifiesWithFreshToken);
    row(4014, Then::Identifies);
    for (const int code : {4001, 4002, 4010, 4012, 4013, 4914, 4915})
        row(code, Then::Stops);
}

void tst_SessionClose::closeCodeDecidesWhatFollows()
{
    QFETCH(int, code);
    QFETCH(Then, then);
    QFETCH(qint64, waitMs);
    D d;
    d.becomeReady();
    d.feed(SocketClosed{code});
    QCOMPARE(d.state.lastCloseCode, code);
    QCOMPARE(d.count<ForgetSession>(), then == Then::Resumes ? 0 : 1);
    QCOMPARE(d.count<CloseSocket>(), 0);
    if (then == Then::Stops) {
        QVERIFY(d.phase<Stopped>());
        QCOMPARE(d.phase<Stopped>()->closeCode, code);
        return;
    }
    QCOMPARE(d.waits().count(), waitMs);
    d.sleepUntilWake();
    QCOMPARE(d.only<FetchGateway>()->freshToken, then == Then::IdentifiesWithFreshToken);
    d.connectSocket();
    d.receive(D::hello());
    QCOMPARE(d.only<SendResume>() != nullptr, then == Then::Resumes);
    QCOMPARE(d.only<SendIdentify>() != nullptr, then != Then::Resumes);
}

void tst_SessionClose::refusedIntentsShrinkStepByStepThenStop()
{
    D d;
    d.becomeIdentifying();
    int steps = 0;
    for (auto expected = protocol::reducedIntents(protocol::defaultIntents()); expected;
         expected = protocol::reducedIntents(expected)) {
        d.feed(SocketClosed{4014});
        d.comeBack();
        QVERIFY(d.only<SendIdentify>());
        QCOMPARE(d.only<SendIdentify>()->intents, expected);
        QVERIFY(++steps < 10);
    }
    QCOMPARE(steps, 3);
    d.feed(SocketClosed{4014});
    QVERIFY(d.phase<Stopped>());
    QCOMPARE(d.phase<Stopped>()->closeCode, 4014);
}

void tst_SessionClose::droppedIntentsAreNoted()
{
    D d;
    d.becomeIdentifying();
    d.feed(SocketClosed{4014});
    QCOMPARE(d.count<NoteDroppedIntents>(), 1);
    const auto dropped = protocol::Intent::Interaction | protocol::Intent::MessageAudit;
    QCOMPARE(d.only<NoteDroppedIntents>()->dropped, dropped);
    QCOMPARE(d.state.intents, protocol::defaultIntents() & ~dropped);
}

void tst_SessionClose::whatAnotherShardLearnedIsNotAskedForAgain()
{
    D d;
    d.connectSocket();
    d.feed(IntentsGranted{protocol::Intent::GroupAndC2cEvent});
    d.receive(D::hello());
    QCOMPARE(d.only<SendIdentify>()->intents, protocol::Intents(protocol::Intent::GroupAndC2cEvent));
    d.feed(IntentsGranted{protocol::Intent::Guilds}); // nothing in common: no reason to ask for nothing
    QCOMPARE(d.state.intents, protocol::Intents(protocol::Intent::GroupAndC2cEvent));
}

void tst_SessionClose::tooManyGuildsIdentifiesWithAnotherNumberOfShards()
{
    D d;
    d.becomeReady();
    d.feed(SocketClosed{4011});
    QVERIFY(d.state.mustReshard && !d.state.resume);
    d.sleepUntilWake();
    d.feed(GatewayKnown{.url = QStringLiteral("wss://g.example"), .shards = 2});
    QVERIFY(d.only<OpenSocket>() && !d.state.mustReshard);
}

void tst_SessionClose::tooManyGuildsStopsWhenTheNumberStays()
{
    D d;
    d.becomeReady();
    d.feed(SocketClosed{4011});
    d.sleepUntilWake();
    d.feed(GatewayKnown{.url = QStringLiteral("wss://g.example"), .shards = 1});
    QVERIFY(d.phase<Stopped>());
    QCOMPARE(d.phase<Stopped>()->closeCode, 4011);
    d.feed(ConnectAsked{}); // a person tries again: the platform is asked anew
    d.feed(GatewayKnown{.url = QStringLiteral("wss://g.example"), .shards = 1});
    QVERIFY(d.only<OpenSocket>());
}

void tst_SessionClose::personsNewTryAfterRefusedIntentsAsksForAllAgain()
{
    D d;
    d.state.intents = protocol::Intent::PublicGuildMessages;
    d.becomeIdentifying();
    d.feed(SocketClosed{4014});
    QVERIFY(d.phase<Stopped>());
    d.becomeIdentifying();
    QCOMPARE(d.only<SendIdentify>()->intents, protocol::defaultIntents());
}

void tst_SessionClose::thirdRefusedTokenStops()
{
    D d;
    d.becomeIdentifying();
    for (int refusals = 1; refusals < 3; ++refusals) {
        d.feed(SocketClosed{4004});
        d.sleepUntilWake();
        QVERIFY(d.only<FetchGateway>() && d.only<FetchGateway>()->freshToken);
        d.connectSocket();
        d.receive(D::hello());
    }
    d.feed(SocketClosed{4004});
    QVERIFY(d.phase<Stopped>());
    QCOMPARE(d.phase<Stopped>()->closeCode, 4004);
}

void tst_SessionClose::readySessionForgivesRefusedTokens()
{
    D d;
    d.becomeIdentifying();
    for (int refusals = 0; refusals < 4; ++refusals) {
        d.feed(SocketClosed{4004});
        QVERIFY(d.phase<Waiting>());
        d.comeBack();
        d.receive(D::ready());
        QCOMPARE(d.state.authFailures, 0);
    }
}

void tst_SessionClose::deadSessionWhileResumingCountsAsRefused_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("4006") << 4006;
    QTest::newRow("4007") << 4007;
}

void tst_SessionClose::deadSessionWhileResumingCountsAsRefused()
{
    QFETCH(int, code);
    D d;
    d.becomeResuming();
    d.feed(SocketClosed{code});
    QCOMPARE(d.state.refusedResumes, 1);
    QCOMPARE(d.count<ForgetSession>(), 1);
    d.comeBack();
    QVERIFY(d.only<SendIdentify>());
}

void tst_SessionClose::closeWithoutASocketIsIgnored()
{
    D d;
    d.becomeReady();
    d.receive(D::reconnect()); // we closed: what the old socket says now is late
    const State before = d.state;
    d.feed(SocketClosed{4915});
    QCOMPARE(d.state, before);
    QVERIFY(d.actions.isEmpty());
}

QTEST_GUILESS_MAIN(tst_SessionClose)
#include "tst_sessionclose.moc"
