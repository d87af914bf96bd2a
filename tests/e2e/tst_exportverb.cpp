#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/export/harcheck.h"

#include <QDir>
#include <QJsonObject>
#include <QtTest>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

/// `qqbot-console export`: what the sandbox played, as a file for other tools, while the player still owns the folder.
class tst_ExportVerb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theFileIsValidAndHoldsEverySend();
    void nobodyOfTheScenarioIsInIt();
    void rawHoldsThem();
    void standardOutputTakesTheSame();
    void theRowsStandOneALine();
    void whatALogHeldIsThereUnderItsName();
    void anUnknownFormatIsAUsageError();
    void withoutAJournalItFailsAndMakesNothing();
    void aFileThatCannotBeWrittenStaysAsItWas();
    void whatIsNoFileIsLeftAlone();
    void aLinkKeepsPointing();
    void aFullStandardOutputIsAFailure();
    void aFolderThatIsNotThereIsAFailure();
    void theOwnerWasNotDisturbed();

private:
    struct Ran
    {
        int exitCode = -1;
        QByteArray output, errors;
    };
    [[nodiscard]] static Ran run(const e2e::Home &home, const QStringList &arguments);
    [[nodiscard]] Ran exported(const QString &file, const QStringList &more = {}) const
    {
        return run(m_home, QStringList{u"export"_s, u"--format"_s, u"har"_s, u"-o"_s, file} + more);
    }
    [[nodiscard]] QByteArray content(const QString &name) const;

    e2e::Home m_home;
    std::unique_ptr<e2e::Client> m_owner;
};

namespace {

// Of the scenario group-chat.
const QList<QByteArray> people{"0A1B2C3D4E5F60718293A4B5C6D7E8F9", "F9E8D7C6B5A493827160F5E4D3C2B1A0",
    "0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6", "小林", "阿月"};

} // namespace

void tst_ExportVerb::initTestCase()
{
    m_owner = std::make_unique<e2e::Client>(QStringLiteral(QBC_PROGRAM), m_home);
    m_owner->start({u"run"_s, u"--sandbox=group-chat"_s});
    QVERIFY2(m_owner->waitForTranscript(4), m_owner->story().constData());
}

tst_ExportVerb::Ran tst_ExportVerb::run(const e2e::Home &home, const QStringList &arguments)
{
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start(arguments);
    if (!client.waitForExit())
        qWarning("%s", client.story().constData());
    return {client.exitCode(), client.output(), client.errors()};
}

QByteArray tst_ExportVerb::content(const QString &name) const
{
    QFile file(m_home.path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_ExportVerb::theFileIsValidAndHoldsEverySend()
{
    const Ran ran = exported(m_home.path(u"play.har"_s));
    QVERIFY2(ran.exitCode == 0, ran.errors.constData());
    QVERIFY2(ran.output.contains("play.har"), ran.output.constData());
    QCOMPARE(har::complaints(m_home.path(u"play.har"_s)), QByteArray());
    QStringList returned;
    int connections = 0;
    qsizetype frames = 0;
    for (const QJsonValue &entry : har::entriesOf(content(u"play.har"_s))) {
        if (const QString id = entry["_returnedId"_L1].toString(); !id.isEmpty())
            returned.append(id);
        connections += entry["_resourceType"_L1] == "websocket"_L1 ? 1 : 0;
        frames += entry["_webSocketMessages"_L1].toArray().size();
    }
    QStringList accepted;
    for (const journal::RowSummary &row : e2e::JournalFile(m_home.data()).attempts())
        accepted.append(row.returnedId);
    QVERIFY(accepted.size() >= 4);
    QCOMPARE(returned, accepted.mid(0, returned.size()));
    QVERIFY(returned.size() >= 4);
    QCOMPARE(connections, 1);
    QVERIFY(frames >= 8);
}

void tst_ExportVerb::nobodyOfTheScenarioIsInIt()
{
    const QByteArray bytes = content(u"play.har"_s);
    for (const QByteArray &one : people)
        QVERIFY2(!bytes.contains(one), one.constData());
    for (const char *kept : {"U-01", "U-02", "G-01", "周六早上七点集合"})
        QVERIFY2(bytes.contains(kept), kept);
}

void tst_ExportVerb::rawHoldsThem()
{
    const QString file = m_home.path(u"raw.har"_s);
    const Ran ran = exported(file, {u"--raw"_s});
    QVERIFY2(ran.exitCode == 0, ran.errors.constData());
    QCOMPARE(har::complaints(file), QByteArray());
    for (const QByteArray &one : people)
        QVERIFY2(content(u"raw.har"_s).contains(one), one.constData());
    QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void tst_ExportVerb::standardOutputTakesTheSame()
{
    const Ran ran = exported(u"-"_s, {u"--redact"_s});
    QVERIFY2(ran.exitCode == 0, ran.errors.constData());
    QCOMPARE(har::complaintsAbout(ran.output), QByteArray());
    QVERIFY(!har::entriesOf(ran.output).isEmpty());
    QCOMPARE(ran.errors, QByteArray());
}

void tst_ExportVerb::theRowsStandOneALine()
{
    const QStringList words{u"export"_s, u"--format"_s, u"ndjson"_s, u"-o"_s, u"-"_s};
    const Ran all = run(m_home, words);
    QVERIFY2(all.exitCode == 0, all.errors.constData());
    QVERIFY(all.output.startsWith(R"({"schema":"qqbot-console/row","v":1,)") && all.output.endsWith("}\n"));
    for (const QByteArray &one : people)
        QVERIFY2(!all.output.contains(one), one.constData());
    const Ran part = run(m_home, words + QStringList{u"--filter"_s, u"kind:http"_s});
    QVERIFY(part.output.count('\n') > 0 && part.output.count('\n') == part.output.count(R"("kind":"http")"));
}

void tst_ExportVerb::whatALogHeldIsThereUnderItsName()
{
    const e2e::Home home; // no bot was ever here
    const Ran import = run(home, {u"import"_s, QStringLiteral(QBC_SEED_LOG)});
    QVERIFY2(import.exitCode == 0, import.errors.constData());
    const QStringList rows{u"export"_s, u"--format"_s, u"ndjson"_s, u"-o"_s, u"-"_s};
    const Ran all = run(home, rows);
    QVERIFY2(all.exitCode == 0, all.errors.constData());
    QVERIFY(all.output.count('\n') > 5 && all.output.count('\n') == all.output.count(R"("source":"seed-report.log")"));
    const Ran part = run(home, rows + QStringList{u"--filter"_s, u"source:seed-report.log code:40034024"_s});
    QCOMPARE(part.output.count('\n'), 2);
    QCOMPARE(run(home, rows + QStringList{u"--filter"_s, u"source:live"_s}).output, QByteArray());
    const Ran har = run(home, {u"export"_s, u"--format"_s, u"har"_s, u"-o"_s, u"-"_s});
    QCOMPARE(har::complaintsAbout(har.output), QByteArray());
    QCOMPARE(har.output.count(R"("_code":40034024)"), 2);
    QVERIFY(har.output.contains(R"("_source":"seed-report.log")"));
}

void tst_ExportVerb::anUnknownFormatIsAUsageError()
{
    const QString file = m_home.path(u"none.pdf"_s);
    const Ran ran = run(m_home, {u"export"_s, u"--format"_s, u"pdf"_s, u"-o"_s, file});
    QCOMPARE(ran.exitCode, 2);
    QVERIFY2(ran.errors.contains("har"), ran.errors.constData());
    QVERIFY(!QFile::exists(file));
}

void tst_ExportVerb::withoutAJournalItFailsAndMakesNothing()
{
    const e2e::Home empty;
    const QString file = empty.path(u"none.har"_s);
    const Ran ran = run(empty, {u"export"_s, u"--format"_s, u"har"_s, u"-o"_s, file});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.errors.contains(empty.data().toUtf8()), ran.errors.constData());
    QVERIFY(!QFile::exists(file));
    QVERIFY(!QFile::exists(empty.data()));
}

// The disk is full after a little: what stood there before is not harmed, and no half file stays beside it.
void tst_ExportVerb::aFileThatCannotBeWrittenStaysAsItWas()
{
    const QString file = m_home.write(u"older.har"_s, "older");
    const QStringList before = QDir(m_home.path()).entryList();
    e2e::Client client(QStringLiteral(QBC_PROGRAM), m_home);
    client.setLargestFile(2'000);
    client.start({u"export"_s, u"--format"_s, u"har"_s, u"-o"_s, file});
    QVERIFY2(client.waitForExit(), client.story().constData());
    QVERIFY2(client.exitCode() == 1, client.story().constData());
    QVERIFY2(client.errors().contains("older.har"), client.story().constData());
    QCOMPARE(content(u"older.har"_s), "older");
    QCOMPARE(QDir(m_home.path()).entryList(), before);
}

// A pipe stands for every device: a file that took its place would harm whoever uses it.
void tst_ExportVerb::whatIsNoFileIsLeftAlone()
{
    const QString pipe = m_home.path(u"pipe"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    for (const QString &target : {pipe, m_home.path(u"tmp"_s)}) {
        const Ran ran = exported(target);
        QCOMPARE(ran.exitCode, 1);
        QVERIFY2(ran.errors.contains(target.toUtf8()), ran.errors.constData());
        QVERIFY(QFileInfo::exists(target));
        QVERIFY(!QFileInfo(target).isFile());
    }
}

void tst_ExportVerb::aLinkKeepsPointing()
{
    const QString file = m_home.write(u"linked.har"_s, "older");
    const QString link = m_home.path(u"link.har"_s);
    QVERIFY(QFile::link(file, link));
    QCOMPARE(exported(link).exitCode, 0);
    QVERIFY(QFileInfo(link).isSymLink());
    QCOMPARE(har::complaints(file), QByteArray());
}

void tst_ExportVerb::aFullStandardOutputIsAFailure()
{
    QProcess shell;
    shell.setProcessEnvironment(m_home.environment());
    // Opened for writing only: nothing here can replace the device.
    shell.setStandardOutputFile(u"/dev/full"_s);
    shell.start(QStringLiteral(QBC_PROGRAM),
        {u"export"_s, u"--format"_s, u"har"_s, u"-o"_s, u"-"_s, u"--data-dir"_s, m_home.data()});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.exitCode(), 1);
    QVERIFY(!shell.readAllStandardError().isEmpty());
}

void tst_ExportVerb::aFolderThatIsNotThereIsAFailure()
{
    const Ran ran = exported(m_home.path(u"no/such/folder/x.har"_s));
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.errors.contains("x.har"), ran.errors.constData());
}

void tst_ExportVerb::theOwnerWasNotDisturbed()
{
    m_owner->terminate();
    QVERIFY2(m_owner->waitForExit(), m_owner->story().constData());
    QCOMPARE(m_owner->exitCode(), 0);
    // The folder is nobody's now, and the line has ended: the same again.
    const Ran ran = exported(m_home.path(u"after.har"_s));
    QVERIFY2(ran.exitCode == 0, ran.errors.constData());
    QCOMPARE(har::complaints(m_home.path(u"after.har"_s)), QByteArray());
    QVERIFY(content(u"after.har"_s).contains(R"("_closed":true)"));
}

QTEST_GUILESS_MAIN(tst_ExportVerb)
#include "tst_exportverb.moc"
