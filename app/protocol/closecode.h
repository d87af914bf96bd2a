#pragma once

namespace protocol {

/// What a client does after the socket closed with a code. Source: protocol reference (b), "Close codes".
enum class CloseAction {
    Resume, ///< keep session and seq
    Identify, ///< forget the session
    IdentifyWithNewToken, ///< 4903: forget the session and do not trust the token
    Authenticate, ///< 4004: the token was refused; a fresh one and Identify, stop after the third in a row
    WaitThenResume, ///< 4008: frames too fast; 60 s in practice
    ReduceIntents, ///< 4014: Identify with fewer; stop when nothing optional is left
    Reshard, ///< 4011: Identify as many shards as `/gateway/bot` names now; stop if that is the same number
    Stop, ///< a person must act
};

/// Any code, also one that is not in the catalogue (network: Resume; unknown 4xxx: Identify).
[[nodiscard]] CloseAction closeAction(int code);
/// Whether a new try by hand may get on after the line ended with that code: at once, or once a person has put right
/// what it complained of. Not where the program itself speaks wrongly.
[[nodiscard]] bool canReconnectAfter(int code);

} // namespace protocol
