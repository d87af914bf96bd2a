#pragma once
#include "app/gateway/gatewayclient.h"

#include <vector>

namespace gateway {

/// What an earlier run left of one shard.
struct RestoredShard
{
    Shard shard;
    std::optional<ResumePoint> point; ///< young enough to be tried
    core::WallTime lastHeard{}; ///< when the line was last known to be up
};

/// The whole line of a bot: one GatewayClient per shard, as many as the platform asks for. Asks for gateway and token
/// once for all of them. The number of shards changes only while no session is held, or when a shard was refused for
/// holding too much (4011). Thread: the bot thread.
class ShardSet : public QObject
{
    Q_OBJECT
public:
    explicit ShardSet(LineContext context, QObject *parent = nullptr);

    /// What an earlier run left, shards of one count. Passed over once a session has been asked for.
    void restore(const QList<RestoredShard> &shards);

    void connectToGateway();
    /// A person disconnects: the sessions end (sessionForgotten).
    void disconnectFromGateway();
    /// The program ends or restarts: the sockets close, the resume points stay good.
    void leaveForRestart();
    /// The answer to gatewayWanted(). Sessions that are held are resumed even when the session start limit is used up.
    void gatewayKnown(const protocol::GatewayBot &gateway, const core::Secret &token);
    void gatewayUnavailable(bool fatal);

    /// Of all shards, by index; never empty.
    [[nodiscard]] QList<State> states() const;

signals:
    /// `refused`: the token must be another one than this; empty: any will do.
    void gatewayWanted(const core::Secret &refused);
    void eventReceived(const gateway::LineEvent &event);
    /// As GatewayClient::stateChanged, of any shard.
    void stateChanged();
    void heartbeatAcknowledged(int shard, core::Milliseconds roundTrip);
    void sessionForgotten(int shard);
    void recorded(const traffic::Entry &entry);

private:
    void ask();
    void addShard(Shard shard);
    void resize(int count);
    [[nodiscard]] bool mayResize() const;

    LineContext m_context;
    IdentifyPacing m_pacing;
    std::vector<std::unique_ptr<GatewayClient>> m_clients;
    bool m_asking = false; ///< a fetch is under way or about to be
    core::Secret m_refused; ///< the token that this fetch must not bring again
    core::Secret m_refusedSince; ///< as above, for the next one
};

} // namespace gateway
