#include "app/protocol/frame.h"
#include "app/protocol/jsondocument.h"
#include "app/protocol/jsonlexer.h"
#include "app/protocol/opcode.h"

#include <limits>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

template <class T> using Parsed = core::Result<T, ParseError>;

ParseError missing(const QString &path, const JsonValue &value, const QString &wanted)
{
    if (value.isNothing())
        return {ParseError::Kind::Missing, path, wanted};
    return {ParseError::Kind::WrongType, path, wanted};
}

/// A text that the payload cannot do without: an id, so an empty one is as bad as none.
Parsed<QString> needText(const JsonValue &value, const QString &path)
{
    const QString text = value.text();
    if (!text.isEmpty())
        return text;
    const bool empty = value.type() == JsonValue::Type::String;
    return core::make_unexpected(missing(path, empty ? JsonValue() : value, u"a string is needed"_s));
}

/// Attachment addresses may come without a scheme. Source: protocol reference (c), attachments.
QString withScheme(const QString &url)
{
    if (url.isEmpty() || url.contains("://"_L1))
        return url;
    return url.startsWith("//"_L1) ? "https:"_L1 + url : "https://"_L1 + url;
}

Attachment readAttachment(const JsonValue &value)
{
    Attachment attachment;
    attachment.contentType = value["content_type"].text();
    attachment.filename = value["filename"].text();
    attachment.url = withScheme(value["url"].text());
    attachment.width = value["width"].clampedInt();
    attachment.height = value["height"].clampedInt();
    attachment.size = value["size"].integer().value_or(0);
    attachment.voiceWavUrl = withScheme(value["voice_wav_url"].text());
    attachment.asrText = value["asr_refer_text"].text();
    return attachment;
}

QList<Attachment> readAttachments(const JsonValue &array)
{
    QList<Attachment> list;
    for (const JsonValue &item : array.items()) {
        if (item.type() == JsonValue::Type::Object)
            list.append(readAttachment(item));
    }
    return list;
}

QList<MessageElement> readElements(const JsonValue &array)
{
    QList<MessageElement> list;
    for (const JsonValue &item : array.items()) {
        if (item.type() != JsonValue::Type::Object)
            continue;
        MessageElement element;
        element.msgIdx = core::RefIdx(item["msg_idx"].text());
        element.messageType = item["message_type"].clampedInt();
        element.authorIsBot = item["author"]["bot"].boolean().value_or(false);
        element.authorName = item["author"]["username"].text();
        element.content = item["content"].text();
        element.attachments = readAttachments(item["attachments"]);
        list.append(element);
    }
    return list;
}

/// `message_scene.ext` items are `key=value`; values end in `=` padding, so the first `=` divides.
void readExt(UserMessage &message, const JsonValue &ext)
{
    for (const JsonValue &item : ext.items()) {
        const QString text = item.text();
        const qsizetype equals = text.indexOf(u'=');
        if (equals < 0)
            continue;
        const QStringView key = QStringView(text).first(equals);
        if (key == "msg_idx"_L1)
            message.msgIdx = core::RefIdx(text.sliced(equals + 1));
        else if (key == "ref_msg_idx"_L1)
            message.refMsgIdx = core::RefIdx(text.sliced(equals + 1));
    }
}

Parsed<Event> readC2c(const JsonValue &d, const QString &topId)
{
    const JsonValue author = d["author"];
    const auto msgId = needText(d["id"], u"$.d.id"_s);
    if (!msgId)
        return core::make_unexpected(msgId.error());
    const auto openid = needText(author["user_openid"], u"$.d.author.user_openid"_s);
    if (!openid)
        return core::make_unexpected(openid.error());
    UserMessage message;
    message.msgId = core::InboundMsgId(*msgId);
    message.eventId = core::EventId(topId);
    message.peer = core::PeerId(*openid);
    message.sender = message.peer;
    message.username = author["username"].text();
    message.content = d["content"].text();
    message.timestamp = d["timestamp"].text();
    message.messageType = d["message_type"].clampedInt();
    readExt(message, d["message_scene"]["ext"]);
    message.attachments = readAttachments(d["attachments"]);
    message.elements = readElements(d["msg_elements"]);
    message.arkPrompt = d["ark_data"]["prompt"].text();
    return message;
}

Parsed<Event> readReady(const JsonValue &d)
{
    const auto session = needText(d["session_id"], u"$.d.session_id"_s);
    if (!session)
        return core::make_unexpected(session.error());
    Ready ready;
    ready.sessionId = core::SessionId(*session);
    ready.botId = d["user"]["id"].text();
    ready.botName = d["user"]["username"].text();
    for (const JsonValue &item : d["shard"].items())
        ready.shard.append(item.clampedInt());
    return ready;
}

/// `d` exactly as it was sent. A key spelled with escapes (`"\u0064"`) is not found and leaves it empty.
QByteArray rawData(QByteArrayView text)
{
    return memberSlice(withoutBom(text), "d").toByteArray();
}

Parsed<Event> readEvent(const Frame &frame, const JsonValue &d, QByteArrayView text)
{
    const bool message = frame.t == "C2C_MESSAGE_CREATE"_L1;
    const bool ready = frame.t == "READY"_L1;
    if ((message || ready) && d.type() != JsonValue::Type::Object)
        return core::make_unexpected(missing(u"$.d"_s, d, u"an object is needed"_s));
    if (message)
        return readC2c(d, frame.id);
    if (ready)
        return readReady(d);
    if (frame.t == "RESUMED"_L1)
        return Resumed{};
    return RawEvent{frame.t, rawData(text)};
}

Parsed<Payload> readHello(const JsonValue &d)
{
    const JsonValue interval = d["heartbeat_interval"];
    const qint64 ms = interval.integer().value_or(0);
    if (ms > 0 && ms <= std::numeric_limits<int>::max())
        return Hello{static_cast<int>(ms)};
    return core::make_unexpected(
        missing(u"$.d.heartbeat_interval"_s, interval, u"a positive number of milliseconds is needed"_s));
}

Parsed<Payload> readPayload(const Frame &frame, const JsonValue &d, QByteArrayView text)
{
    switch (static_cast<Opcode>(frame.op)) {
    case Opcode::Dispatch:
        return readEvent(frame, d, text).map([](Event &&event) -> Payload { return Dispatch{std::move(event)}; });
    case Opcode::Hello:
        return readHello(d);
    case Opcode::HeartbeatAck:
        return HeartbeatAck{};
    case Opcode::Heartbeat:
        return HeartbeatRequest{};
    case Opcode::Reconnect:
        return Reconnect{};
    case Opcode::InvalidSession:
        return InvalidSession{d.boolean()};
    case Opcode::Identify:
    case Opcode::Resume:
    case Opcode::HttpCallbackAck:
    case Opcode::CallbackValidation:
        break;
    }
    return OtherFrame{rawData(text)};
}

} // namespace

Parsed<Frame> parseFrame(QByteArrayView text)
{
    const auto document = JsonDocument::parse(text, maxFrameBytes);
    if (!document)
        return core::make_unexpected(document.error());
    const JsonValue root = document->root();
    if (root.type() != JsonValue::Type::Object)
        return core::make_unexpected(ParseError{ParseError::Kind::WrongType, u"$"_s, u"an object is needed"_s});
    const JsonValue op = root["op"];
    const auto number = op.type() == JsonValue::Type::Number ? op.integer() : std::nullopt;
    if (!number || *number != op.clampedInt())
        return core::make_unexpected(missing(u"$.op"_s, op, u"a small whole number is needed"_s));
    Frame frame;
    frame.op = op.clampedInt();
    if (const JsonValue s = root["s"]; s.type() == JsonValue::Type::Number)
        frame.s = s.integer();
    frame.t = root["t"].text();
    frame.id = root["id"].text();
    auto payload = readPayload(frame, root["d"], text);
    if (!payload)
        return core::make_unexpected(payload.error());
    frame.payload = std::move(*payload);
    return frame;
}

} // namespace protocol
