#pragma once
#include "app/bot/conversation.h"

#include <map>

namespace bot {

/// The conversations of a bot that have something to do: made when a message comes in, forgotten when they are idle.
/// Tells how many messages wait in each, at most a few times a second. Thread: the bot's.
class Conversations : public QObject
{
    Q_OBJECT
public:
    explicit Conversations(Rooms &rooms);

    /// A user wrote. `first` leaves before it is answered; `owed`: the agent shall answer it.
    void receive(const outbox::InboundMessage &message, const QList<DeliveryOrder> &first, bool owed);
    /// What an earlier process did not answer.
    void owe(const outbox::OwedConversation &owed);
    void stopTurn(protocol::Scene scene, const core::PeerId &peer);
    void takeOver(protocol::Scene scene, const core::PeerId &peer);
    /// The outbox works again: begin what waits.
    void wake();
    /// The program ends, see Conversation::leave().
    void leave();

private:
    using Key = std::pair<protocol::Scene, QString>;
    [[nodiscard]] Conversation &at(const Key &key);
    void take(const Key &key);
    void tell();

    Rooms &m_rooms;
    TurnSlots m_slots;
    std::map<Key, std::unique_ptr<Conversation>> m_all;
    std::map<Key, int> m_told; ///< depth, where it is not 0
    std::map<Key, int> m_toTell;
    QTimer m_tellSoon{this};
};

} // namespace bot
