#include "app/gateway/session.h"

#include "app/core/overloaded.h"
#include "app/gateway/sessionstep.h"
#include "app/protocol/closecode.h"

#include <algorithm>

namespace gateway {

using namespace std::chrono_literals;

namespace {

using Cause = traffic::Gap::Cause;

// Our own patience: a server that is silent for so long is given up.
constexpr core::Milliseconds helloTimeout = 10s;
constexpr core::Milliseconds answerTimeout = 20s;
// Source: protocol reference (b), "Close codes" (4008, 4004).
constexpr core::Milliseconds tooFastWait = 60s;
constexpr int maxAuthFailures = 3;
constexpr int closedSessionTimedOut = 4009;
constexpr int closedTooManyGuilds = 4011;
constexpr int closedIntentNotGranted = 4014;

void connectAsked(Step &step)
{
    State &state = step.next;
    if (const auto *stopped = std::get_if<Stopped>(&state.phase)) {
        if (stopped->closeCode == closedIntentNotGranted)
            state.intents = {}; // the person may have been granted more since
        state.failures = state.refusedResumes = state.authFailures = 0;
        state.distrustsToken = true; // credentials may have been the reason
        state.mustReshard = false;
    }
    if (!state.intents)
        state.intents = protocol::defaultIntents();
    if (is<Disconnected>(state.phase) || is<Waiting>(state.phase) || is<Stopped>(state.phase))
        fetchGateway(step);
}

void disconnectAsked(Step &step, const DisconnectAsked &asked, const Moment &at)
{
    State &state = step.next;
    lose(state, {.cause = asked.keepSession ? Cause::Restart : Cause::Offline, .from = at.now});
    if (hasSocket(state.phase))
        step.actions.append(CloseSocket{asked.keepSession ? resumeCloseCode : leaveCloseCode});
    if (!asked.keepSession) {
        forgetSession(step);
        state.intents = {}; // whoever connects next asks for all again
    }
    state.failures = state.refusedResumes = state.authFailures = 0;
    state.mustReshard = false;
    state.phase = Disconnected{};
}

void gatewayKnown(Step &step, const GatewayKnown &known, const Moment &at)
{
    State &state = step.next;
    if (!is<FetchingGateway>(state.phase))
        return; // a late answer to a question that no longer stands
    state.distrustsToken = false;
    if (std::exchange(state.mustReshard, false) && known.shards == state.shards) {
        stop(step, closedTooManyGuilds); // the same would end in the same
    } else if (!state.resume && !known.mayIdentify) {
        waitForNextTry(step, at, known.startsAgainIn, Waiting::For::StartLimit);
    } else {
        state.phase = AwaitingHello{at.now};
        step.actions.append(OpenSocket{known.url});
    }
}

void gatewayUnavailable(Step &step, const GatewayUnavailable &why, const Moment &at)
{
    if (!is<FetchingGateway>(step.next.phase))
        return;
    if (why.fatal)
        step.next.phase = Stopped{}; // the session itself was not refused: it stays
    else
        waitForNextTry(step, at);
}

void turnGiven(Step &step, const Moment &at)
{
    const auto *awaiting = std::get_if<AwaitingTurn>(&step.next.phase);
    if (!awaiting)
        return;
    step.next.phase = Identifying{awaiting->beat, at.now};
    step.actions.append(SendIdentify{step.next.intents});
}

void turnRefused(Step &step, const TurnRefused &refused, const Moment &at)
{
    if (auto *awaiting = std::get_if<AwaitingTurn>(&step.next.phase))
        awaiting->ask = std::max(refused.again, at.now + 1ms);
}

void intentsGranted(Step &step, const IntentsGranted &granted)
{
    if (const protocol::Intents both = step.next.intents & granted.intents)
        step.next.intents = both;
}

void authenticationFailed(Step &step, int code, const Moment &at)
{
    if (++step.next.authFailures >= maxAuthFailures) {
        stop(step, code);
        return;
    }
    step.next.distrustsToken = true;
    forgetSession(step);
    waitForNextTry(step, at);
}

void intentsRefused(Step &step, int code, const Moment &at)
{
    const protocol::Intents fewer = protocol::reducedIntents(step.next.intents);
    if (!fewer) {
        stop(step, code);
        return;
    }
    step.actions.append(NoteDroppedIntents{step.next.intents & ~fewer});
    step.next.intents = fewer;
    forgetSession(step);
    waitForNextTry(step, at);
}

/// Since when nobody can say what was sent. A close frame tells when the platform stopped sending, unless it was read
/// long after it came (the machine slept); a broken connection does not tell for how long it had been broken.
core::BootTime lostSince(const State &state, int code, core::BootTime now)
{
    const Beat *beat = beatOf(state.phase);
    const bool fresh = beat && now - state.heard <= 2 * beat->interval;
    return code != 0 && fresh ? now : state.heard;
}

void socketClosed(Step &step, const SocketClosed &closed, const Moment &at)
{
    State &state = step.next;
    if (!hasSocket(state.phase))
        return;
    const int code = closed.code;
    state.lastCloseCode = code;
    state.wasProxyFault = closed.byProxy;
    lose(state, {.cause = Cause::Closed, .closeCode = code, .from = lostSince(state, code, at.now)});
    switch (protocol::closeAction(code)) {
    case protocol::CloseAction::Resume:
        if (code == closedSessionTimedOut)
            countRefusedResume(step); // "resume; identify if refused"
        waitForNextTry(step, at);
        return;
    case protocol::CloseAction::IdentifyWithNewToken:
        state.distrustsToken = true;
        [[fallthrough]];
    case protocol::CloseAction::Identify:
        countRefusedResume(step);
        forgetSession(step);
        waitForNextTry(step, at);
        return;
    case protocol::CloseAction::Authenticate:
        authenticationFailed(step, code, at);
        return;
    case protocol::CloseAction::WaitThenResume:
        waitForNextTry(step, at, tooFastWait);
        return;
    case protocol::CloseAction::ReduceIntents:
        intentsRefused(step, code, at);
        return;
    case protocol::CloseAction::Reshard:
        state.mustReshard = true;
        forgetSession(step);
        waitForNextTry(step, at);
        return;
    case protocol::CloseAction::Stop:
        stop(step, code);
        return;
    }
}

void beatDue(Step &step, const TimerFired &timer, const Moment &at)
{
    State &state = step.next;
    Beat *beat = beatOf(state.phase);
    if (!beat || at.now < beat->next)
        return;
    if (beat->unanswered && !timer.backlog) { // a whole interval: the socket is dead though nobody said so
        lose(state, {.cause = Cause::Silent, .from = state.heard});
        closeAndRetry(step, at);
        return;
    }
    forgiveIfHeld(state, at.now);
    if (!beat->unanswered)
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

void timerFired(Step &step, const TimerFired &timer, const Moment &at)
{
    State &state = step.next;
    if (const auto *waiting = std::get_if<Waiting>(&state.phase)) {
        if (at.now >= waiting->until)
            fetchGateway(step);
        return;
    }
    const auto end = deadline(state.phase);
    if (end && at.now >= *end && !timer.backlog) {
        countRefusedResume(step); // Hello came, so the network is fine: the server does not want this session
        closeAndRetry(step, at);
        return;
    }
    beatDue(step, timer, at);
    if (auto *awaiting = std::get_if<AwaitingTurn>(&state.phase); awaiting && at.now >= awaiting->ask)
        askTurn(step, *awaiting, at.now);
}

} // namespace

Step advance(const State &state, const Input &input, core::BootTime now, double jitter)
{
    Step step{state, {}};
    const Moment at{now, jitter};
    std::visit(core::Overloaded{
                   [&](const ConnectAsked &) { connectAsked(step); },
                   [&](const DisconnectAsked &asked) { disconnectAsked(step, asked, at); },
                   [&](const GatewayKnown &known) { gatewayKnown(step, known, at); },
                   [&](const GatewayUnavailable &why) { gatewayUnavailable(step, why, at); },
                   [&](const TurnGiven &) { turnGiven(step, at); },
                   [&](const TurnRefused &refused) { turnRefused(step, refused, at); },
                   [&](const IntentsGranted &granted) { intentsGranted(step, granted); },
                   [&](const FrameArrived &arrived) { frameArrived(step, arrived.frame, at); },
                   [&](const SocketClosed &closed) { socketClosed(step, closed, at); },
                   [&](const TimerFired &timer) { timerFired(step, timer, at); },
               },
        input);
    return step;
}

std::optional<core::BootTime> wakeAt(const State &state)
{
    if (const auto *waiting = std::get_if<Waiting>(&state.phase))
        return waiting->until;
    std::optional<core::BootTime> due = deadline(state.phase);
    const auto orEarlier = [&due](core::BootTime time) { due = due ? std::min(*due, time) : time; };
    if (const Beat *beat = beatOf(state.phase))
        orEarlier(beat->next);
    if (const auto *awaiting = std::get_if<AwaitingTurn>(&state.phase))
        orEarlier(awaiting->ask);
    return due;
}

} // namespace gateway
