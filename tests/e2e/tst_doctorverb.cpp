#include "tests/e2e/client.h"
#include "tests/e2e/platformprocess.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;

/// `doctor`: what it says, and with what it exits.
class tst_DoctorVerb : public QObject
{
    Q_OBJECT
private slots:
    void aBotThatCanConnectIsWell()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/echo.json"));
        e2e::Home home;
        e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
        platform.introduce(client);
        client.start(QStringList{u"doctor"_s} + platform.arguments());
        QVERIFY2(client.waitForExit(), client.story().constData());
        QCOMPARE(client.exitCode(), 0);
        const QByteArray output = client.output();
        QVERIFY2(output.contains("Access token: granted"), output.constData());
        QVERIFY2(output.contains("Gateway: says Hello"), output.constData());
        QVERIFY2(output.contains("Journal: not made yet"), output.constData());
        QVERIFY2(output.count("Keyring: ") == 1, output.constData());
        QVERIFY(!QFile::exists(home.data() + u"/journal.db"_s)); // it only looks
    }
    void itsReportIsJsonOnDemand()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/echo.json"));
        e2e::Home home;
        e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
        platform.introduce(client);
        client.start(QStringList{u"doctor"_s, u"--json"_s} + platform.arguments());
        QVERIFY2(client.waitForExit(), client.story().constData());
        QVERIFY(QJsonDocument::fromJson(client.output()).object()[u"passed"_s].toBool());
    }
    void aWrongSecretIsACredentialsFault()
    {
        const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/echo.json"));
        e2e::Home home;
        e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
        platform.introduce(client);
        client.setVariable(u"QQBOT_CLIENT_SECRET"_s, u"not-the-secret"_s);
        client.start(QStringList{u"doctor"_s, u"--lang"_s, u"zh_CN"_s} + platform.arguments());
        QVERIFY2(client.waitForExit(), client.story().constData());
        QCOMPARE(client.exitCode(), 3);
        QVERIFY2(client.output().contains("App ID 或客户端密钥错误"), client.story().constData());
        QVERIFY(!client.output().contains("not-the-secret"));
    }
    void aDeadNetworkIsANetworkFault()
    {
        e2e::Home home;
        e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
        client.setVariable(u"QQBOT_APP_ID"_s, u"102000001"_s);
        client.setVariable(u"QQBOT_CLIENT_SECRET"_s, u"secret"_s);
        client.start(
            {u"doctor"_s, u"--api-base"_s, u"http://127.0.0.1:1"_s, u"--token-url"_s, u"http://127.0.0.1:1/t"_s});
        QVERIFY2(client.waitForExit(), client.story().constData());
        QCOMPARE(client.exitCode(), 4);
        QVERIFY2(client.output().contains("Access token: cannot be reached"), client.story().constData());
    }
    void withoutABotItSaysHowToNameOne()
    {
        e2e::Home home;
        e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
        client.start({u"doctor"_s});
        QVERIFY2(client.waitForExit(), client.story().constData());
        QCOMPARE(client.exitCode(), 3);
        QVERIFY2(client.output().contains("QQBOT_APP_ID"), client.story().constData());
    }
};

QTEST_GUILESS_MAIN(tst_DoctorVerb)
#include "tst_doctorverb.moc"
