#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/e2e/platformprocess.h"
#include "tests/e2e/proxy.h"
#include "tests/e2e/seed.h"

#include <QJsonDocument>
#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;

/// The program dies by SIGKILL at the worst moments and is started again on the same folder.
class tst_Kill : public QObject
{
    Q_OBJECT

private slots:
    void anAcceptedMessageWhoseAnswerIsLostArrivesOnce_data();
    void anAcceptedMessageWhoseAnswerIsLostArrivesOnce();
    void aMessageThatNeverArrivedIsSentByTheNextStart();
    void aRetryThatWasStillToComeIsMadeByTheNextStart_data();
    void aRetryThatWasStillToComeIsMadeByTheNextStart();
    void aTurnWithoutAnswerFromTheModelRunsAgain();
    void aThirdStartHasNothingLeftToDo();
};

namespace {

/// The outcomes of all attempts in the outbox of that folder, in order; `-` for none. Empty while there is no outbox.
QStringList outcomes(const QString &folder)
{
    const QStringList files = QDir(folder).entryList({u"outbox-*.db"_s});
    if (files.isEmpty())
        return {};
    QStringList words;
    try {
        SQLite::Database database((folder + u'/' + files.first()).toStdString());
        SQLite::Statement read(database, "SELECT COALESCE(outcome, '-') FROM attempt ORDER BY id");
        while (read.executeStep())
            words.append(QString::fromStdString(read.getColumn(0).getString()));
    } catch (const SQLite::Exception &) {
        return {}; // the program is just making its tables
    }
    return words;
}

/// Every text of the seed but the first: what the model had produced and what was never sent.
void compareUnsent(const QString &folder, const e2e::Seed &seed)
{
    QStringList unsent;
    for (const journal::RowSummary &row : e2e::JournalFile(folder).attempts()) {
        if (row.state != traffic::State::NotSent)
            continue;
        QCOMPARE(row.route, u"NOT_SENT"_s);
        QCOMPARE(row.detail, u"interrupted"_s);
        unsent.append(row.message->text);
    }
    QCOMPARE(unsent, seed.botTexts.mid(1, 3));
}

/// Starts, waits until `there` and kills.
bool runUntil(const e2e::Home &home, const e2e::PlatformProcess &platform, const QStringList &arguments,
    const std::function<bool()> &there)
{
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(client);
    client.start(QStringList{u"run"_s} + arguments);
    const bool reached = QTest::qWaitFor(there, 20'000);
    if (!reached)
        qWarning("%s", client.story().constData());
    client.kill();
    return reached;
}

/// Starts, waits for so many transcript lines, ends by SIGTERM; the lines.
QList<e2e::TranscriptLine> runToEnd(
    const e2e::Home &home, const e2e::PlatformProcess &platform, const QStringList &arguments, qsizetype lines)
{
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(client);
    client.start(QStringList{u"run"_s} + arguments);
    if (!client.waitForTranscript(lines))
        qWarning("%s", client.story().constData());
    client.terminate();
    std::ignore = client.waitForExit();
    return client.exitCode() == 0 ? client.transcript() : QList<e2e::TranscriptLine>();
}

} // namespace

void tst_Kill::anAcceptedMessageWhoseAnswerIsLostArrivesOnce_data()
{
    QTest::addColumn<QByteArray>("faults");
    QTest::newRow("no answer") << QByteArray(R"([{"at":"send","do":"accept_then_silent"}])");
    QTest::newRow("late answer") << QByteArray(R"([{"at":"send","do":"delay","delay_ms":60000}])");
}

void tst_Kill::anAcceptedMessageWhoseAnswerIsLostArrivesOnce()
{
    QFETCH(QByteArray, faults);
    const e2e::Home home;
    const e2e::Seed seed = e2e::seedWith(e2e::randomWord(), faults);
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, seed.json));
    QVERIFY(runUntil(home, platform, platform.arguments(), [&] { return platform.record().seen.size() == 1; }));
    QCOMPARE(outcomes(home.data()), QStringList(u"-"_s));

    const auto lines = runToEnd(home, platform, platform.arguments(), 4);
    QCOMPARE(lines.size(), 4);
    QCOMPARE(std::ranges::count(lines, u"accepted-id-unknown"_s, &e2e::TranscriptLine::state), 1);
    const e2e::PlatformRecord record = platform.record();
    const QList<e2e::SeenRequest> sends = record.sends();
    QCOMPARE(sends.size(), 2);
    QCOMPARE(sends[0].body, sends[1].body);
    QCOMPARE(sends[1].body["msg_seq"_L1].toInt(), 1);
    QVERIFY(!sends[1].body["msg_id"_L1].toString().isEmpty());
    QCOMPARE(sends[1].status, 400);
    QVERIFY2(sends[1].answer.contains("40054005"), sends[1].answer.constData());
    QCOMPARE(record.texts(), seed.botTexts.mid(0, 1));
    QCOMPARE(record.modelCalls(), 1);
    QCOMPARE(outcomes(home.data()), (QStringList{u"unknown"_s, u"accepted-id-unknown"_s}));
    compareUnsent(home.data(), seed);
}

void tst_Kill::aMessageThatNeverArrivedIsSentByTheNextStart()
{
    const e2e::Home home;
    const e2e::Seed seed = e2e::seedWith(e2e::randomWord());
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, seed.json));
    e2e::Proxy proxy(platform.apiBase());
    proxy.setSwallowsSends(true);
    const QStringList arguments
        = platform.arguments(proxy.instead(platform.apiBase()), proxy.instead(platform.tokenUrl()));
    QVERIFY(runUntil(home, platform, arguments, [&] { return proxy.swallowed() == 1; }));
    QCOMPARE(outcomes(home.data()), QStringList(u"-"_s));
    QVERIFY(platform.record().sends().isEmpty());

    proxy.setSwallowsSends(false);
    const auto lines = runToEnd(home, platform, arguments, 4);
    QCOMPARE(lines.size(), 4);
    const e2e::PlatformRecord record = platform.record();
    QCOMPARE(record.texts(), seed.botTexts.mid(0, 1));
    QCOMPARE(record.seen.first().msgSeq, std::optional(1));
    QCOMPARE(record.sends().size(), 1);
    QCOMPARE(record.modelCalls(), 1);
    QCOMPARE(outcomes(home.data()), (QStringList{u"unknown"_s, u"accepted"_s}));
    QVERIFY(std::ranges::find(lines, record.seen.first().id, &e2e::TranscriptLine::id) != lines.end());
    compareUnsent(home.data(), seed);
}

void tst_Kill::aRetryThatWasStillToComeIsMadeByTheNextStart_data()
{
    QTest::addColumn<QByteArray>("faults");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("had not arrived") << QByteArray(R"([{"at":"send","do":"drop"}])") << u"accepted"_s;
    QTest::newRow("had arrived") << QByteArray(R"([{"at":"send","do":"drop","accept":true}])")
                                 << u"accepted-id-unknown"_s;
}

void tst_Kill::aRetryThatWasStillToComeIsMadeByTheNextStart()
{
    QFETCH(QByteArray, faults);
    QFETCH(QString, outcome);
    const e2e::Home home;
    const e2e::Seed seed = e2e::seedWith(e2e::randomWord(), faults);
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, seed.json));
    // The connection broke; the program waits a second before it tries the same again.
    QVERIFY(runUntil(
        home, platform, platform.arguments(), [&] { return outcomes(home.data()) == QStringList(u"unknown"_s); }));
    QCOMPARE(platform.record().sends().size(), 1);

    const auto lines = runToEnd(home, platform, platform.arguments(), 4);
    QCOMPARE(lines.size(), 4);
    const e2e::PlatformRecord record = platform.record();
    QCOMPARE(record.sends().size(), 2);
    QCOMPARE(record.sends()[0].body, record.sends()[1].body);
    QCOMPARE(record.texts(), seed.botTexts.mid(0, 1));
    QCOMPARE(record.modelCalls(), 1);
    QCOMPARE(outcomes(home.data()), (QStringList{u"unknown"_s, outcome}));
    compareUnsent(home.data(), seed);
}

void tst_Kill::aTurnWithoutAnswerFromTheModelRunsAgain()
{
    const e2e::Home home;
    const e2e::Seed seed
        = e2e::seedWith(e2e::randomWord(), R"([{"at":"model","nth":1,"do":"delay","delay_ms":60000}])");
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, seed.json));
    QVERIFY(runUntil(home, platform, platform.arguments(), [&] { return platform.record().modelCalls() == 1; }));
    QVERIFY(outcomes(home.data()).isEmpty());

    const auto lines = runToEnd(home, platform, platform.arguments(), 5);
    QCOMPARE(lines.size(), 5);
    const e2e::PlatformRecord record = platform.record();
    QCOMPARE(record.texts(), seed.botTexts);
    QCOMPARE(record.sends().size(), 5);
    QCOMPARE(record.modelCalls(), 3); // the one that died with the program, then two rounds
    for (qsizetype i = 0; i < record.seen.size(); ++i)
        QCOMPARE(record.seen[i].msgSeq, std::optional(int(i) + 1));
}

void tst_Kill::aThirdStartHasNothingLeftToDo()
{
    const e2e::Home home;
    const e2e::Seed seed = e2e::seedWith(e2e::randomWord(), R"([{"at":"send","do":"accept_then_silent"}])");
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, seed.json));
    QVERIFY(runUntil(home, platform, platform.arguments(), [&] { return platform.record().seen.size() == 1; }));
    QCOMPARE(runToEnd(home, platform, platform.arguments(), 4).size(), 4);

    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(client);
    client.start(QStringList{u"run"_s} + platform.arguments());
    QVERIFY2(
        QTest::qWaitFor([&] { return client.output().contains("Connected"); }, 20'000), client.story().constData());
    client.terminate();
    QVERIFY(client.waitForExit());
    QVERIFY2(client.transcript().isEmpty(), client.story().constData());
    const e2e::PlatformRecord record = platform.record();
    QCOMPARE(record.texts(), seed.botTexts.mid(0, 1));
    QCOMPARE(record.sends().size(), 2);
    QCOMPARE(record.modelCalls(), 1);
}

QTEST_GUILESS_MAIN(tst_Kill)
#include "tst_kill.moc"
