#include "app/bot/inbox.h"

using namespace Qt::StringLiterals;

namespace bot {

namespace {

constexpr core::Milliseconds checkpointDelay{1'000}; // events without a message may be replayed after a crash: harmless

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
        .senderName = message.username,
        .replayed = isReplay()};
    const Waiting arrived{inbound, checkpoint()};
    const bool mustWait = !ready || isWaiting();
    if (!mustWait && commit(arrived))
        return;
    if (m_waiting.size() < m_rooms.config.mostWaiting)
        m_waiting.append(arrived); // in order; committed when the file can be written again
    else
        holdCheckpoint();
}

// No room for one more: what is committed from here on keeps the `s` of the last one that waits.
void Inbox::holdCheckpoint()
{
    if (m_waiting.isEmpty() || (m_held && m_held->session == m_waiting.last().checkpoint.session))
        return;
    m_held = m_waiting.last().checkpoint;
    emit m_rooms.reports.recorded(traffic::Record{.key = m_rooms.keys.next(),
        .time = m_rooms.clock.wall(),
        .bot = m_rooms.config.profile,
        .kind = traffic::Kind::Note,
        .route = u"INBOX_FULL"_s,
        .detail = u"checkpoint held at s %1"_s.arg(m_held->seq)});
}

// Whether what arrives now was kept by the platform while we were away: its true age is not known.
bool Inbox::isReplay() const
{
    return std::holds_alternative<gateway::Resuming>(m_gateway.state().phase);
}

// Source: protocol reference (e), "What may anchor": the whole top-level id of some events.
void Inbox::takeEvent(const protocol::Dispatch &dispatch, const protocol::Frame &frame, core::WallTime receivedAt)
{
    const protocol::EventPlace place = protocol::eventPlace(dispatch.event);
    if (!place.scene || place.peer.isEmpty() || frame.id.isEmpty() || !m_rooms.outbox
        || !m_rooms.config.rules.eventAnchors.value(*place.scene).contains(frame.t))
        return;
    const auto opened = m_rooms.outbox->openEventAnchor({.scene = *place.scene,
        .peer = place.peer,
        .eventId = core::EventId(frame.id),
        .received = receivedAt,
        .replayed = isReplay()});
    if (opened)
        emit m_rooms.reports.anchorsChanged(*place.scene, place.peer);
    else
        emit m_rooms.reports.outboxFailed(opened.error());
}

// The message, its anchor and the gateway's last s are on disk before the agent wakes.
bool Inbox::commit(const Waiting &arrived)
{
    const outbox::InboundMessage &inbound = arrived.message;
    outbox::Checkpoint point = arrived.checkpoint;
    point.saved = m_rooms.clock.wall();
    const auto received = m_rooms.outbox->receive(inbound, point);
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
    while (!m_waiting.isEmpty()) {
        if (!commit(m_waiting.first()))
            return false; // it stays the first of those that wait
        m_waiting.removeFirst();
    }
    return m_rooms.outbox->saveCheckpoint(checkpoint()).has_value();
}

void Inbox::saveCheckpoint()
{
    // Messages that wait for the file lie before this `s`: once it is saved the gateway would not send them again.
    if (!m_rooms.outbox || isWaiting())
        return;
    if (const auto saved = m_rooms.outbox->saveCheckpoint(checkpoint()); !saved)
        emit m_rooms.reports.outboxFailed(saved.error());
}

void Inbox::shiftDates(core::Milliseconds by)
{
    for (Waiting &arrived : m_waiting)
        arrived.message.received += by;
}

outbox::Checkpoint Inbox::checkpoint() const
{
    const auto &point = m_gateway.state().resume;
    if (m_held && point && point->session == m_held->session) {
        outbox::Checkpoint held = *m_held;
        held.saved = m_rooms.clock.wall();
        return held;
    }
    return {.session = point ? point->session : core::SessionId(),
        .seq = point ? point->seq : 0,
        .saved = m_rooms.clock.wall(),
        .origin = m_rooms.config.platform.apiBase.toString()};
}

} // namespace bot
