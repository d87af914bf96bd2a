// What the adapter and the reporter's log points say about sends: payloads, answers, buffers.
#include "app/importer/patterns.h"
#include "app/importer/pyrepr.h"
#include "app/importer/scan.h"
#include "app/importer/wrapping.h"

namespace importer {

namespace {

std::optional<int> smallInteger(const Value &value, QByteArrayView key)
{
    const auto number = integerAt(value, key);
    if (!number || *number < INT_MIN || *number > INT_MAX)
        return {};
    return int(*number);
}

bool isSomething(const Value &value, QByteArrayView key)
{
    const Value *found = value.find(key);
    return found && !found->isNone();
}

void fillRequest(const Value &payload, HttpRequest &request)
{
    const QString openid = textAt(payload, "openid");
    request.target.peer = core::PeerId(openid.isEmpty() ? textAt(payload, "group_openid") : openid);
    request.msgType = smallInteger(payload, "msg_type");
    request.text = textAt(payload, "content");
    if (const Value *markdown = payload.find("markdown"); markdown && request.text.isEmpty())
        request.text = textAt(*markdown, "content");
    request.msgId = core::UnverifiedId(textAt(payload, "msg_id"));
    request.eventId = core::EventId(textAt(payload, "event_id"));
    request.msgSeq = smallInteger(payload, "msg_seq");
    request.hasMedia = isSomething(payload, "media");
    request.isStream = isSomething(payload, "stream");
    request.body = toJson(payload);
}

bool readPayload(Scan &scan, protocol::Scene scene, Fields &fields)
{
    HttpRequest request;
    request.target.scene = scene;
    scan.skipBlanks();
    if (const auto read = readReprPrefix(scan.rest()); read && read->value.kind == Value::Kind::Dict)
        fillRequest(read->value, request);
    fields = std::move(request);
    return true;
}

void fillResponse(const Value &answer, HttpResponse &response)
{
    response.id = core::OutboundMsgId(textAt(answer, "id"));
    response.timestamp = textAt(answer, "timestamp");
    const QByteArray spelled = response.timestamp.toLatin1();
    qsizetype at = 0;
    response.serverMs = scanInstant(spelled, at);
    if (response.serverMs && spelled.size() >= 6 && spelled[spelled.size() - 3] == ':') {
        const int sign = spelled[spelled.size() - 6] == '-' ? -1 : 1;
        response.serverZoneMinutes
            = sign * (spelled.sliced(spelled.size() - 5, 2).toInt() * 60 + spelled.last(2).toInt());
    } else if (const auto seconds = integerAt(answer, "timestamp");
               seconds && *seconds > 0 && *seconds < 4'000'000'000) {
        response.serverMs = *seconds * 1'000;
    }
    if (const Value *more = answer.find("ext_info"))
        response.refIdx = core::RefIdx(textAt(*more, "ref_idx"));
    response.body = toJson(answer);
}

bool readAnswer(Scan &scan, protocol::Scene scene, Fields &fields)
{
    scan.skipBlanks();
    if (scan.rest().startsWith("None")) {
        fields = HttpNoAnswer{QString::fromUtf8(scan.rest())};
        return true;
    }
    HttpResponse response;
    response.target.scene = scene;
    if (const auto read = readReprPrefix(scan.rest()); read && read->value.kind == Value::Kind::Dict)
        fillResponse(read->value, response);
    fields = std::move(response);
    return true;
}

/// The plain components of a chain, one after the other.
QString chainText(const Value &chain)
{
    QString text;
    const Value *parts = chain.kind == Value::Kind::Object ? chain.find("chain") : &chain;
    for (const Value &part : parts ? parts->items : std::vector<Value>()) {
        if (part.kind == Value::Kind::Object && part.text == "Plain")
            text += textAt(part, "text");
    }
    return text;
}

bool readBuffer(Scan &scan, Fields &fields)
{
    scan.skipBlanks();
    ReplyBuffer buffer;
    if (const auto read = readReprPrefix(scan.rest()))
        buffer = {chainText(read->value), toJson(read->value)};
    fields = std::move(buffer);
    return true;
}

/// `Extracted message ID: …`, in whichever case its author wrote it.
bool readCacheWrite(QByteArrayView message, Fields &fields)
{
    constexpr QByteArrayView begins = "extracted message id";
    if (message.size() <= begins.size() || qstrnicmp(message.data(), begins.size(), begins.data(), begins.size()) != 0)
        return false;
    Scan scan(message.sliced(begins.size()));
    if (!scan.take(": "))
        return false;
    fields = CacheWrite{core::OutboundMsgId(QString::fromUtf8(scan.rest().trimmed()))};
    return true;
}

/// botpy's debug line: `[botpy] 请求成功, 请求连接: URL, 返回内容: …, trace_id:T`
bool readSuccess(Scan &scan, Fields &fields)
{
    const auto url = scan.until(", 返回内容: ");
    if (!url)
        return false;
    HttpResponse response;
    Scan tail = scan;
    const auto answer = tail.untilLast(", trace_id: ");
    if (answer)
        response.traceId = core::TraceId(QString::fromUtf8(tail.rest().trimmed()));
    const auto read = readRepr(answer.value_or(scan.rest()));
    if (read && read->kind == Value::Kind::Dict)
        fillResponse(*read, response);
    response.target = targetOf(*url);
    fields = std::move(response);
    return true;
}

/// `[botpy] 接口请求异常，请求连接: URL, 错误代码: N, 返回内容: …, trace_id:T`
bool readError(Scan &scan, Fields &fields)
{
    const auto url = scan.until(", 错误代码: ");
    const auto status = url ? scan.until(", 返回内容: ") : std::nullopt;
    if (!status)
        return false;
    HttpError error;
    error.url = QString::fromUtf8(*url);
    error.target = targetOf(*url);
    error.status = status->trimmed().toByteArray().toInt();
    // From the right: the answer may hold anything.
    Scan tail = scan;
    const auto answer = tail.untilLast(", trace_id: ");
    if (answer)
        error.traceId = core::TraceId(QString::fromUtf8(tail.rest().trimmed()));
    const QByteArrayView text = answer.value_or(scan.rest());
    error.answer = QString::fromUtf8(text);
    if (const auto read = readRepr(text); read && read->kind == Value::Kind::Dict) {
        error.code = smallInteger(*read, "code");
        error.errCode = smallInteger(*read, "err_code");
        error.message = textAt(*read, "message");
        if (error.traceId.isEmpty())
            error.traceId = core::TraceId(textAt(*read, "trace_id"));
    }
    fields = std::move(error);
    return true;
}

} // namespace

bool readSendMessage(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (scan.take("post_c2c_message payload: "))
        return readPayload(scan, protocol::Scene::C2c, fields);
    if (scan.take("post_group_message payload: "))
        return readPayload(scan, protocol::Scene::Group, fields);
    if (scan.take("post_c2c_message result: "))
        return readAnswer(scan, protocol::Scene::C2c, fields);
    if (scan.take("post_group_message result: "))
        return readAnswer(scan, protocol::Scene::Group, fields);
    if (scan.take("_post_send send_buffer: "))
        return readBuffer(scan, fields);
    if (scan.take("[botpy] 接口请求异常, 请求连接: "))
        return readError(scan, fields);
    if (scan.take("[botpy] 请求成功, 请求连接: "))
        return readSuccess(scan, fields);
    if (scan.take("请求超时, 请求连接: ") || scan.take("[botpy] 请求超时, 请求连接: ")) {
        fields = HttpTimeout{QString::fromUtf8(scan.rest().trimmed()), targetOf(scan.rest())};
        return true;
    }
    return readCacheWrite(message, fields);
}

} // namespace importer
