#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/e2e/seed.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// What a run wrote stands there unchanged after it: the next start without a bot shows the same rows and adds none.
class tst_Reopen : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theJournalHoldsTheRun();
    void aWindowWithoutABotAddsNothing();
    void everyRowReadsAsBefore();
    void theConversationIsTheSame();

private:
    e2e::Home m_home;
    const e2e::Seed m_seed = e2e::seedWith(e2e::randomWord());
    QList<e2e::TranscriptLine> m_lines;
    QStringList m_before;
};

namespace {

QStringList rowsOf(const QString &folder)
{
    QStringList rows;
    for (const journal::RowSummary &row : e2e::JournalFile(folder).rows())
        rows.append(e2e::asText(row));
    return rows;
}

} // namespace

void tst_Reopen::initTestCase()
{
    e2e::Client client(QStringLiteral(QBC_PROGRAM), m_home);
    client.start({u"--sandbox"_s, m_home.write(u"scenario.json"_s, m_seed.json), u"--screenshot"_s,
        m_home.path(u"first.png"_s)});
    QVERIFY2(client.waitForExit(), client.story().constData());
    QCOMPARE(client.exitCode(), 0);
    m_lines = client.transcript();
    m_before = rowsOf(m_home.data());
}

void tst_Reopen::theJournalHoldsTheRun()
{
    QCOMPARE(m_lines.size(), 5);
    // token, gateway, at least five frames, two model calls, three tools, five sends
    QCOMPARE_GE(m_before.size(), 17);
    QSet<traffic::Kind> kinds;
    for (const journal::RowSummary &row : e2e::JournalFile(m_home.data()).rows())
        kinds.insert(row.kind);
    for (const auto kind :
        {traffic::Kind::Frame, traffic::Kind::Http, traffic::Kind::Token, traffic::Kind::Model, traffic::Kind::Tool})
        QVERIFY2(kinds.contains(kind), qPrintable(traffic::kindName(kind)));
}

void tst_Reopen::aWindowWithoutABotAddsNothing()
{
    e2e::Client client(QStringLiteral(QBC_PROGRAM), m_home);
    client.start({u"--screenshot"_s, m_home.path(u"second.png"_s)});
    QVERIFY2(client.waitForExit(), client.story().constData());
    QVERIFY2(client.exitCode() == 0, client.story().constData());
    QVERIFY(client.transcript().isEmpty());
    QVERIFY(QFile::exists(m_home.path(u"second.png"_s)));
}

void tst_Reopen::everyRowReadsAsBefore()
{
    const QStringList now = rowsOf(m_home.data());
    QCOMPARE(now.size(), m_before.size());
    for (qsizetype i = 0; i < now.size(); ++i)
        QCOMPARE(now[i], m_before[i]);
}

void tst_Reopen::theConversationIsTheSame()
{
    const auto reader = journal::JournalReader::open(
        m_home.data() + u"/journal.db"_s, journal::liveSource, traffic::RecordKeys(core::SystemClock(), 0).next());
    QVERIFY(reader);
    const auto conversations = (*reader)->conversations();
    QVERIFY(conversations);
    QCOMPARE(conversations->size(), 1);
    const journal::ConversationSummary &conversation = conversations->first();
    QCOMPARE(conversation.lastText, m_seed.botTexts.last());
    QCOMPARE(conversation.lastState, traffic::State::Accepted);
    QCOMPARE(conversation.undelivered, 0);
    const auto refs = (*reader)->rowsAfter(
        {.bot = conversation.bot, .scene = conversation.scene, .peer = conversation.peer, .messagesOnly = true}, 0);
    QVERIFY(refs);
    const auto bubbles = (*reader)->summaries(*refs);
    QVERIFY(bubbles);
    QStringList texts, ids;
    for (const journal::RowSummary &row : *bubbles) {
        texts.append(row.message->text);
        if (row.message->role == traffic::MessageFacet::Role::Outbound)
            ids.append(row.returnedId);
    }
    QCOMPARE(texts, QStringList(m_seed.userText) + m_seed.botTexts);
    QStringList printed;
    for (const e2e::TranscriptLine &line : m_lines)
        printed.append(line.id);
    QCOMPARE(ids, printed);
}

QTEST_GUILESS_MAIN(tst_Reopen)
#include "tst_reopen.moc"
