#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/e2e/platformprocess.h"
#include "tests/e2e/proxy.h"
#include "tests/e2e/seed.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;

/// Secrets that a hostile or careless server sends back are searched for in everything that the program leaves behind.
class tst_Canary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theServersDidEchoTheSecrets();
    void theSearchFindsWhatIsThere_data();
    void theSearchFindsWhatIsThere();
    void noFileHoldsASecret();
    void noOutputHoldsASecret();
    void noCommandLineHoldsASecret();

private:
    e2e::Home m_home;
    QList<QByteArray> m_secrets; ///< client secret, model key, access token
    QByteArray m_wire; ///< all that client and platform said to each other
    QByteArray m_output;
    QByteArray m_commandLine;
};

namespace {

/// What a base64 text contains wherever the secret stands in the encoded bytes: one form for each alignment.
QList<QByteArray> base64Forms(const QByteArray &secret)
{
    QList<QByteArray> forms;
    for (int shift = 0; shift < 3; ++shift) {
        const QByteArray whole = (QByteArray(shift, 'x') + secret).toBase64(QByteArray::OmitTrailingEquals);
        const int head = shift == 0 ? 0 : shift + 1; // characters that the byte before takes part in
        const bool tail = (shift + secret.size()) % 3 != 0; // the last one belongs to the byte behind, too
        forms.append(whole.mid(head, whole.size() - head - (tail ? 1 : 0)));
    }
    return forms;
}

QList<QByteArray> formsOf(const QByteArray &secret)
{
    QByteArray utf16;
    for (const char c : secret)
        utf16.append(c).append('\0');
    return base64Forms(secret)
        + QList<QByteArray>{secret, secret.toPercentEncoding(), secret.toHex(), secret.toHex().toUpper(), utf16};
}

/// The first form of a secret in `text`; empty if there is none.
QByteArray leakIn(const QByteArray &text, const QList<QByteArray> &secrets)
{
    for (const QByteArray &secret : secrets)
        for (const QByteArray &form : formsOf(secret))
            if (text.contains(form))
                return form;
    return {};
}

/// Every file below that holds a form of a secret, hidden ones included.
QStringList leakingFiles(const QString &folder, const QList<QByteArray> &secrets)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && !leakIn(file.readAll(), secrets).isEmpty())
            found.append(file.fileName());
    }
    return found;
}

/// A scenario whose servers send back what they were shown. The secret has signs that every encoding treats otherwise.
QByteArray echoingScenario(const QByteArray &secret)
{
    return R"({"version":1,"name":"canary","bot":{"app_id":"102000009","secret":")" + secret + R"("},
      "people":[{"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"a"},{"openid":"F9E8D7C6B5A493827160F5E4D3C2B1A0","name":"b"}],
      "steps":[{"after":100,"as":"a","say":"one"},{"after":1500,"as":"b","say":"two"},
        {"wait_seen":1},{"as":"b","say":"three"},{"after":1500,"as":"b","say":"four"}],
      "model":{"rules":[{"contains":"","rounds":[{"content":"got ${text}"}]}]},
      "faults":[
        {"at":"token","nth":1,"do":"status","status":500,"content_type":"text/html","body":"<p>bad secret ${secret}</p>"},
        {"at":"token","nth":2,"do":"status","status":400,"body":"{\"code\":100099,\"message\":\"no such secret ${secret}\"}"},
        {"at":"gateway","nth":1,"do":"status","status":400,"body":"{\"code\":11999,\"message\":\"no gateway for ${token}\"}"},
        {"at":"model","nth":1,"do":"status","status":401,"body":"{\"error\":{\"message\":\"Incorrect key ${token} / ${token_base64}\"}}"},
        {"at":"send","nth":1,"do":"status","status":500,"content_type":"text/html","body":"<html>QQBot ${token} or ${token_base64}</html>"},
        {"at":"send","nth":3,"do":"status","status":400,"body":"{\"code\":50099,\"message\":\"refused ${token} or ${token_base64}\"}"}
      ]})";
}

} // namespace

void tst_Canary::initTestCase()
{
    const QByteArray secret = "k/" + e2e::randomWord().toLatin1() + "+=&%" + e2e::randomWord().toLatin1();
    m_secrets.append(secret);
    QTemporaryDir elsewhere; // the scenario holds the secret, so it must not lie where the search looks
    QFile scenario(elsewhere.filePath(u"scenario.json"_s));
    QVERIFY(scenario.open(QIODevice::WriteOnly));
    scenario.write(echoingScenario(secret));
    scenario.close();
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), scenario.fileName());
    m_secrets.append(platform.text("model_key").toLatin1());
    e2e::Proxy proxy(platform.apiBase());

    e2e::Client client(QStringLiteral(QBC_PROGRAM), m_home);
    platform.introduce(client);
    const QStringList arguments
        = platform.arguments(proxy.instead(platform.apiBase()), proxy.instead(platform.tokenUrl()));
    client.start(QStringList{u"run"_s, u"--connect"_s} + arguments);
    // The first message finds no model, the second goes out twice, the third is refused, the fourth is the end.
    const auto over = [&] {
        const auto lines = client.transcript();
        return std::ranges::count(lines, u"accepted"_s, &e2e::TranscriptLine::state) == 2;
    };
    QVERIFY2(QTest::qWaitFor(over, 40'000), client.story().constData());
    QFile commandLine(u"/proc/%1/cmdline"_s.arg(client.processId()));
    QVERIFY(commandLine.open(QIODevice::ReadOnly));
    m_commandLine = commandLine.readAll();
    // It is written while it runs: look before the files are closed and folded together, too.
    QCOMPARE(leakingFiles(m_home.path(), m_secrets), QStringList());
    client.terminate();
    QVERIFY(client.waitForExit());
    QCOMPARE(client.exitCode(), 0);
    m_output = client.output() + client.errors();

    static const QRegularExpression shown(u"Authorization: QQBot (\\S+)"_s, QRegularExpression::CaseInsensitiveOption);
    const auto token = shown.match(QString::fromLatin1(proxy.bytes()));
    QVERIFY(token.hasMatch());
    m_secrets.append(token.captured(1).toLatin1());
    m_wire = proxy.bytes();
}

void tst_Canary::theServersDidEchoTheSecrets()
{
    const QByteArray &secret = m_secrets.first();
    const QByteArray &token = m_secrets.last();
    for (const QByteArray &said : {"bad secret " + secret, "no such secret " + secret, "no gateway for " + token,
             "refused " + token, "<html>QQBot " + token + " or " + token.toBase64()})
        QVERIFY2(m_wire.contains(said), said.constData());
    // All of it is in the journal, with marks where the secrets stood.
    QByteArray answers;
    for (const journal::RowDetail &row : e2e::JournalFile(m_home.data()).details())
        if (row.settlement)
            answers += row.settlement->body.text + '\n';
    for (const auto *kept : {"<p>bad secret [cut: ", "no such secret [cut: ", "no gateway for [cut: ",
             "Incorrect key [cut: ", "refused [cut: ", "<html>QQBot [cut: "})
        QVERIFY2(answers.contains(kept), answers.constData());
    QVERIFY2(answers.contains(" or [cut: "), answers.constData());
    QVERIFY2(answers.contains(" / [cut: "), answers.constData());
}

void tst_Canary::theSearchFindsWhatIsThere_data()
{
    QTest::addColumn<QByteArray>("planted");
    const QByteArray secret = m_secrets.first();
    QTest::newRow("raw") << "x" + secret + "y";
    QTest::newRow("percent-encoded") << "u=" + secret.toPercentEncoding();
    QTest::newRow("hex") << "0x" + secret.toHex();
    QTest::newRow("base64, aligned") << secret.toBase64();
    QTest::newRow("base64, one byte before") << ("a" + secret + "bc").toBase64();
    QTest::newRow("base64, two bytes before") << ("ab" + secret + "c").toBase64();
}

void tst_Canary::theSearchFindsWhatIsThere()
{
    QFETCH(QByteArray, planted);
    const e2e::Home home;
    QVERIFY(QDir().mkpath(home.path(u"home/.hidden"_s)));
    const QString file = home.write(u"home/.hidden/x.db-wal"_s, QByteArray(5000, '\0') + planted + "\xff\xfe");
    QCOMPARE(leakingFiles(home.path(), m_secrets), QStringList(file));
}

void tst_Canary::noFileHoldsASecret()
{
    QVERIFY(QFile::exists(m_home.data() + u"/journal.db"_s));
    QCOMPARE(leakingFiles(m_home.path(), m_secrets), QStringList());
}

void tst_Canary::noOutputHoldsASecret()
{
    QVERIFY(!m_output.isEmpty());
    QCOMPARE(leakIn(m_output, m_secrets), QByteArray());
}

void tst_Canary::noCommandLineHoldsASecret()
{
    QVERIFY(m_commandLine.contains("--connect"));
    QCOMPARE(leakIn(m_commandLine, m_secrets), QByteArray());
}

QTEST_GUILESS_MAIN(tst_Canary)
#include "tst_canary.moc"
