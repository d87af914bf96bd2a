#pragma once
#include <QLatin1StringView>

namespace protocol {

/// Gateway opcodes. Source: protocol reference (b). An unknown number is data, not an error: Frame keeps the raw value.
enum class Opcode : int {
    Dispatch = 0,
    Heartbeat = 1,
    Identify = 2,
    Resume = 6,
    Reconnect = 7,
    InvalidSession = 9,
    Hello = 10,
    HeartbeatAck = 11,
    HttpCallbackAck = 12,
    CallbackValidation = 13,
};

/// The platform's name for an opcode as the traffic table shows it (`HEARTBEAT_ACK`); empty for an unknown one.
[[nodiscard]] QLatin1StringView opcodeName(int op);

} // namespace protocol
