#include "app/bot/conversation.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bot {

namespace {

// Before one turn; the others stay marked in the outbox and leave with a later message.
constexpr qsizetype mostFirst = 50;

} // namespace

Conversation::Conversation(Rooms &rooms, TurnSlots &slotsOfAll, protocol::Scene scene, core::PeerId peer)
    : m_rooms(rooms)
    , m_scene(scene)
    , m_peer(std::move(peer))
    , m_slots(slotsOfAll)
{
}

void Conversation::owe(int messages)
{
    m_depth += messages;
    emit changed();
    wake();
}

bool Conversation::isIdle() const
{
    return !m_turn && m_depth == 0 && m_slot == Slot::None && m_deliveries == 0 && m_first.isEmpty()
        && !m_lastToolReturned;
}

void Conversation::deliverFirst(const QList<DeliveryOrder> &orders)
{
    for (const DeliveryOrder &order : orders) {
        const auto known = std::ranges::find(m_first, order.messageId, &DeliveryOrder::messageId);
        if (known == m_first.end() && m_first.size() < mostFirst)
            m_first.enqueue(order);
    }
    wake();
}

Delivery *Conversation::makeDelivery(const DeliveryOrder &order)
{
    auto *delivery = new Delivery(m_rooms, order, this);
    ++m_deliveries;
    connect(delivery, &Delivery::finished, this, [this, delivery] {
        delivery->deleteLater();
        --m_deliveries;
        emit changed();
    });
    return delivery;
}

bool Conversation::stillLeaves(qint64 messageId) const
{
    const auto message = m_rooms.outbox->undeliveredMessage(messageId);
    return message && *message && (*message)->leavesWithNext && (*message)->canLeaveWithNext
        && !m_rooms.underWay.contains(messageId);
}

bool Conversation::deliverNext()
{
    // While it waited a person may have sent, dismissed or unmarked it, or it left with the message before.
    while (!m_first.isEmpty() && !stillLeaves(m_first.head().messageId))
        m_first.dequeue();
    if (m_first.isEmpty())
        return false;
    m_deliveringFirst = true;
    Delivery *delivery = makeDelivery(m_first.dequeue());
    const auto next = [this] {
        m_deliveringFirst = false;
        wake();
    };
    connect(delivery, &Delivery::held, this, next);
    connect(delivery, &Delivery::finished, this, [delivery, next] {
        if (!delivery->wasHeld()) // then it was gone on without it
            next();
    });
    delivery->start();
    return true;
}

void Conversation::wake()
{
    if (m_turn || m_deliveringFirst || !m_rooms.outbox)
        return;
    if (deliverNext())
        return;
    if (m_depth == 0 || !m_rooms.model || m_slot == Slot::InLine)
        return;
    if (m_slot == Slot::None)
        m_slot = m_slots.take(this) ? Slot::Taken : Slot::InLine;
    if (m_slot == Slot::Taken && !beginNext())
        giveSlotBack();
}

void Conversation::takeSlot()
{
    m_slot = Slot::Taken;
    wake();
    if (!m_turn) // it was stopped, taken over, or has something else to send first
        giveSlotBack();
}

void Conversation::giveSlotBack()
{
    if (std::exchange(m_slot, Slot::None) != Slot::Taken)
        return;
    m_slots.giveBack();
    emit changed();
}

// A turn stands in the outbox before the model is called: if it cannot be recorded, the model is not paid for.
bool Conversation::beginNext()
{
    const auto owed = m_rooms.outbox->owedTurns(m_scene, m_peer, 1);
    if (!owed) {
        emit m_rooms.reports.outboxFailed(owed.error());
        return false;
    }
    if (owed->isEmpty()) {
        m_depth = 0;
        return false;
    }
    m_turnRecord = m_rooms.keys.next();
    const auto turn = m_rooms.outbox->beginTurn(owed->first().inboundId, m_rooms.clock.wall(), m_turnRecord);
    if (!turn) {
        emit m_rooms.reports.outboxFailed(turn.error());
        return false;
    }
    --m_depth;
    emit changed();
    begin(owed->first(), *turn);
    return true;
}

void Conversation::begin(const outbox::OwedTurn &owed, qint64 turnId)
{
    QList<model::ChatMessage> history;
    const auto lines = m_rooms.outbox->history(m_scene, m_peer, owed.inboundId, m_rooms.config.historyLength);
    if (lines)
        for (const outbox::HistoryLine &line : *lines)
            history.append(
                {.role = line.fromUser ? model::ChatMessage::Role::User : model::ChatMessage::Role::Assistant,
                    .content = line.text});
    m_turnId = turnId;
    m_anchor = owed.message.msgId;
    m_planned.clear();
    recordTurn();
    m_turn.emplace(m_rooms.config.policy, history, owed.message.text);
    perform(m_turn->start());
}

void Conversation::takeOver()
{
    m_depth = 0;
    m_first.clear();
    stopTurn();
    emit changed();
}

void Conversation::leave()
{
    const auto now = m_rooms.clock.wall();
    for (const Sending &call : std::exchange(m_calls, {}))
        emit m_rooms.reports.recorded(traffic::Settlement{.key = call.toolRecord,
            .time = now,
            .state = traffic::State::Unknown,
            .detail = u"stopped"_s,
            .duration = now - call.started});
    if (!m_turn)
        return;
    settleTurn({.how = agent::TurnEnd::Stopped});
    if (const auto settled = m_rooms.outbox->forgetTurnRecord(m_turnId); !settled)
        emit m_rooms.reports.outboxFailed(settled.error());
}

void Conversation::stopTurn()
{
    if (!m_turn)
        return;
    m_decisions.clear();
    perform(m_turn->stop()); // first, or the cancelled question would end the turn as a failure of the model
    if (const model::AskId asking = std::exchange(m_asking, 0); asking != 0)
        m_rooms.model->cancel(asking);
}

} // namespace bot
