#include "app/core/overloaded.h"
#include "app/model/httpmodelclient.h"
#include "tests/support/droppingserver.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::Step;
using Kind = model::ModelError::Kind;

namespace {

const QByteArray key = "sk-local-test-key-0123456789";
const QList<Step> silence{Step{}}; // reads and says nothing

const QByteArray threeCalls = R"({"choices":[{"finish_reason":"tool_calls","message":{"content":"ok","tool_calls":[
    {"id":"a","function":{"name":"n","arguments":"{}"}},{"id":"b","function":{"name":"n","arguments":"{}"}},
    {"id":"c","function":{"name":"n","arguments":"{}"}}]}}]})";
const QByteArray plainReply = R"({"choices":[{"finish_reason":"stop","message":{"content":"hello"}}]})";

/// A client of a local server, with everything it recorded.
struct Bench
{
    core::SystemClock clock;
    traffic::Redactor redactor;
    traffic::RecordKeys keys{clock, 0};
    http::HttpClient http{clock, redactor, keys};
    std::unique_ptr<model::HttpModelClient> client;
    QObject receiver;
    QList<traffic::Record> records;
    QList<traffic::Settlement> settlements;
    QList<model::ChatAnswer> answers;

    explicit Bench(const QUrl &base, core::Milliseconds timeout = 20s, const QByteArray &secret = key)
        : client(std::make_unique<model::HttpModelClient>(
            http, model::ModelEndpoint{base, u"tiny"_s, core::Secret(secret), timeout}))
    {
        redactor.addSecret(core::Secret(key), traffic::Splice::What::ModelKey);
        QObject::connect(&http, &http::HttpClient::recorded, &receiver, [this](const traffic::Entry &entry) {
            std::visit(core::Overloaded{[this](const traffic::Record &record) { records.append(record); },
                           [this](const traffic::Settlement &settlement) { settlements.append(settlement); }},
                entry);
        });
    }
    model::AskId ask()
    {
        const model::ChatRequest request{{}, {{model::ChatMessage::Role::User, u"hi"_s, {}, {}}}, {}};
        const model::AskContext about{u"dev"_s, protocol::Scene::C2c, core::PeerId(u"U1"_s), 7, 1};
        return client->ask(request, about, &receiver, [this](const model::ChatAnswer &got) { answers.append(got); });
    }
    [[nodiscard]] bool ended(int count = 1)
    {
        return QTest::qWaitFor([&] { return settlements.size() == count; }) && answers.size() == count;
    }
    [[nodiscard]] bool mentionsKey() const
    {
        bool found = false;
        for (const auto &record : records) {
            found = found || record.body.text.contains(key) || record.route.contains("sk-local"_L1);
            for (const auto &header : record.headers)
                found = found || header.value.contains(key);
        }
        for (const auto &settlement : settlements)
            found = found || settlement.body.text.contains(key) || settlement.detail.contains("sk-local"_L1);
        return found;
    }
};

} // namespace

/// One request per question, one record, one settlement, and never the key.
class tst_HttpModelClient : public QObject
{
    Q_OBJECT
private slots:
    void asksOnceAndReadsTheReply();
    void settlementSaysWhatTheModelWants();
    void anyBaseLeadsToTheRoute_data();
    void anyBaseLeadsToTheRoute();
    void withoutKeyThereIsNoAuthorization();
    void refusalsAreSettledAsRefused_data();
    void refusalsAreSettledAsRefused();
    void brokenConnectionAsksOnce_data();
    void brokenConnectionAsksOnce();
    void silenceIsATimeout();
    void refusedPortIsUnreachableAndNotSent();
    void cancelEndsTheQuestion();
    void goneReceiverIsNotCalled();
    void answerArrivesAfterTheClientIsGone();
};

void tst_HttpModelClient::asksOnceAndReadsTheReply()
{
    test::DroppingServer server({{test::okReply(plainReply)}});
    Bench bench(server.url(u"/v1"_s));
    QVERIFY(bench.ask() != 0);
    QVERIFY(bench.ended());
    QCOMPARE(bench.answers[0]->content, u"hello"_s);
    QCOMPARE(server.requests().size(), 1);
    const auto request = server.requests().constFirst();
    QVERIFY(request.startsWith("POST /v1/chat/completions HTTP/1.1\r\n"));
    QVERIFY(request.contains("Authorization: Bearer " + key + "\r\n"));
    QVERIFY(request.contains("Content-Type: application/json\r\n"));
    QVERIFY(request.contains(R"("model":"tiny")"));
    const auto &record = bench.records[0];
    QCOMPARE(record.kind, traffic::Kind::Model);
    QCOMPARE(record.direction, traffic::Direction::Out);
    QCOMPARE(record.route, u"POST /v1/chat/completions"_s);
    QCOMPARE(record.detail, u"tiny"_s);
    QCOMPARE(record.state, traffic::State::InFlight);
    QCOMPARE(record.bot, u"dev"_s);
    QCOMPARE(record.scene, protocol::Scene::C2c);
    QCOMPARE(record.peer, core::PeerId(u"U1"_s));
    QCOMPARE(record.turnId, 7);
    QCOMPARE(bench.settlements[0].key, record.key);
    QCOMPARE(bench.settlements[0].state, traffic::State::Accepted);
    QCOMPARE(bench.settlements[0].status, 200);
    QCOMPARE(bench.settlements[0].detail, u"stop"_s);
    QVERIFY(!bench.mentionsKey());
}

void tst_HttpModelClient::settlementSaysWhatTheModelWants()
{
    test::DroppingServer server({{test::okReply(threeCalls)}});
    Bench bench(server.url(u"/v1"_s));
    bench.ask();
    QVERIFY(bench.ended());
    QCOMPARE(bench.answers[0]->toolCalls.size(), 3);
    QCOMPARE(bench.settlements[0].detail, u"3 tool calls"_s);
}

void tst_HttpModelClient::anyBaseLeadsToTheRoute_data()
{
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("route");
    QTest::newRow("v1") << u"/v1"_s << u"POST /v1/chat/completions"_s;
    QTest::newRow("slash") << u"/v1/"_s << u"POST /v1/chat/completions"_s;
    QTest::newRow("root") << u"/"_s << u"POST /chat/completions"_s;
    QTest::newRow("nothing") << QString() << u"POST /chat/completions"_s;
    QTest::newRow("deep and encoded") << u"/api/a%2Fb/v4"_s << u"POST /api/a%2Fb/v4/chat/completions"_s;
}

void tst_HttpModelClient::anyBaseLeadsToTheRoute()
{
    QFETCH(QString, base);
    QFETCH(QString, route);
    test::DroppingServer server({{test::okReply(plainReply)}});
    Bench bench(server.url(base));
    bench.ask();
    QVERIFY(bench.ended());
    QCOMPARE(bench.records[0].route, route);
    QVERIFY(server.requests().constFirst().startsWith(route.toLatin1() + " HTTP/1.1\r\n"));
}

void tst_HttpModelClient::withoutKeyThereIsNoAuthorization()
{
    test::DroppingServer server({{test::okReply(plainReply)}});
    Bench bench(server.url(u"/v1"_s), 20s, {});
    bench.ask();
    QVERIFY(bench.ended());
    QVERIFY(!server.requests().constFirst().contains("Authorization"));
}

void tst_HttpModelClient::refusalsAreSettledAsRefused_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("status");
    const QByteArray said = R"({"error":{"message":"Incorrect API key provided: )" + key + R"("}})";
    QTest::newRow("401") << test::reply(401, said) << Kind::Refused << 401;
    QTest::newRow("429") << test::reply(429, said) << Kind::RateLimited << 429;
    QTest::newRow("500 page") << test::reply(500, "<html>oops</html>", "text/html") << Kind::ServerFault << 500;
    QTest::newRow("200 error") << test::reply(200, said) << Kind::Refused << 200;
    QTest::newRow("200 page") << test::reply(200, "<html>login</html>", "text/html") << Kind::Unreadable << 200;
}

void tst_HttpModelClient::refusalsAreSettledAsRefused()
{
    QFETCH(QByteArray, answer);
    QFETCH(Kind, kind);
    QFETCH(int, status);
    test::DroppingServer server({{answer}});
    Bench bench(server.url(u"/v1"_s));
    bench.ask();
    QVERIFY(bench.ended());
    QCOMPARE(bench.answers[0].error().kind, kind);
    QCOMPARE(bench.answers[0].error().status, status);
    QCOMPARE(bench.settlements[0].state, traffic::State::Refused);
    QCOMPARE(bench.settlements[0].status, status);
    QVERIFY(!bench.settlements[0].detail.isEmpty());
    QVERIFY(!bench.mentionsKey());
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpModelClient::brokenConnectionAsksOnce_data()
{
    QTest::addColumn<Step::Then>("then");
    QTest::addColumn<bool>("reused");
    QTest::newRow("FIN fresh") << Step::Then::Fin << false;
    QTest::newRow("RST fresh") << Step::Then::Rst << false;
    QTest::newRow("FIN reused") << Step::Then::Fin << true;
    QTest::newRow("RST reused") << Step::Then::Rst << true;
}

void tst_HttpModelClient::brokenConnectionAsksOnce()
{
    QFETCH(Step::Then, then);
    QFETCH(bool, reused);
    QList<Step> script{{{}, then}};
    if (reused)
        script.prepend({test::okReply(plainReply)});
    const int asks = reused ? 2 : 1;
    test::DroppingServer server(script);
    Bench bench(server.url(u"/v1"_s));
    for (int i = 1; i <= asks; ++i) {
        bench.ask();
        QVERIFY(bench.ended(i));
    }
    QCOMPARE(bench.answers.constLast().error(), (model::ModelError{Kind::Unreachable, 0, u"reset"_s}));
    QCOMPARE(bench.settlements.constLast().state, traffic::State::Unknown);
    QCOMPARE(server.requests().size(), asks);
    QCOMPARE(server.connections(), 1);
}

void tst_HttpModelClient::silenceIsATimeout()
{
    test::DroppingServer server(silence);
    Bench bench(server.url(u"/v1"_s), 1500ms);
    bench.ask();
    QVERIFY(bench.ended());
    QCOMPARE(bench.answers[0].error().kind, Kind::Timeout);
    QCOMPARE(bench.settlements[0].state, traffic::State::Unknown);
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpModelClient::refusedPortIsUnreachableAndNotSent()
{
    QUrl base;
    {
        const test::DroppingServer gone(silence);
        base = gone.url(u"/v1"_s);
    }
    Bench bench(base);
    bench.ask();
    QVERIFY(bench.ended());
    QCOMPARE(bench.answers[0].error(), (model::ModelError{Kind::Unreachable, 0, u"connect"_s}));
    QCOMPARE(bench.settlements[0].state, traffic::State::NotSent);
}

void tst_HttpModelClient::cancelEndsTheQuestion()
{
    test::DroppingServer server(silence);
    Bench bench(server.url(u"/v1"_s));
    const auto id = bench.ask();
    QTRY_COMPARE(server.requests().size(), 1);
    bench.client->cancel(id);
    QVERIFY(bench.ended());
    QCOMPARE(bench.answers[0].error().kind, Kind::Cancelled);
    bench.client->cancel(id);
    QCOMPARE(bench.answers.size(), 1);
}

void tst_HttpModelClient::goneReceiverIsNotCalled()
{
    test::DroppingServer server({{test::okReply(plainReply)}});
    Bench bench(server.url(u"/v1"_s));
    auto receiver = std::make_unique<QObject>();
    int calls = 0;
    bench.client->ask({}, {}, receiver.get(), [&](const model::ChatAnswer &) { ++calls; });
    receiver.reset();
    QTRY_COMPARE(bench.settlements.size(), 1);
    QCOMPARE(calls, 0);
}

void tst_HttpModelClient::answerArrivesAfterTheClientIsGone()
{
    test::DroppingServer server({{test::okReply(plainReply)}});
    Bench bench(server.url(u"/v1"_s));
    bench.ask();
    bench.client.reset();
    QVERIFY(bench.ended());
    QCOMPARE(bench.answers[0]->content, u"hello"_s);
}

QTEST_GUILESS_MAIN(tst_HttpModelClient)
#include "tst_httpmodelclient.moc"
