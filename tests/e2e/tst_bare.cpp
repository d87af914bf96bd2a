#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/e2e/platformprocess.h"
#include "tests/e2e/seed.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;

/// A build without the sandbox is a whole bot, and has nothing of the platform in it.
class tst_Bare : public QObject
{
    Q_OBJECT

private slots:
    void itAnswersOnAPlatformOfAnotherProcess();
    void everythingIsOnDiskAfterSigterm();
    void askedForTheSandboxItSaysThatItHasNone();
    void itHoldsNothingOfTheSandbox();

private:
    e2e::Home m_home;
};

void tst_Bare::itAnswersOnAPlatformOfAnotherProcess()
{
    const e2e::Seed seed = e2e::seedWith(e2e::randomWord());
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), m_home.write(u"scenario.json"_s, seed.json));
    e2e::Client client(QStringLiteral(QBC_BARE_PROGRAM), m_home);
    platform.introduce(client);
    client.start(QStringList{u"run"_s, u"--connect"_s} + platform.arguments());
    QVERIFY2(client.waitForTranscript(5), client.story().constData());
    client.terminate();
    QVERIFY2(client.waitForExit(), client.story().constData());
    QCOMPARE(client.exitCode(), 0);

    const QList<e2e::SeenMessage> seen = platform.record().seen;
    const QList<journal::RowSummary> rows = e2e::JournalFile(m_home.data()).attempts();
    const QList<e2e::TranscriptLine> lines = client.transcript();
    QCOMPARE(seen.size(), 5);
    QCOMPARE(rows.size(), 5);
    QCOMPARE(lines.size(), 5);
    for (qsizetype i = 0; i < seen.size(); ++i) {
        QCOMPARE(lines[i].id, seen[i].id);
        QCOMPARE(rows[i].returnedId, seen[i].id);
        QCOMPARE(rows[i].anchor, seen[i].anchor);
        QCOMPARE(rows[i].msgSeq, seen[i].msgSeq);
        QCOMPARE(lines[i].text, seed.botTexts[i]);
        QCOMPARE(seen[i].text, seed.botTexts[i]);
    }
}

void tst_Bare::everythingIsOnDiskAfterSigterm()
{
    const QList<journal::RowSummary> rows = e2e::JournalFile(m_home.data()).rows();
    QVERIFY(!rows.isEmpty());
    for (const journal::RowSummary &row : rows) // an unsettled call would read so
        QVERIFY2(row.state != traffic::State::Unknown && row.state != traffic::State::InFlight,
            qPrintable(e2e::asText(row)));
    const QStringList files = QDir(m_home.data()).entryList({u"outbox-*.db"_s});
    QCOMPARE(files.size(), 1);
    SQLite::Database outbox(m_home.path(u"data/"_s + files.first()).toStdString());
    QCOMPARE(outbox.execAndGet("SELECT COUNT(*) FROM attempt WHERE outcome = 'accepted'").getInt(), 5);
    QCOMPARE(outbox.execAndGet("SELECT COUNT(*) FROM attempt").getInt(), 5);
    QCOMPARE(outbox.execAndGet("SELECT COUNT(*) FROM turn WHERE state = 'ended'").getInt(), 1);
    QCOMPARE(outbox.execAndGet("SELECT COUNT(*) FROM inbound WHERE owed = 1").getInt(), 0);
    QCOMPARE(outbox.execAndGet("SELECT value FROM meta WHERE key = 'clean'").getString(), std::string("1"));
}

void tst_Bare::askedForTheSandboxItSaysThatItHasNone()
{
    e2e::Home home;
    e2e::Client client(QStringLiteral(QBC_BARE_PROGRAM), home);
    client.start({u"--sandbox"_s});
    QVERIFY2(client.waitForExit(), client.story().constData());
    QCOMPARE(client.exitCode(), 2);
    QVERIFY2(
        client.errors().contains("qqbot-console: This build has no embedded platform."), client.story().constData());
    QCOMPARE(client.output(), QByteArray());
}

void tst_Bare::itHoldsNothingOfTheSandbox()
{
    const auto read = [](const QString &path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    // Resource names stand in the program in UTF-16, high byte first.
    const auto resourceName = [](const QString &name) {
        QByteArray bytes;
        for (const QChar c : name)
            bytes.append(char(c.row())).append(char(c.cell()));
        return bytes;
    };
    const QByteArray bare = read(QStringLiteral(QBC_BARE_PROGRAM));
    const QByteArray full = read(QStringLiteral(QBC_PROGRAM));
    QVERIFY(!bare.isEmpty());
    for (const QByteArray &trace : {QByteArray("/__sandbox/record"), QByteArray("7sandbox8Platform"),
             QByteArray("chatcmpl-"), resourceName(u"seed-three-messages.json"_s), resourceName(u"scenarios"_s)}) {
        QVERIFY2(full.contains(trace), trace.constData()); // the search would find it
        QVERIFY2(!bare.contains(trace), trace.constData());
    }
}

QTEST_GUILESS_MAIN(tst_Bare)
#include "tst_bare.moc"
