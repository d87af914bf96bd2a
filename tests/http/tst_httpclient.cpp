#include "app/http/httpclient.h"
#include "app/protocol/parseerror.h"
#include "tests/http/bench.h"
#include "tests/support/droppingserver.h"

#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::Step;

namespace {

const QList<Step> silence{Step{}}; // reads and says nothing

QByteArray wire(const QByteArray &text)
{
    return "HTTP/1.1 200 OK\r\n" + text;
}

} // namespace

/// Each call leaves once, ends once, and is recorded as it was, without its secrets.
class tst_HttpClient : public QObject
{
    Q_OBJECT
private slots:
    void answersWithStatusHeadersAndBody();
    void headersAndBodyLeaveAsRecorded();
    void redirectIsNotFollowed();
    void errorStatusIsAnAnswer_data();
    void errorStatusIsAnAnswer();
    void loginDialogueIsNotStarted();
    void chunkedBodyIsJoined();
    void bodyAtTheLimitIsRead();
    void secretsAreCutFromTheRecordOnly();
    void secretsThatTheServerRepeatsAreCut();
    void recordIsOutBeforeAnyByteIs();
    void callbackCompletesTheSettlement();
    void goneContextIsNotCalledButSettled();
    void callbackMayDestroyTheClient();
    void destroyedClientIsSilent();
    void callsRunSideBySide();
    void proxyOfTheEnvironmentDoesNotStandBeforeLoopback();
};

void tst_HttpClient::answersWithStatusHeadersAndBody()
{
    test::DroppingServer server({{test::reply(200, R"({"id":"x"})")}});
    Bench bench;
    bench.post(server.url(u"/v2/users/U1/messages"_s));
    QVERIFY(bench.ended());
    QVERIFY(bench.answer->has_value());
    const auto &response = **bench.answer;
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, R"({"id":"x"})");
    QCOMPARE(response.header("content-TYPE"), "application/json");
    QCOMPARE(response.header("x-absent"), QByteArray());
    QCOMPARE(bench.records.size(), 1);
    QCOMPARE(bench.records[0].route, u"POST /v2/users/U1/messages"_s);
    QCOMPARE(bench.settlements[0].key, bench.records[0].key);
    QCOMPARE(bench.settlements[0].status, 200);
    QCOMPARE(bench.settlements[0].state, traffic::State::None);
    QCOMPARE(bench.settlements[0].body.text, R"({"id":"x"})");
    QCOMPARE(bench.settlements[0].body.wireSize, 10);
}

void tst_HttpClient::headersAndBodyLeaveAsRecorded()
{
    test::DroppingServer server({{test::okReply("{}")}});
    for (const auto *verb : {"GET", "POST", "PUT", "DELETE"}) {
        Bench bench;
        const QByteArray body = qstrcmp(verb, "GET") == 0 ? "" : "{\"text\":\"\xe4\xbd\xa0\xe5\xa5\xbd\"}";
        bench.send({verb, server.url(u"/a%20b?c=d"_s), {{"X-Own", "1"}}, body, 20s});
        QVERIFY(bench.ended());
        QVERIFY(bench.answer->has_value());
        const auto request = server.requests().constLast();
        QVERIFY2(request.startsWith(QByteArray(verb) + " /a%20b?c=d HTTP/1.1\r\n"), request.constData());
        QVERIFY(request.endsWith("\r\n\r\n" + body));
        QCOMPARE(bench.records[0].route, QString::fromLatin1(verb) + u" /a%20b?c=d"_s);
        QCOMPARE(bench.records[0].body.text, body);
        auto lines = request.left(request.indexOf("\r\n\r\n")).split('\n');
        QCOMPARE(lines.size() - 2, bench.records[0].headers.size()); // the request line, and Qt's Connection
        for (const auto &header : bench.records[0].headers) {
            QVERIFY2(request.contains("\r\n" + header.name + ": " + header.value + "\r\n"), header.name.constData());
        }
        QVERIFY(request.contains("\r\nAccept-Encoding: identity\r\n"));
    }
}

void tst_HttpClient::redirectIsNotFollowed()
{
    test::DroppingServer server(
        {{wire({}).replace("200 OK", "302 Found") + "Location: /elsewhere\r\nContent-Length: 0\r\n\r\n"}});
    Bench bench;
    bench.post(server.url());
    QVERIFY(bench.ended());
    QCOMPARE((*bench.answer)->status, 302);
    QCOMPARE((*bench.answer)->header("Location"), "/elsewhere");
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpClient::errorStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {400, 401, 403, 404, 405, 408, 409, 410, 418, 429, 500, 501, 502, 503, 504})
        QTest::addRow("%d", status) << status;
}

void tst_HttpClient::errorStatusIsAnAnswer()
{
    QFETCH(int, status);
    test::DroppingServer server({{test::reply(status, R"({"code":40034024})")}});
    Bench bench;
    bench.post(server.url());
    QVERIFY(bench.ended());
    QVERIFY(bench.answer->has_value());
    QCOMPARE((*bench.answer)->status, status);
    QCOMPARE((*bench.answer)->body, R"({"code":40034024})");
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpClient::loginDialogueIsNotStarted()
{
    test::DroppingServer server({{wire({}).replace("200 OK", "401 Unauthorized")
        + "WWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 3\r\n\r\nno!"}});
    Bench bench;
    auto url = server.url();
    url.setUserInfo(u"name:word"_s);
    bench.post(url);
    QVERIFY(bench.ended());
    QCOMPARE((*bench.answer)->status, 401);
    QCOMPARE((*bench.answer)->body, "no!");
    QCOMPARE(server.requests().size(), 1);
    QVERIFY(!server.requests().constFirst().contains("word"));
}

void tst_HttpClient::chunkedBodyIsJoined()
{
    test::DroppingServer server({{wire("Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n3\r\nefg\r\n0\r\n\r\n")}});
    Bench bench;
    bench.post(server.url());
    QVERIFY(bench.ended());
    QCOMPARE((*bench.answer)->body, "abcdefg");
}

void tst_HttpClient::bodyAtTheLimitIsRead()
{
    test::DroppingServer server({{test::okReply(QByteArray(protocol::maxBodyBytes, 'x'))}});
    Bench bench;
    bench.post(server.url());
    QVERIFY(QTest::qWaitFor([&] { return bench.settlements.size() == 1; }, 20'000));
    QVERIFY(bench.answer->has_value());
    QCOMPARE((*bench.answer)->body.size(), protocol::maxBodyBytes);
}

void tst_HttpClient::secretsAreCutFromTheRecordOnly()
{
    test::DroppingServer server({{test::okReply("{}")}});
    Bench bench;
    bench.redactor.addSecret(core::Secret("s3cr3t-value-1234"), traffic::Splice::What::ClientSecret);
    bench.send({"POST", server.url(u"/p?k=s3cr3t-value-1234"_s), {{"Authorization", "QQBot unregistered-token-99"}},
        R"({"clientSecret":"s3cr3t-value-1234","n":1})", 20s});
    QVERIFY(bench.ended());
    const auto &record = bench.records[0];
    QVERIFY(!record.body.text.contains("s3cr3t"));
    QVERIFY(record.body.text.contains(R"("n":1)"));
    QCOMPARE(record.body.splices.size(), 1);
    QVERIFY(!record.route.contains("s3cr3t"_L1));
    bool hasAuthorization = false;
    for (const auto &header : record.headers) {
        hasAuthorization = hasAuthorization || header.name == "Authorization";
        QVERIFY(!header.value.contains("unregistered-token-99"));
    }
    QVERIFY(hasAuthorization);
    const auto request = server.requests().constFirst();
    QVERIFY(request.contains("Authorization: QQBot unregistered-token-99\r\n"));
    QVERIFY(request.contains(R"("clientSecret":"s3cr3t-value-1234")"));
}

void tst_HttpClient::secretsThatTheServerRepeatsAreCut()
{
    test::DroppingServer server({{test::reply(401, R"({"message":"bad key s3cr3t-value-1234"})")}});
    Bench bench;
    bench.redactor.addSecret(core::Secret("s3cr3t-value-1234"), traffic::Splice::What::ModelKey);
    bench.client.send({"POST", server.url(), {}, "{}", 20s}, {}, &bench.context,
        [](const http::Answer &answer, traffic::Settlement &settlement) {
            settlement.detail = QString::fromUtf8(answer->body);
        });
    QVERIFY(bench.ended());
    QVERIFY(!bench.settlements[0].detail.contains("s3cr3t"_L1));
    QVERIFY(bench.settlements[0].detail.contains("bad key"_L1));
    QVERIFY(!bench.settlements[0].body.text.contains("s3cr3t"));
}

void tst_HttpClient::recordIsOutBeforeAnyByteIs()
{
    test::DroppingServer server({{test::okReply("{}")}});
    Bench bench;
    qint64 bytes = -1;
    int connections = -1;
    QObject::connect(&bench.client, &http::HttpClient::recorded, &bench.context, [&](const traffic::Entry &entry) {
        if (!std::holds_alternative<traffic::Record>(entry))
            return;
        // A connection of our own goes there and back: what the client had sent before would have been seen by then.
        QTcpSocket probe;
        probe.connectToHost(u"127.0.0.1"_s, static_cast<quint16>(server.url().port()));
        QVERIFY(probe.waitForConnected());
        probe.abort();
        bytes = server.bytes();
        connections = server.connections();
    });
    bench.post(server.url());
    QCOMPARE(bytes, 0);
    QCOMPARE_LE(connections, 1);
    QVERIFY(bench.ended());
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpClient::callbackCompletesTheSettlement()
{
    test::DroppingServer server({{test::okReply(R"({"id":"out-1"})")}});
    Bench bench;
    traffic::Record prototype;
    prototype.kind = traffic::Kind::Http;
    prototype.direction = traffic::Direction::Out;
    prototype.anchor = u"in-1"_s;
    prototype.state = traffic::State::InFlight;
    bench.client.send({"POST", server.url(), {}, "{}", 20s}, prototype, &bench.context,
        [&](const http::Answer &, traffic::Settlement &settlement) {
            QVERIFY(bench.settlements.isEmpty());
            settlement.state = traffic::State::Accepted;
            settlement.returnedId = u"out-1"_s;
        });
    QCOMPARE(bench.records.size(), 1);
    QCOMPARE(bench.records[0].anchor, u"in-1"_s);
    QCOMPARE(bench.records[0].state, traffic::State::InFlight);
    QCOMPARE_GT(bench.records[0].time, core::fromMs(0));
    QVERIFY(bench.ended());
    QCOMPARE(bench.settlements[0].state, traffic::State::Accepted);
    QCOMPARE(bench.settlements[0].returnedId, u"out-1"_s);
}

void tst_HttpClient::goneContextIsNotCalledButSettled()
{
    test::DroppingServer server({{test::okReply("{}")}});
    Bench bench;
    auto owner = std::make_unique<QObject>();
    int calls = 0;
    bench.client.send({"POST", server.url(), {}, "{}", 20s}, {}, owner.get(),
        [&](const http::Answer &, traffic::Settlement &) { ++calls; });
    owner.reset();
    QVERIFY(bench.ended());
    QCOMPARE(calls, 0);
    QCOMPARE(bench.settlements[0].status, 200);
}

void tst_HttpClient::callbackMayDestroyTheClient()
{
    test::DroppingServer server({{test::okReply("{}")}});
    const core::SystemClock clock;
    traffic::Redactor redactor;
    traffic::RecordKeys keys(clock, 0);
    auto client = std::make_unique<http::HttpClient>(clock, redactor, keys);
    QObject context;
    client->send({"POST", server.url(), {}, "{}", 20s}, {}, &context,
        [&](const http::Answer &, traffic::Settlement &) { client.reset(); });
    QTRY_VERIFY(!client);
}

void tst_HttpClient::destroyedClientIsSilent()
{
    test::DroppingServer server(silence);
    const core::SystemClock clock;
    traffic::Redactor redactor;
    traffic::RecordKeys keys(clock, 0);
    QObject context;
    int calls = 0;
    int entries = 0;
    {
        http::HttpClient client(clock, redactor, keys);
        QObject::connect(&client, &http::HttpClient::recorded, &context, [&](const traffic::Entry &) { ++entries; });
        client.send({"POST", server.url(), {}, "{}", 20s}, {}, &context,
            [&](const http::Answer &, traffic::Settlement &) { ++calls; });
        QTRY_COMPARE(server.requests().size(), 1);
    }
    QCOMPARE(calls, 0);
    QCOMPARE(entries, 1);
}

void tst_HttpClient::callsRunSideBySide()
{
    test::DroppingServer server({{test::okReply("{}")}});
    Bench bench;
    constexpr int count = 20;
    QSet<http::CallId> ids;
    for (int i = 0; i < count; ++i)
        ids.insert(bench.post(server.url()));
    QCOMPARE(bench.client.openCalls(), count);
    QVERIFY(bench.ended(count));
    QCOMPARE(ids.size(), count);
    QCOMPARE(bench.answers, count);
    QCOMPARE(server.requests().size(), count);
    QSet<traffic::RecordKey> keys;
    for (const auto &settlement : bench.settlements)
        keys.insert(settlement.key);
    QCOMPARE(keys.size(), count);
}

void tst_HttpClient::proxyOfTheEnvironmentDoesNotStandBeforeLoopback()
{
    test::DroppingServer server({{test::okReply("{}")}});
    test::DroppingServer proxy({{test::reply(502, "{}")}});
    qputenv("http_proxy", proxy.url().toEncoded());
    qputenv("all_proxy", proxy.url().toEncoded());
    const auto unset = qScopeGuard([] {
        qunsetenv("http_proxy");
        qunsetenv("all_proxy");
    });
    auto named = server.url();
    named.setHost(u"localhost"_s);
    for (const auto &url : {server.url(), named}) {
        Bench bench;
        bench.post(url);
        QVERIFY(bench.ended());
        QVERIFY(bench.answer->has_value());
        QCOMPARE((*bench.answer)->status, 200);
    }
    QCOMPARE(proxy.connections(), 0);
}

QTEST_GUILESS_MAIN(tst_HttpClient)
#include "tst_httpclient.moc"
