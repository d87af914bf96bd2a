#include "app/doctor/examination.h"
#include "app/doctor/reportjson.h"
#include "app/sandbox/embedded.h"
#include "app/text/doctortext.h"
#include "tests/support/language.h"

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
    void itsEventsAreAskedForWhereThatIsWanted()
    {
        doctor::Patient curious = patient();
        curious.model.reset();
        curious.isAskedForEvents = true;
        const int before = check(examine(patient()), Probe::Sessions).left;
        const doctor::Report report = examine(curious);
        QVERIFY2(report.isPassed(), doctor::toJson(report, {}).constData());
        QVERIFY(!check(report, Probe::Events).missing);
        QCOMPARE(check(examine(patient()), Probe::Sessions).left, before - 1);
    }
    void eventsThatAreNotGrantedAreNamed_data()
    {
        using enum protocol::Intent;
        QTest::addColumn<int>("granted");
        QTest::addColumn<QStringList>("missing");
        QTest::addColumn<test::Said>("says");
        QTest::addRow("some")
            << int((GroupAndC2cEvent | PublicGuildMessages | DirectMessage).toInt())
            << QStringList{u"INTERACTION"_s, u"MESSAGE_AUDIT"_s}
            << test::Said{u"Events: not all are granted. The platform did not grant INTERACTION, "
                          "MESSAGE_AUDIT: those events do not come. Apply for them on the open "
                          "platform's page of this bot."_s,
                   u"事件: 未全部授予. 平台未授予 INTERACTION、MESSAGE_AUDIT：这些事件不会送达。请在开放平台的机器人页面申请。"_s};
        QTest::addRow("none")
            << int(protocol::Intents(Guilds).toInt()) << protocol::intentNames(protocol::defaultIntents())
            << test::Said{u"Events: none is granted (4014). Apply for at least one event group on the "
                          "open platform's page of this bot, then connect."_s,
                   u"事件: 均未授予（4014）. 请在开放平台的机器人页面至少申请一个事件组，然后再连接。"_s};
    }
    void eventsThatAreNotGrantedAreNamed()
    {
        QFETCH(const int, granted);
        QFETCH(const QStringList, missing);
        QFETCH(const test::Said, says);
        auto scenario = sandbox::loadScenario(u"echo"_s);
        scenario->bot.granted = protocol::Intents::fromInt(quint32(granted));
        scenario->bot.maxConcurrency = 50; // an Identify each 0.1 s
        sandbox::Embedded platform(*scenario);
        QSignalSpy started(&platform, &sandbox::Embedded::started);
        platform.start();
        QVERIFY(started.wait());
        doctor::Patient curious = patientOf(platform);
        curious.isAskedForEvents = true;
        const doctor::Report report = examine(curious);
        const doctor::Check events = check(report, Probe::Events);
        QCOMPARE(events.result, Result::NotGranted);
        QCOMPARE(protocol::intentNames(events.missing), missing);
        QCOMPARE(check(report, Probe::Model).result, Result::Good);
        test::compare(said(report, Probe::Events), says);
        QVERIFY(doctor::toJson(report, {}).contains(missing.first().toLatin1()));
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
        test::compare(said(report, Probe::Token),
            {u"Access token: App ID or client secret is wrong (100016). Copy both again from the bot's page on the open platform. A secret that was made anew there makes the old one invalid."_s,
                u"访问令牌: App ID 或客户端密钥错误（100016）. 请在开放平台的机器人页面重新复制这两项。在那里重新生成密钥后，旧密钥即失效。"_s});
    }
    void whereNobodyListensIsToldApart()
    {
        doctor::Patient lost = patient();
        lost.platform->tokenUrl = QUrl(u"http://127.0.0.1:1/token"_s);
        lost.model->base = QUrl(u"http://127.0.0.1:1/v1"_s);
        const doctor::Report report = examine(lost);
        QCOMPARE(check(report, Probe::Token).result, Result::NotReached);
        test::compare(said(report, Probe::Token),
            {u"Access token: cannot be reached. Check the network. Where the internet is reached through a proxy only, set it."_s,
                u"访问令牌: 无法连接. 请检查网络。若只能经代理上网，请设置代理。"_s});
        QCOMPARE(check(report, Probe::Model).result, Result::NotReached);
        test::compare(said(report, Probe::Model),
            {u"Model: cannot be reached. Check the model's address, and whether its server runs."_s,
                u"模型: 无法连接. 请检查模型的地址，以及它的服务是否在运行。"_s});
    }
    void aPageOfSomebodyElseIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Result>("result");
        QTest::addColumn<test::Said>("says");
        QTest::addRow("a page")
            << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n<html></html>") << Result::NotThePlatform
            << test::Said{
                   u"Access token: something else answers there (200). A page of a hotel or a company network may stand in the way, or the address is wrong."_s,
                   u"访问令牌: 应答的并不是它（200）. 可能有酒店或公司网络的登录页挡在中间，或者地址有误。"_s};
        QTest::addRow("moved")
            << QByteArray("HTTP/1.1 302 Found\r\nLocation: https://example.com/\r\nContent-Length: 0\r\n\r\n")
            << Result::Moved
            << test::Said{
                   u"Access token: answers that it is somewhere else (302). The address is no longer the right one: check it."_s,
                   u"访问令牌: 应答说已迁往别处（302）. 该地址已不再正确：请检查。"_s};
        QTest::addRow("a fault") << QByteArray("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n")
                                 << Result::ServerFault
                                 << test::Said{u"Access token: has a fault of its own (502). Try again in a minute."_s,
                                        u"访问令牌: 自身出错（502）. 请一分钟后重试。"_s};
        QTest::addRow("not found")
            << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n") << Result::NotThePlatform
            << test::Said{
                   u"Access token: something else answers there (404). A page of a hotel or a company network may stand in the way, or the address is wrong."_s,
                   u"访问令牌: 应答的并不是它（404）. 可能有酒店或公司网络的登录页挡在中间，或者地址有误。"_s};
        QTest::addRow("rubbish")
            << QByteArray("\x00\xff\r\n\r\n", 6) << Result::NotReached
            << test::Said{
                   u"Access token: cannot be reached. Check the network. Where the internet is reached through a proxy only, set it."_s,
                   u"访问令牌: 无法连接. 请检查网络。若只能经代理上网，请设置代理。"_s};
    }
    void aPageOfSomebodyElseIsToldApart()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const Result, result);
        QFETCH(const test::Said, says);
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
        test::compare(said(report, Probe::Token), says);
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
        test::compare(said(report, Probe::Token),
            test::Said{
                u"Access token: no answer in time. Try again; if it stays so, something on the way swallows the connection."_s,
                u"访问令牌: 未在时限内应答. 请重试；若一直如此，则是途中有设备吞掉了连接。"_s});
    }
    void anAddressThatIsNotAllowedIsTold()
    {
        const doctor::Check check = doctor::checkOf(Probe::Identity,
            {.kind = openapi::ApiError::Kind::Forbidden,
                .httpStatus = 401,
                .code = 11298,
                .message = u"接口访问源IP 203.0.113.7 不在白名单"_s});
        QCOMPARE(check.result, Result::AddressNotAllowed);
        test::compare(said({.checks = {check}}, Probe::Identity),
            test::Said{
                u"Bot identity: this computer's address is not on the allow-list (11298). Add the address with which this computer reaches the internet to the bot's allow-list on the open platform. The platform's sandbox has no such list. Its words: 接口访问源IP 203.0.113.7 不在白名单"_s,
                u"机器人身份: 本机地址不在 IP 白名单中（11298）. 请在开放平台把本机的公网出口地址加入机器人的 IP 白名单。平台的沙箱环境没有这份名单。原文：接口访问源IP 203.0.113.7 不在白名单"_s}); // the address as the platform saw it
    }
    void aKeyOrAModelThatTheServerDoesNotKnowIsTold()
    {
        doctor::Patient wrong = patient();
        wrong.platform.reset();
        wrong.model->key = core::Secret("sk-wrong");
        test::compare(said(examine(wrong), Probe::Model),
            test::Said{u"Model: the key is refused (401). Check the key of the model's provider."_s,
                u"模型: 密钥被拒绝（401）. 请检查模型服务商的密钥。"_s});
        const doctor::Check unknown{.probe = Probe::Model, .result = Result::NoSuchModel, .name = u"gpt-0"_s};
        test::compare(said({.checks = {unknown}}, Probe::Model),
            test::Said{u"Model: knows no model called gpt-0. Check the model's name in the list of its provider."_s,
                u"模型: 没有名为 gpt-0 的模型. 请对照服务商的列表检查模型名称。"_s});
    }
    void everyResultHasWords_data()
    {
        QTest::addColumn<Probe>("probe");
        for (const Probe probe :
            {Probe::Token, Probe::Identity, Probe::Sessions, Probe::Gateway, Probe::Events, Probe::Model})
            QTest::addRow("%s", qPrintable(doctor::probeName(probe))) << probe;
    }
    void everyResultHasWords()
    {
        QFETCH(const Probe, probe);
        for (int i = int(Result::Running); i <= int(Result::Skipped); ++i) {
            const doctor::Check check{.probe = probe, .result = Result(i), .code = 4014, .name = u"x"_s};
            const auto words = [&check] { return text::checkText(check, protocol::ErrorCatalogue::builtIn()); };
            const test::Said title = test::inBoth([&] { return words().title; });
            const test::Said outcome = test::inBoth([&] { return words().outcome; });
            const test::Said advice = test::inBoth([&] { return words().advice; });
            const QByteArray name = doctor::resultName(Result(i)).toLatin1();
            QVERIFY2(!title.english.isEmpty() && title.english != title.chinese, name.constData());
            QVERIFY2(!outcome.english.isEmpty() && outcome.english != outcome.chinese, name.constData());
            QVERIFY2(advice.english.isEmpty() ? advice.chinese.isEmpty() : advice.english != advice.chinese,
                name.constData());
            QVERIFY(!doctor::resultName(Result(i)).isEmpty());
        }
    }
    void aWrongClockIsTold()
    {
        QVERIFY(text::clockText(core::Milliseconds(20'000)).isEmpty());
        const auto said
            = [](int skew) { return test::inBoth([skew] { return text::clockText(core::Milliseconds(skew)); }); };
        test::compare(said(400'000),
            test::Said{
                u"This computer's clock is 6*min*40*s ahead of the platform's: windows of anchors are counted wrongly, and encrypted connections may fail. Set it right."_s,
                u"本机时钟比平台快 6*分*40*秒：锚点的时限会算错，加密连接也可能失败。请校准时钟。"_s});
        test::compare(said(-400'000),
            test::Said{
                u"This computer's clock is 6*min*40*s behind the platform's: windows of anchors are counted wrongly, and encrypted connections may fail. Set it right."_s,
                u"本机时钟比平台慢 6*分*40*秒：锚点的时限会算错，加密连接也可能失败。请校准时钟。"_s});
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
    [[nodiscard]] doctor::Patient patient() const { return patientOf(*m_platform); }
    [[nodiscard]] static doctor::Patient patientOf(const sandbox::Embedded &platform)
    {
        const sandbox::Endpoints &there = *platform.endpoints();
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
    /// As a person reads it, in both languages.
    [[nodiscard]] static test::Said said(const doctor::Report &report, Probe probe)
    {
        return test::inBoth([&] {
            const text::CheckText text = words(report, probe);
            return u"%1: %2. %3"_s.arg(text.title, text.outcome, text.advice).trimmed();
        });
    }
    core::SystemClock m_clock;
    std::unique_ptr<sandbox::Embedded> m_platform;
};

QTEST_GUILESS_MAIN(tst_Examination)
#include "tst_examination.moc"
