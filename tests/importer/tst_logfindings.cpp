#include "tests/importer/joinedlog.h"

#include <QFile>
#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;
using test::JoinedLog;
using Kind = Finding::Kind;

namespace {

QByteArray at(double seconds)
{
    return QTime(0, 0)
        .addMSecs(qRound(seconds * 1'000))
        .toString(u"'['HH:mm:ss.zzz'] [Core] [INFO] [a.b:1]: '"_s)
        .toLatin1();
}

QByteArray inbound(double seconds, const QByteArray &text = "hi", const QByteArray &type = "qq_official")
{
    return at(seconds) + "[default] [dev(" + type + ")] A: " + text + '\n';
}

QByteArray request(double seconds, const QByteArray &anchor, int seq, const QByteArray &text = "x")
{
    return at(seconds) + "Prepare to send - /A: x\n" + at(seconds)
        + "post_c2c_message payload: {'openid': 'A', 'msg_type': 0, 'content': '" + text + "', 'msg_id': '" + anchor
        + "', 'msg_seq': " + QByteArray::number(seq) + "}\n";
}

QByteArray response(double seconds, const QByteArray &id)
{
    return at(seconds) + "post_c2c_message result: {'id': '" + id + "'}\n";
}

QByteArray refusal(int code, const QByteArray &trace, const QByteArray &message = "no")
{
    return "[botpy] 接口请求异常，请求连接: https://api.sgroup.qq.com/v2/users/A/messages, 错误代码: 400, 返回内容: "
           "{'message': '"
        + message + "', 'code': " + QByteArray::number(code) + "}, trace_id:" + trace + '\n';
}

const QByteArray call = "使用工具：send_message_to_user，参数：{'messages': [{'type': 'plain', 'text': 'x'}]}\n";
const QByteArray sentResult = "Tool `send_message_to_user` Result: Message sent to session dev:FriendMessage:A\n";

JoinedLog joined(const QByteArray &text)
{
    JoinedLog log;
    log.read(text);
    return log;
}

} // namespace

/// What a log proves to be wrong, one finding for each thing.
class tst_LogFindings : public QObject
{
    Q_OBJECT
private slots:
    void theReportHasOneRoot();
    void aReturnedIdUsedAsAnchorIsFound();
    void anExpiredAnchorIsFound();
    void anOldAnchorIsExpired();
    void anExhaustedAnchorIsFound();
    void aReusedSeqIsFound();
    void theSameContentAgainIsNoReuse();
    void successWithoutASendIsFound();
    void successAfterASendIsNone();
    void aHopelessRetryIsFound();
    void aRetryOfAnOwnIdIsAConsequence();
    void aHopelessRetryIsFoundWithoutPayloads();
    void aDuplicateAnsweredTwiceIsFound();
    void parallelSessionsAreFound();
    void aReconnectLoopIsFound();
    void refusedMarkdownIsFound();
    void aRefusedUrlIsFound();
    void aTaskWithoutDeliveryIsFound();
    void aHealthyLogHasNone();
};

void tst_LogFindings::theReportHasOneRoot()
{
    QFile file(QStringLiteral(QBC_TEST_DATA "/importer/seed-report.log"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const JoinedLog log = joined(file.readAll());
    QCOMPARE(log.findings.size(), 1);
    const Finding &finding = log.findings[0];
    QCOMPARE(finding.kind, Kind::OwnIdAsAnchor);
    QVERIFY(!finding.isConsequence);
    QVERIFY(finding.isProven);
    QCOMPARE(finding.attempts, (QList<qint64>{3, 4}));
    QCOMPARE(finding.traces,
        (QList{core::TraceId(u"0db5bf0aaac4a197a5dfb69e12955c4f"_s),
            core::TraceId(u"8cbfe05773d4402496e605e19336e396"_s)}));
    QCOMPARE(finding.ids, QStringList{log.attempts[1].returnedId.value});
    QVERIFY(finding.returned);
    QCOMPARE(finding.returned->msOfDay, 54'256'762);
    QCOMPARE(finding.code, 40034024);
    QCOMPARE(finding.count, 2);
    QVERIFY(std::holds_alternative<HttpResponse>(log.record(finding.evidence[0]).fields));
    QCOMPARE(finding.evidence.size(), 9);
}

void tst_LogFindings::aReturnedIdUsedAsAnchorIsFound()
{
    const JoinedLog log = joined(request(1, "M", 1) + response(2, "R") + request(3, "R", 2) + response(4, "S"));
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::OwnIdAsAnchor);
    QCOMPARE(log.findings[0].attempts, QList<qint64>{2});
}

void tst_LogFindings::anExpiredAnchorIsFound()
{
    const JoinedLog log = joined(inbound(0) + request(10, "M", 1) + refusal(0, "t", "回复消息msg_id已过期"));
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::AnchorExpired);
    QVERIFY(log.findings[0].isProven);
}

void tst_LogFindings::anOldAnchorIsExpired()
{
    const JoinedLog log = joined(
        inbound(0) + request(10, "M", 1) + response(11, "R") + request(3'700, "M", 2) + refusal(40034128, "t"));
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::AnchorExpired);
    QVERIFY(log.findings[0].isProven);
}

void tst_LogFindings::anExhaustedAnchorIsFound()
{
    QByteArray text = inbound(0);
    for (int i = 1; i <= 5; ++i)
        text += request(i, "M", i) + response(i + 0.5, "R" + QByteArray::number(i));
    const JoinedLog log = joined(text + request(9, "M", 9) + refusal(40034128, "t"));
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::AnchorExhausted);
    QVERIFY(log.findings[0].isProven);
    QCOMPARE(log.findings[0].ids, QStringList{u"M"_s});
}

void tst_LogFindings::aReusedSeqIsFound()
{
    const JoinedLog log = joined(
        request(1, "M", 7, "a") + response(2, "R") + request(3, "M", 7, "b") + refusal(40054005, "t", "消息被去重"));
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::ReusedMsgSeq);
    QCOMPARE(log.findings[0].ids, (QStringList{u"M"_s, u"7"_s}));
    QCOMPARE(log.findings[0].attempts, QList<qint64>{2});
    const JoinedLog collision = joined(request(3, "M", 7, "b") + refusal(40054005, "t", "消息被去重"));
    QCOMPARE(collision.findings.size(), 1);
}

void tst_LogFindings::theSameContentAgainIsNoReuse()
{
    const JoinedLog log = joined(request(1, "M", 7) + "请求超时，请求连接: https://x/v2/users/A/messages\n"
        + request(3, "M", 7) + refusal(40054005, "t", "消息被去重"));
    QCOMPARE(log.findings.size(), 0);
}

void tst_LogFindings::successWithoutASendIsFound()
{
    const JoinedLog log = joined(inbound(0) + at(1) + call + at(1)
        + "[QQOfficial] No cached msg_id for session: A, skip send_by_session\n" + at(2) + sentResult);
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::SuccessWithoutSend);
    QCOMPARE(log.findings[0].evidence.size(), 3);
    QVERIFY(log.findings[0].isProven);
}

void tst_LogFindings::successAfterASendIsNone()
{
    const JoinedLog log = joined(inbound(0) + at(1) + call + request(1, "M", 1) + response(2, "R") + at(2) + sentResult
        + at(3) + call + at(3) + sentResult);
    QCOMPARE(log.findings.size(), 0);
}

void tst_LogFindings::aHopelessRetryIsFound()
{
    const JoinedLog log = joined(request(1, "M", 7) + refusal(40034024, "t1") + request(3, "M", 7)
        + refusal(40034024, "t2") + request(6, "M", 7) + refusal(40034024, "t3"));
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::HopelessRetry);
    QCOMPARE(log.findings[0].attempts, (QList<qint64>{1, 2, 3}));
    QVERIFY(!log.findings[0].isConsequence);
}

void tst_LogFindings::aRetryOfAnOwnIdIsAConsequence()
{
    const JoinedLog log = joined(request(0, "M", 1, "first") + response(0.5, "R") + request(1, "R", 7)
        + refusal(40034024, "t1") + request(3, "R", 7) + refusal(40034024, "t2"));
    QCOMPARE(log.findings.size(), 2);
    QCOMPARE(log.of(Kind::OwnIdAsAnchor).size(), 1);
    QVERIFY(log.of(Kind::HopelessRetry)[0].isConsequence);
}

void tst_LogFindings::aHopelessRetryIsFoundWithoutPayloads()
{
    const QByteArray again = "Retrying astrbot.core.X.send in 2.0 seconds as it raised ServerError: no.\n";
    const JoinedLog log = joined(at(1) + "Prepare to send - /A: x\n" + refusal(40034024, "t1") + at(2) + again
        + refusal(40034024, "t2") + at(4) + again + refusal(40034024, "t3"));
    QCOMPARE(log.attempts.size(), 3);
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::HopelessRetry);
    QCOMPARE(log.findings[0].attempts, (QList<qint64>{1, 2}));
    QCOMPARE(log.findings[0].evidence.size(), 4);
    const JoinedLog passing = joined(at(1) + "Prepare to send - /A: x\n" + refusal(11263, "t1") + at(2) + again);
    QCOMPARE(passing.findings.size(), 0);
}

void tst_LogFindings::aDuplicateAnsweredTwiceIsFound()
{
    const JoinedLog log = joined(
        inbound(0) + request(1, "M", 1) + response(2, "R") + inbound(3) + request(4, "M", 2, "y") + response(5, "S"));
    QCOMPARE(log.turns.size(), 2);
    const auto found = log.of(Kind::DuplicateAnswered);
    QCOMPARE(found.size(), 1);
    QVERIFY(found[0].isProven);
    QCOMPARE(found[0].attempts, (QList<qint64>{1, 2}));
    QCOMPARE(joined(inbound(0) + request(1, "M", 1) + response(2, "R") + inbound(90) + request(91, "N", 2, "y")
                 + response(92, "S"))
                 .findings.size(),
        0);
}

void tst_LogFindings::parallelSessionsAreFound()
{
    QByteArray text;
    for (int i = 0; i < 4; ++i)
        text += at(10 + i * 0.1) + "[QQOfficial] Websocket session starting.\n";
    const JoinedLog log = joined(at(0) + "[QQOfficial] Websocket session starting.\n" + text);
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::ParallelSessions);
    QCOMPARE(log.findings[0].evidence.size(), 4);
    QVERIFY(log.findings[0].isProven);
}

void tst_LogFindings::aReconnectLoopIsFound()
{
    QByteArray text;
    for (int i = 0; i < 7; ++i)
        text += at(i * 20) + "[botpy] 关闭, 返回码: 4009, 返回信息: Session timed out\n" + at(i * 20 + 0.2)
            + "[botpy] 无法重连，创建新连接!\n";
    const JoinedLog log = joined(text);
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::ReconnectLoop);
    QCOMPARE(log.findings[0].code, 4009);
    QCOMPARE(log.findings[0].evidence.size(), 7);
}

void tst_LogFindings::refusedMarkdownIsFound()
{
    const JoinedLog log = joined(request(1, "M", 1) + refusal(40034012, "t", "不允许发送原生 markdown") + at(2)
        + "[QQOfficial] markdown 发送被拒绝，回退到 content 模式重试。\n");
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::MarkdownRefused);
    QCOMPARE(log.findings[0].count, 2);
}

void tst_LogFindings::aRefusedUrlIsFound()
{
    const JoinedLog log = joined(request(1, "M", 1) + refusal(40054010, "t", "消息发送失败，不允许发送url"));
    QCOMPARE(log.findings.size(), 1);
    QCOMPARE(log.findings[0].kind, Kind::UrlRefused);
}

void tst_LogFindings::aTaskWithoutDeliveryIsFound()
{
    const JoinedLog failed = joined(at(1) + "Cron job 1-2 failed: no session\n");
    QCOMPARE(failed.findings.size(), 1);
    QCOMPARE(failed.findings[0].kind, Kind::TaskWithoutDelivery);
    QCOMPARE(failed.findings[0].ids, QStringList{u"1-2"_s});
    const JoinedLog quiet = joined(inbound(0, "beat", "cron") + at(1) + "Tool `x` Result: y\n");
    QCOMPARE(quiet.of(Kind::TaskWithoutDelivery).size(), 1);
    QVERIFY(!quiet.findings[0].isProven);
}

void tst_LogFindings::aHealthyLogHasNone()
{
    QByteArray text;
    for (int i = 0; i < 200; ++i) {
        const QByteArray n = QByteArray::number(i);
        text += inbound(i * 30, "hi " + n) + at(i * 30 + 1) + call + request(i * 30 + 1, "M" + n, 1)
            + response(i * 30 + 2, "R" + n) + at(i * 30 + 2) + sentResult + request(i * 30 + 3, "M" + n, 2, "y")
            + response(i * 30 + 4, "S" + n);
    }
    const JoinedLog log = joined(text);
    QCOMPARE(log.findings.size(), 0);
    QCOMPARE(log.turns.size(), 200);
}

QTEST_GUILESS_MAIN(tst_LogFindings)
#include "tst_logfindings.moc"
