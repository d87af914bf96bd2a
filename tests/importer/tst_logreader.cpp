#include "app/importer/astrbotformat.h"
#include "tests/importer/readlog.h"
#include "tests/support/loggenerator.h"

#include <QTest>
#include <rapidcheck.h>

using namespace importer;
using namespace Qt::StringLiterals;
using test::packed;
using test::readLog;
using test::ReadLog;
using test::seed;

namespace {

const QByteArray header = "[15:04:16.478] [Core] [INFO] [a.b:1]: ";

} // namespace

/// Bytes to records, in the order of the file.
class tst_LogReader : public QObject
{
    Q_OBJECT
private slots:
    void theReportIsRead();
    void everyVariantGivesTheSameRecords_data();
    void everyVariantGivesTheSameRecords();
    void blocksOfAnySizeGiveTheSameRecords();
    void originsCoverTheFile();
    void linesFollowTheirHeader();
    void proseBehindAWholeLineIsForeign();
    void anAttachedTracebackBelongsToItsRecord();
    void aPastedHeaderIsJoined();
    void aHeldPieceThatIsNoneIsKept();
    void aCutJsonLineIsJoined();
    void aTraceFileIsRead();
    void botpyAloneIsRead();
    void otherEncodingsGiveTheSameText();
    void secretsAreCut();
    void aProseFileIsUnparsed();
    void theFormatIsKnownByItsBeginning();
};

void tst_LogReader::theReportIsRead()
{
    const ReadLog log = readLog(seed());
    QVERIFY(log.summary);
    QCOMPARE(log.summary->records, 29);
    QCOMPARE(std::ranges::count_if(log.records, &LogRecord::hasHeader), 26);
    QCOMPARE(log.count<HttpError>(), 3);
    QCOMPARE(log.count<HttpRequest>(), 7);
    QCOMPARE(log.count<Unparsed>(), 1);
    QVERIFY(log.records.back().isUnparsed());
    QVERIFY(log.records.back().message.startsWith("What happened"));
    QCOMPARE(log.count<Generic>(), 0);
    QCOMPARE(log.summary->firstDay, QDate(2026, 3, 25));
    for (const LogRecord &record : log.records)
        QCOMPARE(record.stamp.day, 0);
    const auto prepared = std::ranges::find_if(log.records, [](const LogRecord &record) {
        return std::holds_alternative<ReplyPrepared>(record.fields) && record.message.contains('\n');
    });
    QVERIFY(prepared != log.records.end());
    QCOMPARE(prepared->message.count('\n'), 5);
    const auto trace = std::ranges::find_if(
        log.records, [](const LogRecord &record) { return std::holds_alternative<Traceback>(record.fields); });
    QCOMPARE(std::get<Traceback>(trace->fields),
        (Traceback{13, u"botpy.errors.ServerError"_s, u"请求参数msg_id无效或越权"_s, true}));
}

void tst_LogReader::everyVariantGivesTheSameRecords_data()
{
    QTest::addColumn<test::LogVariant>("variant");
    static const char *names[] = {"console", "coloured", "file", "web console", "colorlog", "old colorlog", "3.x",
        "docker", "compose", "json-file", "journald", "journald, ISO"};
    for (int i = 0; i < test::logVariantCount; ++i)
        QTest::newRow(names[i]) << test::LogVariant(i);
}

void tst_LogReader::everyVariantGivesTheSameRecords()
{
    QFETCH(test::LogVariant, variant);
    test::LogGenerator generator(variant, 7);
    const QByteArray file = generator.next(2'000);
    const test::LogCounts &counts = generator.counts();
    const ReadLog log = readLog(file);
    QVERIFY(log.summary);
    QCOMPARE(log.summary->unparsedLines, 0);
    QCOMPARE(log.summary->records, counts.records);
    QCOMPARE(log.count<Inbound>(), counts.inbound);
    QCOMPARE(log.count<HttpRequest>(), counts.requests);
    QCOMPARE(log.count<HttpResponse>(), counts.accepted);
    QCOMPARE(log.count<HttpError>(), counts.refused);
    QCOMPARE(log.count<ToolCall>(), counts.toolCalls);
    QCOMPARE(log.count<Traceback>(), counts.tracebacks);
    QCOMPARE(log.count<Generic>(), 0);
    // Journald has no year, but the platform's answers do.
    QCOMPARE(log.summary->firstDay, test::LogGenerator::firstDay());
    for (const LogRecord &record : log.records) {
        if (const auto *request = std::get_if<HttpRequest>(&record.fields))
            QVERIFY(!request->body.isEmpty());
    }
    QVERIFY(std::ranges::is_sorted(log.records, {}, [](const LogRecord &record) { return record.stamp.ms(); }));
    QCOMPARE(log.records.back().stamp.day, 1);
}

void tst_LogReader::blocksOfAnySizeGiveTheSameRecords()
{
    const QByteArray file = seed();
    const auto whole = readLog(file);
    test::LogGenerator generator(test::LogVariant::JsonFile, 3);
    const QByteArray json = generator.next(60);
    const auto wholeJson = readLog(json);
    const bool holds = rc::check("a block may end anywhere", [&] {
        const int size = *rc::gen::inRange(1, 5'000);
        RC_ASSERT(readLog(file, size).records == whole.records);
        RC_ASSERT(readLog(json, size).records == wholeJson.records);
        RC_ASSERT(readLog(packed(file), size).records == whole.records);
    });
    QVERIFY(holds);
}

void tst_LogReader::originsCoverTheFile()
{
    const QByteArray file = seed();
    qint64 at = 0;
    qint64 line = 0;
    for (const LogRecord &record : readLog(file).records) {
        QCOMPARE(record.origin.offset, at);
        QCOMPARE_GT(record.origin.line, line);
        line = record.origin.line;
        at += record.origin.length;
    }
    QCOMPARE(at, file.size());
}

void tst_LogReader::linesFollowTheirHeader()
{
    const ReadLog log = readLog("before\n" + header + "a\n b\n\n c\n\n" + header + "d\n");
    QCOMPARE(log.records.size(), size_t(3));
    QVERIFY(log.records[0].isUnparsed());
    QCOMPARE(log.records[1].message, "a\n b\n\n c"_ba);
    QCOMPARE(log.records[2].message, "d"_ba);
}

void tst_LogReader::proseBehindAWholeLineIsForeign()
{
    const ReadLog log = readLog(header + "post_c2c_message result: {'id': 'x!!'}\n\nprose\nmore\n" + header + "d\n");
    QCOMPARE(log.records.size(), size_t(3));
    QCOMPARE(std::get<HttpResponse>(log.records[0].fields).id.value, u"x!!"_s);
    QCOMPARE(std::get<Unparsed>(log.records[1].fields).lines, 2);
    QCOMPARE(log.records[1].message, "prose\nmore"_ba);
    QCOMPARE(log.summary->unparsedLines, 2);
    QCOMPARE(log.summary->records, 2);
}

void tst_LogReader::anAttachedTracebackBelongsToItsRecord()
{
    const QByteArray trace
        = "Traceback (most recent call last):\n  File \"x\", line 1, in f\n    f()\nValueError: no\n";
    const ReadLog attached = readLog(header + "发送流式消息时出错: no\n" + trace);
    QCOMPARE(attached.records.size(), size_t(1));
    QCOMPARE(std::get<SendFailed>(attached.records[0].fields).trace.errorClass, u"ValueError"_s);
    const ReadLog bare = readLog(header + "post_c2c_message result: {'id': 'x!!'}\n" + trace);
    QCOMPARE(bare.records.size(), size_t(2));
    QVERIFY(!bare.records[1].hasHeader());
    QVERIFY(bare.records[1].stamp.isApproximate);
    QCOMPARE(bare.records[1].stamp.ms(), bare.records[0].stamp.ms());
    QCOMPARE(std::get<Traceback>(bare.records[1].fields).message, u"no"_s);
}

void tst_LogReader::aPastedHeaderIsJoined()
{
    const ReadLog log = readLog("[2026-03-25 15:04:16.478] [Core]\n[INFO]\n[a.b:1]: Prepare to send - /A: x\nmore\n"
                                "[2026-03-25 15:04:17.000]\n[Core][INFO][a.b:2]: m\n[Core][WARN][a.b:3]: n\n");
    QCOMPARE(log.records.size(), size_t(3));
    QCOMPARE(std::get<ReplyPrepared>(log.records[0].fields).text, u"x\nmore"_s);
    QCOMPARE(log.records[0].origin.line, 1);
    QCOMPARE(log.records[0].level, Level::Info);
    QCOMPARE(log.records[1].stamp.msOfDay, 54'257'000);
    QCOMPARE(log.records[1].sourceLine, 2);
    QVERIFY(log.records[2].stamp.isApproximate);
    QCOMPARE(log.records[2].form, HeaderForm::Timeless);
}

void tst_LogReader::aHeldPieceThatIsNoneIsKept()
{
    const ReadLog log = readLog(header + "a\n[15:04:17]\nb\n[15:04:18]");
    QCOMPARE(log.records.size(), size_t(1));
    QCOMPARE(log.records[0].message, "a\n[15:04:17]\nb\n[15:04:18]"_ba);
}

void tst_LogReader::aCutJsonLineIsJoined()
{
    const ReadLog log = readLog(
        R"({"log":"[15:04:16.478] [Core] [INFO] [a.b:1]: one ","stream":"stdout","time":"2026-03-25T07:04:16.478Z"}
{"log":"and two\n","stream":"stdout","time":"2026-03-25T07:04:16.478Z"}
{"log":"[botpy] 启动中...\n","stream":"stderr","time":"2026-03-25T07:04:17.5Z"}
)");
    QCOMPARE(log.records.size(), size_t(2));
    QCOMPARE(log.records[0].message, "one and two"_ba);
    QCOMPARE(log.records[0].stream, LineFacts::Stream::Out);
    QCOMPARE(log.records[1].stream, LineFacts::Stream::Error);
    QVERIFY(!log.records[1].stamp.isApproximate); // the container saw it, and the zone is known
    QCOMPARE(log.records[1].stamp.msOfDay, 54'257'500);
    QCOMPARE(log.summary->firstDay, QDate(2026, 3, 25));
}

void tst_LogReader::aTraceFileIsRead()
{
    const ReadLog log
        = readLog("[2026-03-25 15:04:16.478] {\"type\":\"trace\",\"action\":\"astr_agent_complete\",\"fields\":{}}\n");
    QCOMPARE(log.records.size(), size_t(1));
    QCOMPARE(std::get<TraceSpan>(log.records[0].fields).action, u"astr_agent_complete"_s);
}

void tst_LogReader::botpyAloneIsRead()
{
    const ReadLog log = readLog(
        "[INFO]\t(client.py:159)_bot_login\t[botpy] 机器人「猫」启动成功！\n"
        "2026-03-25 15:04:16,478\t[WARNING]\t(http.py:9)request\t请求超时，请求连接: https://x/v2/users/A/messages\n");
    QCOMPARE(log.records.size(), size_t(2));
    QCOMPARE(std::get<GatewayEvent>(log.records[0].fields).kind, GatewayEvent::Kind::Ready);
    QCOMPARE(std::get<HttpTimeout>(log.records[1].fields).target.peer.value, u"A"_s);
    QVERIFY(log.records[1].stamp.hasDate);
}

void tst_LogReader::otherEncodingsGiveTheSameText()
{
    const QString text = QString::fromUtf8(seed());
    const auto whole = readLog(seed());
    const auto fieldsOf = [](const ReadLog &log) {
        std::vector<Fields> fields;
        for (const LogRecord &record : log.records)
            fields.push_back(record.fields);
        return fields;
    };
    for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
        QStringEncoder encoder(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray file = encoder(text);
        QVERIFY(fieldsOf(readLog(file)) == fieldsOf(whole));
        QVERIFY(fieldsOf(readLog(file, 7)) == fieldsOf(whole));
    }
    QStringEncoder gbk("GB18030");
    QVERIFY(gbk.isValid());
    QVERIFY(fieldsOf(readLog(gbk(text))) == fieldsOf(whole));
    QVERIFY(fieldsOf(readLog("\xef\xbb\xbf" + seed())) == fieldsOf(whole));
    QVERIFY(fieldsOf(readLog(text.toUtf8().replace("\n", "\r\n"))) == fieldsOf(whole));
}

void tst_LogReader::secretsAreCut()
{
    const ReadLog log = readLog(header
        + "post_c2c_message payload: {'openid': 'A', 'access_token': 's3cr3t', 'msg_seq': 1}\n" + header
        + "headers: {'Authorization': 'QQBot abc.def0123'}\n" + header + "url https://x/y?access_token=s3cr3t&a=1\n");
    QCOMPARE(log.records.size(), size_t(3));
    for (const LogRecord &record : log.records) {
        QVERIFY2(!record.message.contains("s3cr3t"), record.message.constData());
        QVERIFY2(!record.message.contains("abc.def0123"), record.message.constData());
    }
    const auto &request = std::get<HttpRequest>(log.records[0].fields);
    QCOMPARE(request.msgSeq, 1);
    QVERIFY(!request.body.contains("s3cr3t"));
}

void tst_LogReader::aProseFileIsUnparsed()
{
    const ReadLog log = readLog(QByteArray("a line of prose\n").repeated(2'000));
    QVERIFY(log.summary);
    QCOMPARE(log.summary->records, 0);
    QCOMPARE(log.summary->unparsedLines, 2'000);
    QCOMPARE(log.records.size(), size_t(4));
}

void tst_LogReader::theFormatIsKnownByItsBeginning()
{
    QCOMPARE(AstrBotFormat::looksLike("prose\nand more\n"), 0);
    for (int i = 0; i < test::logVariantCount; ++i) {
        const QByteArray file = test::LogGenerator(test::LogVariant(i)).next(50);
        QCOMPARE_GE(AstrBotFormat::looksLike(file), 50);
        QCOMPARE(formatFor(file).name.toByteArray(), "astrbot"_ba);
    }
    QVERIFY(formatNamed("astrbot"));
    QVERIFY(!formatNamed("nothing"));
}

QTEST_GUILESS_MAIN(tst_LogReader)
#include "tst_logreader.moc"
