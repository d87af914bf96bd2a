#pragma once
#include "app/gateway/session.h"

// What the steps of session.cpp and sessionframes.cpp are made of. Private to this room.

namespace gateway {

/// When a step happens, and its share of chance (0…1).
struct Moment
{
    core::BootTime now;
    double jitter = 0;
};

template <class T> bool is(const Phase &phase)
{
    return std::holds_alternative<T>(phase);
}

/// The beat of a phase that has one, else null.
template <class AnyPhase> auto beatOf(AnyPhase &phase)
{
    using BeatPointer = std::conditional_t<std::is_const_v<AnyPhase>, const Beat *, Beat *>;
    return std::visit(
        [](auto &p) -> BeatPointer {
            if constexpr (requires { p.beat; })
                return &p.beat;
            else
                return nullptr;
        },
        phase);
}

[[nodiscard]] core::Milliseconds part(core::Milliseconds whole, double share);
[[nodiscard]] bool hasSocket(const Phase &phase);

void forgetSession(Step &step);
/// A connection that held is no failure, whatever ended it.
void forgiveIfHeld(State &state, core::BootTime now);
/// The line goes down if it was up; what fails after that does not change why.
void lose(State &state, const Loss &loss);
/// The connection or the way to it is gone: counts that and waits.
void waitForNextTry(Step &step, const Moment &at, core::Milliseconds atLeast = core::Milliseconds{0},
    Waiting::For reason = Waiting::For::NextTry);
/// We give the socket up ourselves and come back.
void closeAndRetry(Step &step, const Moment &at, core::Milliseconds atLeast = core::Milliseconds{0});
void countRefusedResume(Step &step);
void stop(Step &step, int closeCode);
void fetchGateway(Step &step);
void sendBeat(Step &step);
/// Asks for the turn of Identify; asked again later if no answer comes.
void askTurn(Step &step, AwaitingTurn &awaiting, core::BootTime now);

/// A frame that came on the open socket.
void frameArrived(Step &step, const protocol::Frame &frame, const Moment &at);

} // namespace gateway
