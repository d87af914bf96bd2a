#pragma once
#include "app/bot/rooms.h"
#include "app/gateway/gatewayclient.h"

#include <QTimer>

namespace bot {

/// Takes what the gateway delivers to disk before anybody acts on it: messages with their anchors, event anchors, and
/// the gateway's last `s`. Messages wait here, in order, while the outbox cannot be written; beyond
/// BotConfig::mostWaiting the checkpoint stands still, so that the gateway sends the rest again after a restart.
/// Thread: the bot's.
class Inbox : public QObject
{
    Q_OBJECT
public:
    Inbox(Rooms &rooms, const gateway::GatewayClient &gateway, QObject *parent = nullptr);

    /// `ready`: what an earlier process left has been settled, so new messages may be committed.
    void take(const protocol::Frame &frame, core::WallTime receivedAt, bool ready);
    /// Commits what waits (with nothing waiting: the checkpoint, as a try). False while the file does not allow it.
    [[nodiscard]] bool retry();
    [[nodiscard]] bool isWaiting() const { return !m_waiting.isEmpty(); }
    void saveCheckpoint();
    /// The wall clock was set: what waits is dated anew.
    void shiftDates(core::Milliseconds by);

signals:
    /// A message is on disk and new. `owed`: the agent shall answer it.
    void received(const outbox::OwedTurn &message, bool owed);

private:
    /// A message and where the session stood when it came: its checkpoint must not pass those that wait behind it.
    struct Waiting
    {
        outbox::InboundMessage message;
        outbox::Checkpoint checkpoint;
    };
    void takeMessage(const protocol::UserMessage &message, core::WallTime receivedAt, bool ready);
    void takeEvent(const protocol::Dispatch &dispatch, const protocol::Frame &frame, core::WallTime receivedAt);
    [[nodiscard]] bool commit(const Waiting &arrived);
    void holdCheckpoint();
    [[nodiscard]] bool isReplay() const;
    [[nodiscard]] outbox::Checkpoint checkpoint() const;

    Rooms &m_rooms;
    const gateway::GatewayClient &m_gateway;
    QList<Waiting> m_waiting;
    std::optional<outbox::Checkpoint> m_held; ///< messages after it were lost to memory: it must not be passed
    QTimer m_saveSoon{this};
};

} // namespace bot
