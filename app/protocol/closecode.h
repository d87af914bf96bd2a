#pragma once

namespace protocol {

/// What a client does after the socket closed with a code. Source: protocol reference (b), "Close codes".
enum class CloseAction {
    Resume, ///< keep session and seq
    Identify, ///< forget the session
    IdentifyWithNewToken,
    WaitThenResume, ///< 4008: frames too fast; 60 s in practice
    ReduceIntents, ///< 4014
    Fatal, ///< a person must act
};

/// Any code, also one that is not in the catalogue (network: Resume; unknown 4xxx: Identify).
[[nodiscard]] CloseAction closeAction(int code);

} // namespace protocol
