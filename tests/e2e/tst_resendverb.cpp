#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/e2e/platformprocess.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// `qqbot-console resend`: a failed message put right from the command line, against a platform in another process.
class tst_ResendVerb : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void anUnknownIdIsAUsageErrorAndNothingIsSent_data();
    void anUnknownIdIsAUsageErrorAndNothingIsSent();
    void aDryRunTellsTheAnchorAndSendsNothing();
    void aDryRunOfADoomedDraftFails();
    void aRefusedMessageIsDeliveredOnTheNewestAnchor();
    void anOwnIdIsSentWhenAskedForAndIsRefused();
    void withoutAnAnchorItLeavesAsAProactiveMessage();
    void withoutCredentialsItSaysSo();
    void whereAnotherProcessOwnsTheFolderThatOneDoesIt();
    void twoProgramsDoNotRunTheSameBot();

private:
    struct Ran
    {
        int exitCode = -1;
        QByteArray output, errors;
        QList<e2e::TranscriptLine> lines;
    };
    [[nodiscard]] Ran resend(const QStringList &arguments, bool introduced = true);
    [[nodiscard]] qsizetype sends() const { return m_platform->record().sends().size(); }

    e2e::Home m_home;
    std::unique_ptr<e2e::PlatformProcess> m_platform;
    qint64 m_refusedRow = 0;
    qint64 m_refusedAttempt = 0;
    QString m_refusedText;
};

// The platform allows four replies: the fifth is refused, and the user's second message opens a fresh anchor.
void tst_ResendVerb::initTestCase()
{
    m_platform = std::make_unique<e2e::PlatformProcess>(
        QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS) + u"/four-replies.json"_s);
    e2e::Client bot(QStringLiteral(QBC_PROGRAM), m_home);
    m_platform->introduce(bot);
    bot.start(QStringList{u"run"_s, u"--connect"_s} + m_platform->arguments());
    QVERIFY2(bot.waitForTranscript(8), bot.story().constData());
    bot.terminate();
    QVERIFY2(bot.waitForExit(), bot.story().constData());
    for (const journal::RowSummary &row : e2e::JournalFile(m_home.data()).attempts()) {
        if (row.code != 40034128)
            continue;
        m_refusedRow = row.ref.row();
        m_refusedAttempt = row.attemptId;
        m_refusedText = row.message->text;
    }
    QVERIFY(m_refusedAttempt != 0);
}

tst_ResendVerb::Ran tst_ResendVerb::resend(const QStringList &arguments, bool introduced)
{
    e2e::Client client(QStringLiteral(QBC_PROGRAM), m_home);
    if (introduced)
        m_platform->introduce(client);
    client.start(QStringList(u"resend"_s) + arguments + m_platform->arguments());
    if (!client.waitForExit())
        qWarning("%s", client.story().constData());
    return {client.exitCode(), client.output(), client.errors(), client.transcript()};
}

void tst_ResendVerb::anUnknownIdIsAUsageErrorAndNothingIsSent_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("no such row") << u"999999"_s;
    QTest::newRow("no such attempt") << u"attempt:999999"_s;
    QTest::newRow("a frame, no message") << u"1"_s;
    QTest::newRow("a word") << u"last"_s;
    QTest::newRow("another source") << u"import:3"_s;
}

void tst_ResendVerb::anUnknownIdIsAUsageErrorAndNothingIsSent()
{
    QFETCH(QString, id);
    const auto before = sends();
    // A good id beside it is not sent either: half a command is worse than none.
    const Ran ran = resend({u"attempt:%1"_s.arg(m_refusedAttempt), id});
    QCOMPARE(ran.exitCode, 2);
    QVERIFY2(ran.errors.contains(id.toUtf8()), ran.errors.constData());
    QCOMPARE(sends(), before);
}

void tst_ResendVerb::aDryRunTellsTheAnchorAndSendsNothing()
{
    const auto before = sends();
    const Ran ran = resend({u"--dry-run"_s, QString::number(m_refusedRow)});
    QCOMPARE(ran.exitCode, 0);
    QVERIFY2(ran.output.contains("would-send") && ran.output.contains("Safe."), ran.output.constData());
    QVERIFY(ran.output.contains(m_platform->record().seen.last().anchor.toUtf8()));
    QVERIFY(ran.output.contains(m_refusedText.toUtf8()));
    QCOMPARE(sends(), before);
}

void tst_ResendVerb::aDryRunOfADoomedDraftFails()
{
    const Ran ran = resend({u"--dry-run"_s, u"--anchor"_s, u"ROBOT1.0_nobody"_s, QString::number(m_refusedRow)});
    QCOMPARE(ran.exitCode, 1);
    QVERIFY2(ran.output.contains("Doomed."), ran.output.constData());
}

void tst_ResendVerb::aRefusedMessageIsDeliveredOnTheNewestAnchor()
{
    const QString newest = m_platform->record().seen.last().anchor;
    const Ran ran = resend({u"attempt:%1"_s.arg(m_refusedAttempt)});
    QCOMPARE(ran.exitCode, 0);
    QCOMPARE(ran.lines.size(), 1);
    QCOMPARE(ran.lines[0].state, u"accepted"_s);
    QCOMPARE(ran.lines[0].anchor, newest);
    QCOMPARE(ran.lines[0].seq, std::optional(3));
    const e2e::SeenMessage seen = m_platform->record().seen.last();
    QCOMPARE(seen.id, ran.lines[0].id);
    QCOMPARE(seen.text, m_refusedText);
    const journal::RowSummary row = e2e::JournalFile(m_home.data()).attempts().last();
    QCOMPARE(row.returnedId, seen.id);
    QCOMPARE(row.message->attemptNumber, 2);
    QCOMPARE(row.message->origin, u"hand"_s);
}

void tst_ResendVerb::anOwnIdIsSentWhenAskedForAndIsRefused()
{
    const Ran ran = resend({u"--anchor"_s, m_platform->record().seen.last().id, u"attempt:%1"_s.arg(m_refusedAttempt)});
    QCOMPARE(ran.exitCode, 1);
    QCOMPARE(ran.lines.size(), 1);
    QCOMPARE(ran.lines[0].code, std::optional(40034024));
}

void tst_ResendVerb::withoutAnAnchorItLeavesAsAProactiveMessage()
{
    const Ran ran = resend({u"attempt:%1"_s.arg(m_refusedAttempt), u"--anchor"_s, u"proactive"_s});
    QCOMPARE(ran.exitCode, 0);
    QVERIFY(m_platform->record().seen.last().anchor.isEmpty());
}

void tst_ResendVerb::withoutCredentialsItSaysSo()
{
    const Ran ran = resend({u"attempt:1"_s}, false);
    QCOMPARE(ran.exitCode, 3);
}

// The owner has the bot's outbox open: nobody else may count its msg_seq.
void tst_ResendVerb::whereAnotherProcessOwnsTheFolderThatOneDoesIt()
{
    e2e::Client owner(QStringLiteral(QBC_PROGRAM), m_home);
    m_platform->introduce(owner);
    owner.start(QStringList(u"run"_s) + m_platform->arguments());
    QVERIFY2(
        QTest::qWaitFor([&owner] { return owner.output().contains("Connected"); }, 20'000), owner.story().constData());
    const auto before = sends();
    const Ran wrong = resend({u"attempt:999999"_s}, false);
    QVERIFY2(wrong.exitCode == 2, (wrong.output + wrong.errors).constData());
    const Ran foretold = resend({u"--dry-run"_s, u"attempt:%1"_s.arg(m_refusedAttempt)}, false);
    QVERIFY2(foretold.output.contains("would-send"), foretold.errors.constData());
    QCOMPARE(sends(), before);
    const Ran ran = resend({u"--anchor"_s, u"proactive"_s, u"attempt:%1"_s.arg(m_refusedAttempt)}, false);
    QVERIFY2(ran.exitCode == 0, ran.errors.constData());
    QCOMPARE(ran.lines.size(), 1);
    QCOMPARE(ran.lines[0].state, u"accepted"_s);
    QCOMPARE(m_platform->record().seen.last().id, ran.lines[0].id);
    QCOMPARE(sends(), before + 1);
    owner.terminate();
    QVERIFY2(owner.waitForExit(), owner.story().constData());
    QCOMPARE(owner.exitCode(), 0);
}

void tst_ResendVerb::twoProgramsDoNotRunTheSameBot()
{
    e2e::Client owner(QStringLiteral(QBC_PROGRAM), m_home);
    m_platform->introduce(owner);
    owner.start(QStringList(u"run"_s) + m_platform->arguments());
    QVERIFY2(
        QTest::qWaitFor([&owner] { return owner.output().contains("Connected"); }, 20'000), owner.story().constData());
    const e2e::Home elsewhere; // another data folder, the same bot
    e2e::Client other(QStringLiteral(QBC_PROGRAM), elsewhere);
    m_platform->introduce(other);
    other.setVariable(u"XDG_RUNTIME_DIR"_s, m_home.path(u"run"_s)); // of the same user
    other.start(QStringList(u"run"_s) + m_platform->arguments());
    QVERIFY2(other.waitForExit(), other.story().constData());
    QCOMPARE(other.exitCode(), 1);
    QVERIFY2(other.errors().contains(m_platform->text("app_id").toUtf8()), other.errors().constData());
    owner.kill();
    QVERIFY2(owner.waitForExit(), owner.story().constData());
    // One that was killed has no lock any more.
    e2e::Client next(QStringLiteral(QBC_PROGRAM), elsewhere);
    m_platform->introduce(next);
    next.setVariable(u"XDG_RUNTIME_DIR"_s, m_home.path(u"run"_s));
    next.start(QStringList(u"run"_s) + m_platform->arguments());
    QVERIFY2(
        QTest::qWaitFor([&next] { return next.output().contains("Connected"); }, 20'000), next.story().constData());
    next.terminate();
    QVERIFY2(next.waitForExit(), next.story().constData());
}

QTEST_GUILESS_MAIN(tst_ResendVerb)
#include "tst_resendverb.moc"
