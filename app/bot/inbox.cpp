#include "app/bot/inbox.h"

namespace bot {

namespace {

constexpr core::Milliseconds checkpointDelay{1'000}; // events without a message may be replayed after a crash: harmless
constexpr qsizetype maxWaiting = 1'000;

} // namespace

Inbox::Inbox(Rooms &rooms, const gateway::GatewayClient &gateway, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
    , m_gateway(gateway)
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(checkpointDelay);
    connect(&m_saveSoon, &QTimer::timeout, this, &Inbox::saveCheckpoint);
}

void Inbox::take(const protocol::Frame &frame, core::WallTime receivedAt, bool ready)
{
    const auto *dispatch = std::get_if<protocol::Dispatch>(&frame.payload);
    if (!dispatch)
        return;
    if (const auto *message = std::get_if<protocol::UserMessage>(&dispatch->event)) {
        takeMessage(*message, receivedAt, ready);
        return;
    }
    if (std::holds_alternative<protocol::Ready>(dispatch->event)) {
        saveCheckpoint();
        return;
    }
    takeEvent(*dispatch, frame, receivedAt);
    if (!m_saveSoon.isActive())
        m_saveSoon.start();
}

void Inbox::takeMessage(const protocol::UserMessage &message, core::WallTime receivedAt, bool ready)
{
    const outbox::InboundMessage inbound{.scene = message.scene,
        .peer = message.peer,
        .msgId = message.msgId,
        .msgIdx = message.msgIdx,
        .text = protocol::displayText(message),
        .received = receivedAt,
        .owed = m_rooms.model != nullptr && message.addressed,
        .sender = message.sender,
        .senderName = message.username};
    const bool mustWait = !ready || isWaiting();
    if ((mustWait || !commit(inbound)) && m_waiting.size() < maxWaiting)
        m_waiting.append(inbound); // in order; committed when the file can be written again
}

// Source: protocol reference (e), "What may anchor": the whole top-level id of some events.
void Inbox::takeEvent(const protocol::Dispatch &dispatch, const protocol::Frame &frame, core::WallTime receivedAt)
{
    const protocol::EventPlace place = protocol::eventPlace(dispatch.event);
    if (!place.scene || place.peer.isEmpty() || frame.id.isEmpty() || !m_rooms.outbox
        || !m_rooms.config.rules.eventAnchors.value(*place.scene).contains(frame.t))
        return;
    const auto opened = m_rooms.outbox->openEventAnchor(
        {.scene = *place.scene, .peer = place.peer, .eventId = core::EventId(frame.id), .received = receivedAt});
    if (opened)
        emit m_rooms.reports.anchorsChanged(*place.scene, place.peer);
    else
        emit m_rooms.reports.outboxFailed(opened.error());
}

bool Inbox::isTakenOver(const outbox::InboundMessage &message) const
{
    const auto conversations = m_rooms.outbox->takenOver();
    return conversations && conversations->contains(outbox::TakenOver{message.scene, message.peer});
}

// The message, its anchor and the gateway's last s are on disk before the agent wakes.
bool Inbox::commit(const outbox::InboundMessage &message)
{
    outbox::InboundMessage inbound = message;
    inbound.owed = message.owed && !isTakenOver(message);
    const auto received = m_rooms.outbox->receive(inbound, checkpoint());
    if (!received) {
        emit m_rooms.reports.outboxFailed(received.error());
        return false;
    }
    if (received->isNew)
        emit m_rooms.reports.anchorsChanged(inbound.scene, inbound.peer);
    if (received->isNew || received->becameOwed)
        emit this->received({.inboundId = received->inboundId, .message = inbound}, received->becameOwed);
    return true;
}

bool Inbox::retry()
{
    // Messages that wait lie before the checkpoint's `s`: with any of them, committing the first is the try.
    if (m_waiting.isEmpty() && !m_rooms.outbox->saveCheckpoint(checkpoint()))
        return false;
    while (!m_waiting.isEmpty()) {
        if (!commit(m_waiting.first()))
            return false; // it stays the first of those that wait
        m_waiting.removeFirst();
    }
    return true;
}

void Inbox::saveCheckpoint()
{
    // Messages that wait for the file lie before this `s`: once it is saved the gateway would not send them again.
    if (!m_rooms.outbox || isWaiting())
        return;
    if (const auto saved = m_rooms.outbox->saveCheckpoint(checkpoint()); !saved)
        emit m_rooms.reports.outboxFailed(saved.error());
}

outbox::Checkpoint Inbox::checkpoint() const
{
    const auto &point = m_gateway.state().resume;
    return {.session = point ? point->session : core::SessionId(),
        .seq = point ? point->seq : 0,
        .saved = m_rooms.clock.wall(),
        .origin = m_rooms.config.platform.apiBase.toString()};
}

} // namespace bot
