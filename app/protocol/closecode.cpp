#include "app/protocol/closecode.h"

namespace protocol {

// Source: protocol reference (b), "Close codes", column "default action".
CloseAction closeAction(int code)
{
    switch (code) {
    case 4004: // authentication failed
        return CloseAction::Authenticate;
    case 4903: // internal fault that a fresh token cures
        return CloseAction::IdentifyWithNewToken;
    case 4008: // frames sent too fast
        return CloseAction::WaitThenResume;
    case 4009: // session timed out, or the close after op 7
        return CloseAction::Resume;
    case 4014: // intent not granted
        return CloseAction::ReduceIntents;
    case 4011: // too many guilds for this shard
        return CloseAction::Reshard;
    case 4001: // bad opcode: our own fault, repeating it helps nobody
    case 4002: // bad payload
    case 4010: // bad shard
    case 4012: // bad version
    case 4013: // bad intents
    case 4914: // bot offline: sandbox only
    case 4915: // bot banned
        return CloseAction::Stop;
    default:
        break;
    }
    // 4000, 4003, 4005-4007, 4900-4902, 4904-4913 and numbers nobody has documented: the session is gone, the bot is
    // not.
    const bool application = code >= 4000 && code <= 4999;
    return application ? CloseAction::Identify : CloseAction::Resume;
}

bool canReconnectAfter(int code)
{
    switch (code) {
    case 4001: // the four are about what the program wrote, and it would write the same again
    case 4002:
    case 4012:
    case 4013:
        return false;
    default:
        return true;
    }
}

} // namespace protocol
