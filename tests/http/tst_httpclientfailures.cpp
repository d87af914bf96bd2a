#include "app/http/httpclient.h"
#include "app/protocol/parseerror.h"
#include "tests/http/bench.h"
#include "tests/support/droppingserver.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::Step;
using Kind = http::TransportError::Kind;

namespace {

const QList<Step> silence{Step{}}; // reads and says nothing

QByteArray wire(const QByteArray &text)
{
    return "HTTP/1.1 200 OK\r\n" + text;
}

} // namespace

/// What ends without an answer left once at most, and is called unsent only if nothing can have left.
class tst_HttpClientFailures : public QObject
{
    Q_OBJECT
private slots:
    void brokenConnectionSendsOneRequest_data();
    void brokenConnectionSendsOneRequest();
    void listenerThatVanishesAfterReadingIsNotCalledUnsent();
    void silenceAfterReadingIsATimeoutThatMayHaveArrived();
    void refusedPortHasNotArrived();
    void unknownHostHasNotArrived();
    void foreignSchemeIsNotFetched();
    void brokenAnswerIsAReset_data();
    void brokenAnswerIsAReset();
    void bodyOverTheLimitIsTooLarge_data();
    void bodyOverTheLimitIsTooLarge();
    void cancelBeforeTheEventLoopHasNotArrived();
    void cancelAfterReadingMayHaveArrived();
};

void tst_HttpClientFailures::brokenConnectionSendsOneRequest_data()
{
    QTest::addColumn<Step::Then>("then");
    QTest::addColumn<bool>("reused");
    QTest::addColumn<QByteArray>("verb");
    for (const auto *verb : {"POST", "GET", "DELETE"}) {
        QTest::addRow("%s FIN fresh", verb) << Step::Then::Fin << false << QByteArray(verb);
        QTest::addRow("%s RST fresh", verb) << Step::Then::Rst << false << QByteArray(verb);
        QTest::addRow("%s FIN reused", verb) << Step::Then::Fin << true << QByteArray(verb);
        QTest::addRow("%s RST reused", verb) << Step::Then::Rst << true << QByteArray(verb);
    }
}

void tst_HttpClientFailures::brokenConnectionSendsOneRequest()
{
    QFETCH(Step::Then, then);
    QFETCH(bool, reused);
    QFETCH(QByteArray, verb);
    QList<Step> script{{{}, then}};
    if (reused)
        script.prepend({test::okReply("{}")});
    test::DroppingServer server(script);
    {
        Bench bench;
        if (reused) {
            bench.post(server.url());
            QVERIFY(bench.ended());
            QVERIFY(bench.answer->has_value());
        }
        bench.send({verb, server.url(), {}, verb == "POST" ? QByteArray("{}") : QByteArray(), 20s});
        QVERIFY(bench.ended(reused ? 2 : 1));
        QCOMPARE(bench.answer->error().kind, Kind::Reset);
        QVERIFY(bench.answer->error().requestMayHaveArrived);
        QCOMPARE(bench.settlements.constLast().state, traffic::State::Unknown);
        QCOMPARE(bench.settlements.constLast().detail, u"reset"_s);
        QCOMPARE(bench.answers, reused ? 2 : 1);
    }
    QCOMPARE(server.requests().size(), reused ? 2 : 1); // the client is gone: nothing can follow
    QCOMPARE(server.connections(), 1);
}

void tst_HttpClientFailures::listenerThatVanishesAfterReadingIsNotCalledUnsent()
{
    for (const auto *verb : {"POST", "GET"}) {
        test::DroppingServer server({{test::okReply("{}")}, {{}, Step::Then::Rst, true}});
        Bench bench;
        bench.post(server.url());
        QVERIFY(bench.ended());
        bench.send({verb, server.url(), {}, qstrcmp(verb, "POST") == 0 ? "{}" : "", 20s});
        QVERIFY(bench.ended(2));
        QCOMPARE(server.requests().size(), 2);
        QVERIFY(bench.answer->error().requestMayHaveArrived);
        QCOMPARE(bench.settlements.constLast().state, traffic::State::Unknown);
    }
}

void tst_HttpClientFailures::silenceAfterReadingIsATimeoutThatMayHaveArrived()
{
    test::DroppingServer server(silence);
    Bench bench;
    bench.post(server.url(), "{}", 1500ms);
    QVERIFY(bench.ended());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(bench.answer->error().kind, Kind::Timeout);
    QVERIFY(bench.answer->error().requestMayHaveArrived);
    QCOMPARE(bench.settlements[0].detail, u"timeout"_s);
    QCOMPARE_GE(bench.settlements[0].duration, 1400ms);
    QCOMPARE_LT(bench.settlements[0].duration, 15s);
}

void tst_HttpClientFailures::refusedPortHasNotArrived()
{
    QUrl url;
    {
        const test::DroppingServer gone(silence);
        url = gone.url();
    }
    for (const auto *verb : {"POST", "GET"}) {
        Bench bench;
        bench.send({verb, url, {}, qstrcmp(verb, "POST") == 0 ? "{}" : "", 20s});
        QVERIFY(bench.ended());
        QCOMPARE(bench.answer->error().kind, Kind::Connect);
        QVERIFY(!bench.answer->error().requestMayHaveArrived);
        QCOMPARE(bench.settlements[0].state, traffic::State::NotSent);
        QVERIFY(bench.answer->error().detail.startsWith("connect: "_L1));
    }
}

void tst_HttpClientFailures::unknownHostHasNotArrived()
{
    Bench bench;
    bench.post(QUrl(u"http://host.invalid/"_s)); // a name that never resolves. Source: RFC 6761
    QVERIFY(bench.ended());
    QVERIFY(!bench.answer->error().requestMayHaveArrived);
    QCOMPARE(bench.settlements[0].state, traffic::State::NotSent);
}

void tst_HttpClientFailures::foreignSchemeIsNotFetched()
{
    for (const auto &url : {u"file:///etc/hostname"_s, u"data:,x"_s, u"qrc:/x"_s, u"nonsense"_s}) {
        Bench bench;
        bench.send({"GET", QUrl(url), {}, {}, 20s});
        QVERIFY(bench.ended());
        QCOMPARE(bench.answer->error().kind, Kind::Other);
        QVERIFY(!bench.answer->error().requestMayHaveArrived);
    }
}

void tst_HttpClientFailures::brokenAnswerIsAReset_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("read");
    QTest::newRow("shorter than its length") << wire("Content-Length: 100\r\n\r\nabc") << QByteArray("abc");
    QTest::newRow("cut between chunks") << wire("Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n") << QByteArray("abc");
    QTest::newRow("cut in the header") << wire("Content-Le") << QByteArray();
    QTest::newRow("another protocol") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n") << QByteArray();
}

void tst_HttpClientFailures::brokenAnswerIsAReset()
{
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, read);
    test::DroppingServer server({{answer, Step::Then::Fin}});
    Bench bench;
    bench.post(server.url());
    QVERIFY(bench.ended());
    QVERIFY(!bench.answer->has_value());
    QCOMPARE(bench.answer->error().kind, Kind::Reset);
    QVERIFY(bench.answer->error().requestMayHaveArrived);
    QCOMPARE(bench.settlements[0].state, traffic::State::Unknown);
    QCOMPARE(bench.settlements[0].body.text, read);
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpClientFailures::bodyOverTheLimitIsTooLarge_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::newRow("announced") << QByteArray("Content-Length: 17825792\r\n\r\n");
    QTest::newRow("until the end") << QByteArray("\r\n");
}

void tst_HttpClientFailures::bodyOverTheLimitIsTooLarge()
{
    QFETCH(QByteArray, header);
    test::DroppingServer server({{wire(header) + QByteArray(17 * 1024 * 1024, 'x'), Step::Then::Fin}});
    Bench bench;
    bench.post(server.url());
    QVERIFY(bench.ended());
    QCOMPARE(bench.answer->error().kind, Kind::TooLarge);
    QVERIFY(bench.answer->error().requestMayHaveArrived);
    QCOMPARE(bench.settlements[0].status, 200);
    QCOMPARE(bench.settlements[0].detail, u"too-large"_s);
    QVERIFY(bench.settlements[0].body.text.isEmpty());
    QCOMPARE_GT(bench.settlements[0].body.wireSize, protocol::maxBodyBytes);
}

void tst_HttpClientFailures::cancelBeforeTheEventLoopHasNotArrived()
{
    test::DroppingServer server({{test::okReply("{}")}});
    Bench bench;
    const auto call = bench.post(server.url());
    QCOMPARE(bench.client.openCalls(), 1);
    bench.client.cancel(call);
    QCOMPARE(bench.answers, 1);
    QCOMPARE(bench.answer->error().kind, Kind::Cancelled);
    QVERIFY(!bench.answer->error().requestMayHaveArrived);
    QCOMPARE(bench.settlements[0].state, traffic::State::NotSent);
    bench.client.cancel(call);
    bench.post(server.url()); // whatever had been left of the first would arrive before this
    QVERIFY(bench.ended(2));
    QCOMPARE(server.requests().size(), 1);
}

void tst_HttpClientFailures::cancelAfterReadingMayHaveArrived()
{
    test::DroppingServer server(silence);
    Bench bench;
    const auto call = bench.post(server.url());
    QTRY_COMPARE(server.requests().size(), 1);
    bench.client.cancel(call);
    QVERIFY(bench.ended());
    QCOMPARE(bench.answers, 1);
    QCOMPARE(bench.answer->error().kind, Kind::Cancelled);
    QVERIFY(bench.answer->error().requestMayHaveArrived);
    QCOMPARE(bench.settlements[0].state, traffic::State::Unknown);
}

QTEST_GUILESS_MAIN(tst_HttpClientFailures)
#include "tst_httpclientfailures.moc"
