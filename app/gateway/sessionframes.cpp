// What the platform's frames do to a session.
#include "app/core/overloaded.h"
#include "app/gateway/sessionstep.h"

#include <algorithm>

namespace gateway {

using namespace std::chrono_literals;

namespace {

using Cause = traffic::Gap::Cause;

// Source: protocol reference (b): 45 s in docs and captures; the bounds only keep a broken Hello from harming us.
constexpr core::Milliseconds usualInterval = 45s;
constexpr core::Milliseconds shortestInterval = 100ms;
constexpr core::Milliseconds longestInterval = 10min;
// Source: protocol reference (b), "Resume" (op 9).
constexpr core::Milliseconds invalidButResumableWait = 3s;
constexpr core::Milliseconds invalidShortestWait = 1s;
constexpr core::Milliseconds invalidWaitSpread = 4s;

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
        askTurn(step, state.phase.emplace<AwaitingTurn>(AwaitingTurn{beat}), at.now);
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

/// An answered beat proves the socket, not that events come: a line that has been quiet for long is resumed, which
/// brings what it was deaf to.
void beatAnswered(Step &step, const Moment &at)
{
    State &state = step.next;
    if (Beat *beat = beatOf(state.phase))
        beat->unanswered.reset();
    const auto *ready = std::get_if<ReadyState>(&state.phase);
    if (!ready || at.now - ready->quietSince < state.patience)
        return;
    lose(state, {.cause = Cause::Deaf, .from = ready->quietSince});
    state.patience = std::min(2 * state.patience, longestPatience);
    closeAndRetry(step, at);
}

void reconnectAsked(Step &step, const Moment &at)
{
    lose(step.next, {.cause = Cause::Asked, .from = at.now});
    closeAndRetry(step, at);
}

void invalidSession(Step &step, const protocol::InvalidSession &frame, const Moment &at)
{
    if (!beatOf(step.next.phase))
        return; // before Hello nothing was asked that could be refused
    lose(step.next, {.cause = Cause::Refused, .from = at.now});
    countRefusedResume(step);
    if (frame.resumable.value_or(false)) {
        closeAndRetry(step, at, invalidButResumableWait);
        return;
    }
    forgetSession(step);
    closeAndRetry(step, at, invalidShortestWait + part(invalidWaitSpread, std::clamp(at.jitter, 0.0, 1.0)));
}

/// A check of a quiet line that brought nothing proves that nothing was missed: no gap.
bool wasOnlyQuiet(const State &state, bool resumed)
{
    return resumed && state.loss->cause == Cause::Deaf && state.recovered == 0;
}

/// READY or RESUMED came: nothing of what went wrong before counts any more, except the back-off.
void becomeReady(Step &step, const protocol::Frame &frame, const Moment &at, bool resumed)
{
    State &state = step.next;
    state.phase = ReadyState{*beatOf(state.phase), at.now, at.now};
    state.refusedResumes = state.authFailures = 0;
    if (state.loss && !wasOnlyQuiet(state, resumed))
        step.actions.append(NoteGap{*state.loss, resumed, state.recovered});
    state.loss.reset();
    state.recovered = 0;
    step.actions.append(Deliver{frame});
}

/// Raises resume->seq over what has come beyond it without a hole.
void closeUp(State &state)
{
    qint64 &seq = state.resume->seq;
    auto next = state.ahead.cbegin();
    for (; next != state.ahead.cend() && *next <= seq + 1; ++next)
        seq = std::max(seq, *next);
    state.ahead.erase(state.ahead.cbegin(), next);
}

/// The `s` of an event, of which some overtake others, and replayed ones carry their old number. False for one that has
/// come before.
bool takeSeq(State &state, const protocol::Frame &frame)
{
    if (!state.resume || !frame.s)
        return true;
    const auto place = std::ranges::lower_bound(state.ahead, *frame.s);
    if (*frame.s <= state.resume->seq || (place != state.ahead.end() && *place == *frame.s))
        return false;
    state.ahead.insert(place, *frame.s);
    if (state.ahead.size() > mostAhead)
        state.resume->seq = state.ahead.front();
    closeUp(state);
    return true;
}

/// RESUMED ends a replay: all before it has come, and what did not never will.
void endReplay(State &state, const protocol::Frame &frame)
{
    if (frame.s)
        state.resume->seq = std::max(state.resume->seq, *frame.s);
    closeUp(state);
}

void event(Step &step, const protocol::Frame &frame, const Moment &at)
{
    State &state = step.next;
    const bool isNew = takeSeq(state, frame);
    state.patience = shortestPatience;
    if (auto *resuming = std::get_if<Resuming>(&state.phase)) {
        resuming->since = at.now; // a long replay is progress, not silence
        state.recovered += isNew ? 1 : 0;
    } else if (auto *ready = std::get_if<ReadyState>(&state.phase)) {
        ready->quietSince = at.now;
    }
    step.actions.append(Deliver{frame});
}

void dispatch(Step &step, const protocol::Frame &frame, const protocol::Event &what, const Moment &at)
{
    State &state = step.next;
    if (!beatOf(state.phase) || is<AwaitingTurn>(state.phase))
        return; // nobody has identified on this socket yet
    if (const auto *ready = std::get_if<protocol::Ready>(&what)) {
        if (!is<Identifying>(state.phase))
            return; // somebody else's session: taking it over would lose ours
        state.resume = ResumePoint{ready->sessionId, frame.s.value_or(0)};
        state.ahead.clear();
        becomeReady(step, frame, at, false);
        return;
    }
    if (!std::holds_alternative<protocol::Resumed>(what)) {
        event(step, frame, at);
    } else if (is<Resuming>(state.phase)) {
        endReplay(state, frame);
        becomeReady(step, frame, at, true);
    }
}

} // namespace

void frameArrived(Step &step, const protocol::Frame &frame, const Moment &at)
{
    if (!hasSocket(step.next.phase))
        return;
    std::visit(core::Overloaded{
                   [&](const protocol::OtherFrame &) {},
                   [&](const protocol::Hello &payload) { hello(step, payload, at); },
                   [&](const protocol::HeartbeatAck &) { beatAnswered(step, at); },
                   [&](const protocol::HeartbeatRequest &) { beatAsked(step, at); },
                   [&](const protocol::Reconnect &) { reconnectAsked(step, at); },
                   [&](const protocol::InvalidSession &payload) { invalidSession(step, payload, at); },
                   [&](const protocol::Dispatch &payload) { dispatch(step, frame, payload.event, at); },
               },
        frame.payload);
    if (beatOf(step.next.phase))
        step.next.heard = at.now;
}

} // namespace gateway
