#include "app/outbox/outbox.h"
#include "tests/openapi/bench.h"

#include <QTemporaryDir>
#include <QtTest>

#include <utility>

using namespace Qt::StringLiterals;
using lineage::Outcome;
using openapi::ApiClient;
using openapi::ApiError;
using test::ApiBench;
using test::Step;
using test::tokenStep;

// A send takes what the outbox made, and takes it away from the caller.
static_assert(!std::is_invocable_v<decltype(&ApiClient::send), ApiClient &, const outbox::ReservedAttempt &, QObject *,
              std::function<void(const Outcome &)>>);

namespace {

const Step accepted{test::okReply(R"({"id":"ROBOT1.0_own","timestamp":"2026-09-01T00:00:00+08:00"})")};

// Requests to the API, without those for a token.
QList<QByteArray> calls(const ApiBench &bench)
{
    QList<QByteArray> list = bench.server.requests();
    list.removeIf([](const QByteArray &request) { return request.startsWith("POST /token "); });
    return list;
}

// An outbox with one message received, and sends of one text each.
class Sender
{
public:
    explicit Sender(ApiBench &bench)
        : m_bench(bench)
        , m_outbox(outbox::Outbox::open(
              m_folder.filePath(u"outbox.db"_s), lineage::RuleSet::builtIn().value(), bench.clock.wall(), u"boot-1"_s)
                       .value())
    {
        const outbox::InboundMessage message{
            .peer = core::PeerId(u"U/1"_s), .msgId = m_anchor, .received = bench.clock.wall()};
        m_received = m_outbox->receive(message, {}).has_value();
    }

    /// Sends one text and waits for its outcome, which is settled in the file.
    Outcome send(const QString &text)
    {
        const auto ids = m_outbox->add({{.peer = core::PeerId(u"U/1"_s), .text = text, .origin = u"agent"_s}}).value();
        return send(m_outbox->reserve({.messageId = ids.constFirst(), .anchor = m_anchor, .now = now()}).value());
    }
    Outcome retry() { return send(m_outbox->reserveRetry(m_last, now()).value()); }
    [[nodiscard]] const QByteArrayList &bodies() const { return m_bodies; }
    [[nodiscard]] int attempts() const { return int(m_bodies.size()); }
    [[nodiscard]] qint64 last() const { return m_last; }
    [[nodiscard]] const lineage::Anchor &anchor() const { return *m_outbox->ledger().find(m_anchor); }
    [[nodiscard]] bool isReady() const { return m_received; }

private:
    [[nodiscard]] core::WallTime now() const { return m_bench.clock.wall(); }
    Outcome send(outbox::ReservedAttempt attempt)
    {
        m_last = attempt.attemptId();
        m_bodies.append(attempt.body());
        std::optional<Outcome> ended;
        m_bench.api.send(std::move(attempt), &m_bench.context, [&ended](const Outcome &outcome) { ended = outcome; });
        if (!QTest::qWaitFor([&ended] { return ended.has_value(); }))
            return lineage::Unknown{.cause = u"the test waited in vain"_s};
        if (!m_outbox->settle(m_last, *ended, false, now()))
            return lineage::Unknown{.cause = u"not settled"_s};
        return *ended;
    }

    ApiBench &m_bench;
    QTemporaryDir m_folder;
    core::InboundMsgId m_anchor{u"M1"_s};
    std::unique_ptr<outbox::Outbox> m_outbox;
    bool m_received = false;
    qint64 m_last = 0;
    QByteArrayList m_bodies;
};

} // namespace

/// What stands in the outbox leaves once, byte for byte, and what became of it is told as it was.
class tst_ApiClient : public QObject
{
    Q_OBJECT
private slots:
    void bytesOfTheOutboxLeave();
    void recordTellsTheAttempt();
    void attemptLeavesOnceThoughTheConnectionBreaks_data();
    void attemptLeavesOnceThoughTheConnectionBreaks();
    void retryLeavesTheSameBytes();
    void withoutATokenNothingLeaves();
    void refusedConnectionIsNotSent();
    void gatewayIsAsked();
    void gatewayIsAskedAgainWithAFreshToken();
    void aTokenThatWasReplacedMeanwhileIsNotFetchedAgain();
    void aSendThatIsRefusedForItsTokenDropsIt();
    void gatewayIsAskedOnlyTwice();
    void gatewayFailureIsTold_data();
    void gatewayFailureIsTold();
};

void tst_ApiClient::bytesOfTheOutboxLeave()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), accepted});
    Sender sender(bench);
    QVERIFY(sender.isReady());
    QVERIFY(bench.token());
    const Outcome outcome = sender.send(u"你好"_s);
    QVERIFY(outcome == Outcome(lineage::Accepted{.id = core::OutboundMsgId(u"ROBOT1.0_own"_s)}));
    QCOMPARE(calls(bench).size(), 1);
    const QByteArray request = calls(bench).constFirst();
    QVERIFY2(request.startsWith("POST /api/v2/users/U%2F1/messages HTTP/1.1\r\n"), request.constData());
    QVERIFY(request.contains("\r\nAuthorization: QQBot TOKEN-ONE\r\n"));
    QVERIFY(request.contains("\r\nX-Union-Appid: 102\r\n"));
    QVERIFY(request.endsWith("\r\n\r\n" + sender.bodies().constFirst()));
}

void tst_ApiClient::recordTellsTheAttempt()
{
    ApiBench bench(
        {tokenStep("TOKEN-ONE"), Step{test::reply(400, R"({"code":40034024,"message":"no","trace_id":"T"})")}});
    Sender sender(bench);
    QVERIFY(bench.token());
    QVERIFY(std::holds_alternative<lineage::Refused>(sender.send(u"hello"_s)));
    QTRY_COMPARE(bench.settlements.size(), 2);
    const traffic::Record &record = bench.records.constLast();
    QCOMPARE(record.anchor, u"M1"_s);
    QCOMPARE(record.msgSeq, 1);
    QCOMPARE(record.attemptId, sender.last());
    QCOMPARE(record.message->text, u"hello"_s);
    QCOMPARE(record.message->attemptNumber, 1);
    QCOMPARE(record.body.text, sender.bodies().constFirst());
    const traffic::Settlement &settlement = bench.settlements.constLast();
    QCOMPARE(int(settlement.state), int(traffic::State::Refused));
    QCOMPARE(settlement.code, 40034024);
    QCOMPARE(settlement.detail, u"no"_s);
    QCOMPARE(settlement.traceId, u"T"_s);
    QVERIFY(!bench.everythingRecorded().contains("TOKEN-ONE"));
}

void tst_ApiClient::attemptLeavesOnceThoughTheConnectionBreaks_data()
{
    QTest::addColumn<Step::Then>("then");
    QTest::addColumn<bool>("reused");
    QTest::newRow("FIN, fresh connection") << Step::Then::Fin << false;
    QTest::newRow("RST, fresh connection") << Step::Then::Rst << false;
    QTest::newRow("FIN, reused connection") << Step::Then::Fin << true;
    QTest::newRow("RST, reused connection") << Step::Then::Rst << true;
}

void tst_ApiClient::attemptLeavesOnceThoughTheConnectionBreaks()
{
    QFETCH(Step::Then, then);
    QFETCH(bool, reused);
    Step token = tokenStep("TOKEN-ONE");
    if (!reused) {
        token.reply.replace("\r\nContent-Type", "\r\nConnection: close\r\nContent-Type");
        token.then = Step::Then::Fin;
    }
    QList<Step> script{token, Step{{}, then}};
    if (reused)
        script.insert(1, accepted);
    ApiBench bench(script);
    Sender sender(bench);
    QVERIFY(bench.token());
    if (reused)
        QVERIFY(std::holds_alternative<lineage::Accepted>(sender.send(u"first"_s)));
    const Outcome outcome = sender.send(u"second"_s);
    QVERIFY(outcome == Outcome(lineage::Unknown{.cause = u"reset"_s}));
    QCOMPARE(sender.anchor().open, 1);
    QTRY_COMPARE(bench.http.openCalls(), 0);
    // One more call shows that nothing else came before it.
    QVERIFY(std::holds_alternative<lineage::Unknown>(sender.send(u"third"_s)));
    QCOMPARE(sender.attempts(), reused ? 3 : 2);
    const auto requests = calls(bench);
    QCOMPARE(requests.size(), sender.attempts());
    for (qsizetype i = 0; i < requests.size(); ++i)
        QVERIFY(requests[i].endsWith("\r\n\r\n" + sender.bodies()[i]));
    QCOMPARE(bench.server.connections(), reused ? 2 : 3);
}

void tst_ApiClient::retryLeavesTheSameBytes()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), Step{test::reply(500, "{}")},
        Step{test::reply(400, R"({"code":40054005,"message":"dedupe"})")}});
    Sender sender(bench);
    QVERIFY(bench.token());
    QVERIFY(std::holds_alternative<lineage::Unknown>(sender.send(u"hello"_s)));
    QVERIFY(std::holds_alternative<lineage::AcceptedIdUnknown>(sender.retry()));
    QCOMPARE(sender.bodies()[0], sender.bodies()[1]);
    QCOMPARE(calls(bench).size(), 2);
    QCOMPARE(sender.anchor().accepted, 1);
    QCOMPARE(sender.anchor().open, 0);
}

void tst_ApiClient::withoutATokenNothingLeaves()
{
    ApiBench bench({accepted});
    Sender sender(bench);
    QVERIFY(sender.send(u"hello"_s) == Outcome(lineage::NotSent{lineage::NotSentReason::NoToken}));
    QVERIFY(bench.records.isEmpty());
    QCOMPARE(bench.server.connections(), 0);
    QCOMPARE(sender.anchor().open, 0);
}

void tst_ApiClient::refusedConnectionIsNotSent()
{
    Step token = tokenStep("TOKEN-ONE");
    token.reply.replace("\r\nContent-Type", "\r\nConnection: close\r\nContent-Type");
    token.then = Step::Then::Fin;
    token.stopListening = true;
    ApiBench bench({token});
    Sender sender(bench);
    QVERIFY(bench.token());
    QVERIFY(sender.send(u"hello"_s) == Outcome(lineage::NotSent{lineage::NotSentReason::CannotConnect}));
    QVERIFY(calls(bench).isEmpty());
    QCOMPARE(sender.anchor().open, 0);
}

namespace {

ApiClient::Gateway askGateway(ApiBench &bench)
{
    std::optional<ApiClient::Gateway> got;
    bench.api.gatewayBot(&bench.context, [&got](const ApiClient::Gateway &gateway) { got = gateway; });
    if (!QTest::qWaitFor([&got] { return got.has_value(); }))
        return core::make_unexpected(ApiError{.message = u"the test waited in vain"_s});
    return *got;
}

const Step gatewayStep{test::okReply(R"({"url":"wss://g","shards":1,"session_start_limit":)"
                                     R"({"total":1000,"remaining":7,"reset_after":9,"max_concurrency":1}})")};
const Step expired{test::reply(401, R"({"code":11244,"err_code":40011027,"message":"expired"})")};

} // namespace

void tst_ApiClient::gatewayIsAsked()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), gatewayStep});
    const auto gateway = askGateway(bench);
    QVERIFY(gateway);
    QCOMPARE(gateway->gateway.url, u"wss://g"_s);
    QCOMPARE(gateway->gateway.remaining, 7);
    QCOMPARE(gateway->token.reveal(), "TOKEN-ONE");
    QVERIFY(calls(bench).constFirst().startsWith("GET /api/gateway/bot "));
}

void tst_ApiClient::gatewayIsAskedAgainWithAFreshToken()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), expired, tokenStep("TOKEN-TWO"), gatewayStep});
    QVERIFY(askGateway(bench));
    QCOMPARE(calls(bench).size(), 2);
    QVERIFY(calls(bench).constLast().contains("QQBot TOKEN-TWO"));
}

void tst_ApiClient::aTokenThatWasReplacedMeanwhileIsNotFetchedAgain()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), expired, expired, tokenStep("TOKEN-TWO"), gatewayStep});
    QVERIFY(bench.token());
    int answered = 0;
    for (int i = 0; i < 2; ++i) // both go out with the old token, both are refused
        bench.api.gatewayBot(
            &bench.context, [&answered](const ApiClient::Gateway &gateway) { answered += gateway ? 1 : 0; });
    QTRY_COMPARE(answered, 2);
    const QList<QByteArray> requests = bench.server.requests();
    QCOMPARE(std::ranges::count_if(requests, [](const QByteArray &one) { return one.startsWith("POST /token"); }), 2);
}

void tst_ApiClient::aSendThatIsRefusedForItsTokenDropsIt()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), expired, tokenStep("TOKEN-TWO")});
    Sender sender(bench);
    QVERIFY(bench.token());
    const Outcome outcome = sender.send(u"hello"_s);
    QVERIFY(std::holds_alternative<lineage::Refused>(outcome));
    QVERIFY(bench.tokens.current().isEmpty());
    QCOMPARE(bench.token().value().reveal(), "TOKEN-TWO");
}

void tst_ApiClient::gatewayIsAskedOnlyTwice()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), expired, tokenStep("TOKEN-TWO"), expired});
    const auto gateway = askGateway(bench);
    QVERIFY(!gateway);
    QCOMPARE(int(gateway.error().kind), int(ApiError::Kind::Rejected));
    QCOMPARE(calls(bench).size(), 2);
}

void tst_ApiClient::gatewayFailureIsTold_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::newRow("address not allowed") << test::reply(401, R"({"code":11298,"err_code":40023002})")
                                         << ApiError::Kind::Forbidden;
    QTest::newRow("token check failed inside") << test::reply(500, R"({"code":11242})") << ApiError::Kind::Unknown;
    QTest::newRow("no address") << test::okReply("{}") << ApiError::Kind::Unknown;
    QTest::newRow("HTML") << test::reply(502, "<html></html>") << ApiError::Kind::Unknown;
}

void tst_ApiClient::gatewayFailureIsTold()
{
    QFETCH(QByteArray, raw);
    QFETCH(ApiError::Kind, kind);
    ApiBench bench({tokenStep("TOKEN-ONE"), Step{raw}});
    const auto gateway = askGateway(bench);
    QVERIFY(!gateway);
    QCOMPARE(int(gateway.error().kind), int(kind));
    QCOMPARE(calls(bench).size(), 1);
}

QTEST_GUILESS_MAIN(tst_ApiClient)
#include "tst_apiclient.moc"
