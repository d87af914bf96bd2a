#pragma once
#include "app/protocol/message.h"

namespace protocol {

/// First dispatch of a new session.
struct Ready
{
    core::SessionId sessionId;
    QString botId;
    QString botName;
    QList<int> shard; ///< not validated: docs print [0,0] for an unsharded bot
    friend bool operator==(const Ready &, const Ready &) = default;
};

/// Last dispatch of a resume; its `d` is an empty string on the wire.
struct Resumed
{
    friend bool operator==(const Resumed &, const Resumed &) = default;
};

/// Any event that has no struct of its own yet: named, its `d` kept as text.
struct RawEvent
{
    QString type;
    QByteArray d;
    friend bool operator==(const RawEvent &, const RawEvent &) = default;
};

using Event = std::variant<Ready, Resumed, UserMessage, RawEvent>;

} // namespace protocol
