#pragma once
#include "app/bot/rooms.h"
#include "app/gateway/gatewayclient.h"

#include <QTimer>

#include <map>

namespace bot {

/// Takes what the gateway delivers to disk before anybody acts on it: messages with their anchors, event anchors, and
/// each shard's last `s`. Messages wait here, in order, while the outbox cannot be written; beyond
/// BotConfig::mostWaiting the shard's checkpoint stands still, so that the gateway sends the rest again after a
/// restart. Thread: the bot's.
class Inbox : public QObject
{
    Q_OBJECT
public:
    explicit Inbox(Rooms &rooms, QObject *parent = nullptr);

    /// `ready`: what an earlier process left has been settled, so new messages may be committed.
    void take(const gateway::LineEvent &event, bool ready);
    /// A shard answered a beat: its line is up, and where it stands is worth keeping however quiet it is.
    void keepAlive(int shard);
    /// A shard's session is over.
    void forget(int shard);
    /// Commits what waits (with nothing waiting: the checkpoints, as a try). False while the file does not allow it.
    [[nodiscard]] bool retry();
    [[nodiscard]] bool isWaiting() const { return !m_waiting.isEmpty(); }
    void saveCheckpoints();
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
    /// How far a shard has come.
    struct Progress
    {
        outbox::Checkpoint reached;
        std::optional<outbox::Checkpoint> held; ///< messages after it were lost to memory: it must not be passed
        [[nodiscard]] const outbox::Checkpoint &safe() const { return held ? *held : reached; }
    };
    void takeMessage(const protocol::UserMessage &message, const gateway::LineEvent &event, bool ready);
    void takeEvent(const protocol::Dispatch &dispatch, const gateway::LineEvent &event);
    [[nodiscard]] outbox::Checkpoint pointOf(const gateway::LineEvent &event) const;
    [[nodiscard]] bool commit(const Waiting &arrived);
    void hold(Progress &shard);
    [[nodiscard]] core::Result<void, outbox::OutboxError> save(const Progress &shard);

    Rooms &m_rooms;
    std::map<int, Progress> m_shards;
    QList<Waiting> m_waiting;
    QTimer m_saveSoon{this};
};

} // namespace bot
