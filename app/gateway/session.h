#pragma once
#include "app/core/clock.h"
#include "app/protocol/frame.h"

#include <variant>

namespace gateway {

/// We leave for good: by RFC 6455 a normal end, after which the platform drops the session.
inline constexpr int leaveCloseCode = 1000;
/// We mean to come back and resume: any code but 1000. From the private range (4000–4999), outside the ranges that the
/// platform uses itself (40xx, 49xx), so that a capture shows who closed. Source: protocol reference (b), "Resume".
inline constexpr int resumeCloseCode = 4800;

/// What survives a lost socket: enough to resume.
struct ResumePoint
{
    core::SessionId session;
    qint64 seq = 0;
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
    friend bool operator==(const ReadyState &, const ReadyState &) = default;
};
/// Waiting before the next try.
struct Waiting
{
    core::BootTime until{};
    friend bool operator==(const Waiting &, const Waiting &) = default;
};
/// A person must act; `closeCode` says why.
struct Stopped
{
    int closeCode = 0;
    friend bool operator==(const Stopped &, const Stopped &) = default;
};
using Phase
    = std::variant<Disconnected, FetchingGateway, AwaitingHello, Identifying, Resuming, ReadyState, Waiting, Stopped>;

/// The whole state of one shard's session.
struct State
{
    Phase phase;
    std::optional<ResumePoint> resume; ///< what to resume with, if anything
    protocol::Intents intents;
    int failures = 0; ///< connections in a row that did not hold; drives the back-off
    int refusedResumes = 0;
    int authFailures = 0;
    int lastCloseCode = 0;
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
};
/// Token or URL could not be had; `fatal` when credentials are wrong. `retryAfter`: start limit used up.
struct GatewayUnavailable
{
    bool fatal = false;
    core::Milliseconds retryAfter{0};
};
struct FrameArrived
{
    protocol::Frame frame;
};
struct SocketClosed
{
    int code = 0; ///< close code; 0 for a transport error without one
};
/// The timer that `wakeAt` asked for.
struct TimerFired
{
};
using Input = std::variant<ConnectAsked, DisconnectAsked, GatewayKnown, GatewayUnavailable, FrameArrived, SocketClosed,
    TimerFired>;

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
using Action = std::variant<FetchGateway, OpenSocket, CloseSocket, SendIdentify, SendResume, SendHeartbeat, Deliver,
    ForgetSession>;

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
