#include "app/console/transcript.h"
#include "app/journal/journalwriter.h"
#include "tests/journal/samples.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using console::transcriptLine;

/// One line for each attempt, from journal rows: its form, and when it is printed.
class tst_Transcript : public QObject
{
    Q_OBJECT

private slots:
    void aLineSaysWhatBecameOfAnAttempt_data();
    void aLineSaysWhatBecameOfAnAttempt();
    void nothingInALineMovesATerminal();
    void linesComeInTheOrderOfTheAttempts();
    void anAttemptIsPrintedOnceItIsSettled();
    void onlyRowsOfThisRunArePrinted();
    void inboundMessagesAndOtherCallsAreNoLines();
};

namespace {

/// A journal with a transcript of it, wired as the program does it.
class Desk
{
public:
    explicit Desk(traffic::RecordKey since = 0)
        : m_writer(m_folder.filePath(u"journal.db"_s))
        , m_pool({{journal::liveSource, m_writer.path()}}, since)
        , m_transcript(m_pool, m_feed, since, [this](const QString &line) { m_lines.append(line); })
    {
        QObject::connect(&m_writer, &journal::JournalWriter::committed, &m_feed, &journal::JournalFeed::committed);
        m_writer.open();
    }
    /// Writes, and waits until the transcript has read what was written.
    void write(const QList<traffic::Entry> &entries)
    {
        samples::write(m_writer, entries);
        QTRY_VERIFY(m_transcript.isSettled());
    }
    [[nodiscard]] const QStringList &lines() const { return m_lines; }

private:
    QTemporaryDir m_folder;
    journal::JournalWriter m_writer;
    journal::JournalFeed m_feed;
    journal::ReaderPool m_pool;
    QStringList m_lines;
    console::Transcript m_transcript;
};

journal::RowSummary attempt(traffic::State state)
{
    journal::RowSummary row;
    row.state = state;
    row.anchor = u"in-1"_s;
    row.msgSeq = 2;
    row.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound, .text = u"hi"_s};
    return row;
}

} // namespace

Q_DECLARE_METATYPE(journal::RowSummary)

void tst_Transcript::aLineSaysWhatBecameOfAnAttempt_data()
{
    QTest::addColumn<journal::RowSummary>("row");
    QTest::addColumn<QString>("line");
    journal::RowSummary accepted = attempt(traffic::State::Accepted);
    accepted.returnedId = u"out-7"_s;
    QTest::newRow("accepted") << accepted << u"accepted id=out-7 anchor=in-1 seq=2 text=hi"_s;
    journal::RowSummary refused = attempt(traffic::State::Refused);
    refused.code = 40034024;
    QTest::newRow("refused") << refused << u"refused code=40034024 anchor=in-1 seq=2 text=hi"_s;
    journal::RowSummary unknown = attempt(traffic::State::Unknown);
    unknown.detail = u"timeout"_s;
    QTest::newRow("unknown") << unknown << u"unknown reason=timeout anchor=in-1 seq=2 text=hi"_s;
    journal::RowSummary notSent = attempt(traffic::State::NotSent);
    notSent.detail = u"no-anchor"_s;
    notSent.anchor.clear();
    notSent.msgSeq.reset();
    QTest::newRow("not sent") << notSent << u"notsent reason=no-anchor anchor=- text=hi"_s;
    QTest::newRow("id unknown") << attempt(traffic::State::AcceptedIdUnknown)
                                << u"accepted-id-unknown anchor=in-1 seq=2 text=hi"_s;
    journal::RowSummary lines = accepted;
    lines.message->text = u"a\nb\\n\r好"_s;
    QTest::newRow("one line") << lines << u"accepted id=out-7 anchor=in-1 seq=2 text=a\\nb\\\\n\\r好"_s;
}

void tst_Transcript::aLineSaysWhatBecameOfAnAttempt()
{
    QFETCH(journal::RowSummary, row);
    QFETCH(QString, line);
    QCOMPARE(transcriptLine(row), line);
}

void tst_Transcript::nothingInALineMovesATerminal()
{
    journal::RowSummary row = attempt(traffic::State::Accepted);
    row.returnedId = u"out\u001b[2J"_s;
    row.message->text = u"a\nb\u001b]0;x\u0007\u202ec"_s;
    const QString line = transcriptLine(row);
    QVERIFY2(!line.contains(u'\u001b') && !line.contains(u'\u0007') && !line.contains(u'\n'), qPrintable(line));
    QVERIFY(line.endsWith(u"a\\nb␛]0;x␇[U+202E]c"_s));
}

void tst_Transcript::linesComeInTheOrderOfTheAttempts()
{
    Desk desk;
    desk.write({samples::outbound(10, u"p"_s, 1), samples::outbound(20, u"p"_s, 2), samples::outbound(30, u"p"_s, 3)});
    QVERIFY(desk.lines().isEmpty());
    desk.write({samples::settlement(30, traffic::State::Accepted)});
    desk.write({samples::settlement(20, traffic::State::Refused)});
    QVERIFY(desk.lines().isEmpty()); // the first is still on its way
    desk.write({samples::settlement(10, traffic::State::Accepted)});
    QCOMPARE(desk.lines().size(), 3);
    QVERIFY(desk.lines()[0].startsWith("#1 accepted id=out-10 "_L1));
    QVERIFY(desk.lines()[1].startsWith("#2 refused code=40034024 "_L1));
    QVERIFY(desk.lines()[2].startsWith("#3 accepted id=out-30 "_L1));
}

void tst_Transcript::anAttemptIsPrintedOnceItIsSettled()
{
    Desk desk;
    desk.write({samples::outbound(10, u"p"_s, 1), samples::settlement(10, traffic::State::Accepted)});
    QCOMPARE(desk.lines().size(), 1);
    desk.write({samples::outbound(20, u"p"_s, 2)});
    QCOMPARE(desk.lines().size(), 1);
    desk.write({samples::settlement(20, traffic::State::Accepted)});
    QCOMPARE(desk.lines().size(), 2);
    desk.write({samples::inbound(30, u"p"_s, u"thanks"_s)});
    QCOMPARE(desk.lines(),
        (QStringList{u"#1 accepted id=out-10 anchor=in-1 seq=1 text=answer 1"_s,
            u"#2 accepted id=out-20 anchor=in-1 seq=1 text=answer 2"_s}));
}

void tst_Transcript::onlyRowsOfThisRunArePrinted()
{
    Desk desk(100);
    desk.write({samples::outbound(99, u"p"_s, 1), samples::settlement(99, traffic::State::Accepted),
        samples::outbound(100, u"p"_s, 2), samples::settlement(100, traffic::State::Accepted)});
    QCOMPARE(desk.lines().size(), 1);
    QVERIFY(desk.lines()[0].startsWith("#1 accepted id=out-100 "_L1));
}

void tst_Transcript::inboundMessagesAndOtherCallsAreNoLines()
{
    Desk desk;
    traffic::Record call = samples::outbound(20, u"p"_s, 2);
    call.message.reset();
    desk.write({samples::inbound(10, u"p"_s, u"hello"_s), call, samples::settlement(20, traffic::State::Accepted),
        samples::outbound(30, u"p"_s, 3), samples::settlement(30, traffic::State::Accepted)});
    QCOMPARE(desk.lines().size(), 1);
    QVERIFY(desk.lines()[0].contains("text=answer 3"_L1));
}

QTEST_GUILESS_MAIN(tst_Transcript)
#include "tst_transcript.moc"
