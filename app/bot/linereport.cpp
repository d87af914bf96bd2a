#include "app/bot/linereport.h"

#include "app/core/overloaded.h"

#include <algorithm>

namespace bot {

namespace {

using Phase = ConnectionChanged::Phase;

constexpr core::Milliseconds notMoreOften{100};

Phase phaseOf(const gateway::Phase &phase)
{
    return std::visit(core::Overloaded{
                          [](const gateway::Disconnected &) { return Phase::Offline; },
                          [](const gateway::FetchingGateway &) { return Phase::FetchingGateway; },
                          [](const gateway::AwaitingHello &) { return Phase::Connecting; },
                          [](const gateway::AwaitingTurn &) { return Phase::Identifying; },
                          [](const gateway::Identifying &) { return Phase::Identifying; },
                          [](const gateway::Resuming &) { return Phase::Resuming; },
                          [](const gateway::ReadyState &) { return Phase::Ready; },
                          [](const gateway::Waiting &) { return Phase::Waiting; },
                          [](const gateway::Stopped &) { return Phase::Stopped; },
                      },
        phase);
}

/// How much attention a phase needs; the further from Ready, the more.
int gravity(Phase phase)
{
    switch (phase) {
    case Phase::Ready:
        return 0;
    case Phase::Resuming:
        return 1;
    case Phase::Identifying:
        return 2;
    case Phase::Connecting:
        return 3;
    case Phase::FetchingGateway:
        return 4;
    case Phase::Offline:
        return 5;
    case Phase::Waiting:
        return 6;
    case Phase::Stopped:
        return 7;
    }
    return 0;
}

ConnectionChanged stateOf(const gateway::State &shard, core::BootTime now)
{
    ConnectionChanged state{.phase = phaseOf(shard.phase),
        .session = shard.resume ? shard.resume->session : core::SessionId(),
        .lastSeq = shard.resume ? shard.resume->seq : 0,
        .closeCode = shard.lastCloseCode,
        .tryNumber = shard.failures,
        .proxyFault = shard.wasProxyFault};
    if (const auto *waiting = std::get_if<gateway::Waiting>(&shard.phase)) {
        state.retryIn = waiting->until - now;
        state.startLimit = waiting->reason == gateway::Waiting::For::StartLimit;
    } else if (const auto *stopped = std::get_if<gateway::Stopped>(&shard.phase)) {
        state.closeCode = stopped->closeCode; // 0: no close of the gateway was the reason
    }
    return state;
}

} // namespace

ConnectionChanged lineState(const QList<gateway::State> &shards, core::BootTime now)
{
    const auto worst = std::ranges::max_element(
        shards, {}, [](const gateway::State &shard) { return gravity(phaseOf(shard.phase)); });
    ConnectionChanged state = worst == shards.end() ? ConnectionChanged() : stateOf(*worst, now);
    state.shards = static_cast<int>(shards.size());
    state.shardsReady = static_cast<int>(std::ranges::count_if(
        shards, [](const gateway::State &shard) { return phaseOf(shard.phase) == Phase::Ready; }));
    for (const gateway::State &shard : shards)
        if (shard.intents)
            state.notGranted |= protocol::defaultIntents() & ~shard.intents;
    return state;
}

LineReport::LineReport(const gateway::ShardSet &line, const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_line(line)
    , m_clock(clock)
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &LineReport::tell);
}

void LineReport::tell()
{
    m_soon.stop();
    ConnectionChanged state = lineState(m_line.states(), m_clock.boot());
    const bool isWaiting = state.phase == Phase::Waiting; // `retryIn` counts from `since`, so they move together
    state.since = m_told && m_told->phase == state.phase && !isWaiting ? m_told->since : m_clock.wall();
    if (m_told == state)
        return;
    m_told = state;
    emit changed(state);
}

void LineReport::tellSoon()
{
    if (!m_soon.isActive())
        m_soon.start(notMoreOften);
}

} // namespace bot
