#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/protocol/event.h"
#include "app/protocol/intents.h"
#include "app/protocol/parseerror.h"

namespace protocol {

struct Hello
{
    int heartbeatIntervalMs = 0;
    friend bool operator==(const Hello &, const Hello &) = default;
};
struct HeartbeatAck
{
    friend bool operator==(const HeartbeatAck &, const HeartbeatAck &) = default;
};
/// The server asks for a beat now (op 1 from the server).
struct HeartbeatRequest
{
    friend bool operator==(const HeartbeatRequest &, const HeartbeatRequest &) = default;
};
struct Reconnect
{
    friend bool operator==(const Reconnect &, const Reconnect &) = default;
};
/// op 9; `d` may be true, false or absent, and the sources disagree what each means.
struct InvalidSession
{
    std::optional<bool> resumable;
    friend bool operator==(const InvalidSession &, const InvalidSession &) = default;
};
/// op 0.
struct Dispatch
{
    Event event;
    friend bool operator==(const Dispatch &, const Dispatch &) = default;
};
/// A frame of an opcode we do not act on (client opcodes, webhook, unknown): `d` kept as text.
struct OtherFrame
{
    QByteArray d;
    friend bool operator==(const OtherFrame &, const OtherFrame &) = default;
};

using Payload = std::variant<OtherFrame, Hello, HeartbeatAck, HeartbeatRequest, Reconnect, InvalidSession, Dispatch>;

/// One gateway frame. `s`, `t` and `id` exist only on op 0.
struct Frame
{
    int op = -1;
    std::optional<qint64> s;
    QString t;
    QString id;
    Payload payload;
    friend bool operator==(const Frame &, const Frame &) = default;
};

/// Reads one text frame from the server. Errors: NotJson, TooLarge (> maxFrameBytes), TooDeep, WrongType or Missing for
/// `op` and for the fields a typed payload cannot do without; unknown ops and events are no error. Thread: any.
[[nodiscard]] core::Result<Frame, ParseError> parseFrame(QByteArrayView text);

/// The peer a dispatched event belongs to, for the traffic table: openid, group_openid, channel or guild id.
struct EventPlace
{
    std::optional<Scene> scene;
    core::PeerId peer;
    friend bool operator==(const EventPlace &, const EventPlace &) = default;
};
[[nodiscard]] EventPlace eventPlace(const Event &event);

// Frames that a client writes.
[[nodiscard]] QByteArray identifyFrame(const core::Secret &token, Intents intents, int shard, int shards);
[[nodiscard]] QByteArray resumeFrame(const core::Secret &token, const core::SessionId &session, qint64 seq);
[[nodiscard]] QByteArray heartbeatFrame(std::optional<qint64> lastSeq);

} // namespace protocol
