#include "tests/gateway/clientbench.h"

#include <QFile>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace gateway;
using namespace Qt::StringLiterals;
using traffic::Direction;

namespace {

using Bench = test::ClientBench;
using test::token;

QByteArray captured(const QString &name)
{
    QFile file(QStringLiteral(QBC_TEST_DATA "/protocol/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class tst_GatewayClient : public QObject
{
    Q_OBJECT
private slots:
    void connectsAndIdentifiesOnce();
    void messageIsRecordedBeforeItIsHandedOver();
    void beatsAndTellsTheRoundTrip();
    void serverAskedBeatIsSent();
    void resumesAfterADropWithSessionAndSeq();
    void resumesFromAStoredPoint();
    void reconnectFrameLeadsToAResume();
    void badFrameIsRecordedAndSurvived();
    void oversizedFrameClosesAndReconnects();
    void fatalCloseIsRecordedAndStops();
    void oldSocketCannotSpeakToTheNewSession();
    void personDisconnectingClosesWith1000();
    void leavingForARestartKeepsTheSession();
    void destroyedClientDoesNotEndTheSession();
    void refusedConnectionIsRecordedAndRetried();
    void unusableUrlIsRecordedAndRetried();
    void ownerMayDisconnectFromInsideAnEvent();
    void stateSignalComesPerChangeNotPerFrame();
    void tokenStandsInNoRecord();
};

void tst_GatewayClient::connectsAndIdentifiesOnce()
{
    Bench b;
    b.becomeReady();
    b.server.injectHello(45000); // a second Hello
    b.server.inject(captured(u"event-c2c-message.json"_s));
    QTRY_COMPARE(b.events.size(), 2);
    QCOMPARE(b.server.countOp(2), 1);
    QCOMPARE(b.server.last(2), protocol::identifyFrame(core::Secret(token), protocol::defaultIntents(), 0, 1));
    QCOMPARE(b.wanted, QList<bool>{false});
    QCOMPARE(b.count(u"OPEN"_s, Direction::Out), 1);
    QVERIFY(b.last(u"OPEN"_s).detail.startsWith("ws://127.0.0.1:"_L1));
    QVERIFY(!b.last(u"OPEN"_s).detail.contains(u'?'));
    QCOMPARE(b.count(u"HELLO"_s, Direction::In), 2);
    QCOMPARE(b.count(u"IDENTIFY"_s, Direction::Out), 1);
    QCOMPARE(b.last(u"READY"_s).s, std::optional<qint64>(1));
}

void tst_GatewayClient::messageIsRecordedBeforeItIsHandedOver()
{
    Bench b;
    b.becomeReady();
    const QByteArray text = captured(u"event-c2c-message.json"_s);
    const auto frame = protocol::parseFrame(text);
    QVERIFY(frame);
    const auto message = std::get<protocol::UserMessage>(std::get<protocol::Dispatch>(frame->payload).event);
    traffic::RecordKey lastKeyAtEvent = 0;
    connect(&b.client, &GatewayClient::eventReceived, &b.client, [&] { lastKeyAtEvent = b.records.last().key; });
    b.server.inject(text);
    QTRY_COMPARE(b.events.size(), 2);
    const traffic::Record record = b.records.last();
    QCOMPARE(record.key, b.eventKeys.last());
    QCOMPARE(lastKeyAtEvent, record.key);
    QCOMPARE(b.events.last(), *frame);
    QCOMPARE(record.kind, traffic::Kind::Frame);
    QCOMPARE(record.direction, Direction::In);
    QCOMPARE(record.state, traffic::State::None);
    QCOMPARE(record.bot, u"demo"_s);
    QCOMPARE(record.route, u"C2C_MESSAGE_CREATE"_s);
    QCOMPARE(record.op, std::optional(0));
    QCOMPARE(record.s, frame->s);
    QCOMPARE(record.eventId, frame->id);
    QCOMPARE(record.msgId, message.msgId.value);
    QCOMPARE(record.scene, std::optional(protocol::Scene::C2c));
    QCOMPARE(record.peer, message.peer);
    QVERIFY(record.message);
    QCOMPARE(record.message->role, traffic::MessageFacet::Role::Inbound);
    QCOMPARE(record.message->text, protocol::displayText(message));
    QCOMPARE(record.body.wireSize, text.size());
}

void tst_GatewayClient::beatsAndTellsTheRoundTrip()
{
    Bench b;
    QSignalSpy acknowledged(&b.client, &GatewayClient::heartbeatAcknowledged);
    b.becomeReady(200);
    for (int beat = 1; beat <= 3; ++beat) {
        QTRY_COMPARE(b.server.countOp(1), beat);
        b.server.inject("{\"op\":11}");
        QTRY_COMPARE(acknowledged.size(), beat);
    }
    QCOMPARE(b.server.last(1), protocol::heartbeatFrame(1));
    QCOMPARE(b.count(u"HEARTBEAT"_s, Direction::Out), 3);
    QCOMPARE(b.count(u"HEARTBEAT_ACK"_s, Direction::In), 3);
    QCOMPARE_LT(acknowledged.last().first().value<core::Milliseconds>().count(), 200);
    QTRY_COMPARE(b.server.closeCode(), resumeCloseCode); // no more acks: the client gives the socket up
    QVERIFY(b.is<Waiting>());
}

void tst_GatewayClient::serverAskedBeatIsSent()
{
    Bench b;
    b.becomeReady();
    b.server.inject("{\"op\":1}");
    QTRY_COMPARE(b.server.countOp(1), 1);
    QCOMPARE(b.count(u"HEARTBEAT"_s, Direction::In), 1);
}

void tst_GatewayClient::resumesAfterADropWithSessionAndSeq()
{
    Bench b;
    b.becomeReady();
    b.server.inject(R"({"op":0,"s":2,"t":"FRIEND_ADD","id":"FRIEND_ADD:1","d":{"openid":"U1","timestamp":1}})");
    QTRY_COMPARE(b.events.size(), 2);
    b.server.drop();
    QTRY_COMPARE(b.count(u"CLOSE"_s, Direction::In), 1);
    QVERIFY(!b.last(u"CLOSE"_s).code);
    QVERIFY(!b.last(u"CLOSE"_s).detail.isEmpty());
    b.expectResume(2);
    b.server.inject(R"({"op":0,"s":3,"t":"RESUMED","d":""})");
    QTRY_VERIFY(b.is<ReadyState>());
    QCOMPARE(b.client.state().resume->seq, 3);
    QCOMPARE(b.forgotten, 0);
}

void tst_GatewayClient::resumesFromAStoredPoint()
{
    Bench b;
    b.client.restore(ResumePoint{core::SessionId(u"stored"_s), 9}, {});
    b.client.connectToGateway();
    QTRY_COMPARE(b.server.connections(), 1);
    b.server.injectHello(45000);
    QTRY_COMPARE(b.server.last(6), protocol::resumeFrame(core::Secret(token), core::SessionId(u"stored"_s), 9));
}

void tst_GatewayClient::reconnectFrameLeadsToAResume()
{
    Bench b;
    b.becomeReady();
    b.server.inject("{\"op\":7}");
    QTRY_COMPARE(b.server.closeCode(), resumeCloseCode);
    QCOMPARE(b.last(u"CLOSE"_s).direction, Direction::Out);
    QCOMPARE(b.last(u"CLOSE"_s).code, std::optional(resumeCloseCode));
    b.expectResume(1);
}

void tst_GatewayClient::badFrameIsRecordedAndSurvived()
{
    Bench b;
    b.becomeReady();
    b.server.inject("{\"op\":");
    b.server.inject(R"({"op":0,"s":2,"t":"C2C_MESSAGE_CREATE","d":{"id":"M"}})");
    b.server.inject(R"({"op":77,"d":{"new":true}})");
    b.server.inject(R"({"op":0,"s":3,"t":"A_NEW_EVENT","id":"A_NEW_EVENT:1","d":{"x":1}})");
    QTRY_COMPARE(b.events.size(), 2);
    QCOMPARE(b.events.last().t, u"A_NEW_EVENT"_s);
    QCOMPARE(b.count(u"BAD_FRAME"_s, Direction::In), 2);
    QCOMPARE(b.last(u"BAD_FRAME"_s).detail, u"missing $.d.author.user_openid"_s);
    QCOMPARE(b.count(u"OP 77"_s, Direction::In), 1);
    QVERIFY(b.is<ReadyState>());
    QCOMPARE(b.server.connections(), 1);
}

void tst_GatewayClient::oversizedFrameClosesAndReconnects()
{
    Bench b;
    b.becomeReady();
    b.server.inject(R"({"op":0,"s":2,"t":"HUGE","d":")" + QByteArray(5 * 1024 * 1024, 'x') + "\"}");
    QTRY_COMPARE(b.count(u"CLOSE"_s, Direction::Out), 1);
    QCOMPARE(b.last(u"CLOSE"_s).code, std::optional(1009));
    b.expectResume(1);
    QCOMPARE(b.events.size(), 1);
}

void tst_GatewayClient::fatalCloseIsRecordedAndStops()
{
    Bench b;
    b.becomeReady();
    b.server.close(4915, u"bot banned"_s);
    QTRY_VERIFY(b.is<Stopped>());
    QCOMPARE(std::get<Stopped>(b.client.state().phase).closeCode, 4915);
    const traffic::Record close = b.last(u"CLOSE"_s);
    QCOMPARE(close.direction, Direction::In);
    QCOMPARE(close.code, std::optional(4915));
    QCOMPARE(close.detail, u"bot banned"_s);
    QCOMPARE(b.forgotten, 1);
}

void tst_GatewayClient::oldSocketCannotSpeakToTheNewSession()
{
    Bench b;
    b.becomeReady();
    b.server.inject("{\"op\":7}");
    b.server.injectOld(0, R"({"op":0,"s":900,"t":"LATE","d":{}})"); // already on its way when the client closes
    b.expectResume(1);
    QCOMPARE(b.count(u"LATE"_s, Direction::In), 0);
    QCOMPARE(b.count(u"CLOSE"_s, Direction::In), 0);
    QCOMPARE(b.client.state().resume->seq, 1);
}

void tst_GatewayClient::personDisconnectingClosesWith1000()
{
    Bench b;
    b.becomeReady();
    b.client.disconnectFromGateway();
    QTRY_COMPARE(b.server.closeCode(), 1000);
    QVERIFY(b.is<Disconnected>());
    QCOMPARE(b.forgotten, 1);
    QCOMPARE(b.last(u"CLOSE"_s).code, std::optional(1000));
    QCOMPARE(b.last(u"CLOSE"_s).direction, Direction::Out);
}

void tst_GatewayClient::leavingForARestartKeepsTheSession()
{
    Bench b;
    b.becomeReady();
    b.client.leaveForRestart();
    QTRY_COMPARE(b.server.closeCode(), resumeCloseCode);
    QCOMPARE(b.forgotten, 0);
    QVERIFY(b.client.state().resume);
}

void tst_GatewayClient::destroyedClientDoesNotEndTheSession()
{
    ScriptedGateway server;
    core::SystemClock clock;
    traffic::Redactor redactor;
    traffic::RecordKeys keys(clock, 1);
    IdentifyPacing pacing;
    const LineContext context{.bot = u"demo"_s, .clock = clock, .redactor = redactor, .keys = keys};
    auto client = std::make_unique<GatewayClient>(context, pacing, Shard{});
    client->connectToGateway();
    client->gatewayKnown({.url = server.url()}, core::Secret(token));
    QTRY_COMPARE(server.connections(), 1);
    server.injectHello(45000);
    QTRY_COMPARE(server.countOp(2), 1);
    client.reset();
    QTRY_COMPARE(server.closeCode(), 1001);
}

void tst_GatewayClient::refusedConnectionIsRecordedAndRetried()
{
    QTcpServer free;
    QVERIFY(free.listen(QHostAddress::LocalHost));
    const quint16 port = free.serverPort();
    free.close();
    Bench b;
    b.url = u"ws://127.0.0.1:%1/"_s.arg(port);
    b.client.connectToGateway();
    QTRY_VERIFY(b.is<Waiting>());
    QCOMPARE(b.count(u"CLOSE"_s, Direction::In), 1);
    QVERIFY(!b.last(u"CLOSE"_s).code);
    QCOMPARE(b.last(u"CLOSE"_s).detail, u"ConnectionRefusedError"_s);
    b.url = b.server.url();
    QTRY_COMPARE(b.server.connections(), 1);
    QCOMPARE(b.count(u"OPEN"_s, Direction::Out), 2);
}

void tst_GatewayClient::unusableUrlIsRecordedAndRetried()
{
    Bench b;
    b.url = u"http://["_s;
    b.client.connectToGateway();
    QTRY_VERIFY(b.is<Waiting>());
    QCOMPARE(b.count(u"CLOSE"_s, Direction::In), 1);
    QCOMPARE(b.client.state().failures, 1);
}

void tst_GatewayClient::ownerMayDisconnectFromInsideAnEvent()
{
    Bench b;
    b.becomeReady();
    connect(&b.client, &GatewayClient::eventReceived, &b.client, [&] {
        b.client.disconnectFromGateway();
        b.client.connectToGateway();
    });
    b.server.inject(captured(u"event-c2c-message.json"_s));
    QTRY_COMPARE(b.server.connections(), 2);
    b.server.injectHello(45000);
    QTRY_COMPARE(b.server.countOp(2), 1);
    QCOMPARE(b.forgotten, 1);
}

void tst_GatewayClient::stateSignalComesPerChangeNotPerFrame()
{
    Bench b;
    b.becomeReady();
    QSignalSpy changed(&b.client, &GatewayClient::stateChanged);
    for (int s = 2; s < 12; ++s)
        b.server.inject("{\"op\":0,\"s\":" + QByteArray::number(s) + ",\"t\":\"X\",\"d\":{}}");
    QTRY_COMPARE(b.events.size(), 11);
    QCOMPARE(changed.size(), 0);
    b.server.close(4009, {});
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(std::holds_alternative<Waiting>(changed.first().first().value<State>().phase));
}

void tst_GatewayClient::tokenStandsInNoRecord()
{
    Bench b;
    b.url += u"&token="_s + QString::fromLatin1(token);
    b.becomeReady();
    b.server.inject(R"({"op":0,"s":2,"t":"ECHO","d":{"a":"QQBot )" + token + R"(","b":")" + token.toBase64() + "\"}}");
    QTRY_COMPARE(b.events.size(), 2);
    b.server.close(4009, u"bad "_s + QString::fromLatin1(token));
    b.expectResume(2);
    QVERIFY(b.server.last(6).contains(token)); // it did go over the wire
    QCOMPARE(b.count(u"RESUME"_s, Direction::Out), 1);
    QVERIFY(!b.last(u"RESUME"_s).body.splices.isEmpty());
    QCOMPARE(b.last(u"RESUME"_s).body.wireSize, b.server.last(6).size());
    for (const traffic::Record &record : std::as_const(b.records)) {
        QVERIFY2(!record.body.text.contains(token), qPrintable(record.route));
        QVERIFY2(!record.body.text.contains(token.toBase64()), qPrintable(record.route));
        QVERIFY2(!record.detail.contains(QString::fromLatin1(token)), qPrintable(record.route));
    }
}

QTEST_GUILESS_MAIN(tst_GatewayClient)
#include "tst_gatewayclient.moc"
