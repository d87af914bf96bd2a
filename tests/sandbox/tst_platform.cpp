#include "app/sandbox/platform.h"
#include "tests/sandbox/client.h"

#include <QJsonArray>
#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The platform's HTTP side over real sockets; the rules themselves are tst_SendBook's.
class tst_Platform : public QObject
{
    Q_OBJECT

private slots:
    void theTokenIsTheSameUntilItsLastMinute();
    void aWrongSecretIsRefusedUnderHttp200();
    void anUnknownAppIsRefusedUnderHttp200_data();
    void anUnknownAppIsRefusedUnderHttp200();
    void everyCallNeedsAValidToken_data();
    void everyCallNeedsAValidToken();
    void theGatewayUrlIsItsOwn();
    void anAcceptedSendIsSeenAndAnswered();
    void theThirdMessageOfTheSeedIsRefused();
    void anExpiredAnchorIsRefusedByTheClock();
    void otherRoutesAnswer404LikeThePlatform_data();
    void otherRoutesAnswer404LikeThePlatform();
    void anAcceptedSendMayStaySilent();
    void aFaultyAnswerEchoesWhatTheClientSent();
    void aDroppedSendIsNotAccepted();
    void aDelayedAnswerArrivesLate();
    void theRecordHoldsNoSecret();
    void rubbishNeverCrashesIt();
};

namespace {

/// A platform with Anna and Ben, and a client that has a token.
struct Fixture
{
    explicit Fixture(const QByteArray &more = {})
        : platform(twoPeople(more), clock)
    {
        if (!platform.open())
            qFatal("no port");
        authorization = "QQBot " + token();
    }
    QByteArray token()
    {
        return client.post(platform.tokenUrl(), credentials()).json().value("access_token"_L1).toString().toUtf8();
    }
    static QJsonObject credentials()
    {
        return {{u"appId"_s, u"102000001"_s}, {u"clientSecret"_s, QString::fromUtf8(secret)}};
    }
    QUrl url(const QString &path) const { return QUrl(platform.apiBase().toString() + path); }
    QUrl sendUrl(const QString &openid = anna) const { return url(u"/v2/users/%1/messages"_s.arg(openid)); }
    Answer send(const QString &text, const QString &msgId = {}, int seq = 1)
    {
        QJsonObject body{{u"msg_type"_s, 0}, {u"content"_s, text}};
        if (!msgId.isEmpty()) {
            body.insert(u"msg_id"_s, msgId);
            body.insert(u"msg_seq"_s, seq);
        }
        return client.post(sendUrl(), body, authorization);
    }

    SetClock clock;
    sandbox::Platform platform;
    Client client;
    QByteArray authorization;
};

/// Lets Anna write and gives the id of her message as the gateway delivers it.
QString inbound(Fixture &f)
{
    Socket socket(QUrl(f.client.get(f.url(u"/gateway"_s), f.authorization).json().value("url"_L1).toString()));
    if (socket.frame(0).value("op"_L1).toInt() != 10)
        return {};
    socket.send(identify(f.authorization.sliced(6)));
    if (socket.frame(1).value("t"_L1).toString() != "READY"_L1)
        return {};
    f.platform.say(core::PeerId(anna), u"hello"_s);
    return socket.frame(2).value("d"_L1).toObject().value("id"_L1).toString();
}

} // namespace

void tst_Platform::theTokenIsTheSameUntilItsLastMinute()
{
    Fixture f;
    const Answer first = f.client.post(f.platform.tokenUrl(), Fixture::credentials());
    QVERIFY(first.json().value("expires_in"_L1).isString());
    QCOMPARE(first.json().value("expires_in"_L1).toString(), u"7200"_s);

    f.clock.now += std::chrono::seconds(7200 - 61);
    const Answer again = f.client.post(f.platform.tokenUrl(), Fixture::credentials());
    QCOMPARE(again.json().value("access_token"_L1), first.json().value("access_token"_L1));
    QCOMPARE(again.json().value("expires_in"_L1).toString(), u"61"_s);

    f.clock.now += std::chrono::seconds(1);
    const QByteArray next = f.token();
    QVERIFY("QQBot " + next != f.authorization);
    QCOMPARE(f.client.get(f.url(u"/gateway"_s), f.authorization).status, 200); // the overlap
    QCOMPARE(f.client.get(f.url(u"/gateway"_s), "QQBot " + next).status, 200);
    f.clock.now += std::chrono::seconds(60);
    QCOMPARE(f.client.get(f.url(u"/gateway"_s), f.authorization).status, 401);
    QCOMPARE(f.client.get(f.url(u"/gateway"_s), "QQBot " + next).status, 200);
}

void tst_Platform::aWrongSecretIsRefusedUnderHttp200()
{
    Fixture f;
    const Answer answer
        = f.client.post(f.platform.tokenUrl(), {{u"appId"_s, u"102000001"_s}, {u"clientSecret"_s, u"guess"_s}});
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.code(), 100016);
    QVERIFY(!answer.json().contains("access_token"_L1));
}

void tst_Platform::anUnknownAppIsRefusedUnderHttp200_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("other app") << QByteArray(R"({"appId":"1","clientSecret":"fixed-secret/with+signs"})");
    QTest::newRow("clientId") << QByteArray(R"({"clientId":"102000001","clientSecret":"fixed-secret/with+signs"})");
    QTest::newRow("number") << QByteArray(R"({"appId":102000001,"clientSecret":"fixed-secret/with+signs"})");
    QTest::newRow("no json") << QByteArray("appId=102000001");
    QTest::newRow("empty") << QByteArray();
}

void tst_Platform::anUnknownAppIsRefusedUnderHttp200()
{
    QFETCH(QByteArray, body);
    Fixture f;
    const Answer answer = f.client.post(f.platform.tokenUrl(), body);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.code(), 100007);
}

void tst_Platform::everyCallNeedsAValidToken_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("made up") << QByteArray("QQBot 0123456789");
    QTest::newRow("old form") << QByteArray("Bot 102000001.token");
    QTest::newRow("bearer") << QByteArray("Bearer 0123456789");
    QTest::newRow("prefix alone") << QByteArray("QQBot ");
}

void tst_Platform::everyCallNeedsAValidToken()
{
    QFETCH(QByteArray, authorization);
    Fixture f;
    for (const Answer &answer :
        {f.client.get(f.url(u"/gateway/bot"_s), authorization), f.client.get(f.url(u"/users/@me"_s), authorization),
            f.client.post(f.sendUrl(), {{u"msg_type"_s, 0}, {u"content"_s, u"a"_s}}, authorization)}) {
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.code(), 11244);
        QCOMPARE(answer.json().value("err_code"_L1).toInt(), 40011027);
    }
    QVERIFY(f.platform.record().seen.isEmpty());
}

void tst_Platform::theGatewayUrlIsItsOwn()
{
    Fixture f;
    const QJsonObject forBot = f.client.get(f.url(u"/gateway/bot"_s), f.authorization).json();
    const QUrl url(forBot.value("url"_L1).toString());
    QCOMPARE(url.scheme(), u"ws"_s);
    QCOMPARE(url.host(), u"127.0.0.1"_s);
    QCOMPARE(forBot.value("shards"_L1).toInt(), 1);
    QCOMPARE(forBot.value("session_start_limit"_L1).toObject().value("remaining"_L1).toInt(), 1000);
    QCOMPARE(f.client.get(f.url(u"/gateway"_s), f.authorization).json().keys(), QStringList{u"url"_s});
    QVERIFY(!inbound(f).isEmpty());
    QCOMPARE(f.client.get(f.url(u"/gateway/bot"_s), f.authorization)
                 .json()
                 .value("session_start_limit"_L1)
                 .toObject()
                 .value("remaining"_L1)
                 .toInt(),
        999);
}

void tst_Platform::anAcceptedSendIsSeenAndAnswered()
{
    Fixture f;
    const QString msgId = inbound(f);
    const Answer answer = f.send(u"你好"_s, msgId, 7);
    QCOMPARE(answer.status, 200);
    QVERIFY(answer.headerNames.contains("X-Tps-trace-ID"));
    QVERIFY(answer.json().value("id"_L1).toString().startsWith("ROBOT1.0_"_L1));
    QVERIFY(answer.json().value("timestamp"_L1).toString().endsWith("+08:00"_L1));
    QVERIFY(answer.json().value("ext_info"_L1).toObject().value("ref_idx"_L1).toString().startsWith("REFIDX_"_L1));

    const sandbox::PlatformRecord record = f.platform.record();
    QCOMPARE(record.seen.size(), 1);
    const sandbox::SeenMessage seen = record.seen.first();
    QCOMPARE(seen.id.value, answer.json().value("id"_L1).toString());
    QCOMPARE(seen.peer.value, anna);
    QCOMPARE(seen.scene, protocol::Scene::C2c);
    QCOMPARE(seen.anchor, msgId);
    QCOMPARE(seen.msgSeq, 7);
    QCOMPARE(seen.text, u"你好"_s);
    QCOMPARE(seen.at, f.clock.wall());
    QCOMPARE(record.requests.last().number, seen.request);
    QCOMPARE(record.requests.last().status, 200);
    QVERIFY(record.requests.last().headerNames.contains("authorization"_L1, Qt::CaseInsensitive));
}

void tst_Platform::theThirdMessageOfTheSeedIsRefused()
{
    Fixture f;
    const QString msgId = inbound(f);
    QCOMPARE(f.send(u"intro"_s, msgId, 1337).status, 200);
    const QString ownId = f.send(u"1"_s, msgId, 9390).json().value("id"_L1).toString();
    const Answer refused = f.send(u"2"_s, ownId, 7579);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), 40034024);
    QCOMPARE(refused.json().value("err_code"_L1).toInt(), 40034024);
    QCOMPARE(refused.json().value("message"_L1).toString(), u"请求参数msg_id无效或越权"_s);
    QCOMPARE(refused.json().value("trace_id"_L1).toString().size(), 32);
    QCOMPARE(f.send(u"summary"_s, msgId, 7061).status, 200);
    QCOMPARE(f.platform.record().seen.size(), 3);
}

void tst_Platform::anExpiredAnchorIsRefusedByTheClock()
{
    Fixture f(R"(,"rules":{"strict_five_minutes":true})");
    const QString msgId = inbound(f);
    f.clock.now += std::chrono::minutes(5) - core::Milliseconds(1);
    QCOMPARE(f.send(u"in time"_s, msgId, 1).status, 200);
    f.clock.now += core::Milliseconds(1);
    QCOMPARE(f.send(u"late"_s, msgId, 2).code(), 40034128);
}

void tst_Platform::otherRoutesAnswer404LikeThePlatform_data()
{
    QTest::addColumn<QString>("path");
    for (const char *path :
        {"/", "/nothing", "/v2/users", "/v2/users/x/messages/y", "/v2/guilds/x/messages", "/v2/groups/x/files"})
        QTest::newRow(path) << QString::fromLatin1(path);
}

void tst_Platform::otherRoutesAnswer404LikeThePlatform()
{
    QFETCH(QString, path);
    Fixture f;
    const Answer answer = f.client.post(f.url(path), QByteArray("{}"), f.authorization);
    QCOMPARE(answer.status, 404);
    QVERIFY(answer.code() != 0);
    QVERIFY(answer.json().contains("trace_id"_L1));
}

void tst_Platform::anAcceptedSendMayStaySilent()
{
    Fixture f(R"(,"faults":[{"at":"send","nth":1,"do":"accept_then_silent"}])");
    const QString msgId = inbound(f);
    const QByteArray body = R"({"msg_type":0,"content":"a","msg_seq":1,"msg_id":")" + msgId.toUtf8() + "\"}";
    const Answer silent = f.client.post(f.sendUrl(), body, f.authorization, 300);
    QCOMPARE(silent.status, 0);
    QVERIFY(!silent.error.isEmpty());
    QCOMPARE(f.platform.record().seen.size(), 1);
    QCOMPARE(f.platform.record().requests.last().status, 0);
    QCOMPARE(f.client.post(f.sendUrl(), body, f.authorization).code(), 40054005);
    QCOMPARE(f.platform.record().seen.size(), 1);
}

void tst_Platform::aFaultyAnswerEchoesWhatTheClientSent()
{
    Fixture f(R"(,"faults":[{"at":"send","do":"status","status":502,"content_type":"text/html",)"
              R"("body":"<p>${token} ${token_base64}</p>"},)"
              R"({"at":"token","nth":2,"do":"status","status":500,"body":"${secret}"}])");
    const Answer answer = f.send(u"a"_s);
    QCOMPARE(answer.status, 502);
    const QByteArray token = f.authorization.sliced(6);
    QCOMPARE(answer.body, "<p>" + token + ' ' + token.toBase64() + "</p>");
    QVERIFY(f.platform.record().seen.isEmpty());
    QCOMPARE(f.client.post(f.platform.tokenUrl(), Fixture::credentials()).body, secret);
    QCOMPARE(f.platform.record().requests.last().answer, "***");
}

void tst_Platform::aDroppedSendIsNotAccepted()
{
    // Qt's client repeats a request by itself when a reused connection breaks, so every send here is dropped.
    Fixture f(R"(,"faults":[{"at":"send","times":1000,"do":"drop"}])");
    const Answer dropped = f.send(u"a"_s, inbound(f));
    QCOMPARE(dropped.status, 0);
    QVERIFY(!dropped.error.isEmpty());
    QVERIFY(f.platform.record().seen.isEmpty());

    Fixture taken(R"(,"faults":[{"at":"send","times":1000,"do":"drop","accept":true}])");
    QCOMPARE(taken.send(u"a"_s, inbound(taken)).status, 0);
    QCOMPARE(taken.platform.record().seen.size(), 1);
}

void tst_Platform::aDelayedAnswerArrivesLate()
{
    Fixture f(R"(,"faults":[{"at":"send","do":"delay","delay_ms":250}])");
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(f.send(u"a"_s).status, 200);
    QCOMPARE_GE(timer.elapsed(), 240);
    QCOMPARE(f.platform.pending(), 0);
}

void tst_Platform::theRecordHoldsNoSecret()
{
    Fixture f(R"(,"faults":[{"at":"send","nth":2,"do":"status","status":500,"body":"${token_base64}"}])");
    QVERIFY(!inbound(f).isEmpty());
    const QByteArray token = f.authorization.sliced(6);
    QCOMPARE(f.send(u"my token is %1"_s.arg(QString::fromUtf8(token))).status, 200);
    QCOMPARE(f.send(u"a"_s).body, token.toBase64());

    const Answer record = f.client.get(f.url(u"/__sandbox/record"_s));
    QCOMPARE(record.status, 200);
    QVERIFY(!record.body.contains(token));
    QVERIFY(!record.body.contains(token.toBase64(QByteArray::OmitTrailingEquals)));
    QVERIFY(!record.body.contains(secret));
    QVERIFY(!record.body.contains("fixed-secret"));
    QCOMPARE(
        record.json().value("seen"_L1).toArray().first().toObject().value("text"_L1).toString(), u"my token is ***"_s);
    QCOMPARE(record.json().value("requests"_L1).toArray().size(), f.platform.record().requests.size());
    QVERIFY(!record.json().value("frames"_L1).toArray().isEmpty());
}

void tst_Platform::rubbishNeverCrashesIt()
{
    Fixture f;
    for (const QByteArray &bytes : {QByteArray("\r\n\r\n"), QByteArray("GET"), QByteArray("\0\xff\xfe\0", 4),
             QByteArray("POST /v2/users//messages HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n"),
             QByteArray("GET /%00%ff%2e%2e/ HTTP/1.1\r\nHost: x\r\n\r\n"), QByteArray(70'000, 'A')}) {
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, quint16(f.platform.apiBase().port()));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write(bytes);
        QTRY_COMPARE(socket.bytesToWrite(), 0);
        socket.abort();
    }
    for (const QByteArray &body : {QByteArray("[]"), QByteArray("{\"msg_type\":1e99}"), QByteArray(5000, '['),
             QByteArray("{\"msg_type\":0,\"content\":\"\xff\xfe\"}")})
        QCOMPARE(f.client.post(f.sendUrl(), body, f.authorization).status, 400);
    QCOMPARE(f.send(u"still here"_s).status, 200);
}

QTEST_GUILESS_MAIN(tst_Platform)
#include "tst_platform.moc"
