#include "app/protocol/opcode.h"

#include <QString>

namespace protocol {

using namespace Qt::StringLiterals;

QLatin1StringView opcodeName(int op)
{
    switch (static_cast<Opcode>(op)) {
    case Opcode::Dispatch:
        return "DISPATCH"_L1;
    case Opcode::Heartbeat:
        return "HEARTBEAT"_L1;
    case Opcode::Identify:
        return "IDENTIFY"_L1;
    case Opcode::Resume:
        return "RESUME"_L1;
    case Opcode::Reconnect:
        return "RECONNECT"_L1;
    case Opcode::InvalidSession:
        return "INVALID_SESSION"_L1;
    case Opcode::Hello:
        return "HELLO"_L1;
    case Opcode::HeartbeatAck:
        return "HEARTBEAT_ACK"_L1;
    case Opcode::HttpCallbackAck:
        return "HTTP_CALLBACK_ACK"_L1;
    case Opcode::CallbackValidation:
        return "CALLBACK_VALIDATION"_L1;
    }
    return {};
}

} // namespace protocol
