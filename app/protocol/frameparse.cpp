#include "app/protocol/frame.h"
#include "app/protocol/jsonlexer.h"
#include "app/protocol/jsonneed.h"
#include "app/protocol/messageparse.h"
#include "app/protocol/opcode.h"

#include <limits>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

template <class T> using Parsed = core::Result<T, ParseError>;

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
    const bool message = isUserMessage(frame.t);
    const bool ready = frame.t == "READY"_L1;
    if ((message || ready) && d.type() != JsonValue::Type::Object)
        return core::make_unexpected(faultOf(d, u"$.d"_s, u"an object is needed"_s));
    if (message)
        return readUserMessage(frame.t, d, frame.id).map([](UserMessage &&read) -> Event { return std::move(read); });
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
        faultOf(interval, u"$.d.heartbeat_interval"_s, u"a positive number of milliseconds is needed"_s));
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
        return core::make_unexpected(faultOf(op, u"$.op"_s, u"a small whole number is needed"_s));
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
