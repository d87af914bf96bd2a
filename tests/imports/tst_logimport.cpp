#include "app/evidence/case.h"
#include "app/filter/parser.h"
#include "app/imports/linefile.h"
#include "tests/imports/importedseed.h"
#include "tests/support/loggenerator.h"

using namespace Qt::StringLiterals;
using traffic::State;

/// The public bug report's log, as the window shows it.
class tst_LogImport : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_folder = std::make_unique<imports::LogFolder>(m_dir.filePath(u"imports"_s));
        const auto kept = test::readQuietly(*m_folder, QString::fromUtf8(test::seedLog));
        QVERIFY(kept && *kept);
        m_log = (*kept)->log;
        m_reader = test::readerOf(*m_folder, m_log);
        QVERIFY(m_reader);
        m_rows = test::allRows(*m_reader);
    }
    void theCountsAreThoseOfTheReport()
    {
        const imports::Counts &counts = m_log.counts;
        QCOMPARE(counts.records, 29);
        QCOMPARE(counts.duplicates, 6);
        QCOMPARE(counts.unique(), 23);
        QCOMPARE(counts.attempts, 5);
        QCOMPARE(counts.accepted, 3);
        QCOMPARE(counts.refused, 2);
        QCOMPARE(counts.turns, 1);
        QCOMPARE(counts.toolCalls, 3);
        QCOMPARE(counts.conversations, 1);
        QVERIFY(counts.unparsedLines > 0); // the prose behind the log
    }
    void oneFindingTellsTheFault()
    {
        const auto isRoot = [](const imports::FoundFault &fault) { return !fault.finding.isConsequence; };
        QCOMPARE(std::ranges::count_if(m_log.findings, isRoot), 1);
        const importer::Finding &finding = m_log.findings.first().finding;
        QCOMPARE(finding.kind, importer::Finding::Kind::OwnIdAsAnchor);
        QCOMPARE(finding.ids, QStringList{test::ownId});
        QCOMPARE(finding.attempts, (QList<qint64>{3, 4}));
        QCOMPARE(finding.traces.size(), 2);
        QVERIFY(m_log.findings.first().evidence.size() >= 3);
        for (const imports::EvidenceLine &line : m_log.findings.first().evidence) {
            QVERIFY(line.line > 0);
            QVERIFY2(!line.row.isNull(), qPrintable(line.text));
            QCOMPARE(line.row.source(), m_log.source);
        }
        const auto shown = m_reader->summaries({m_log.firstMessage});
        QVERIFY(shown && !shown->isEmpty());
        QCOMPARE(shown->first().attemptId, 3);
    }
    void theConversationReadsAsItWas()
    {
        QStringList bubbles;
        for (const journal::RowSummary &row : m_rows)
            if (row.message)
                bubbles.append(row.message->text.section(u'\n', 0, 0).left(12) + u' ' + traffic::stateName(row.state));
        QCOMPARE(bubbles.size(), 6);
        QVERIFY(bubbles[0].contains(u"[At:qq_offici"_s.left(12)));
        QVERIFY(bubbles[1].endsWith(u"accepted"_s));
        QVERIFY(bubbles[2].endsWith(u"accepted"_s));
        QVERIFY(bubbles[3].endsWith(u"refused"_s));
        QVERIFY(bubbles[4].endsWith(u"refused"_s));
        QVERIFY(bubbles[5].endsWith(u"accepted"_s));
        const auto conversations = m_reader->conversations();
        QVERIFY(conversations);
        QCOMPARE(conversations->size(), 1);
        QCOMPARE(conversations->first().peer.value, u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
        QCOMPARE(conversations->first().bot, m_log.name);
        QCOMPARE(conversations->first().undelivered, 2);
    }
    void rowsStandInTheOrderOfTime()
    {
        QVERIFY(std::ranges::is_sorted(m_rows, {}, &journal::RowSummary::time));
        // As it stands in the log, on the day that the platform's answers tell.
        const QDateTime first = QDateTime::fromMSecsSinceEpoch(core::toMs(m_rows.first().time));
        QCOMPARE(first.toString(u"yyyy-MM-dd HH:mm:ss.zzz"_s), u"2026-03-25 15:04:09.610"_s);
    }
    void theUsersMessageHasTheIdThatTheFirstReplyHungOn()
    {
        const auto row = m_reader->rowOfMessageId(test::userId);
        QVERIFY(row && !row->isNull());
        const auto found = m_reader->detail(*row);
        QVERIFY(found);
        QCOMPARE(found->summary.message->role, traffic::MessageFacet::Role::Inbound);
    }
    void theRefusedSendIsExplainedAsTheBotsOwnWouldBe()
    {
        const auto refused = std::ranges::find(m_rows, State::Refused, &journal::RowSummary::state);
        QVERIFY(refused != m_rows.cend());
        QCOMPARE(refused->code, 40034024);
        QCOMPARE(refused->status, 400);
        QCOMPARE(refused->anchor, test::ownId);
        QCOMPARE(refused->msgSeq, 7579);
        QCOMPARE(refused->traceId, u"0db5bf0aaac4a197a5dfb69e12955c4f"_s);
        const auto gathered = evidence::gather(*m_reader, refused->ref);
        QVERIFY(gathered);
        QVERIFY(std::holds_alternative<lineage::OfOwnMessage>(gathered->evidence.origin));
        QCOMPARE(gathered->evidence.turnAnchor, core::InboundMsgId(test::userId));
        QCOMPARE(gathered->sameCause.size(), 1); // the other one
        QStringList parts;
        for (const evidence::StoryPart &part : gathered->story.parts)
            parts.append(QString::number(int(part.kind)));
        using Kind = evidence::StoryPart::Kind;
        const auto has = [&](Kind kind) { return parts.contains(QString::number(int(kind))); };
        QVERIFY(has(Kind::UserMessage) && has(Kind::Turn) && has(Kind::ToolCall) && has(Kind::WrongOrigin));
    }
    void everyRowLeadsToItsLines()
    {
        auto lines = imports::LineFile::open(imports::linesOf(m_folder->folderOf(m_log.id)));
        QVERIFY(lines);
        QFile file(QString::fromUtf8(test::seedLog));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        int repeated = 0;
        for (const journal::RowSummary &row : m_rows) {
            const auto record = (*lines)->recordOf(row.ref.row());
            QVERIFY(record);
            if (*record == 0) {
                QCOMPARE(row.route, u"TURN"_s);
                continue;
            }
            const auto origins = (*lines)->originsOf(*record);
            QVERIFY(origins && !origins->isEmpty());
            repeated += int(origins->size()) - 1;
            for (const importer::Origin &origin : *origins)
                QVERIFY(origin.offset >= 0 && origin.offset + origin.length <= text.size());
            const importer::Origin &first = origins->first();
            QCOMPARE(text.left(first.offset).count('\n') + 1, first.line);
        }
        QVERIFY(repeated >= 4); // requests, notes and calls that stand there twice; outcomes have no row of their own
    }
    void ofEachKindTheFirstAreListed()
    {
        test::LogGenerator generator(test::LogVariant::File);
        QFile file(m_dir.filePath(u"long.log"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(generator.next(40'000));
        file.close();
        const auto kept = test::readQuietly(*m_folder, file.fileName());
        QVERIFY(kept && *kept);
        const imports::Log &log = (*kept)->log;
        QHash<importer::Finding::Kind, qint64> listed;
        for (const imports::FoundFault &fault : log.findings)
            ++listed[fault.finding.kind];
        QVERIFY(std::ranges::all_of(listed, [](qint64 count) { return count <= imports::mostOfKind; }));
        QVERIFY(listed.values().contains(imports::mostOfKind));
        QVERIFY(log.unlisted > 0);
        QVERIFY(m_folder->all().contains(log)); // as it was kept
    }
    void whatWasNotUnderstoodIsKept()
    {
        const auto unparsed = std::ranges::find(m_rows, u"UNPARSED"_s, &journal::RowSummary::route);
        QVERIFY(unparsed != m_rows.cend());
        const auto detail = m_reader->detail(unparsed->ref);
        QVERIFY(detail && detail->record.body.text.contains("Bug"));
    }
    void theFilterKnowsTheSourceByItsName()
    {
        const auto matching = [this](const QString &text) {
            const auto parsed = filter::parse(text);
            return parsed ? m_reader->rowsAfter({.filter = parsed->node}, 0)->size() : -1;
        };
        QCOMPARE(matching(u"source:seed-report.log"_s), m_rows.size());
        QCOMPARE(matching(u"source:seed-report"_s), m_rows.size());
        QCOMPARE(matching(u"source:live"_s), 0);
        QCOMPARE(matching(u"state:refused code:40034024"_s), 2);
        QCOMPARE(matching(u"测试消息 state:accepted kind:http"_s),
            3); // the intro, the first of the three, and what was said of them
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<imports::LogFolder> m_folder;
    imports::Log m_log;
    std::unique_ptr<journal::JournalReader> m_reader;
    QList<journal::RowSummary> m_rows;
};

QTEST_GUILESS_MAIN(tst_LogImport)
#include "tst_logimport.moc"
