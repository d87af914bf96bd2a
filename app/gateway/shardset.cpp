#include "app/gateway/shardset.h"

#include <algorithm>

namespace gateway {

using namespace std::chrono_literals;

namespace {

// No bot is known with more; the bound keeps a broken answer from costing memory.
constexpr int mostShards = 1'000;
// How long a client that is no longer needed may take to close its socket.
constexpr core::Milliseconds closingTime = 6s;

template <class Phase> bool is(const std::unique_ptr<GatewayClient> &client)
{
    return std::holds_alternative<Phase>(client->state().phase);
}

bool holdsSession(const std::unique_ptr<GatewayClient> &client)
{
    return client->state().resume.has_value();
}

} // namespace

ShardSet::ShardSet(LineContext context, QObject *parent)
    : QObject(parent)
    , m_context(std::move(context))
{
    addShard({});
}

void ShardSet::restore(const QList<RestoredShard> &shards)
{
    const bool hasBegun = std::ranges::any_of(
        m_clients, [](const auto &client) { return holdsSession(client) || is<Identifying>(client); });
    if (shards.isEmpty() || hasBegun)
        return;
    const int count = std::clamp(shards.first().shard.count, 1, mostShards);
    if (count != static_cast<int>(m_clients.size())) {
        if (!std::ranges::all_of(m_clients, is<Disconnected>))
            return;
        resize(count);
    }
    const auto boot = m_context.clock.boot();
    const auto wall = m_context.clock.wall();
    for (const RestoredShard &shard : shards) {
        const auto index = static_cast<size_t>(shard.shard.index);
        if (index < m_clients.size())
            m_clients[index]->restore(shard.point,
                Loss{.cause = traffic::Gap::Cause::Restart, .from = boot - std::max(wall - shard.lastHeard, 0ms)});
    }
}

void ShardSet::addShard(Shard shard)
{
    m_clients.push_back(std::make_unique<GatewayClient>(m_context, m_pacing, shard, this));
    GatewayClient *client = m_clients.back().get();
    connect(client, &GatewayClient::recorded, this, &ShardSet::recorded);
    connect(client, &GatewayClient::eventReceived, this, &ShardSet::eventReceived);
    connect(client, &GatewayClient::stateChanged, this, &ShardSet::stateChanged);
    connect(client, &GatewayClient::gatewayWanted, this, [this, client](bool distrusted) {
        if (distrusted)
            m_refusedSince = client->token();
        if (!m_asking)
            ask();
    });
    connect(client, &GatewayClient::heartbeatAcknowledged, this,
        [this, index = shard.index](core::Milliseconds roundTrip) { emit heartbeatAcknowledged(index, roundTrip); });
    connect(
        client, &GatewayClient::sessionForgotten, this, [this, index = shard.index] { emit sessionForgotten(index); });
    connect(client, &GatewayClient::intentsReduced, this, [this, client](protocol::Intents granted) {
        for (const auto &other : m_clients)
            if (other.get() != client)
                other->limitIntents(granted); // each refusal would cost every shard a session start
    });
}

/// Ends all connections and begins as many anew; what was lost stays lost until the new ones are ready.
void ShardSet::resize(int count)
{
    std::optional<Loss> earliest;
    for (const auto &client : m_clients)
        if (const auto &loss = client->state().loss; loss && (!earliest || loss->from < earliest->from))
            earliest = loss;
    for (auto &client : m_clients) {
        client->disconnectFromGateway();
        client->disconnect(this);
        QTimer::singleShot(closingTime, client.get(), &QObject::deleteLater);
        std::ignore = client.release(); // a child of ours until then
    }
    m_clients.clear();
    for (int index = 0; index < count; ++index) {
        addShard({index, count});
        m_clients.back()->restore({}, earliest);
    }
}

/// Asks in the next turn of the event loop: by then all shards that fell together want the same answer.
void ShardSet::ask()
{
    m_asking = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_refused = std::exchange(m_refusedSince, {});
            emit gatewayWanted(m_refused);
        },
        Qt::QueuedConnection);
}

bool ShardSet::mayResize() const
{
    const bool mustReshard
        = std::ranges::any_of(m_clients, [](const auto &client) { return client->state().mustReshard; });
    return std::ranges::any_of(m_clients, is<FetchingGateway>)
        && (mustReshard || std::ranges::none_of(m_clients, holdsSession));
}

void ShardSet::gatewayKnown(const protocol::GatewayBot &gateway, const core::Secret &token)
{
    m_pacing.setMaxConcurrency(gateway.maxConcurrency);
    const int wanted = std::clamp(gateway.shards, 1, mostShards);
    if (wanted != static_cast<int>(m_clients.size()) && mayResize()) {
        resize(wanted);
        connectToGateway(); // what they ask for is answered below
    }
    m_asking = false;
    const bool isLimited = gateway.total > 0 && gateway.remaining < static_cast<int>(m_clients.size());
    const GatewayKnown known{.url = gateway.url,
        .shards = wanted,
        .mayIdentify = !isLimited,
        .startsAgainIn = core::Milliseconds{std::max<qint64>(gateway.resetAfterMs, 0)}};
    for (const auto &client : m_clients) {
        const bool sawItRefused = is<FetchingGateway>(client) && client->state().distrustsToken
            && client->token() == token && !(m_refused == token);
        if (!sawItRefused)
            client->gatewayKnown(known, token);
        else if (!m_asking) // it was refused while it was being fetched
            ask();
    }
}

void ShardSet::gatewayUnavailable(bool fatal)
{
    m_asking = false;
    for (const auto &client : m_clients)
        client->gatewayUnavailable(fatal);
}

void ShardSet::connectToGateway()
{
    for (const auto &client : m_clients)
        client->connectToGateway();
}

void ShardSet::disconnectFromGateway()
{
    for (const auto &client : m_clients)
        client->disconnectFromGateway();
}

void ShardSet::leaveForRestart()
{
    for (const auto &client : m_clients)
        client->leaveForRestart();
}

QList<State> ShardSet::states() const
{
    QList<State> states;
    for (const auto &client : m_clients)
        states.append(client->state());
    return states;
}

} // namespace gateway
