// What botpy says of its line, and AstrBot's adapter and stages of what they do with messages.
#include "app/importer/patterns.h"
#include "app/importer/scan.h"

#include <array>

namespace importer {

namespace {

using Gate = GatewayEvent::Kind;

struct Word
{
    QByteArrayView begins;
    Gate kind;
};

constexpr std::array gatewayWords = {
    Word{"启动中", Gate::Starting},
    Word{"鉴权中", Gate::Authenticating},
    Word{"机器人重连成功", Gate::Reconnected},
    Word{"鉴权失败", Gate::AuthFailed},
    Word{"无法重连", Gate::NewConnection},
    Word{"重连启动", Gate::Restarting},
    Word{"心跳维持启动", Gate::Heartbeat},
};

/// `关闭, 返回码: N, 返回信息: …`
bool readClosed(Scan &scan, Fields &fields)
{
    const auto code = scan.until(", 返回信息: ");
    if (!code)
        return false;
    GatewayEvent event{Gate::Closed, {}, QString::fromUtf8(scan.rest().trimmed())};
    bool isNumber = false;
    const int number = code->trimmed().toByteArray().toInt(&isNumber);
    if (isNumber)
        event.code = number;
    fields = event;
    return true;
}

bool readFallback(Scan scan, Fields &fields)
{
    if (scan.take("回复消息失败: ")) {
        const auto error = scan.until(", 尝试使用主动发送接口");
        fields = ProactiveFallback{false, QString::fromUtf8(error.value_or(scan.rest()))};
        return true;
    }
    if (scan.take("使用主动发送接口发送成功")) {
        fields = ProactiveFallback{true, {}};
        return true;
    }
    if (scan.take("markdown 发送被拒绝")) {
        fields = PayloadFallback{PayloadFallback::Kind::Markdown};
        return true;
    }
    if (scan.take("流式 markdown 分片换行校验失败")) {
        fields = PayloadFallback{PayloadFallback::Kind::StreamNewline};
        return true;
    }
    return false;
}

/// Behind `[QQOfficial] `.
bool readQqOfficial(Scan scan, Fields &fields)
{
    if (scan.take("Websocket session starting")) {
        fields = GatewayEvent{Gate::SessionStarting, {}, {}};
        return true;
    }
    if (scan.take("No cached msg_id for session: ")) {
        const auto session = scan.until(", skip ");
        fields
            = SendSkipped{SendSkipped::Reason::NoCachedId, QString::fromUtf8(session.value_or(scan.rest()).trimmed())};
        return true;
    }
    if (scan.take("Unsupported message type for send_by_session: ")) {
        fields = SendSkipped{SendSkipped::Reason::UnsupportedType, QString::fromUtf8(scan.rest().trimmed())};
        return true;
    }
    if (readFallback(scan, fields))
        return true;
    const QByteArrayView rest = scan.rest();
    if (rest.startsWith("post_")
        && (rest.contains("返回 None") || rest.contains("返回None") || rest.contains("响应不是 dict"))) {
        fields = HttpNoAnswer{QString::fromUtf8(rest)};
        return true;
    }
    return false;
}

SendFailed failed(SendFailed::What what, QByteArrayView text)
{
    SendFailed made{.what = what, .trace = readTraceback(text)};
    const qsizetype trace = find(text, "Traceback (most recent call last):");
    const QByteArrayView head = trace < 0 ? text : text.first(trace).trimmed();
    if (what != SendFailed::What::Chain) {
        made.text = QString::fromUtf8(head);
        made.error = made.text;
        return made;
    }
    Scan scan(head);
    const auto chain = scan.untilLast(", error = ");
    made.text = QString::fromUtf8(chain.value_or(head));
    made.error = chain ? QString::fromUtf8(scan.rest().trimmed()) : QString();
    return made;
}

bool readFailed(QByteArrayView message, Fields &fields)
{
    using What = SendFailed::What;
    Scan scan(message);
    if (scan.take("Failed to send the message chain: chain = ") || scan.take("发送消息链失败: chain = "))
        fields = failed(What::Chain, scan.rest());
    else if (scan.take("发送流式消息时出错: "))
        fields = failed(What::Stream, scan.rest());
    else if (scan.take("上传图片API返回None") || scan.take("Media upload ") || scan.take("处理语音时出错: "))
        fields = failed(What::Media, message);
    else
        return false;
    return true;
}

/// `Session S was rate-limited. …`, `会话 S 被限流。…` and the like.
bool readWithheld(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (scan.take("Session ID ") || scan.take("会话 ID ")) {
        auto session = scan.until(" is not in the session allowlist");
        if (!session)
            session = scan.until(" 不在会话白名单中");
        if (!session)
            return false;
        fields = Withheld{Withheld::Kind::NotAllowed, QString::fromUtf8(session->trimmed()), {}};
        return true;
    }
    if (!scan.take("Session ") && !scan.take("会话 "))
        return false;
    auto session = scan.until(" was rate-limited");
    if (!session)
        session = scan.until(" 被限流");
    if (!session)
        return false;
    fields = Withheld{Withheld::Kind::RateLimited, QString::fromUtf8(session->trimmed()), firstNumber(scan.rest())};
    return true;
}

/// `Retrying <qualified name> in N seconds as it raised E: text.`
bool readRetry(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (!scan.take("Retrying "))
        return false;
    const auto what = scan.until(" in ");
    const auto seconds = what ? scan.until(" seconds as it raised ") : std::nullopt;
    if (!seconds)
        return false;
    QByteArrayView rest = scan.rest().trimmed();
    if (rest.endsWith('.'))
        rest.chop(1);
    Scan error(rest);
    const auto errorClass = error.until(": ");
    fields = Retry{QString::fromUtf8(what->trimmed()), firstNumber(*seconds).value_or(0),
        QString::fromUtf8(errorClass.value_or(rest)), errorClass ? QString::fromUtf8(error.rest()) : QString()};
    return true;
}

bool readCron(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (scan.take("Cron job agent got no response") || scan.take("Failed to build main agent for cron job")) {
        fields = CronFailed{{}, QString::fromUtf8(message), false};
        return true;
    }
    if (scan.take("Cron job ")) {
        const auto job = scan.until(" failed: ");
        if (!job)
            return false;
        fields = CronFailed{QString::fromUtf8(job->trimmed()), QString::fromUtf8(scan.rest()), false};
        return true;
    }
    if (!scan.take("Failed to schedule cron job "))
        return false;
    const auto job = scan.until(":");
    fields = CronFailed{QString::fromUtf8(job.value_or(scan.rest()).trimmed()),
        job ? QString::fromUtf8(scan.rest().trimmed()) : QString(), true};
    return true;
}

bool readStreaming(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (!scan.take("Applying streaming output (") && !scan.take("应用流式输出("))
        return false;
    const auto provider = scan.until(")");
    fields = ReplyStreaming{QString::fromUtf8(provider.value_or(scan.rest()))};
    return true;
}

} // namespace

bool readBotpyMessage(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    const bool isMarked = scan.take("[botpy] ");
    if (scan.take("_parser unknown event ")) {
        QByteArrayView name = scan.rest().trimmed();
        if (name.endsWith('.'))
            name.chop(1);
        fields = GatewayEvent{Gate::UnknownEvent, {}, QString::fromUtf8(name)};
        return true;
    }
    if (!isMarked)
        return false;
    for (const Word &word : gatewayWords) {
        if (scan.rest().startsWith(word.begins)) {
            fields = GatewayEvent{word.kind, {}, QString::fromUtf8(scan.rest().trimmed())};
            return true;
        }
    }
    if (scan.take("机器人「")) {
        const auto name = scan.until("」启动成功");
        fields = GatewayEvent{Gate::Ready, {}, QString::fromUtf8(name.value_or(scan.rest()))};
        return true;
    }
    if (scan.take("关闭, 返回码: "))
        return readClosed(scan, fields);
    if (scan.take("websocket连接: ")) {
        (void)scan.until(", 异常信息 : "); // before it stands an object without meaning
        fields = GatewayEvent{Gate::Failed, {}, QString::fromUtf8(scan.rest())};
        return true;
    }
    return false;
}

bool readAdapterMessage(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (scan.take("[QQOfficial] ") && readQqOfficial(scan, fields))
        return true;
    if (message.startsWith("send_message_to_user already delivered")) {
        fields = ReplyDeduplicated{};
        return true;
    }
    return readFailed(message, fields) || readRetry(message, fields) || readWithheld(message, fields)
        || readCron(message, fields) || readStreaming(message, fields);
}

} // namespace importer
