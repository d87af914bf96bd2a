#include "tests/sandbox/client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

/// qbc_platform as a process: what tests that kill the client rely on.
class tst_PlatformProgram : public QObject
{
    Q_OBJECT

private slots:
    void itPrintsItsEndpointsAndOutlivesAClient();
    void itObeysLinesOfItsInput();
    void itEndsOnSigterm();
    void aBadScenarioIsAUsageError();
};

namespace {

/// A scenario file with one person who says `hello` and the nonce.
QString writtenScenario(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"s.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(R"({"version":1,"name":"n","people":[{"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9"}],)"
               R"("steps":[{"say":"hello ${nonce}"}]})");
    return file.fileName();
}

} // namespace

void tst_PlatformProgram::itPrintsItsEndpointsAndOutlivesAClient()
{
    QTemporaryDir folder;
    const QString state = folder.filePath(u"record.json"_s);
    QProcess process;
    process.start(QStringLiteral(QBC_PLATFORM),
        {u"--scenario"_s, writtenScenario(folder), u"--nonce"_s, u"n7"_s, u"--state"_s, state});
    QTRY_VERIFY(process.canReadLine());
    const QJsonObject line = QJsonDocument::fromJson(process.readLine()).object();
    QCOMPARE(line.keys(),
        (QStringList{u"api_base"_s, u"app_id"_s, u"client_secret"_s, u"model_base"_s, u"model_key"_s, u"model_name"_s,
            u"token_url"_s}));
    const QJsonObject credentials{{u"appId"_s, line["app_id"_L1]}, {u"clientSecret"_s, line["client_secret"_L1]}};
    const QUrl api(line["api_base"_L1].toString());
    QString first;
    for (int run = 0; run < 2; ++run) { // each run is a client of its own
        Client client;
        const QByteArray token = client.post(QUrl(line["token_url"_L1].toString()), credentials)
                                     .json()["access_token"_L1]
                                     .toString()
                                     .toUtf8();
        const QUrl url(client.get(QUrl(api.toString() + "/gateway"_L1), "QQBot " + token).json()["url"_L1].toString());
        Socket socket(url);
        std::ignore = socket.frame(0);
        socket.send(run == 0 ? identify(token) : resume(token, first, 1));
        if (run == 0)
            first = socket.frame(1)["d"_L1]["session_id"_L1].toString();
        QCOMPARE(socket.frame(run == 0 ? 2 : 1)["d"_L1]["content"_L1].toString(), u"hello n7"_s);
        socket.drop();
    }
    process.closeWriteChannel();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(process.exitCode(), 0);
    QFile file(state);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray record = file.readAll();
    QVERIFY(QJsonDocument::fromJson(record).object().value("frames"_L1).toArray().size() >= 7);
    QVERIFY(!record.contains(line["client_secret"_L1].toString().toUtf8()));
}

void tst_PlatformProgram::itObeysLinesOfItsInput()
{
    QTemporaryDir folder;
    const QString state = folder.filePath(u"record.json"_s);
    QProcess process;
    process.start(QStringLiteral(QBC_PLATFORM), {u"--scenario"_s, u"echo"_s, u"--state"_s, state});
    QTRY_VERIFY(process.canReadLine());
    const QUrl api(QJsonDocument::fromJson(process.readLine()).object()["api_base"_L1].toString());
    process.write(R"({"fault":{"at":"gateway","do":"status","status":502,"html":true}})");
    process.write("\n"
                  R"({"fault":{"at":"moon","do":"drop"}})"
                  "\n"
                  R"({"say":{"as":"nobody","text":"hi"}})"
                  "\nrubbish\n");
    QStringList complaints;
    QTRY_COMPARE(
        (complaints += QString::fromUtf8(process.readAllStandardError()).split(u'\n', Qt::SkipEmptyParts)).size(), 3);
    QVERIFY(complaints.first().contains(u"$.at"_s));
    Client client;
    QCOMPARE(client.get(QUrl(api.toString() + "/gateway"_L1)).status, 502);
    process.write(R"({"fault":{"at":"now","do":"op7"}})"
                  "\n");
    process.closeWriteChannel();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QFile file(state);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray struck = QJsonDocument::fromJson(file.readAll()).object().value("struck"_L1).toArray();
    QCOMPARE(struck.size(), 2);
    QCOMPARE(struck.first().toObject().value("do"_L1).toString(), u"status 502"_s);
    QCOMPARE(struck.last().toObject().value("at"_L1).toString(), u"now"_s);
}

void tst_PlatformProgram::itEndsOnSigterm()
{
    QTemporaryDir folder;
    QProcess process;
    process.start(QStringLiteral(QBC_PLATFORM), {u"--scenario"_s, writtenScenario(folder)});
    QTRY_VERIFY(process.canReadLine());
    process.terminate();
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 0);
}

void tst_PlatformProgram::aBadScenarioIsAUsageError()
{
    QProcess process;
    process.start(QStringLiteral(QBC_PLATFORM), {u"--scenario"_s, u"no-such-scenario"_s});
    QTRY_COMPARE(process.state(), QProcess::NotRunning);
    QCOMPARE(process.exitCode(), 2);
    QVERIFY(process.readAllStandardOutput().isEmpty());
    QVERIFY(!process.readAllStandardError().isEmpty());
}

QTEST_GUILESS_MAIN(tst_PlatformProgram)
#include "tst_platformprogram.moc"
