#pragma once
#include "app/protocol/jsondocument.h"
#include "app/protocol/message.h"

namespace protocol {

/// True for the event types that carry what a person wrote and have a struct: C2C and group. Private to the room.
[[nodiscard]] bool isUserMessage(QStringView eventType);

/// Reads `d` of such an event; `topId` is the frame's own id. Errors: Missing or WrongType for `id` and for where an
/// answer goes (`author.user_openid`, `group_openid`); everything else reads as empty.
/// Source: protocol reference (c).
[[nodiscard]] core::Result<UserMessage, ParseError> readUserMessage(
    QStringView eventType, const JsonValue &d, const QString &topId);

} // namespace protocol
