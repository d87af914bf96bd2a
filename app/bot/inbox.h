#pragma once
#include "app/bot/rooms.h"
#include "app/gateway/gatewayclient.h"

#include <QTimer>

namespace bot {

/// Takes what the gateway delivers to disk before anybody acts on it: messages with their anchors, event anchors, and
/// the gateway's last `s`. Messages wait here, in order, while the outbox cannot be written. Thread: the bot's.
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

signals:
    /// A message is on disk and new. `owed`: the agent shall answer it.
    void received(const outbox::OwedTurn &message, bool owed);

private:
    void takeMessage(const protocol::UserMessage &message, core::WallTime receivedAt, bool ready);
    void takeEvent(const protocol::Dispatch &dispatch, const protocol::Frame &frame, core::WallTime receivedAt);
    [[nodiscard]] bool commit(const outbox::InboundMessage &message);
    [[nodiscard]] outbox::Checkpoint checkpoint() const;
    [[nodiscard]] bool isTakenOver(const outbox::InboundMessage &message) const;

    Rooms &m_rooms;
    const gateway::GatewayClient &m_gateway;
    QList<outbox::InboundMessage> m_waiting;
    QTimer m_saveSoon{this};
};

} // namespace bot
