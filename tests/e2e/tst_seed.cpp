#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/e2e/seed.h"

#include <QImage>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The story that the product exists for, told again in the program's own window: five messages, all of them arrive.
class tst_Seed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theProgramEndsByItself();
    void exactlyFiveMessagesAreAccepted();
    void everyMessageHangsOnTheUsersMessage();
    void msgSeqRisesFromOneByOne();
    void transcriptAndJournalNameTheSameIds();
    void theWindowIsSavedInTheAskedSize();
    void textsComeFromTheScenarioAlone();
    void theBuiltInScenarioNeedsNoFile();

private:
    e2e::Home m_home;
    const e2e::Seed m_seed = e2e::seedWith(e2e::randomWord());
    int m_exitCode = -1;
    QByteArray m_story;
    QList<e2e::TranscriptLine> m_lines;
};

void tst_Seed::initTestCase()
{
    e2e::Client client(QStringLiteral(QBC_PROGRAM), m_home);
    client.start({u"--sandbox"_s, m_home.write(u"scenario.json"_s, m_seed.json), u"--screenshot"_s,
        m_home.path(u"window.png"_s), u"--size"_s, u"1280x820"_s});
    QVERIFY2(client.waitForExit(), client.story().constData());
    m_exitCode = client.exitCode();
    m_story = client.story();
    m_lines = client.transcript();
}

void tst_Seed::theProgramEndsByItself()
{
    QVERIFY2(m_exitCode == 0, m_story.constData());
}

void tst_Seed::exactlyFiveMessagesAreAccepted()
{
    QVERIFY2(m_lines.size() == 5, m_story.constData());
    for (const e2e::TranscriptLine &line : m_lines) {
        QCOMPARE(line.state, u"accepted"_s);
        QVERIFY(!line.id.isEmpty());
    }
}

void tst_Seed::everyMessageHangsOnTheUsersMessage()
{
    const QStringList inbound = e2e::JournalFile(m_home.data()).inboundIds();
    QCOMPARE(inbound.size(), 1);
    QVERIFY(!inbound.first().isEmpty());
    for (const e2e::TranscriptLine &line : m_lines)
        QCOMPARE(line.anchor, inbound.first());
}

void tst_Seed::msgSeqRisesFromOneByOne()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        QCOMPARE(m_lines[i].number, int(i) + 1);
        QCOMPARE(m_lines[i].seq, std::optional(int(i) + 1));
    }
}

void tst_Seed::transcriptAndJournalNameTheSameIds()
{
    const QList<journal::RowSummary> rows = e2e::JournalFile(m_home.data()).attempts();
    QCOMPARE(rows.size(), m_lines.size());
    QSet<QString> different;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        QCOMPARE(rows[i].returnedId, m_lines[i].id);
        QCOMPARE(rows[i].anchor, m_lines[i].anchor);
        QCOMPARE(rows[i].msgSeq, m_lines[i].seq);
        QCOMPARE(traffic::stateName(rows[i].state), m_lines[i].state);
        different.insert(rows[i].returnedId);
    }
    QCOMPARE(different.size(), 5);
}

void tst_Seed::theWindowIsSavedInTheAskedSize()
{
    const QImage image(m_home.path(u"window.png"_s));
    QVERIFY(!image.isNull());
    QCOMPARE(image.size(), QSize(1280, 820));
}

void tst_Seed::textsComeFromTheScenarioAlone()
{
    QStringList said;
    for (const e2e::TranscriptLine &line : m_lines)
        said.append(line.text);
    QCOMPARE(said, m_seed.botTexts);
    QStringList journaled, inbound;
    for (const journal::RowSummary &row : e2e::JournalFile(m_home.data()).rows())
        if (row.message)
            (row.message->role == traffic::MessageFacet::Role::Inbound ? inbound : journaled).append(row.message->text);
    QCOMPARE(journaled, m_seed.botTexts);
    QCOMPARE(inbound, QStringList(m_seed.userText));
}

void tst_Seed::theBuiltInScenarioNeedsNoFile()
{
    e2e::Home home;
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start({u"--sandbox"_s, u"--screenshot"_s, home.path(u"window.png"_s)});
    QVERIFY2(client.waitForExit(), client.story().constData());
    QCOMPARE(client.exitCode(), 0);
    QCOMPARE(client.transcript().size(), 5);
    QVERIFY(QFile::exists(home.path(u"window.png"_s)));
}

QTEST_GUILESS_MAIN(tst_Seed)
#include "tst_seed.moc"
