#include "app/sandbox/platform.h"
#include "tests/sandbox/client.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The platform's WebSocket over real sockets. Close codes and sequences are those of the protocol reference (b).
class tst_GatewayServer : public QObject
{
    Q_OBJECT

private slots:
    void helloIsFirstAndReadyFollowsIdentify();
    void aBeatIsAcknowledgedAtAnyTime_data();
    void aBeatIsAcknowledgedAtAnyTime();
    void aBadFrameClosesWithItsCode_data();
    void aBadFrameClosesWithItsCode();
    void aBinaryFrameIsABadPayload();
    void aSecondIdentifyClosesWith4005();
    void eventsComeByIntentWithRisingS();
    void aResumeReplaysWhatWasMissed();
    void theReplayIsOnlyWhatCameAfterSeq();
    void aResumeOfAnUnknownSessionIsOp9();
    void aSeqFromTheFutureClosesWith4007();
    void aResumeTakesTheBareToken();
    void anEventFaultStrikes_data();
    void anEventFaultStrikes();
    void aLostEventComesWithTheResume();
    void aDuplicateEventHasTheSameIdAndAnotherS();
    void anIdentifyFaultStrikes();
    void aSilentClientIsClosed();
};

namespace {

struct Fixture : OpenPlatform
{
    explicit Fixture(const QByteArray &more = {})
        : OpenPlatform(twoPeople(more))
    {
    }
};

int opOf(const QJsonObject &frame)
{
    return frame.value("op"_L1).toInt(-1);
}

/// Identifies and gives the session id; empty if no READY came.
QString becomeReady(Socket &socket, const QByteArray &token, qint64 intents = 1 << 25 | 1 << 26)
{
    if (opOf(socket.frame(0)) != 10)
        return {};
    socket.send(identify(token, intents));
    return socket.frame(1).value("d"_L1).toObject().value("session_id"_L1).toString();
}

} // namespace

void tst_GatewayServer::helloIsFirstAndReadyFollowsIdentify()
{
    Fixture f(R"(,"steps":[])");
    QSignalSpy ready(&f.platform, &sandbox::Platform::sessionReady);
    Socket socket(f.gatewayUrl);
    const QJsonObject hello = socket.frame(0);
    QCOMPARE(opOf(hello), 10);
    QCOMPARE(hello.value("d"_L1).toObject().value("heartbeat_interval"_L1).toInt(), 45000);
    socket.send(identify(f.token));
    const QJsonObject frame = socket.frame(1);
    QCOMPARE(frame.value("t"_L1).toString(), u"READY"_s);
    QCOMPARE(frame.value("s"_L1).toInt(), 1);
    const QJsonObject d = frame.value("d"_L1).toObject();
    QVERIFY(!d.value("session_id"_L1).toString().isEmpty());
    QCOMPARE(d.value("user"_L1).toObject().value("bot"_L1).toBool(), true);
    QCOMPARE(d.value("shard"_L1).toArray(), (QJsonArray{0, 0}));
    QCOMPARE(ready.count(), 1);
    Socket other(f.gatewayUrl);
    QVERIFY(becomeReady(other, f.token) != d.value("session_id"_L1).toString());
}

void tst_GatewayServer::aBeatIsAcknowledgedAtAnyTime_data()
{
    QTest::addColumn<QString>("beat");
    QTest::newRow("null") << uR"({"op":1,"d":null})"_s;
    QTest::newRow("number") << uR"({"op":1,"d":1})"_s;
    QTest::newRow("zero") << uR"({"op":1,"d":0})"_s;
    QTest::newRow("missing") << uR"({"op":1})"_s;
    QTest::newRow("in s") << uR"({"op":1,"s":1})"_s;
}

void tst_GatewayServer::aBeatIsAcknowledgedAtAnyTime()
{
    QFETCH(QString, beat);
    Fixture f;
    Socket socket(f.gatewayUrl);
    QCOMPARE(opOf(socket.frame(0)), 10);
    socket.sendText(beat);
    QCOMPARE(opOf(socket.frame(1)), 11);
    socket.send(identify(f.token));
    QCOMPARE(opOf(socket.frame(2)), 0);
    socket.sendText(beat);
    QCOMPARE(opOf(socket.frame(3)), 11);
}

void tst_GatewayServer::aBadFrameClosesWithItsCode_data()
{
    QTest::addColumn<QString>("text"); // @token is a valid one
    QTest::addColumn<int>("code");
    QTest::newRow("no json") << u"hello"_s << 4002;
    QTest::newRow("empty") << u" "_s << 4002;
    QTest::newRow("a list") << u"[]"_s << 4002;
    QTest::newRow("no op") << uR"({"d":{}})"_s << 4002;
    QTest::newRow("op as text") << uR"({"op":"2"})"_s << 4002;
    QTest::newRow("unknown op") << uR"({"op":99})"_s << 4001;
    QTest::newRow("a server's op") << uR"({"op":10})"_s << 4001;
    QTest::newRow("a huge op") << uR"({"op":1e300})"_s << 4001;
    QTest::newRow("identify without d") << uR"({"op":2})"_s << 4002;
    QTest::newRow("identify without intents") << uR"({"op":2,"d":{"token":"QQBot @token"}})"_s << 4002;
    QTest::newRow("identify with the bare token") << uR"({"op":2,"d":{"token":"@token","intents":1}})"_s << 4002;
    QTest::newRow("negative intents") << uR"({"op":2,"d":{"token":"QQBot @token","intents":-1}})"_s << 4002;
    QTest::newRow("wrong token") << uR"({"op":2,"d":{"token":"QQBot x","intents":33554432}})"_s << 4004;
    QTest::newRow("no intents") << uR"({"op":2,"d":{"token":"QQBot @token","intents":0}})"_s << 4013;
    QTest::newRow("intent without a name") << uR"({"op":2,"d":{"token":"QQBot @token","intents":4}})"_s << 4013;
    QTest::newRow("intent not granted") << uR"({"op":2,"d":{"token":"QQBot @token","intents":512}})"_s << 4014;
    QTest::newRow("bad shard") << uR"({"op":2,"d":{"token":"QQBot @token","intents":1,"shard":[1,1]}})"_s << 4010;
    QTest::newRow("shard as text") << uR"({"op":2,"d":{"token":"QQBot @token","intents":1,"shard":"0"}})"_s << 4010;
    QTest::newRow("resume without session") << uR"({"op":6,"d":{"token":"QQBot @token","seq":1}})"_s << 4002;
    QTest::newRow("resume with wrong token") << uR"({"op":6,"d":{"token":"x","session_id":"s","seq":1}})"_s << 4004;
}

void tst_GatewayServer::aBadFrameClosesWithItsCode()
{
    QFETCH(QString, text);
    QFETCH(int, code);
    Fixture f;
    Socket socket(f.gatewayUrl);
    QCOMPARE(opOf(socket.frame(0)), 10);
    socket.sendText(text.replace("@token"_L1, QString::fromUtf8(f.token)));
    QCOMPARE(socket.closeCode(), code);
    Socket next(f.gatewayUrl);
    QVERIFY(!becomeReady(next, f.token).isEmpty());
}

void tst_GatewayServer::aBinaryFrameIsABadPayload()
{
    Fixture f;
    Socket socket(f.gatewayUrl);
    QCOMPARE(opOf(socket.frame(0)), 10);
    socket.sendBinary(QByteArray(100, '\0'));
    QCOMPARE(socket.closeCode(), 4002);
}

void tst_GatewayServer::aSecondIdentifyClosesWith4005()
{
    Fixture f;
    Socket socket(f.gatewayUrl);
    QVERIFY(!becomeReady(socket, f.token).isEmpty());
    socket.send(identify(f.token));
    QCOMPARE(socket.closeCode(), 4005);
}

void tst_GatewayServer::eventsComeByIntentWithRisingS()
{
    Fixture f;
    Socket both(f.gatewayUrl);
    Socket messagesOnly(f.gatewayUrl);
    QVERIFY(!becomeReady(both, f.token).isEmpty());
    QVERIFY(!becomeReady(messagesOnly, f.token, 1 << 25).isEmpty());
    f.annaSays(u"一"_s);
    QVERIFY(f.platform.push({protocol::Scene::C2c, core::PeerId(ben)}, u"INTERACTION_CREATE"_s));
    f.annaSays(u"\"二\"\n"_s);
    QVERIFY(!f.platform.say(core::PeerId(u"nobody"_s), u"?"_s));

    QCOMPARE(both.frame(2).value("s"_L1).toInt(), 2);
    QCOMPARE(both.frame(3).value("t"_L1).toString(), u"INTERACTION_CREATE"_s);
    QCOMPARE(both.frame(4).value("s"_L1).toInt(), 4);
    QCOMPARE(contentOf(both.frame(4)), u"\"二\"\n"_s);
    QCOMPARE(messagesOnly.frame(3).value("s"_L1).toInt(), 3);
    QCOMPARE(contentOf(messagesOnly.frame(3)), u"\"二\"\n"_s);

    const QJsonObject event = both.frame(2);
    const QJsonObject d = event.value("d"_L1).toObject();
    QVERIFY(event.value("id"_L1).toString().startsWith("C2C_MESSAGE_CREATE:robot10"_L1));
    QCOMPARE(d.value("author"_L1).toObject().value("user_openid"_L1).toString(), anna);
    QVERIFY(d.value("timestamp"_L1).toString().endsWith("+08:00"_L1));
    QVERIFY(d.value("message_scene"_L1)
                .toObject()
                .value("ext"_L1)
                .toArray()
                .first()
                .toString()
                .startsWith("msg_idx=REFIDX_"_L1));
}

void tst_GatewayServer::aResumeReplaysWhatWasMissed()
{
    Fixture f;
    QString session;
    {
        Socket socket(f.gatewayUrl);
        session = becomeReady(socket, f.token);
        f.annaSays(u"seen"_s);
        QCOMPARE(contentOf(socket.frame(2)), u"seen"_s);
        socket.drop();
    }
    f.annaSays(u"missed 1"_s);
    f.annaSays(u"missed 2"_s);
    Socket again(f.gatewayUrl);
    QCOMPARE(opOf(again.frame(0)), 10);
    again.send(resume(f.token, session, 2));
    QCOMPARE(contentOf(again.frame(1)), u"missed 1"_s);
    QCOMPARE(again.frame(2).value("s"_L1).toInt(), 4);
    const QJsonObject resumed = again.frame(3);
    QCOMPARE(resumed.value("t"_L1).toString(), u"RESUMED"_s);
    QVERIFY(resumed.value("d"_L1).isString() && resumed.value("d"_L1).toString().isEmpty());
    f.annaSays(u"live"_s);
    QCOMPARE(contentOf(again.frame(4)), u"live"_s);
    QCOMPARE_GT(again.frame(4).value("s"_L1).toInt(), resumed.value("s"_L1).toInt());
}

void tst_GatewayServer::theReplayIsOnlyWhatCameAfterSeq()
{
    Fixture f;
    Socket first(f.gatewayUrl);
    const QString session = becomeReady(first, f.token);
    for (int i = 2; i <= 5; ++i)
        f.annaSays(QString::number(i));
    QCOMPARE(first.frame(5).value("s"_L1).toInt(), 5);
    Socket second(f.gatewayUrl);
    QCOMPARE(opOf(second.frame(0)), 10);
    second.send(resume(f.token, session, 4));
    QCOMPARE(contentOf(second.frame(1)), u"5"_s);
    QCOMPARE(second.frame(2).value("t"_L1).toString(), u"RESUMED"_s);
    QCOMPARE(first.closeCode(), 4009); // a session has one socket
}

void tst_GatewayServer::aResumeOfAnUnknownSessionIsOp9()
{
    Fixture f;
    Socket socket(f.gatewayUrl);
    QCOMPARE(opOf(socket.frame(0)), 10);
    socket.send(resume(f.token, u"no-such-session"_s, 3));
    QCOMPARE(opOf(socket.frame(1)), 9);
    QCOMPARE(socket.frame(1).value("d"_L1), QJsonValue(false));
    socket.send(identify(f.token));
    QCOMPARE(socket.frame(2).value("t"_L1).toString(), u"READY"_s);
}

void tst_GatewayServer::aSeqFromTheFutureClosesWith4007()
{
    Fixture f;
    Socket first(f.gatewayUrl);
    const QString session = becomeReady(first, f.token);
    Socket second(f.gatewayUrl);
    QCOMPARE(opOf(second.frame(0)), 10);
    second.send(resume(f.token, session, 99));
    QCOMPARE(second.closeCode(), 4007);
}

void tst_GatewayServer::aResumeTakesTheBareToken()
{
    Fixture f;
    Socket first(f.gatewayUrl);
    const QString session = becomeReady(first, f.token);
    Socket second(f.gatewayUrl);
    QCOMPARE(opOf(second.frame(0)), 10);
    QJsonObject frame = resume(f.token, session, 1);
    QJsonObject d = frame.value("d"_L1).toObject();
    d.insert(u"token"_s, QString::fromUtf8(f.token));
    frame.insert(u"d"_s, d);
    second.send(frame);
    QCOMPARE(second.frame(1).value("t"_L1).toString(), u"RESUMED"_s);
}

void tst_GatewayServer::anEventFaultStrikes_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("op"); // of the frame after the event; -1: none
    QTest::addColumn<QJsonValue>("d");
    QTest::addColumn<int>("code"); // 0: stays open
    QTest::newRow("op 7") << QByteArray(R"("do":"op7")") << 7 << QJsonValue(QJsonValue::Undefined) << 4009;
    QTest::newRow("op 9 true") << QByteArray(R"("do":"op9","resumable":true)") << 9 << QJsonValue(true) << 0;
    QTest::newRow("op 9 false") << QByteArray(R"("do":"op9","resumable":false)") << 9 << QJsonValue(false) << 0;
    QTest::newRow("op 9 bare") << QByteArray(R"("do":"op9")") << 9 << QJsonValue(QJsonValue::Undefined) << 0;
    QTest::newRow("close 4009") << QByteArray(R"("do":"close","code":4009)") << -1 << QJsonValue() << 4009;
    QTest::newRow("close 4914") << QByteArray(R"("do":"close","code":4914)") << -1 << QJsonValue() << 4914;
}

void tst_GatewayServer::anEventFaultStrikes()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, op);
    QFETCH(QJsonValue, d);
    QFETCH(int, code);
    Fixture f(R"(,"faults":[{"at":"event",)" + fault + "}]");
    Socket socket(f.gatewayUrl);
    QVERIFY(!becomeReady(socket, f.token).isEmpty());
    f.annaSays(u"delivered"_s);
    QCOMPARE(contentOf(socket.frame(2)), u"delivered"_s);
    if (op >= 0) {
        QCOMPARE(opOf(socket.frame(3)), op);
        QCOMPARE(socket.frame(3).value("d"_L1), d);
    }
    if (code != 0)
        QCOMPARE(socket.closeCode(), code);
}

void tst_GatewayServer::aLostEventComesWithTheResume()
{
    Fixture f(R"(,"faults":[{"at":"event","do":"drop","lose_event":true}])");
    Socket socket(f.gatewayUrl);
    const QString session = becomeReady(socket, f.token);
    f.annaSays(u"lost"_s);
    QVERIFY(socket.closeCode() != 0);
    QCOMPARE(socket.count(), 2);
    Socket again(f.gatewayUrl);
    QCOMPARE(opOf(again.frame(0)), 10);
    again.send(resume(f.token, session, 1));
    QCOMPARE(contentOf(again.frame(1)), u"lost"_s);
}

void tst_GatewayServer::aDuplicateEventHasTheSameIdAndAnotherS()
{
    Fixture f(R"(,"faults":[{"at":"event","do":"duplicate"}])");
    Socket socket(f.gatewayUrl);
    QVERIFY(!becomeReady(socket, f.token).isEmpty());
    f.annaSays(u"twice"_s);
    QCOMPARE(socket.frame(3).value("d"_L1), socket.frame(2).value("d"_L1));
    QCOMPARE(socket.frame(2).value("s"_L1).toInt(), 2);
    QCOMPARE(socket.frame(3).value("s"_L1).toInt(), 3);
}

void tst_GatewayServer::anIdentifyFaultStrikes()
{
    Fixture f(
        R"(,"faults":[{"at":"identify","do":"op9","resumable":false},)"
        R"({"at":"identify","nth":2,"do":"close","code":4900},{"at":"identify","nth":3,"do":"delay","delay_ms":50},)"
        R"({"at":"resume","do":"close","code":4006}])");
    Socket refused(f.gatewayUrl);
    QVERIFY(becomeReady(refused, f.token).isEmpty());
    QCOMPARE(opOf(refused.frame(1)), 9);
    Socket closed(f.gatewayUrl);
    QCOMPARE(opOf(closed.frame(0)), 10);
    closed.send(identify(f.token));
    QCOMPARE(closed.closeCode(), 4900);
    Socket slow(f.gatewayUrl);
    const QString session = becomeReady(slow, f.token);
    QVERIFY(!session.isEmpty());
    Socket again(f.gatewayUrl);
    QCOMPARE(opOf(again.frame(0)), 10);
    again.send(resume(f.token, session, 1));
    QCOMPARE(again.closeCode(), 4006);
}

void tst_GatewayServer::aSilentClientIsClosed()
{
    SetClock clock;
    sandbox::Scenario scenario = twoPeople();
    scenario.bot.heartbeatInterval = core::Milliseconds(50);
    sandbox::Platform platform(scenario, clock);
    QVERIFY(platform.open());
    Client client;
    const QJsonObject credentials{{u"appId"_s, u"102000001"_s}, {u"clientSecret"_s, QString::fromUtf8(secret)}};
    const QByteArray token
        = client.post(platform.tokenUrl(), credentials).json().value("access_token"_L1).toString().toUtf8();
    const QUrl gateway(platform.apiBase().toString() + "/gateway"_L1);
    Socket socket(QUrl(client.get(gateway, "QQBot " + token).json().value("url"_L1).toString()));
    QCOMPARE(socket.closeCode(), 4009);
}

QTEST_GUILESS_MAIN(tst_GatewayServer)
#include "tst_gatewayserver.moc"
