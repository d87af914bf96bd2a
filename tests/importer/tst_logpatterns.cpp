#include "app/importer/patterns.h"

#include <QTest>

using namespace importer;
using namespace Qt::StringLiterals;
using protocol::Scene;

namespace {

const QString openid = QStringLiteral("6836D8522EE75AD3732E75C0D3B6F33A");
const QString url = QStringLiteral("https://api.sgroup.qq.com/v2/users/6836D8522EE75AD3732E75C0D3B6F33A/messages");

Target person()
{
    return {Scene::C2c, core::PeerId(openid)};
}

GatewayEvent gateway(GatewayEvent::Kind kind, const QString &detail = {}, std::optional<int> code = {})
{
    return {kind, code, detail};
}

void addRow(const char *name, const char *message, const Fields &fields)
{
    QTest::newRow(name) << QByteArray(message) << fields;
}

void sendRows()
{
    HttpRequest request;
    request.target = person();
    request.msgType = 2;
    request.text = u"好的"_s;
    request.msgId = core::UnverifiedId(u"ROBOT1.0_x!"_s);
    request.msgSeq = 1337;
    request.body
        = R"({"openid":"6836D8522EE75AD3732E75C0D3B6F33A","msg_type":2,"content":null,"msg_id":"ROBOT1.0_x!","msg_seq":1337,"markdown":{"content":"好的"},"stream":null})";
    addRow("request",
        "post_c2c_message payload: {'openid': '6836D8522EE75AD3732E75C0D3B6F33A', 'msg_type': 2, 'content': None, "
        "'msg_id': 'ROBOT1.0_x!', 'msg_seq': 1337, 'markdown': {'content': '好的'}, 'stream': None}",
        request);
    HttpRequest broken;
    broken.target.scene = Scene::C2c;
    addRow("request that cannot be read", "post_c2c_message payload: {'openid': '68", broken);
    HttpResponse response;
    response.target.scene = Scene::C2c;
    response.id = core::OutboundMsgId(u"ROBOT1.0_r!!"_s);
    response.timestamp = u"2026-03-25T15:03:20+08:00"_s;
    response.serverMs = 1'774'422'200'000;
    response.serverZoneMinutes = 480;
    response.refIdx = core::RefIdx(u"REFIDX_6G=="_s);
    response.body
        = R"({"id":"ROBOT1.0_r!!","timestamp":"2026-03-25T15:03:20+08:00","ext_info":{"ref_idx":"REFIDX_6G=="}})";
    const char *answer
        = "{'id': 'ROBOT1.0_r!!', 'timestamp': '2026-03-25T15:03:20+08:00', 'ext_info': {'ref_idx': 'REFIDX_6G=='}}";
    addRow("response", (QByteArray("post_c2c_message result: ") + answer).constData(), response);
    response.target = person();
    response.traceId = core::TraceId(u"0f"_s);
    addRow("botpy's success",
        ("[botpy] 请求成功, 请求连接: " + url.toUtf8() + ", 返回内容: " + answer + ", trace_id:0f").constData(),
        response);
    addRow("no response", "post_c2c_message result: None", HttpNoAnswer{u"None"_s});
}

void replyRows()
{
    addRow("cache write", "Extracted message ID: ROBOT1.0_r!!", CacheWrite{core::OutboundMsgId(u"ROBOT1.0_r!!"_s)});
    addRow("cache write in another case", "extracted Message id：ROBOT1.0_r!!",
        CacheWrite{core::OutboundMsgId(u"ROBOT1.0_r!!"_s)});
    addRow("buffer",
        "_post_send send_buffer: MessageChain(chain=[Plain(type=<ComponentType.Plain: 'Plain'>, text='a\\nb', "
        "convert=True), Plain(text='c')], use_t2i_=None)",
        ReplyBuffer{u"a\nbc"_s,
            R"({"@type":"MessageChain","chain":[{"@type":"Plain","type":"<ComponentType.Plain: 'Plain'>","text":"a\nb","convert":true},{"@type":"Plain","text":"c"}],"use_t2i_":null})"});
}

void errorRows()
{
    HttpError error;
    error.url = url;
    error.target = person();
    error.status = 400;
    error.code = 40034024;
    error.errCode = 40034024;
    error.message = u"请求参数msg_id无效或越权"_s;
    error.traceId = core::TraceId(u"0db5"_s);
    error.answer
        = u"{'message': '请求参数msg_id无效或越权', 'code': 40034024, 'err_code': 40034024, 'trace_id': '0db5'}"_s;
    const QByteArray answer = error.answer.toUtf8();
    addRow("error",
        ("[botpy] 接口请求异常，请求连接: " + url.toUtf8() + ", 错误代码: 400, 返回内容: " + answer + ", trace_id:0db5")
            .constData(),
        error);
    addRow("error, half width",
        ("[botpy] 接口请求异常,请求连接: " + url.toUtf8() + ", 错误代码: 400, 返回内容: " + answer + ", trace_id:0db5")
            .constData(),
        error);
    HttpError raw;
    raw.url = u"https://api.sgroup.qq.com/v2/groups/G1/files"_s;
    raw.target = {Scene::Group, core::PeerId(u"G1"_s)};
    raw.status = 502;
    raw.traceId = core::TraceId(u"7"_s);
    raw.answer = u"<html>\n, trace_id:6</html>"_s;
    addRow("error that is no dict",
        "[botpy] 接口请求异常，请求连接: https://api.sgroup.qq.com/v2/groups/G1/files, 错误代码: 502, 返回内容: "
        "<html>\n, trace_id:6</html>, trace_id:7",
        raw);
    addRow("timeout", ("请求超时，请求连接: " + url.toUtf8()).constData(), HttpTimeout{url, person()});
    addRow("no answer", "[QQOfficial] post_c2c_message: 发送消息失败，API 返回 None，共尝试3次后放弃",
        HttpNoAnswer{u"post_c2c_message: 发送消息失败，API 返回 None，共尝试3次后放弃"_s});
    addRow("answer that is no dict", "[QQOfficial] post_c2c_message: 响应不是 dict: abc",
        HttpNoAnswer{u"post_c2c_message: 响应不是 dict: abc"_s});
}

void failureRows()
{
    addRow("retry", "Retrying astrbot.core.X.send in 2.5 seconds as it raised ServerError: 系统繁忙.",
        Retry{u"astrbot.core.X.send"_s, 2.5, u"ServerError"_s, u"系统繁忙"_s});
    addRow("stream error",
        "发送流式消息时出错: boom\nTraceback (most recent call last):\n  File \"x\", line 1, in f\n    "
        "f()\nValueError: boom",
        SendFailed{SendFailed::What::Stream, u"boom"_s, u"boom"_s, {1, u"ValueError"_s, u"boom"_s, false}});
    addRow("media error", "处理语音时出错: x",
        SendFailed{SendFailed::What::Media, u"处理语音时出错: x"_s, u"处理语音时出错: x"_s, {}});
    const SendFailed chain{SendFailed::What::Chain, u"[Plain(text='a, error = b')]"_s, u"no"_s, {}};
    addRow("reply failed", "Failed to send the message chain: chain = [Plain(text='a, error = b')], error = no", chain);
    addRow("reply failed, Chinese", "发送消息链失败: chain = [Plain(text='a, error = b')], error = no", chain);
    addRow("proactive fallback", "[QQOfficial] 回复消息失败: E, x, 尝试使用主动发送接口。",
        ProactiveFallback{false, u"E, x"_s});
    addRow("proactive fallback worked", "[QQOfficial] 使用主动发送接口发送成功。", ProactiveFallback{true, {}});
    addRow("markdown refused", "[QQOfficial] markdown 发送被拒绝，回退到 content 模式重试。",
        PayloadFallback{PayloadFallback::Kind::Markdown});
    addRow("stream repaired", "[QQOfficial] 流式 markdown 分片换行校验失败，已修正后重试一次。",
        PayloadFallback{PayloadFallback::Kind::StreamNewline});
    addRow("skipped, no id", "[QQOfficial] No cached msg_id for session: S1, skip send_by_session",
        SendSkipped{SendSkipped::Reason::NoCachedId, u"S1"_s});
    addRow("skipped, type", "[QQOfficial] Unsupported message type for send_by_session: OtherMessage",
        SendSkipped{SendSkipped::Reason::UnsupportedType, u"OtherMessage"_s});
}

void gatewayRows()
{
    using Kind = GatewayEvent::Kind;
    addRow("session", "[QQOfficial] Websocket session starting.", gateway(Kind::SessionStarting));
    addRow("websocket error", "[botpy] websocket连接: <x>, 异常信息 : timeout", gateway(Kind::Failed, u"timeout"_s));
    addRow("unknown event", "_parser unknown event X_CREATE.", gateway(Kind::UnknownEvent, u"X_CREATE"_s));
    addRow("starting", "[botpy] 启动中...", gateway(Kind::Starting, u"启动中..."_s));
    addRow("authenticating", "[botpy] 鉴权中...", gateway(Kind::Authenticating, u"鉴权中..."_s));
    addRow("ready", "[botpy] 机器人「猫」启动成功！", gateway(Kind::Ready, u"猫"_s));
    addRow("reconnected", "[botpy] 机器人重连成功!", gateway(Kind::Reconnected, u"机器人重连成功!"_s));
    addRow("closed", "[botpy] 关闭, 返回码: 4009, 返回信息: Session timed out",
        gateway(Kind::Closed, u"Session timed out"_s, 4009));
    addRow("auth failed", "[botpy] 鉴权失败，重置token...", gateway(Kind::AuthFailed, u"鉴权失败，重置token..."_s));
    addRow("new connection", "[botpy] 无法重连，创建新连接!", gateway(Kind::NewConnection, u"无法重连，创建新连接!"_s));
    addRow("restarting", "[botpy] 重连启动...", gateway(Kind::Restarting, u"重连启动..."_s));
    addRow("heartbeat", "[botpy] 心跳维持启动...", gateway(Kind::Heartbeat, u"心跳维持启动..."_s));
}

void agentRows()
{
    addRow("batch", "Agent 使用工具: ['a', 'b']", ToolBatch{{u"a"_s, u"b"_s}});
    const QByteArray json
        = R"({"messages":[{"type":"plain","text":"x"},{"type":"plain","text":"y"}],"session":"dev:FriendMessage:A"})";
    const char *arguments = "{'messages': [{'type': 'plain', 'text': 'x'}, {'type': 'plain', 'text': 'y'}], 'session': "
                            "'dev:FriendMessage:A'}";
    const ToolCall call{u"send_message_to_user"_s, u"x\ny"_s, u"dev:FriendMessage:A"_s, json};
    addRow("call", ("使用工具：send_message_to_user，参数：" + QByteArray(arguments)).constData(), call);
    addRow("call, half width", ("使用工具:send_message_to_user,参数:" + QByteArray(arguments)).constData(), call);
    addRow("result", "Tool `t` Result: a\nb", ToolResult{u"t"_s, u"a\nb"_s, true});
    addRow("result, quoted", "Tool 't' Result: error: x", ToolResult{u"t"_s, u"error: x"_s, false});
    addRow("not found", "未找到指定的工具: t，将跳过。", ToolWarning{ToolWarning::Kind::NotFound, u"t"_s, {}});
    addRow("arguments", "工具 t 忽略非期望参数: {'a'}",
        ToolWarning{ToolWarning::Kind::UnexpectedArguments, u"t"_s, u"{'a'}"_s});
    addRow("no value", "t 没有返回值，或者已将结果直接发送给用户。",
        ToolWarning{ToolWarning::Kind::NoReturnValue, u"t"_s, {}});
    addRow("model", "Chat Model P request error: x: y",
        ModelTrouble{ModelTrouble::Kind::RequestFailed, u"P"_s, u"x: y"_s});
    addRow("fallback", "Switched from A to fallback chat provider: B",
        ModelTrouble{ModelTrouble::Kind::FallbackProvider, u"A"_s, u"B"_s});
    addRow("steps", "Agent reached max steps (30), forcing a final response.",
        ModelTrouble{ModelTrouble::Kind::MaxSteps, {}, u"30"_s});
    addRow("follow-up", "Captured follow-up message for active agent run, umo=dev:FriendMessage:A, order_seq=2",
        FollowUp{u"dev:FriendMessage:A"_s, 2, false});
    addRow("follow-up consumed", "Follow-up ticket already consumed, stop.", FollowUp{{}, {}, true});
    addRow("traceback",
        "Traceback (most recent call last):\nFile \"x\", line 1, in f\nawait f()\n^^^\nbotpy.errors.ServerError: "
        "请求参数: 无效\nmore",
        Traceback{1, u"botpy.errors.ServerError"_s, u"请求参数: 无效\nmore"_s, false});
    addRow("chained traceback",
        "Traceback (most recent call last):\n  File \"a\", line 1, in f\nKeyError: 'x'\n\nDuring handling of the above "
        "exception, another exception occurred:\n\nTraceback (most recent call last):\n> File \"b\", line 2, in g\n    "
        "│ └ value\nbotpy.errors.ForbiddenError",
        Traceback{2, u"botpy.errors.ForbiddenError"_s, {}, false});
}

void stageRows()
{
    addRow("inbound", "[default] [dev(qq_official)] 6836D8: [At:qq_official] 向我连续发送3条消息",
        Inbound{u"default"_s, u"dev"_s, u"qq_official"_s, {}, core::PeerId(u"6836D8"_s),
            u"[At:qq_official] 向我连续发送3条消息"_s});
    addRow("inbound with a name", "[default] [dev(qq_official)] a/b 张/6836D8: hi",
        Inbound{u"default"_s, u"dev"_s, u"qq_official"_s, u"a/b 张"_s, core::PeerId(u"6836D8"_s), u"hi"_s});
    addRow(
        "prepared", "Prepare to send - /6836D8: a: b\nc", ReplyPrepared{{}, core::PeerId(u"6836D8"_s), u"a: b\nc"_s});
    addRow("prepared, 3.x", "AstrBot -> 张/6836D8: hi", ReplyPrepared{u"张"_s, core::PeerId(u"6836D8"_s), u"hi"_s});
    addRow("streaming", "Applying streaming output (dev).", ReplyStreaming{u"dev"_s});
    addRow("streaming, Chinese", "应用流式输出(dev)", ReplyStreaming{u"dev"_s});
    addRow("deduplicated", "send_message_to_user already delivered the same text in this session, skip",
        ReplyDeduplicated{});
    addRow("rate limited", "Session S was rate-limited. Processing will pause for 12.50 seconds.",
        Withheld{Withheld::Kind::RateLimited, u"S"_s, 12.5});
    addRow("rate limited, Chinese", "会话 S 被限流。根据限流策略，此会话处理将被暂停 12.50 秒。",
        Withheld{Withheld::Kind::RateLimited, u"S"_s, 12.5});
    addRow("not allowed", "Session ID dev:FriendMessage:A is not in the session allowlist, so",
        Withheld{Withheld::Kind::NotAllowed, u"dev:FriendMessage:A"_s, {}});
    addRow("not allowed, Chinese", "会话 ID dev:FriendMessage:A 不在会话白名单中，已终止事件传播。",
        Withheld{Withheld::Kind::NotAllowed, u"dev:FriendMessage:A"_s, {}});
    addRow("cron", "Cron job 1-2 failed: no session", CronFailed{u"1-2"_s, u"no session"_s, false});
    addRow("cron schedule", "Failed to schedule cron job 1-2: bad", CronFailed{u"1-2"_s, u"bad"_s, true});
    addRow("cron without an answer", "Cron job agent got no response",
        CronFailed{{}, u"Cron job agent got no response"_s, false});
    addRow("something else", "插件 x 载入成功: 1", Generic{});
    addRow("nothing", "", Generic{});
    addRow("brackets that are no event", "[a] [b] c", Generic{});
}

} // namespace

/// Each row of the log grammar's table of patterns.
class tst_LogPatterns : public QObject
{
    Q_OBJECT
private slots:
    void aMessageIsRead_data();
    void aMessageIsRead();
    void urlsTellWhereTheyLead();
    void aTraceSpanIsRead();
    void whatIsWholeSaysSo();
};

void tst_LogPatterns::aMessageIsRead_data()
{
    QTest::addColumn<QByteArray>("message");
    QTest::addColumn<Fields>("expected");
    sendRows();
    replyRows();
    errorRows();
    failureRows();
    gatewayRows();
    agentRows();
    stageRows();
}

void tst_LogPatterns::aMessageIsRead()
{
    QFETCH(QByteArray, message);
    QFETCH(Fields, expected);
    const Fields fields = readMessage(message);
    QCOMPARE(fields.index(), expected.index());
    QVERIFY(fields == expected);
}

void tst_LogPatterns::urlsTellWhereTheyLead()
{
    QCOMPARE(targetOf("https://x/v2/groups/G/messages"), (Target{Scene::Group, core::PeerId(u"G"_s)}));
    QCOMPARE(targetOf("https://x/channels/1/messages"), (Target{Scene::Channel, core::PeerId(u"1"_s)}));
    QCOMPARE(targetOf("https://x/dms/2"), (Target{Scene::Dm, core::PeerId(u"2"_s)}));
    QCOMPARE(targetOf("https://x/gateway/bot"), Target{});
}

void tst_LogPatterns::aTraceSpanIsRead()
{
    const Fields fields = readTraceSpan(
        R"({"type":"trace","action":"agent_tool_call","span_id":"s","umo":"dev:FriendMessage:A","sender_name":"n","message_outline":"o","fields":{"tool":"t"}})");
    QVERIFY(fields
        == Fields(
            TraceSpan{u"agent_tool_call"_s, u"s"_s, u"dev:FriendMessage:A"_s, u"n"_s, u"o"_s, R"({"tool":"t"})"}));
    QVERIFY(std::holds_alternative<Generic>(readTraceSpan("{broken")));
}

void tst_LogPatterns::whatIsWholeSaysSo()
{
    QVERIFY(isWhole(readMessage("post_c2c_message result: {'id': 'x'}")));
    QVERIFY(!isWhole(readMessage("post_c2c_message result: {'id': 'x")));
    QVERIFY(isWhole(readMessage("[botpy] 启动中...")));
    QVERIFY(!isWhole(readMessage("Prepare to send - /A: x")));
    QVERIFY(!isWhole(readMessage("[botpy] 接口请求异常，请求连接: u, 错误代码: 502, 返回内容: <html>")));
}

QTEST_GUILESS_MAIN(tst_LogPatterns)
#include "tst_logpatterns.moc"
