#include "app/doctor/examination.h"
#include "app/doctor/reportjson.h"
#include "app/sandbox/embedded.h"
#include "app/text/doctortext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace Qt::StringLiterals;
using doctor::Probe;
using doctor::Result;

/// What a person learns who tests a bot.
class tst_Examination : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        const auto scenario = sandbox::loadScenario(u"echo"_s);
        QVERIFY(scenario);
        m_platform = std::make_unique<sandbox::Embedded>(*scenario);
        QSignalSpy started(m_platform.get(), &sandbox::Embedded::started);
        m_platform->start();
        QVERIFY(started.wait());
    }
    void cleanupTestCase() { m_platform.reset(); }
    void everythingAnswersAsItShould()
    {
        const doctor::Report report = examine(patient());
        QVERIFY2(report.isPassed(), doctor::toJson(report, {}).constData());
        QCOMPARE(report.checks.size(), 5);
        QVERIFY(check(report, Probe::Token).life > core::Milliseconds(60'000));
        QVERIFY(!check(report, Probe::Identity).name.isEmpty());
        QVERIFY(check(report, Probe::Sessions).left > 0);
        QVERIFY(text::clockText(report.clockSkew).isEmpty());
        QCOMPARE(text::reportText(report), u"Everything answers as it should."_s);
    }
    void anExaminationCostsNoSessionStart()
    {
        const int before = check(examine(patient()), Probe::Sessions).left;
        QCOMPARE(check(examine(patient()), Probe::Sessions).left, before);
    }
    void aWrongSecretIsToldAndNothingElseIsTried()
    {
        doctor::Patient wrong = patient();
        wrong.platform->clientSecret = core::Secret("not-the-secret");
        const doctor::Report report = examine(wrong);
        QCOMPARE(check(report, Probe::Token).result, Result::WrongCredentials);
        for (const Probe probe : {Probe::Identity, Probe::Sessions, Probe::Gateway})
            QCOMPARE(check(report, probe).result, Result::Skipped);
        QCOMPARE(check(report, Probe::Model).result, Result::Good); // it has nothing to do with it
        QVERIFY(words(report, Probe::Token).advice.contains(u"Copy both again"_s));
    }
    void whereNobodyListensIsToldApart()
    {
        doctor::Patient lost = patient();
        lost.platform->tokenUrl = QUrl(u"http://127.0.0.1:1/token"_s);
        lost.model->base = QUrl(u"http://127.0.0.1:1/v1"_s);
        const doctor::Report report = examine(lost);
        QCOMPARE(check(report, Probe::Token).result, Result::NotReached);
        QCOMPARE(check(report, Probe::Model).result, Result::NotReached);
    }
    void aPageOfSomebodyElseIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Result>("result");
        QTest::addRow("a page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>")
                                << Result::NotThePlatform;
        QTest::addRow("moved") << QByteArray(
            "HTTP/1.1 302 Found\r\nLocation: https://example.com/\r\nContent-Length: 0\r\n\r\n")
                               << Result::Moved;
        QTest::addRow("a fault") << QByteArray("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
                                 << Result::ServerFault;
        QTest::addRow("not found") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                                   << Result::NotThePlatform;
        QTest::addRow("rubbish") << QByteArray("\x00\xff\r\n\r\n", 6) << Result::NotReached;
    }
    void aPageOfSomebodyElseIsToldApart()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const Result, result);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        connect(&server, &QTcpServer::newConnection, &server, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket, answer] {
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        doctor::Patient lost = patient();
        lost.model.reset();
        lost.platform->tokenUrl = QUrl(u"http://127.0.0.1:%1/token"_s.arg(server.serverPort()));
        const doctor::Report report = examine(lost);
        QCOMPARE(check(report, Probe::Token).result, result);
        QVERIFY(!words(report, Probe::Token).advice.isEmpty());
    }
    void aServerThatNeverAnswersIsTold()
    {
        QTcpServer silent;
        QVERIFY(silent.listen(QHostAddress::LocalHost));
        doctor::Patient lost = patient();
        lost.model.reset();
        lost.platform->timeout = core::Milliseconds(200);
        lost.platform->tokenUrl = QUrl(u"http://127.0.0.1:%1/token"_s.arg(silent.serverPort()));
        const doctor::Report report = examine(lost);
        QCOMPARE(check(report, Probe::Token).result, Result::TimedOut);
        QVERIFY(!words(report, Probe::Token).advice.isEmpty());
    }
    void anAddressThatIsNotAllowedIsTold()
    {
        const doctor::Check check = doctor::checkOf(Probe::Identity,
            {.kind = openapi::ApiError::Kind::Forbidden,
                .httpStatus = 401,
                .code = 11298,
                .message = u"接口访问源IP 203.0.113.7 不在白名单"_s});
        QCOMPARE(check.result, Result::AddressNotAllowed);
        const text::CheckText words = text::checkText(check, protocol::ErrorCatalogue::builtIn());
        QVERIFY(words.outcome.contains(u"allow-list"_s));
        QVERIFY(words.advice.contains(u"203.0.113.7"_s)); // as the platform saw it
    }
    void everyResultHasWords_data()
    {
        QTest::addColumn<Probe>("probe");
        for (const Probe probe : {Probe::Token, Probe::Identity, Probe::Sessions, Probe::Gateway, Probe::Model})
            QTest::addRow("%s", qPrintable(doctor::probeName(probe))) << probe;
    }
    void everyResultHasWords()
    {
        QFETCH(const Probe, probe);
        for (int i = int(Result::Running); i <= int(Result::Skipped); ++i) {
            const doctor::Check check{.probe = probe, .result = Result(i), .code = 4014, .name = u"x"_s};
            const text::CheckText words = text::checkText(check, protocol::ErrorCatalogue::builtIn());
            QVERIFY2(!words.title.isEmpty() && !words.outcome.isEmpty(), qPrintable(doctor::resultName(Result(i))));
            QVERIFY(!doctor::resultName(Result(i)).isEmpty());
        }
    }
    void aWrongClockIsTold()
    {
        QVERIFY(text::clockText(core::Milliseconds(20'000)).isEmpty());
        QVERIFY(text::clockText(core::Milliseconds(400'000)).contains(u"ahead"_s));
        QVERIFY(text::clockText(core::Milliseconds(-400'000)).contains(u"behind"_s));
        QVERIFY(text::clockText({}).isEmpty());
    }
    void theReportIsJsonForScripts()
    {
        const doctor::Report report{.checks = {{.probe = Probe::Token, .result = Result::WrongCredentials, .code = 7}},
            .clockSkew = core::Milliseconds(5)};
        const QJsonObject json = QJsonDocument::fromJson(doctor::toJson(report, {{u"journal"_s, u"sound"_s}})).object();
        QCOMPARE(json[u"schema"_s].toString(), u"qqbot-console/doctor"_s);
        QCOMPARE(json[u"passed"_s].toBool(true), false);
        QCOMPARE(json[u"clock_skew_ms"_s].toInt(), 5);
        const QJsonObject one = json[u"checks"_s].toArray().first().toObject();
        QCOMPARE(one[u"probe"_s].toString(), u"token"_s);
        QCOMPARE(one[u"result"_s].toString(), u"wrong-credentials"_s);
        QCOMPARE(json[u"files"_s].toArray().first().toObject()[u"state"_s].toString(), u"sound"_s);
    }

private:
    [[nodiscard]] doctor::Patient patient() const
    {
        const sandbox::Endpoints &there = *m_platform->endpoints();
        return {.platform = openapi::Platform{.apiBase = there.apiBase,
                    .tokenUrl = there.tokenUrl,
                    .appId = there.appId,
                    .clientSecret = there.clientSecret},
            .model = model::ModelEndpoint{.base = there.modelBase, .name = there.modelName, .key = there.modelKey},
            .proxy = {}};
    }
    [[nodiscard]] doctor::Report examine(const doctor::Patient &patient)
    {
        doctor::Examination examination(patient, m_clock);
        QSignalSpy finished(&examination, &doctor::Examination::finished);
        examination.start();
        if (finished.isEmpty() && !finished.wait(15'000))
            return {};
        return examination.report();
    }
    [[nodiscard]] static doctor::Check check(const doctor::Report &report, Probe probe)
    {
        const auto found = std::ranges::find(report.checks, probe, &doctor::Check::probe);
        return found == report.checks.end() ? doctor::Check() : *found;
    }
    [[nodiscard]] static text::CheckText words(const doctor::Report &report, Probe probe)
    {
        return text::checkText(check(report, probe), protocol::ErrorCatalogue::builtIn());
    }
    core::SystemClock m_clock;
    std::unique_ptr<sandbox::Embedded> m_platform;
};

QTEST_GUILESS_MAIN(tst_Examination)
#include "tst_examination.moc"
