#include "app/bot/conversations.h"

namespace bot {

namespace {

constexpr core::Milliseconds tellDelay{100}; // a burst is one change of each number

} // namespace

Conversations::Conversations(Rooms &rooms)
    : m_rooms(rooms)
    , m_slots(rooms.config.mostTurns)
{
    m_tellSoon.setSingleShot(true);
    m_tellSoon.setInterval(tellDelay);
    connect(&m_tellSoon, &QTimer::timeout, this, &Conversations::tell);
}

Conversation &Conversations::at(const Key &key)
{
    std::unique_ptr<Conversation> &known = m_all[key];
    if (!known) {
        known = std::make_unique<Conversation>(m_rooms, m_slots, key.first, core::PeerId(key.second));
        // Queued: it may be in the middle of what changed it, and forgotten means deleted.
        connect(
            known.get(), &Conversation::changed, this, [this, key] { take(key); }, Qt::QueuedConnection);
    }
    return *known;
}

void Conversations::take(const Key &key)
{
    const auto found = m_all.find(key);
    if (found == m_all.end())
        return;
    m_toTell[key] = found->second->depth();
    if (!m_tellSoon.isActive())
        m_tellSoon.start();
    if (found->second->isIdle())
        m_all.erase(found);
}

void Conversations::tell()
{
    for (const auto &[key, depth] : std::exchange(m_toTell, {})) {
        const auto told = m_told.find(key);
        if (depth == (told == m_told.end() ? 0 : told->second))
            continue;
        if (depth == 0)
            m_told.erase(told);
        else
            m_told[key] = depth;
        emit m_rooms.reports.happened(
            QueueChanged{.scene = key.first, .peer = core::PeerId(key.second), .depth = depth});
    }
}

void Conversations::receive(const outbox::InboundMessage &message, const QList<DeliveryOrder> &first, bool owed)
{
    const Key key{message.scene, message.peer.value};
    if (!owed && first.isEmpty() && !m_all.contains(key))
        return;
    Conversation &there = at(key);
    there.userWrote();
    there.deliverFirst(first);
    if (owed)
        there.owe();
    take(key);
}

void Conversations::owe(const outbox::OwedConversation &owed)
{
    at({owed.scene, owed.peer.value}).owe(owed.count);
}

void Conversations::stopTurn(protocol::Scene scene, const core::PeerId &peer)
{
    if (const auto found = m_all.find({scene, peer.value}); found != m_all.end())
        found->second->stopTurn();
}

void Conversations::takeOver(protocol::Scene scene, const core::PeerId &peer)
{
    if (const auto found = m_all.find({scene, peer.value}); found != m_all.end())
        found->second->takeOver();
}

void Conversations::wake()
{
    for (const auto &[key, conversation] : m_all)
        conversation->wake();
}

void Conversations::leave()
{
    for (const auto &[key, conversation] : m_all)
        conversation->leave();
    m_all.clear();
}

} // namespace bot
