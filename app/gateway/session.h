#pragma once
#include "app/core/clock.h"
#include "app/protocol/frame.h"
#include "app/traffic/gap.h"

#include <variant>
#include <vector>

namespace gateway {

/// We leave for good: by RFC 6455 a normal end, after which the platform drops the session.
inline constexpr int leaveCloseCode = 1000;
/// We mean to come back and resume: any code but 1000. From the private range (4000–4999), outside the ranges that the
/// platform uses itself (40xx, 49xx), so that a capture shows who closed. Source: protocol reference (b), "Resume".
inline constexpr int resumeCloseCode = 4800;

/// A ready line that brings no event for so long is checked: closed with resumeCloseCode and resumed, which brings what
/// it was deaf to. Each check that brings nothing doubles the patience, up to the longest. No source names a number:
/// bots of a few users are quiet for hours, and a check costs them about a second.
inline constexpr core::Milliseconds shortestPatience = std::chrono::minutes(30);
inline constexpr core::Milliseconds longestPatience = std::chrono::hours(8);

/// So many events may have come beyond a hole in the sequence before the hole is taken for one that stays. Resuming
/// from before it costs a replay of at most as many, which are known by their ids.
inline constexpr size_t mostAhead = 64;

/// What survives a lost socket: enough to resume.
struct ResumePoint
{
    core::SessionId session;
    qint64 seq = 0; ///< every event up to this `s` has come: one that was overtaken is asked for again
    friend bool operator==(const ResumePoint &, const ResumePoint &) = default;
};

// States, each with only its own fields. Two cannot be active together.
struct Disconnected
{
    friend bool operator==(const Disconnected &, const Disconnected &) = default;
};
/// Token and gateway URL are being fetched.
struct FetchingGateway
{
    friend bool operator==(const FetchingGateway &, const FetchingGateway &) = default;
};
/// The socket is opening; Hello has not come.
struct AwaitingHello
{
    core::BootTime since{};
    friend bool operator==(const AwaitingHello &, const AwaitingHello &) = default;
};
struct Beat
{
    core::Milliseconds interval{};
    core::BootTime next{}; ///< when the next beat is due
    std::optional<core::BootTime> unanswered; ///< when the beat left that has no ack yet
    friend bool operator==(const Beat &, const Beat &) = default;
};
/// Hello has come and there is nothing to resume: Identify waits until the bot's pacing lets it go (see pacing.h).
struct AwaitingTurn
{
    Beat beat;
    core::BootTime ask{}; ///< when to ask (again)
    friend bool operator==(const AwaitingTurn &, const AwaitingTurn &) = default;
};
struct Identifying
{
    Beat beat;
    core::BootTime since{}; ///< when Identify left
    friend bool operator==(const Identifying &, const Identifying &) = default;
};
struct Resuming
{
    Beat beat;
    core::BootTime since{}; ///< when Resume left or the latest replayed event came
    friend bool operator==(const Resuming &, const Resuming &) = default;
};
struct ReadyState
{
    Beat beat;
    core::BootTime since{};
    core::BootTime quietSince{}; ///< the newest event, or `since`
    friend bool operator==(const ReadyState &, const ReadyState &) = default;
};
/// Waiting before the next try.
struct Waiting
{
    enum class For {
        NextTry, ///< the back-off
        StartLimit, ///< the platform allows no new session before `until`
    };
    core::BootTime until{};
    For reason = For::NextTry;
    friend bool operator==(const Waiting &, const Waiting &) = default;
};
/// A person must act; `closeCode` says why.
struct Stopped
{
    int closeCode = 0;
    friend bool operator==(const Stopped &, const Stopped &) = default;
};
using Phase = std::variant<Disconnected, FetchingGateway, AwaitingHello, AwaitingTurn, Identifying, Resuming,
    ReadyState, Waiting, Stopped>;

/// The line was up and is not: why, and from when on nobody can say what the platform sent.
struct Loss
{
    traffic::Gap::Cause cause = traffic::Gap::Cause::Closed;
    int closeCode = 0;
    core::BootTime from{};
    friend bool operator==(const Loss &, const Loss &) = default;
};

/// The whole state of one shard's session.
struct State
{
    Phase phase;
    std::optional<ResumePoint> resume; ///< what to resume with, if anything
    std::vector<qint64> ahead; ///< each `s` that has come beyond a hole after resume->seq, ascending, at most mostAhead
    protocol::Intents intents; ///< to identify with; those that were refused are gone
    int shards = 1; ///< of the bot, as the session was or will be identified
    int failures = 0; ///< connections in a row that did not hold; drives the back-off
    int refusedResumes = 0;
    int authFailures = 0;
    bool distrustsToken = false; ///< the next token must be another one
    bool mustReshard = false; ///< 4011: the same number of shards will not do again
    int lastCloseCode = 0;
    bool wasProxyFault = false; ///< the last close: the proxy did not let us through
    core::BootTime heard{}; ///< when the newest frame came, Hello included
    std::optional<Loss> loss; ///< until the line is back
    int recovered = 0; ///< events that resuming has brought since the loss
    core::Milliseconds patience = shortestPatience;
    friend bool operator==(const State &, const State &) = default;
};

// Inputs.
struct ConnectAsked
{
};
/// A person disconnects: close 1000 and forget the session. With `keepSession` (the program restarts): close with
/// resumeCloseCode and keep the resume point.
struct DisconnectAsked
{
    bool keepSession = false;
};
/// The gateway may be opened: URL and token are there.
struct GatewayKnown
{
    QString url;
    int shards = 1; ///< that the platform asks for now
    bool mayIdentify = true; ///< false: the session start limit is used up; a session that is held may be resumed
    core::Milliseconds startsAgainIn{0}; ///< until new sessions are allowed again
};
/// Token or URL could not be had; `fatal` when credentials are wrong.
struct GatewayUnavailable
{
    bool fatal = false;
};
/// The answer to AskTurn: Identify may leave now, or asking is worth while again at `again`.
struct TurnGiven
{
};
struct TurnRefused
{
    core::BootTime again{};
};
/// Another shard of the bot learned what is granted.
struct IntentsGranted
{
    protocol::Intents intents;
};
struct FrameArrived
{
    protocol::Frame frame;
};
struct SocketClosed
{
    int code = 0; ///< close code; 0 for a transport error without one
    bool byProxy = false; ///< that error is the proxy's
};
/// The timer that `wakeAt` asked for. `backlog`: frames that have come are not read yet, an answer may be among them:
/// its absence proves nothing, and the next beat is due all the same.
struct TimerFired
{
    bool backlog = false;
};
using Input = std::variant<ConnectAsked, DisconnectAsked, GatewayKnown, GatewayUnavailable, TurnGiven, TurnRefused,
    IntentsGranted, FrameArrived, SocketClosed, TimerFired>;

// Actions, to be performed in order.
struct FetchGateway
{
    bool freshToken = false;
    friend bool operator==(const FetchGateway &, const FetchGateway &) = default;
};
struct OpenSocket
{
    QString url;
    friend bool operator==(const OpenSocket &, const OpenSocket &) = default;
};
struct CloseSocket
{
    int code = 1000; ///< 1000 when we mean to leave; another when we want to resume
    friend bool operator==(const CloseSocket &, const CloseSocket &) = default;
};
/// May Identify leave? Answered by TurnGiven or TurnRefused.
struct AskTurn
{
    friend bool operator==(const AskTurn &, const AskTurn &) = default;
};
struct SendIdentify
{
    protocol::Intents intents;
    friend bool operator==(const SendIdentify &, const SendIdentify &) = default;
};
struct SendResume
{
    ResumePoint point;
    friend bool operator==(const SendResume &, const SendResume &) = default;
};
struct SendHeartbeat
{
    std::optional<qint64> seq;
    friend bool operator==(const SendHeartbeat &, const SendHeartbeat &) = default;
};
/// An event for the bot, READY and RESUMED included. `s` is to be committed with it.
struct Deliver
{
    protocol::Frame frame;
    friend bool operator==(const Deliver &, const Deliver &) = default;
};
/// The resume point is worthless: forget it on disk too.
struct ForgetSession
{
    friend bool operator==(const ForgetSession &, const ForgetSession &) = default;
};
/// The line is back: note what was between. `resumed`: the platform sent again what came meanwhile.
struct NoteGap
{
    Loss loss;
    bool resumed = false;
    int recovered = 0;
    friend bool operator==(const NoteGap &, const NoteGap &) = default;
};
/// The platform did not grant these: note it.
struct NoteDroppedIntents
{
    protocol::Intents dropped;
    friend bool operator==(const NoteDroppedIntents &, const NoteDroppedIntents &) = default;
};
using Action = std::variant<FetchGateway, OpenSocket, CloseSocket, AskTurn, SendIdentify, SendResume, SendHeartbeat,
    Deliver, ForgetSession, NoteGap, NoteDroppedIntents>;

struct Step
{
    State next;
    QList<Action> actions;
};

/// Pure step: no clock, no socket, no randomness of its own (`jitter` in 0…1 comes from the caller).
/// Thread: any. Source: protocol reference (b).
[[nodiscard]] Step advance(const State &state, const Input &input, core::BootTime now, double jitter);

/// When advance() wants a TimerFired, if ever.
[[nodiscard]] std::optional<core::BootTime> wakeAt(const State &state);

} // namespace gateway
