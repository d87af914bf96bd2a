#include "tests/openapi/bench.h"

#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using openapi::ApiError;
using openapi::TokenSource;
using test::ApiBench;
using test::Step;
using test::tokenStep;

/// One token, fetched when it is needed, renewed in time, told to nobody.
class tst_TokenSource : public QObject
{
    Q_OBJECT
private slots:
    void lifeIsReadAsTextOrNumber_data();
    void lifeIsReadAsTextOrNumber();
    void requestNamesTheApp();
    void tenAskersShareOneFetch();
    void tokenInForceIsGivenAtOnce();
    void freshTokenIsFetched();
    void failureIsClassified_data();
    void failureIsClassified();
    void failureIsToldToEveryAsker();
    void goneAskerIsNotCalled();
    void tokenEndsByTheClockThatGoesOnInSleep();
    void renewalIsPlanned_data();
    void renewalIsPlanned();
    void afterASuspendTheTokenIsRenewedAtTheNextLook();
    void aRefusedTokenIsReplacedOnce();
    void aRepeatedTokenIsAskedForAgainLater();
    void tokenIsRenewedByItself();
    void failedRenewalIsTriedAgain();
    void tokenAndSecretAreNeverRecorded();
};

void tst_TokenSource::lifeIsReadAsTextOrNumber_data()
{
    QTest::addColumn<QByteArray>("expiresIn");
    QTest::newRow("text") << QByteArray("\"1222\"");
    QTest::newRow("number") << QByteArray("1222");
}

void tst_TokenSource::lifeIsReadAsTextOrNumber()
{
    QFETCH(QByteArray, expiresIn);
    ApiBench bench({tokenStep("TOKEN-ONE", expiresIn)});
    QSignalSpy renewed(&bench.tokens, &TokenSource::renewed);
    QCOMPARE(bench.token().value().reveal(), "TOKEN-ONE");
    QCOMPARE(renewed.size(), 1);
    QCOMPARE(renewed[0][0].value<core::WallTime>(), bench.clock.wall() + 1222s);
    QCOMPARE(bench.settlements.size(), 1);
    QCOMPARE(int(bench.settlements[0].state), int(traffic::State::Accepted));
    QCOMPARE(int(bench.records[0].kind), int(traffic::Kind::Token));
}

void tst_TokenSource::requestNamesTheApp()
{
    ApiBench bench({tokenStep("TOKEN-ONE")});
    QVERIFY(bench.token());
    const QByteArray request = bench.server.requests().constFirst();
    QVERIFY(request.startsWith("POST /token "));
    QVERIFY(request.endsWith(R"({"appId":"102","clientSecret":"client-secret-0123456789"})"));
}

void tst_TokenSource::tenAskersShareOneFetch()
{
    ApiBench bench({tokenStep("TOKEN-ONE")});
    QByteArrayList got;
    for (int i = 0; i < 10; ++i)
        bench.tokens.withToken(
            &bench.context, [&got](const TokenSource::Answer &answer) { got.append(answer->reveal()); });
    QVERIFY(got.isEmpty());
    QTRY_COMPARE(got, QByteArrayList(10, "TOKEN-ONE"));
    QCOMPARE(bench.server.requests().size(), 1);
}

void tst_TokenSource::tokenInForceIsGivenAtOnce()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), tokenStep("TOKEN-TWO")});
    QVERIFY(bench.tokens.current().isEmpty());
    QVERIFY(bench.token());
    QByteArray got;
    bench.tokens.withToken(&bench.context, [&got](const TokenSource::Answer &answer) { got = answer->reveal(); });
    QCOMPARE(got, "TOKEN-ONE");
    QCOMPARE(bench.server.requests().size(), 1);
}

void tst_TokenSource::freshTokenIsFetched()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), tokenStep("TOKEN-TWO")});
    QVERIFY(bench.token());
    QCOMPARE(bench.token(true).value().reveal(), "TOKEN-TWO");
    QCOMPARE(bench.tokens.current().reveal(), "TOKEN-TWO");
}

void tst_TokenSource::failureIsClassified_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<ApiError::Kind>("kind");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &raw, ApiError::Kind kind, int code) {
        QTest::newRow(name) << Step{raw} << kind << code;
    };
    const auto coded
        = [](int code) { return test::okReply(R"({"code":)" + QByteArray::number(code) + R"(,"message":"no"})"); };
    row("wrong secret under 200", coded(100016), ApiError::Kind::Credentials, 100016);
    row("unknown app under 200", coded(100007), ApiError::Kind::Credentials, 100007);
    row("no such bot under 200", coded(10004), ApiError::Kind::Credentials, 10004);
    row("asked too often under 200", coded(100001), ApiError::Kind::RateLimited, 100001);
    row("429", test::reply(429, "{}"), ApiError::Kind::RateLimited, 0);
    row("403", test::reply(403, "{}"), ApiError::Kind::Forbidden, 0);
    row("502 as HTML", test::reply(502, "<html></html>"), ApiError::Kind::Unknown, 0);
    row("empty", test::okReply({}), ApiError::Kind::Unknown, 0);
    row("no life", test::okReply(R"({"access_token":"TOKEN-ONE"})"), ApiError::Kind::Unknown, 0);
    QTest::newRow("cut connection") << Step{{}, Step::Then::Rst} << ApiError::Kind::Unknown << 0;
}

void tst_TokenSource::failureIsClassified()
{
    QFETCH(Step, step);
    QFETCH(ApiError::Kind, kind);
    QFETCH(int, code);
    ApiBench bench({step});
    QSignalSpy failed(&bench.tokens, &TokenSource::failed);
    const auto answer = bench.token();
    QVERIFY(!answer);
    QCOMPARE(int(answer.error().kind), int(kind));
    QCOMPARE(answer.error().code, code);
    QCOMPARE(failed.size(), 1);
    QVERIFY(bench.tokens.current().isEmpty());
    QTRY_COMPARE(bench.settlements.size(), 1);
    QVERIFY(traffic::isProblem(bench.settlements[0].state));
    QVERIFY(!bench.everythingRecorded().contains("TOKEN-ONE"));
}

void tst_TokenSource::failureIsToldToEveryAsker()
{
    ApiBench bench({Step{test::reply(500, "{}")}, tokenStep("TOKEN-ONE")});
    int failures = 0;
    for (int i = 0; i < 3; ++i)
        bench.tokens.withToken(
            &bench.context, [&failures](const TokenSource::Answer &answer) { failures += answer ? 0 : 1; });
    QTRY_COMPARE(failures, 3);
    QCOMPARE(bench.token().value().reveal(), "TOKEN-ONE"); // the next who asks tries again
}

void tst_TokenSource::goneAskerIsNotCalled()
{
    ApiBench bench({tokenStep("TOKEN-ONE")});
    int calls = 0;
    {
        QObject asker;
        bench.tokens.withToken(&asker, [&calls](const TokenSource::Answer &) { ++calls; });
    }
    QVERIFY(bench.token());
    QCOMPARE(calls, 0);
}

void tst_TokenSource::tokenEndsByTheClockThatGoesOnInSleep()
{
    ApiBench bench({tokenStep("TOKEN-ONE", "100"), tokenStep("TOKEN-TWO")});
    QVERIFY(bench.token());
    bench.clock.setWall(bench.clock.wall() + 24h);
    bench.clock.advance(94s);
    QCOMPARE(bench.tokens.current().reveal(), "TOKEN-ONE");
    bench.clock.advance(1s);
    QVERIFY(bench.tokens.current().isEmpty()); // too little life for a request
    QCOMPARE(bench.token().value().reveal(), "TOKEN-TWO");
}

void tst_TokenSource::renewalIsPlanned_data()
{
    QTest::addColumn<QByteArray>("expiresIn");
    QTest::addColumn<core::Milliseconds>("wait");
    QTest::newRow("two hours") << QByteArray("7200") << core::Milliseconds(7150s);
    QTest::newRow("just over the margin") << QByteArray("51") << core::Milliseconds(1s);
    QTest::newRow("in the overlap") << QByteArray("50") << core::Milliseconds(20s);
    QTest::newRow("late in the overlap") << QByteArray("30") << core::Milliseconds(15s);
    QTest::newRow("nearly over") << QByteArray("1") << core::Milliseconds(1s);
    QTest::newRow("over") << QByteArray("0") << core::Milliseconds(-1ms);
    QTest::newRow("negative") << QByteArray("-5") << core::Milliseconds(-1ms);
    QTest::newRow("absurdly long") << QByteArray("2147483647") << core::Milliseconds(24h - 50s);
}

namespace {

// As if the timer's time were over.
void lookAgain(QTimer &timer)
{
    QSignalSpy looked(&timer, &QTimer::timeout);
    timer.start(0);
    QVERIFY(looked.wait());
}

} // namespace

void tst_TokenSource::renewalIsPlanned()
{
    QFETCH(QByteArray, expiresIn);
    QFETCH(core::Milliseconds, wait);
    ApiBench bench({tokenStep("TOKEN-ONE", expiresIn)});
    auto *timer = bench.tokens.findChild<QTimer *>();
    QVERIFY(timer);
    for (const bool fresh : {false, true}) { // the same token again is no reason to ask in a loop
        const qsizetype asked = bench.server.requests().size();
        QVERIFY(bench.token(fresh));
        QCOMPARE(timer->isActive(), wait > 0ms);
        if (!timer->isActive())
            continue;
        QCOMPARE(timer->intervalAsDuration(), std::min<core::Milliseconds>(wait, 10s));
        bench.clock.advance(wait - 1ms);
        lookAgain(*timer);
        QCOMPARE(timer->intervalAsDuration(), 1ms);
        QCOMPARE(bench.server.requests().size(), asked + 1);
        bench.clock.advance(1ms - wait);
    }
}

void tst_TokenSource::afterASuspendTheTokenIsRenewedAtTheNextLook()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), tokenStep("TOKEN-TWO")});
    QVERIFY(bench.token());
    auto *timer = bench.tokens.findChild<QTimer *>();
    bench.clock.setWall(bench.clock.wall() + 24h); // somebody sets the clock: that is no time that passed
    lookAgain(*timer);
    QCOMPARE(bench.server.requests().size(), 1);
    bench.clock.advance(3h);
    lookAgain(*timer);
    QTRY_COMPARE(bench.tokens.current().reveal(), "TOKEN-TWO");
}

void tst_TokenSource::aRefusedTokenIsReplacedOnce()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), tokenStep("TOKEN-TWO"), tokenStep("TOKEN-THREE")});
    const core::Secret first = bench.token().value();
    bench.tokens.refuse(first);
    QVERIFY(bench.tokens.current().isEmpty());
    QCOMPARE(bench.token().value().reveal(), "TOKEN-TWO");
    bench.tokens.refuse(first); // a late answer to a call that left with the old one
    bench.tokens.refuse({});
    QCOMPARE(bench.token().value().reveal(), "TOKEN-TWO");
    QCOMPARE(bench.server.requests().size(), 2);
}

void tst_TokenSource::aRepeatedTokenIsAskedForAgainLater()
{
    ApiBench bench({tokenStep("TOKEN-ONE", "30"), tokenStep("TOKEN-ONE", "20"), tokenStep("TOKEN-TWO")});
    QVERIFY(bench.token());
    auto *timer = bench.tokens.findChild<QTimer *>();
    bench.clock.advance(15s); // half of what was left
    lookAgain(*timer);
    QTRY_COMPARE(bench.server.requests().size(), 2);
    QTRY_VERIFY(timer->isActive());
    QCOMPARE(bench.tokens.current().reveal(), "TOKEN-ONE");
    bench.clock.advance(10s);
    lookAgain(*timer);
    QTRY_COMPARE(bench.tokens.current().reveal(), "TOKEN-TWO");
}

void tst_TokenSource::tokenIsRenewedByItself()
{
    ApiBench bench({tokenStep("TOKEN-ONE", "51"), tokenStep("TOKEN-TWO")});
    QVERIFY(bench.token());
    bench.clock.advance(1s);
    QTRY_COMPARE(bench.tokens.current().reveal(), "TOKEN-TWO");
    QCOMPARE(bench.server.requests().size(), 2);
}

void tst_TokenSource::failedRenewalIsTriedAgain()
{
    ApiBench bench({tokenStep("TOKEN-ONE", "51"), Step{test::reply(502, {})}, tokenStep("TOKEN-TWO")});
    QVERIFY(bench.token());
    bench.clock.advance(48s); // three seconds are left: the next try follows at once
    lookAgain(*bench.tokens.findChild<QTimer *>());
    QSignalSpy failed(&bench.tokens, &TokenSource::failed);
    QTRY_COMPARE(failed.size(), 1);
    bench.clock.advance(1500ms);
    lookAgain(*bench.tokens.findChild<QTimer *>());
    QTRY_COMPARE(bench.tokens.current().reveal(), "TOKEN-TWO");
}

void tst_TokenSource::tokenAndSecretAreNeverRecorded()
{
    ApiBench bench({tokenStep("TOKEN-ONE"), Step{test::okReply(R"({"access_token":"TOKEN-TWO","expi)")},
        Step{test::reply(500, R"({"message":"TOKEN-ONE client-secret-0123456789","code":5})")}});
    QVERIFY(bench.token());
    QVERIFY(!bench.token(true));
    QVERIFY(!bench.token(true));
    QTRY_COMPARE(bench.settlements.size(), 3);
    const QByteArray recorded = bench.everythingRecorded();
    QVERIFY(recorded.contains("access_token"));
    for (const char *secret : {"TOKEN-ONE", "TOKEN-TWO", "client-secret-0123456789"})
        QVERIFY2(!recorded.contains(secret), recorded.constData());
}

QTEST_GUILESS_MAIN(tst_TokenSource)
#include "tst_tokensource.moc"
