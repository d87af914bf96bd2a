#include "tests/importer/joinedlog.h"
#include "tests/support/loggenerator.h"

#include <QFile>
#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;
using test::JoinedLog;
using State = Attempt::State;

namespace {

JoinedLog seed()
{
    QFile file(QStringLiteral(QBC_TEST_DATA "/importer/seed-report.log"));
    JoinedLog log;
    if (file.open(QIODevice::ReadOnly))
        log.read(file.readAll());
    return log;
}

/// Lines at seconds of one hour: `at(3) + "…"`.
QByteArray at(double seconds, const QByteArray &source = "a.b")
{
    const int ms = qRound(seconds * 1'000);
    return QTime(15, 0).addMSecs(ms).toString(u"'['HH:mm:ss.zzz'] [Core] [INFO] ['"_s).toLatin1() + source + ":1]: ";
}

QByteArray inbound(double seconds, const QByteArray &sender = "A", const QByteArray &text = "hi")
{
    return at(seconds) + "[default] [dev(qq_official)] " + sender + ": " + text + '\n';
}

QByteArray request(
    double seconds, const QByteArray &anchor, int seq, const QByteArray &text = "x", const QByteArray &peer = "A")
{
    return at(seconds) + "post_c2c_message payload: {'openid': '" + peer + "', 'msg_type': 0, 'content': '" + text
        + "', 'msg_id': '" + anchor + "', 'msg_seq': " + QByteArray::number(seq) + "}\n";
}

QByteArray response(double seconds, const QByteArray &id)
{
    return at(seconds) + "post_c2c_message result: {'id': '" + id + "', 'timestamp': '2026-03-25T15:00:00+08:00'}\n";
}

QByteArray refusal(int code, const QByteArray &trace, const QByteArray &message = "no", const QByteArray &peer = "A")
{
    const QByteArray number = QByteArray::number(code);
    return "[botpy] 接口请求异常，请求连接: https://api.sgroup.qq.com/v2/users/" + peer
        + "/messages, 错误代码: 400, 返回内容: {'message': '" + message + "', 'code': " + number
        + "}, trace_id:" + trace + '\n';
}

QByteArray prepared(double seconds, const QByteArray &sender = "A")
{
    return at(seconds) + "Prepare to send - /" + sender + ": x\n";
}

QByteArray toolCall(double seconds, const QByteArray &text = "x")
{
    return at(seconds) + "使用工具：send_message_to_user，参数：{'messages': [{'type': 'plain', 'text': '" + text
        + "'}]}\n";
}

QByteArray trace(double seconds, const QByteArray &message)
{
    return at(seconds, "runners.tool_loop_agent_runner")
        + "Traceback (most recent call last):\n  File \"x\", line 1, in f\n    f()\nbotpy.errors.ServerError: "
        + message + '\n';
}

} // namespace

/// What belongs together in a log. Source: log grammar, joining request and outcome.
class tst_LogJoiner : public QObject
{
    Q_OBJECT
private slots:
    void theReportHasItsRecords();
    void theReportHasItsAttempts();
    void theReportIsOneTurnOfOneConversation();
    void theReportsClockIsMeasured();
    void anOpenRequestEndsUnknown();
    void severalOpenRequestsMakeAnAnswerAmbiguous();
    void anErrorFindsItsConversation();
    void anExceptionAloneRefuses();
    void aLateErrorLineJoinsItsException();
    void aTimeoutAndNoAnswerAreOne();
    void aLogWithoutPayloadsHasAttempts();
    void bothAnswersOfOneSendAreOne();
    void anUploadIsNoAttempt();
    void repliesFollowTheirAnchor();
    void aFollowUpIsTakenIn();
    void instancesAreKeptApart();
    void whatIsQuietEnds();
    void openRequestsAreBounded();
    void whatWasForgottenIsNotProven();
    void aLongLogIsJoined_data();
    void aLongLogIsJoined();
};

void tst_LogJoiner::theReportHasItsRecords()
{
    const JoinedLog log = seed();
    QCOMPARE(log.duplicates, 6);
    QCOMPARE(log.records.size(), size_t(23 + 1)); // and the prose
    QCOMPARE(log.count<Unparsed>(), 1);
    QCOMPARE(log.count<Inbound>(), 1);
    QCOMPARE(log.count<ReplyPrepared>(), 2);
    QCOMPARE(log.count<ReplyBuffer>(), 2);
    QCOMPARE(log.count<HttpRequest>(), 5);
    QCOMPARE(log.count<HttpResponse>(), 3);
    QCOMPARE(log.count<HttpError>(), 2);
    QCOMPARE(log.count<CacheWrite>(), 1);
    QCOMPARE(log.count<ToolBatch>(), 1);
    QCOMPARE(log.count<ToolCall>(), 3);
    QCOMPARE(log.count<Traceback>(), 2);
    QCOMPARE(log.count<ToolResult>(), 1);
}

void tst_LogJoiner::theReportHasItsAttempts()
{
    const JoinedLog log = seed();
    QCOMPARE(log.attempts.size(), 5);
    QCOMPARE(log.summary.accepted, 3);
    QCOMPARE(log.summary.refused, 2);
    const QList<SendPath> paths
        = {SendPath::Reply, SendPath::Session, SendPath::Session, SendPath::Session, SendPath::Reply};
    const QList<int> seqs = {1337, 9390, 7579, 2875, 7061};
    for (int i = 0; i < 5; ++i) {
        const Attempt &attempt = log.attempts[i];
        QCOMPARE(attempt.number, i + 1);
        QCOMPARE(attempt.path, paths[i]);
        QCOMPARE(attempt.msgSeq, seqs[i]);
        QCOMPARE(attempt.turn, 1);
        QCOMPARE(attempt.platformId, u"dev"_s);
        QVERIFY(!attempt.isAmbiguous);
        QCOMPARE(attempt.toolCall != 0, paths[i] == SendPath::Session);
    }
    QVERIFY(log.attempts[1].pathConfirmed);
    QVERIFY(!log.attempts[0].pathConfirmed);
    QCOMPARE(log.attempts[0].sent.msOfDay, 54'255'539);
    QCOMPARE(log.attempts[0].answered.msOfDay, 54'256'477);
    QVERIFY(log.attempts[1].returnedId.value.startsWith(u"ROBOT1.0_rPi8nvmC5Vd7prorHpcvS0-fh9"));
    QCOMPARE(log.attempts[2].anchor.value, log.attempts[1].returnedId.value);
    for (const int i : {2, 3}) {
        QCOMPARE(log.attempts[i].state, State::Refused);
        QCOMPARE(log.attempts[i].code, 40034024);
        QCOMPARE(log.attempts[i].status, 400);
        QCOMPARE(log.attempts[i].evidence.size(), 4); // call, request, botpy's line, exception
    }
    QCOMPARE(log.attempts[2].traceId.value, u"0db5bf0aaac4a197a5dfb69e12955c4f"_s);
    QCOMPARE(log.attempts[3].traceId.value, u"8cbfe05773d4402496e605e19336e396"_s);
}

void tst_LogJoiner::theReportIsOneTurnOfOneConversation()
{
    const JoinedLog log = seed();
    QCOMPARE(log.turns.size(), 1);
    const Turn &turn = log.turns[0];
    QCOMPARE(turn.sender.value, u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
    QCOMPARE(turn.platformId, u"dev"_s);
    QCOMPARE(turn.prepared.size(), 2);
    QCOMPARE(turn.buffers.size(), 2);
    QCOMPARE(turn.batches.size(), 1);
    QCOMPARE(turn.toolCalls.size(), 3);
    QCOMPARE(turn.results.size(), 1);
    QCOMPARE(turn.troubles.size(), 2);
    QCOMPARE(turn.attempts, (QList<qint64>{1, 2, 3, 4, 5}));
    QCOMPARE(turn.accepted, 3);
    QVERIFY(!turn.isAmbiguous);
    QVERIFY(turn.anchor.value.startsWith(u"ROBOT1.0_BJkd"));
    QCOMPARE(log.conversations.size(), 1);
    QCOMPARE(log.conversations[0].peer, turn.sender);
    QCOMPARE(log.conversations[0].attempts, 5);
    QCOMPARE(log.conversations[0].accepted, 3);
    QCOMPARE(log.conversations[0].inbound, 1);
    QCOMPARE(log.conversations[0].scene, protocol::Scene::C2c);
}

void tst_LogJoiner::theReportsClockIsMeasured()
{
    QCOMPARE(seed().summary.skew, (Skew{3, 56'477, 57'030}));
}

void tst_LogJoiner::anOpenRequestEndsUnknown()
{
    JoinedLog log;
    log.read(inbound(0) + request(1, "M", 1));
    QCOMPARE(log.attempts.size(), 1);
    QCOMPARE(log.attempts[0].state, State::Unknown);
    QCOMPARE(log.attempts[0].outcome, 0);
}

void tst_LogJoiner::severalOpenRequestsMakeAnAnswerAmbiguous()
{
    JoinedLog log;
    log.read(request(1, "M", 1, "x", "A") + request(1.1, "N", 1, "y", "B") + response(2, "R1") + response(3, "R2"));
    QCOMPARE(log.attempts.size(), 2);
    QVERIFY(log.attempts[0].isAmbiguous);
    QCOMPARE(log.attempts[0].returnedId.value, u"R1"_s);
    QVERIFY(!log.attempts[1].isAmbiguous);
    QCOMPARE(log.attempts[1].returnedId.value, u"R2"_s);
}

void tst_LogJoiner::anErrorFindsItsConversation()
{
    JoinedLog log;
    log.read(request(1, "M", 1, "x", "A") + request(1.1, "N", 1, "y", "B") + refusal(22009, "t", "limit", "B")
        + response(2, "R"));
    QCOMPARE(log.attempts[0].state, State::Accepted);
    QVERIFY(!log.attempts[0].isAmbiguous);
    QCOMPARE(log.attempts[1].state, State::Refused);
    QCOMPARE(log.attempts[1].code, 22009);
}

void tst_LogJoiner::anExceptionAloneRefuses()
{
    JoinedLog log;
    log.read(toolCall(0) + request(1, "M", 1) + trace(2, "no"));
    QCOMPARE(log.attempts.size(), 1);
    QCOMPARE(log.attempts[0].state, State::Refused);
    QCOMPARE(log.attempts[0].serverText, u"no"_s);
    QVERIFY(!log.attempts[0].code);
}

void tst_LogJoiner::aLateErrorLineJoinsItsException()
{
    JoinedLog log;
    log.read(toolCall(0) + request(1, "M", 1) + trace(2, "no") + refusal(40034024, "t1"));
    QCOMPARE(log.attempts.size(), 1);
    QCOMPARE(log.attempts[0].code, 40034024);
    QCOMPARE(log.attempts[0].traceId.value, u"t1"_s);
    QCOMPARE(log.attempts[0].evidence.size(), 4);
}

void tst_LogJoiner::aTimeoutAndNoAnswerAreOne()
{
    JoinedLog log;
    log.read(request(1, "M", 1) + "请求超时，请求连接: https://api.sgroup.qq.com/v2/users/A/messages\n" + at(21)
        + "[QQOfficial] post_c2c_message: 发送消息失败，API 返回 None，共尝试3次后放弃\n");
    QCOMPARE(log.attempts.size(), 1);
    QCOMPARE(log.attempts[0].state, State::TimedOut);
    QCOMPARE(log.attempts[0].evidence.size(), 3);
}

void tst_LogJoiner::aLogWithoutPayloadsHasAttempts()
{
    JoinedLog log;
    log.read(inbound(0) + prepared(1) + refusal(40034024, "t1"));
    QCOMPARE(log.attempts.size(), 1);
    QCOMPARE(log.attempts[0].request, 0);
    QCOMPARE(log.attempts[0].path, SendPath::Reply);
    QCOMPARE(log.attempts[0].turn, 1);
    QCOMPARE(log.attempts[0].target.peer.value, u"A"_s);
}

void tst_LogJoiner::bothAnswersOfOneSendAreOne()
{
    JoinedLog log;
    log.read(request(1, "M", 1) + response(2, "R")
        + "[botpy] 请求成功, 请求连接: https://api.sgroup.qq.com/v2/users/A/messages, 返回内容: {'id': 'R'}, "
          "trace_id:t\n");
    QCOMPARE(log.attempts.size(), 1);
    QCOMPARE(log.attempts[0].traceId.value, u"t"_s);
}

void tst_LogJoiner::anUploadIsNoAttempt()
{
    JoinedLog log;
    log.read("[botpy] 接口请求异常，请求连接: https://api.sgroup.qq.com/v2/users/A/files, 错误代码: 400, 返回内容: "
             "{'message': 'x'}, trace_id:t\n");
    QCOMPARE(log.attempts.size(), 0);
}

void tst_LogJoiner::repliesFollowTheirAnchor()
{
    JoinedLog log;
    log.read(inbound(0, "A", "one") + inbound(1, "A", "two") + prepared(2) + request(2, "M1", 1) + response(3, "R1")
        + prepared(4) + request(4, "M2", 1) + response(5, "R2") + prepared(6) + request(6, "M1", 2)
        + response(7, "R3"));
    QCOMPARE(log.attempts.size(), 3);
    QCOMPARE(log.attempts[0].turn, 1);
    QCOMPARE(log.attempts[1].turn, 2);
    QCOMPARE(log.attempts[2].turn, 1);
}

void tst_LogJoiner::aFollowUpIsTakenIn()
{
    JoinedLog log;
    log.read(inbound(0, "A", "one") + inbound(1, "A", "two") + at(1)
        + "Captured follow-up message for active agent run, umo=dev:FriendMessage:A, order_seq=0\n" + prepared(2)
        + request(2, "M1", 1) + response(3, "R1"));
    QCOMPARE(log.turns.size(), 2);
    QVERIFY(!log.turns[0].isFollowUp);
    QVERIFY(log.turns[1].isFollowUp);
    QCOMPARE(log.attempts[0].turn, 1);
    const auto found = log.of(Finding::Kind::FollowUpElsewhere);
    QCOMPARE(found.size(), 1);
    QCOMPARE(found[0].ids, QStringList{u"M1"_s});
}

void tst_LogJoiner::instancesAreKeptApart()
{
    JoinedLog log;
    log.read(inbound(0, "A") + at(0.5) + "[default] [other(qq_official)] B: hi\n" + prepared(1, "B")
        + request(1, "N", 1, "y", "B") + response(2, "R1") + prepared(2, "A") + request(2, "M", 1) + response(3, "R2"));
    QCOMPARE(log.attempts[0].platformId, u"other"_s);
    QCOMPARE(log.attempts[1].platformId, u"dev"_s);
    QCOMPARE(log.conversations.size(), 2);
}

void tst_LogJoiner::whatIsQuietEnds()
{
    JoinedLog log;
    log.read(inbound(0) + prepared(1) + request(1, "M", 1) + inbound(1'500, "B") + request(1'501, "N", 1)
        + response(1'502, "R"));
    QCOMPARE(log.turns.size(), 2);
    QCOMPARE(log.turns[0].ended.msOfDay - log.turns[0].begun.msOfDay, 1'000);
    QCOMPARE(log.attempts[0].state, State::Unknown);
    QCOMPARE(log.attempts[1].state, State::Accepted); // the old one takes nobody else's answer
}

void tst_LogJoiner::openRequestsAreBounded()
{
    JoinedLog log;
    constexpr int many = mostOpenRequests + 50;
    QByteArray text;
    for (int i = 0; i < many; ++i)
        text += request(i, "M", i);
    log.read(text + response(many, "R"));
    QCOMPARE(log.attempts.size(), many);
    QCOMPARE(log.attempts[0].state, State::Unknown);
    QCOMPARE(log.attempts[50].state, State::Accepted);
}

void tst_LogJoiner::whatWasForgottenIsNotProven()
{
    JoinedLog log;
    Joiner joiner(log);
    LogRecord record;
    const auto add = [&](Fields fields) {
        ++record.number;
        record.stamp.msOfDay = int(record.number / 10);
        record.fields = std::move(fields);
        joiner.add(record);
    };
    const auto send = [&](const QString &anchor, const QString &returned) {
        HttpRequest request;
        request.target = {protocol::Scene::C2c, core::PeerId(u"A"_s)};
        request.msgId = core::UnverifiedId(anchor);
        add(request);
        HttpResponse response;
        response.id = core::OutboundMsgId(returned);
        HttpError error;
        error.target = request.target;
        error.code = 40034024;
        returned.isEmpty() ? add(error) : add(response);
    };
    for (int i = 0; i <= mostKnownIds; ++i)
        send(u"M"_s, u"R%1"_s.arg(i));
    send(u"R0"_s, {});
    send(u"R9"_s, {});
    joiner.finish();
    const auto found = log.of(Finding::Kind::OwnIdAsAnchor);
    QCOMPARE(found.size(), 2);
    for (const Finding &finding : found)
        QCOMPARE(finding.isProven, finding.ids == QStringList{u"R9"_s});
}

void tst_LogJoiner::aLongLogIsJoined_data()
{
    QTest::addColumn<test::LogVariant>("variant");
    QTest::newRow("console") << test::LogVariant::Console;
    QTest::newRow("json-file") << test::LogVariant::JsonFile;
    QTest::newRow("seconds only") << test::LogVariant::Colorlog;
}

void tst_LogJoiner::aLongLogIsJoined()
{
    QFETCH(test::LogVariant, variant);
    test::LogGenerator generator(variant, 11);
    JoinedLog log;
    log.read(generator.next(5'000));
    const test::LogCounts &counts = generator.counts();
    const JoinSummary &found = log.summary;
    QCOMPARE(log.duplicates, 0);
    QCOMPARE(QList({found.attempts, found.accepted, found.refused, found.turns}),
        QList({counts.requests, counts.accepted, counts.refused, counts.inbound}));
    for (const Attempt &attempt : log.attempts) {
        QVERIFY(!attempt.isAmbiguous);
        QCOMPARE(attempt.state == State::Accepted, !attempt.returnedId.isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_LogJoiner)
#include "tst_logjoiner.moc"
