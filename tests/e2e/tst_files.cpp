#include "app/traffic/setaside.h"
#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/e2e/platformprocess.h"
#include "tests/e2e/seed.h"

#include <QDir>
#include <QtTest>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace {

void damage(const QString &path)
{
    QFile file(path);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(40'000, 'x')) > 0);
}

QStringList setAsideIn(const QString &folder, const QString &file)
{
    return QDir(folder).entryList({file + u".corrupt-*"_s}, QDir::Files);
}

/// How large a file that process may make grow, from now on.
void limitFiles(qint64 processId, rlim_t bytes)
{
    rlimit limit{};
    QCOMPARE(::prlimit(pid_t(processId), RLIMIT_FSIZE, nullptr, &limit), 0);
    limit.rlim_cur = bytes;
    QCOMPARE(::prlimit(pid_t(processId), RLIMIT_FSIZE, &limit, nullptr), 0);
}

} // namespace

/// `run` on files that are damaged, torn, or that find no room: it says so, and goes on with the bot's work.
class tst_Files : public QObject
{
    Q_OBJECT
private slots:
    void aDamagedJournalIsSetAsideAndSaid();
    void aDamagedOutboxIsSetAsideAndItsMsgSeqBeginHigher();
    void aTornLogAfterAKillLosesNothingThatWasSent();
    void aFullDiskHoldsEverythingBackUntilThereIsRoom();
    void aSettingThatCannotBeMeantIsSaid();

private:
    const e2e::Seed m_seed = e2e::seedWith(e2e::randomWord());
};

void tst_Files::aDamagedJournalIsSetAsideAndSaid()
{
    const e2e::Home home;
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, m_seed.json));
    damage(home.data() + u"/journal.db"_s);
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(client);
    client.start(QStringList{u"run"_s} + platform.arguments());
    QVERIFY2(client.waitForTranscript(5), client.story().constData());
    client.terminate();
    QVERIFY(client.waitForExit());
    QCOMPARE(client.exitCode(), 0);
    const QStringList kept = setAsideIn(home.data(), u"journal.db"_s);
    QCOMPARE(kept.size(), 1);
    QVERIFY2(client.output().contains("The journal was damaged. It is kept as " + kept.first().toUtf8()),
        client.story().constData());
    const auto rows = e2e::JournalFile(home.data()).rows();
    QCOMPARE(rows.first().route, traffic::setAsideRoute);
    QCOMPARE(platform.record().texts(), m_seed.botTexts);
}

void tst_Files::aDamagedOutboxIsSetAsideAndItsMsgSeqBeginHigher()
{
    const e2e::Home home;
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, m_seed.json));
    const QString file = u"outbox-%1.db"_s.arg(platform.text("app_id"));
    damage(home.data() + u'/' + file);
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(client);
    client.start(QStringList{u"run"_s} + platform.arguments());
    QVERIFY2(client.waitForTranscript(5), client.story().constData());
    client.terminate();
    QVERIFY(client.waitForExit());
    QCOMPARE(setAsideIn(home.data(), file).size(), 1);
    QVERIFY2(client.output().contains("The outbox was damaged; a new one goes on."), client.story().constData());
    QVERIFY(client.output().contains("look at the last messages yourself"));
    const e2e::PlatformRecord record = platform.record();
    QCOMPARE(record.texts(), m_seed.botTexts);
    for (const e2e::SeenMessage &message : record.seen)
        QVERIFY2(message.msgSeq > 64, client.story().constData());
    const auto rows = e2e::JournalFile(home.data()).rows();
    const auto isNote = [](const journal::RowSummary &row) { return row.route == traffic::setAsideRoute; };
    QCOMPARE(std::ranges::count_if(rows, isNote), 1);
}

void tst_Files::aTornLogAfterAKillLosesNothingThatWasSent()
{
    const e2e::Home home;
    const e2e::Seed seed = e2e::seedWith(e2e::randomWord());
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, seed.json));
    e2e::Client first(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(first);
    first.start(QStringList{u"run"_s} + platform.arguments());
    QVERIFY2(first.waitForTranscript(5), first.story().constData());
    first.kill();
    const auto before = e2e::JournalFile(home.data()).attempts().size();
    // A commit that was under way: a frame of the log that is only half there.
    QFile log(home.data() + u"/journal.db-wal"_s);
    QVERIFY(log.open(QIODevice::Append) && log.write(QByteArray(7'000, '\x5a')) > 0);
    log.close();

    e2e::Client second(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(second);
    second.start(QStringList{u"run"_s} + platform.arguments());
    QVERIFY2(
        QTest::qWaitFor(
            [&] { return second.output().contains("Connected") && second.output().contains("The journal is sound."); },
            20'000),
        second.story().constData());
    second.terminate();
    QVERIFY(second.waitForExit());
    QVERIFY(second.output().contains("The journal was not closed in order: it is being checked."));
    QCOMPARE(e2e::JournalFile(home.data()).attempts().size(), before);
    QCOMPARE(before, 5);
    QCOMPARE(platform.record().texts(), seed.botTexts);
    QVERIFY(setAsideIn(home.data(), u"journal.db"_s).isEmpty());
}

void tst_Files::aFullDiskHoldsEverythingBackUntilThereIsRoom()
{
    const e2e::Home home;
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, m_seed.json));
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(client);
    client.setLargestFile(512);
    client.start(QStringList{u"run"_s} + platform.arguments());
    QVERIFY2(QTest::qWaitFor(
                 [&] {
                     return client.output().contains("Connected")
                         && client.output().contains("The outbox cannot be written, so nothing is sent.")
                         && client.output().contains("The journal cannot be written: new rows are only in memory.");
                 },
                 20'000),
        client.story().constData());
    // The user writes as soon as the line is up; the model is not asked and nothing is sent.
    QCOMPARE(platform.record().modelCalls(), 0);
    QVERIFY(platform.record().sends().isEmpty());

    limitFiles(client.processId(), RLIM_INFINITY);
    QVERIFY2(client.waitForTranscript(5), client.story().constData());
    QVERIFY2(QTest::qWaitFor([&] { return client.output().contains("The journal can be written again."); }, 10'000),
        client.story().constData());
    client.terminate();
    QVERIFY(client.waitForExit());
    QCOMPARE(client.exitCode(), 0);
    QVERIFY(client.output().contains("The outbox can be written again."));
    QCOMPARE(platform.record().texts(), m_seed.botTexts);
    QCOMPARE(e2e::JournalFile(home.data()).attempts().size(), 5);
    QCOMPARE(e2e::JournalFile(home.data()).inboundIds().size(), 1);
}

void tst_Files::aSettingThatCannotBeMeantIsSaid()
{
    const e2e::Home home;
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), home.write(u"scenario.json"_s, m_seed.json));
    QVERIFY(QDir().mkpath(home.path(u"data/config"_s)));
    std::ignore = home.write(u"data/config/settings.ini"_s, "[retention]\ndays=soon\n");
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(client);
    client.start(QStringList{u"run"_s} + platform.arguments());
    QVERIFY2(client.waitForTranscript(5), client.story().constData());
    client.terminate();
    QVERIFY(client.waitForExit());
    QVERIFY2(client.output().contains("retention/days=soon"), client.story().constData());
}

QTEST_GUILESS_MAIN(tst_Files)
#include "tst_files.moc"
