#include "app/gateway/session.h"

#include "app/core/overloaded.h"
#include "app/gateway/backoff.h"
#include "app/protocol/closecode.h"

#include <algorithm>

namespace gateway {
namespace {

using namespace std::chrono_literals;

// Our own patience: a server that is silent for so long is given up.
constexpr core::Milliseconds helloTimeout = 10s;
constexpr core::Milliseconds answerTimeout = 20s;
// Source: protocol reference (b): 45 s in docs and captures; the bounds only keep a broken Hello from harming us.
constexpr core::Milliseconds usualInterval = 45s;
constexpr core::Milliseconds shortestInterval = 100ms;
constexpr core::Milliseconds longestInterval = 10min;
// Source: protocol reference (b), "Resume" (op 9), "Close codes" (4008, 4004) and "Back-off".
constexpr core::Milliseconds invalidButResumableWait = 3s;
constexpr core::Milliseconds invalidShortestWait = 1s;
constexpr core::Milliseconds invalidWaitSpread = 4s;
constexpr core::Milliseconds tooFastWait = 60s;
constexpr core::Milliseconds heldLongEnough = 60s;
constexpr int maxRefusedResumes = 2;
constexpr int maxAuthFailures = 3;
constexpr int closedSessionTimedOut = 4009;
constexpr int closedIntentNotGranted = 4014;

struct Moment
{
    core::BootTime now;
    double jitter = 0; // 0…1
};

core::Milliseconds part(core::Milliseconds whole, double share)
{
    return core::Milliseconds(static_cast<core::Milliseconds::rep>(static_cast<double>(whole.count()) * share));
}

template <class T> bool is(const Phase &phase)
{
    return std::holds_alternative<T>(phase);
}

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

bool hasSocket(const Phase &phase)
{
    return is<AwaitingHello>(phase) || is<Identifying>(phase) || is<Resuming>(phase) || is<ReadyState>(phase);
}

void forgetSession(Step &step)
{
    if (!step.next.resume)
        return;
    step.next.resume.reset();
    step.actions.append(ForgetSession{});
}

/// A connection that held is no failure, whatever ended it.
void forgiveIfHeld(State &state, core::BootTime now)
{
    const auto *ready = std::get_if<ReadyState>(&state.phase);
    if (ready && now - ready->since >= heldLongEnough)
        state.failures = 0;
}

/// The connection or the way to it is gone: counts that and waits.
void waitForNextTry(Step &step, const Moment &at, core::Milliseconds atLeast = 0ms)
{
    forgiveIfHeld(step.next, at.now);
    ++step.next.failures;
    step.next.phase = Waiting{at.now + std::max(atLeast, backoff(step.next.failures, at.jitter))};
}

/// We give the socket up ourselves and come back.
void closeAndRetry(Step &step, const Moment &at, core::Milliseconds atLeast = 0ms)
{
    step.actions.append(CloseSocket{resumeCloseCode});
    waitForNextTry(step, at, atLeast);
}

void countRefusedResume(Step &step)
{
    if (is<Resuming>(step.next.phase) && ++step.next.refusedResumes >= maxRefusedResumes)
        forgetSession(step);
}

void stop(Step &step, int closeCode)
{
    forgetSession(step); // no fatal code allows a resume
    step.next.phase = Stopped{closeCode};
}

void fetchGateway(Step &step, bool freshToken)
{
    step.next.phase = FetchingGateway{};
    step.actions.append(FetchGateway{freshToken});
}

void sendBeat(Step &step)
{
    const auto &resume = step.next.resume;
    step.actions.append(SendHeartbeat{resume ? std::optional(resume->seq) : std::nullopt});
}

void connectAsked(Step &step)
{
    State &state = step.next;
    const auto *stopped = std::get_if<Stopped>(&state.phase);
    if (stopped) {
        if (stopped->closeCode == closedIntentNotGranted)
            state.intents = {}; // the person may have been granted more since
        state.failures = state.refusedResumes = state.authFailures = 0;
    }
    if (!state.intents)
        state.intents = protocol::defaultIntents();
    if (stopped)
        fetchGateway(step, true); // credentials may have been the reason
    else if (is<Disconnected>(state.phase) || is<Waiting>(state.phase))
        fetchGateway(step, state.authFailures > 0);
}

void disconnectAsked(Step &step, const DisconnectAsked &asked)
{
    if (hasSocket(step.next.phase))
        step.actions.append(CloseSocket{asked.keepSession ? resumeCloseCode : leaveCloseCode});
    if (!asked.keepSession)
        forgetSession(step);
    step.next.failures = step.next.refusedResumes = step.next.authFailures = 0;
    step.next.phase = Disconnected{};
}

void gatewayKnown(Step &step, const GatewayKnown &known, const Moment &at)
{
    if (!is<FetchingGateway>(step.next.phase))
        return; // a late answer to a question that no longer stands
    step.next.phase = AwaitingHello{at.now};
    step.actions.append(OpenSocket{known.url});
}

void gatewayUnavailable(Step &step, const GatewayUnavailable &why, const Moment &at)
{
    if (!is<FetchingGateway>(step.next.phase))
        return;
    if (why.fatal)
        step.next.phase = Stopped{}; // the session itself was not refused: it stays
    else
        waitForNextTry(step, at, why.retryAfter);
}

void hello(Step &step, const protocol::Hello &frame, const Moment &at)
{
    State &state = step.next;
    if (!is<AwaitingHello>(state.phase))
        return; // a second Hello must not lead to a second Identify: that closes with 4005
    const core::Milliseconds told(frame.heartbeatIntervalMs);
    const auto interval = told <= 0ms ? usualInterval : std::clamp(told, shortestInterval, longestInterval);
    const auto first = at.now + interval - part(interval, 0.1 * std::clamp(at.jitter, 0.0, 1.0));
    const Beat beat{.interval = interval, .next = first, .unanswered = {}};
    if (state.resume) {
        state.phase = Resuming{beat, at.now};
        step.actions.append(SendResume{*state.resume});
    } else {
        state.phase = Identifying{beat, at.now};
        step.actions.append(SendIdentify{state.intents});
    }
}

void beatAsked(Step &step, const Moment &at)
{
    Beat *beat = beatOf(step.next.phase);
    if (!beat)
        return;
    if (!beat->unanswered) { // else the older beat's deadline stands
        beat->unanswered = at.now;
        beat->next = at.now + beat->interval;
    }
    sendBeat(step);
}

void beatAnswered(Step &step)
{
    if (Beat *beat = beatOf(step.next.phase))
        beat->unanswered.reset();
}

void invalidSession(Step &step, const protocol::InvalidSession &frame, const Moment &at)
{
    if (!beatOf(step.next.phase))
        return; // before Hello nothing was asked that could be refused
    countRefusedResume(step);
    if (frame.resumable.value_or(false)) {
        closeAndRetry(step, at, invalidButResumableWait);
        return;
    }
    forgetSession(step);
    closeAndRetry(step, at, invalidShortestWait + part(invalidWaitSpread, std::clamp(at.jitter, 0.0, 1.0)));
}

/// READY or RESUMED came: nothing of what went wrong before counts any more, except the back-off.
void becomeReady(Step &step, const protocol::Frame &frame, const Moment &at)
{
    step.next.phase = ReadyState{*beatOf(step.next.phase), at.now};
    step.next.refusedResumes = step.next.authFailures = 0;
    step.actions.append(Deliver{frame});
}

/// Replayed frames carry their old `s`; the point to resume from never goes back.
void raiseSeq(State &state, const protocol::Frame &frame)
{
    if (state.resume && frame.s)
        state.resume->seq = std::max(state.resume->seq, *frame.s);
}

void dispatch(Step &step, const protocol::Frame &frame, const protocol::Event &event, const Moment &at)
{
    State &state = step.next;
    if (!beatOf(state.phase))
        return; // nobody has identified on this socket yet
    if (const auto *ready = std::get_if<protocol::Ready>(&event)) {
        if (!is<Identifying>(state.phase))
            return; // somebody else's session: taking it over would lose ours
        state.resume = ResumePoint{ready->sessionId, frame.s.value_or(0)};
        becomeReady(step, frame, at);
        return;
    }
    raiseSeq(state, frame);
    if (std::holds_alternative<protocol::Resumed>(event)) {
        if (is<Resuming>(state.phase))
            becomeReady(step, frame, at);
        return;
    }
    if (auto *resuming = std::get_if<Resuming>(&state.phase))
        resuming->since = at.now; // a long replay is progress, not silence
    step.actions.append(Deliver{frame});
}

void frameArrived(Step &step, const protocol::Frame &frame, const Moment &at)
{
    if (!hasSocket(step.next.phase))
        return;
    std::visit(core::Overloaded{
                   [&](const protocol::OtherFrame &) {},
                   [&](const protocol::Hello &payload) { hello(step, payload, at); },
                   [&](const protocol::HeartbeatAck &) { beatAnswered(step); },
                   [&](const protocol::HeartbeatRequest &) { beatAsked(step, at); },
                   [&](const protocol::Reconnect &) { closeAndRetry(step, at); },
                   [&](const protocol::InvalidSession &payload) { invalidSession(step, payload, at); },
                   [&](const protocol::Dispatch &payload) { dispatch(step, frame, payload.event, at); },
               },
        frame.payload);
}

void authenticationFailed(Step &step, int code, const Moment &at)
{
    if (++step.next.authFailures >= maxAuthFailures) {
        stop(step, code);
        return;
    }
    forgetSession(step);
    waitForNextTry(step, at); // the next FetchGateway asks for a fresh token
}

void intentsRefused(Step &step, int code, const Moment &at)
{
    const protocol::Intents fewer = protocol::reducedIntents(step.next.intents);
    if (!fewer) {
        stop(step, code);
        return;
    }
    step.next.intents = fewer;
    forgetSession(step);
    waitForNextTry(step, at);
}

void socketClosed(Step &step, int code, const Moment &at)
{
    if (!hasSocket(step.next.phase))
        return;
    step.next.lastCloseCode = code;
    switch (protocol::closeAction(code)) {
    case protocol::CloseAction::Resume:
        if (code == closedSessionTimedOut)
            countRefusedResume(step); // "resume; identify if refused"
        waitForNextTry(step, at);
        return;
    case protocol::CloseAction::Identify:
        countRefusedResume(step);
        forgetSession(step);
        waitForNextTry(step, at);
        return;
    case protocol::CloseAction::IdentifyWithNewToken:
        authenticationFailed(step, code, at);
        return;
    case protocol::CloseAction::WaitThenResume:
        waitForNextTry(step, at, tooFastWait);
        return;
    case protocol::CloseAction::ReduceIntents:
        intentsRefused(step, code, at);
        return;
    case protocol::CloseAction::Fatal:
        stop(step, code);
        return;
    }
}

void beatDue(Step &step, const Moment &at)
{
    Beat *beat = beatOf(step.next.phase);
    if (!beat || at.now < beat->next)
        return;
    if (beat->unanswered) { // a whole interval without an answer: the socket is dead though nobody said so
        closeAndRetry(step, at);
        return;
    }
    forgiveIfHeld(step.next, at.now);
    beat->unanswered = at.now;
    beat->next = at.now + beat->interval;
    sendBeat(step);
}

/// When a silent server is given up, in the phases that wait for an answer.
std::optional<core::BootTime> deadline(const Phase &phase)
{
    return std::visit(core::Overloaded{
                          [](const AwaitingHello &p) { return std::optional(p.since + helloTimeout); },
                          [](const Identifying &p) { return std::optional(p.since + answerTimeout); },
                          [](const Resuming &p) { return std::optional(p.since + answerTimeout); },
                          [](const auto &) { return std::optional<core::BootTime>(); },
                      },
        phase);
}

void timerFired(Step &step, const Moment &at)
{
    if (const auto *waiting = std::get_if<Waiting>(&step.next.phase)) {
        if (at.now >= waiting->until)
            fetchGateway(step, step.next.authFailures > 0);
        return;
    }
    const auto end = deadline(step.next.phase);
    if (end && at.now >= *end) {
        countRefusedResume(step); // Hello came, so the network is fine: the server does not want this session
        closeAndRetry(step, at);
        return;
    }
    beatDue(step, at);
}

} // namespace

Step advance(const State &state, const Input &input, core::BootTime now, double jitter)
{
    Step step{state, {}};
    const Moment at{now, jitter};
    std::visit(core::Overloaded{
                   [&](const ConnectAsked &) { connectAsked(step); },
                   [&](const DisconnectAsked &asked) { disconnectAsked(step, asked); },
                   [&](const GatewayKnown &known) { gatewayKnown(step, known, at); },
                   [&](const GatewayUnavailable &why) { gatewayUnavailable(step, why, at); },
                   [&](const FrameArrived &arrived) { frameArrived(step, arrived.frame, at); },
                   [&](const SocketClosed &closed) { socketClosed(step, closed.code, at); },
                   [&](const TimerFired &) { timerFired(step, at); },
               },
        input);
    return step;
}

std::optional<core::BootTime> wakeAt(const State &state)
{
    if (const auto *waiting = std::get_if<Waiting>(&state.phase))
        return waiting->until;
    const auto end = deadline(state.phase);
    const Beat *beat = beatOf(state.phase);
    if (end && beat)
        return std::min(*end, beat->next);
    return beat ? std::optional(beat->next) : end;
}

} // namespace gateway
