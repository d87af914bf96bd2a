#include "app/gateway/sessionstep.h"

#include "app/gateway/backoff.h"

namespace gateway {

using namespace std::chrono_literals;

namespace {

// Source: protocol reference (b), "Back-off" and "Resume".
constexpr core::Milliseconds heldLongEnough = 60s;
constexpr int maxRefusedResumes = 2;
// Turns are given at least once in 5 s (protocol reference (b), "Start limit, pacing"); asking later loses little.
constexpr core::Milliseconds askTurnAgain = 5s;

} // namespace

core::Milliseconds part(core::Milliseconds whole, double share)
{
    return core::Milliseconds(static_cast<core::Milliseconds::rep>(static_cast<double>(whole.count()) * share));
}

bool hasSocket(const Phase &phase)
{
    return is<AwaitingHello>(phase) || beatOf(phase) != nullptr;
}

void forgetSession(Step &step)
{
    if (!step.next.resume)
        return;
    step.next.resume.reset();
    step.next.ahead.clear();
    step.actions.append(ForgetSession{});
}

void forgiveIfHeld(State &state, core::BootTime now)
{
    const auto *ready = std::get_if<ReadyState>(&state.phase);
    if (ready && now - ready->since >= heldLongEnough)
        state.failures = 0;
}

void lose(State &state, const Loss &loss)
{
    if (!is<ReadyState>(state.phase))
        return;
    state.loss = loss;
    state.recovered = 0;
}

void waitForNextTry(Step &step, const Moment &at, core::Milliseconds atLeast, Waiting::For reason)
{
    forgiveIfHeld(step.next, at.now);
    ++step.next.failures;
    step.next.phase = Waiting{at.now + std::max(atLeast, backoff(step.next.failures, at.jitter)), reason};
}

void closeAndRetry(Step &step, const Moment &at, core::Milliseconds atLeast)
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

void fetchGateway(Step &step)
{
    step.next.phase = FetchingGateway{};
    step.actions.append(FetchGateway{step.next.distrustsToken});
}

void sendBeat(Step &step)
{
    const auto &resume = step.next.resume;
    step.actions.append(SendHeartbeat{resume ? std::optional(resume->seq) : std::nullopt});
}

void askTurn(Step &step, AwaitingTurn &awaiting, core::BootTime now)
{
    awaiting.ask = now + askTurnAgain;
    step.actions.append(AskTurn{});
}

} // namespace gateway
