#include "app/bot/inbox.h"

using namespace Qt::StringLiterals;

namespace bot {

namespace {

constexpr core::Milliseconds checkpointDelay{1'000}; // events without a message may be replayed after a crash: harmless

} // namespace

Inbox::Inbox(Rooms &rooms, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(checkpointDelay);
    connect(&m_saveSoon, &QTimer::timeout, this, &Inbox::saveCheckpoints);
}

void Inbox::take(const gateway::LineEvent &event, bool ready)
{
    const auto *dispatch = std::get_if<protocol::Dispatch>(&event.frame.payload);
    if (!dispatch)
        return;
    if (const auto *message = std::get_if<protocol::UserMessage>(&dispatch->event)) {
        takeMessage(*message, event, ready);
        return;
    }
    Progress &shard = m_shards[event.shard.index];
    if (std::holds_alternative<protocol::Ready>(dispatch->event)) {
        shard = {.reached = pointOf(event), .held = {}}; // a new session knows nothing of the last
        saveCheckpoints();
        return;
    }
    shard.reached = pointOf(event);
    takeEvent(*dispatch, event);
    if (!m_saveSoon.isActive())
        m_saveSoon.start();
}

void Inbox::takeMessage(const protocol::UserMessage &message, const gateway::LineEvent &event, bool ready)
{
    const outbox::InboundMessage inbound{.scene = message.scene,
        .peer = message.peer,
        .msgId = message.msgId,
        .msgIdx = message.msgIdx,
        .text = protocol::displayText(message),
        .received = event.receivedAt,
        .owed = m_rooms.model != nullptr && message.addressed,
        .sender = message.sender,
        .senderName = message.username,
        .replayed = event.replayed};
    Progress &shard = m_shards[event.shard.index];
    const Waiting arrived{inbound, pointOf(event)};
    const bool mustWait = !ready || isWaiting();
    const bool isFull = m_waiting.size() >= m_rooms.config.mostWaiting;
    if (!mustWait && commit(arrived)) {
        shard.reached = arrived.checkpoint;
    } else if (isFull) {
        hold(shard);
    } else {
        m_waiting.append(arrived); // in order; committed when the file can be written again
        shard.reached = arrived.checkpoint;
    }
}

// No room for one more: the checkpoint stays before the message that is lost to memory.
void Inbox::hold(Progress &shard)
{
    if (shard.held)
        return;
    shard.held = shard.reached;
    emit m_rooms.reports.recorded(traffic::Record{.key = m_rooms.keys.next(),
        .time = m_rooms.clock.wall(),
        .bot = m_rooms.config.profile,
        .kind = traffic::Kind::Note,
        .route = u"INBOX_FULL"_s,
        .detail = u"checkpoint held at s %1"_s.arg(shard.held->seq)});
}

// Source: protocol reference (e), "What may anchor": the whole top-level id of some events.
void Inbox::takeEvent(const protocol::Dispatch &dispatch, const gateway::LineEvent &event)
{
    const protocol::EventPlace place = protocol::eventPlace(dispatch.event);
    const protocol::Frame &frame = event.frame;
    if (!place.scene || place.peer.isEmpty() || frame.id.isEmpty() || !m_rooms.outbox
        || !m_rooms.config.rules.eventAnchors.value(*place.scene).contains(frame.t))
        return;
    const auto opened = m_rooms.outbox->openEventAnchor({.scene = *place.scene,
        .peer = place.peer,
        .eventId = core::EventId(frame.id),
        .received = event.receivedAt,
        .replayed = event.replayed});
    if (opened)
        emit m_rooms.reports.anchorsChanged(*place.scene, place.peer);
    else
        emit m_rooms.reports.outboxFailed(opened.error());
}

// The message, its anchor and the gateway's last s are on disk before the agent wakes.
bool Inbox::commit(const Waiting &arrived)
{
    outbox::InboundMessage inbound = arrived.message;
    const auto shard = m_shards.find(arrived.checkpoint.shard);
    const bool isHeld
        = shard != m_shards.end() && shard->second.held && arrived.checkpoint.seq > shard->second.held->seq;
    outbox::Checkpoint point = isHeld ? *shard->second.held : arrived.checkpoint;
    if (shard != m_shards.end())
        point.saved = std::max(arrived.checkpoint.saved, shard->second.reached.saved);
    const auto received = m_rooms.outbox->receive(inbound, point);
    if (!received) {
        emit m_rooms.reports.outboxFailed(received.error());
        return false;
    }
    if (received->isNew)
        emit m_rooms.reports.anchorsChanged(inbound.scene, inbound.peer);
    inbound.msgId = received->msgId;
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
    if (m_shards.empty())
        return m_rooms.outbox->tryWrite().has_value();
    return std::ranges::all_of(m_shards, [this](const auto &shard) { return save(shard.second).has_value(); });
}

void Inbox::saveCheckpoints()
{
    // Messages that wait for the file lie before these `s`: once saved the gateway would not send them again.
    if (!m_rooms.outbox || isWaiting())
        return;
    for (const auto &[index, shard] : m_shards) {
        if (const auto saved = save(shard); !saved) {
            emit m_rooms.reports.outboxFailed(saved.error());
            return;
        }
    }
}

void Inbox::keepAlive(int shard)
{
    const auto known = m_shards.find(shard);
    if (known == m_shards.end())
        return;
    known->second.reached.saved = m_rooms.clock.wall();
    if (!m_rooms.outbox || isWaiting())
        return;
    if (const auto saved = save(known->second); !saved)
        emit m_rooms.reports.outboxFailed(saved.error());
}

void Inbox::shiftDates(core::Milliseconds by)
{
    for (Waiting &arrived : m_waiting)
        arrived.message.received += by;
}

void Inbox::forget(int shard)
{
    m_shards.erase(shard);
    if (!m_rooms.outbox)
        return;
    if (const auto forgotten = m_rooms.outbox->forgetSession(shard); !forgotten)
        emit m_rooms.reports.outboxFailed(forgotten.error());
}

core::Result<void, outbox::OutboxError> Inbox::save(const Progress &shard)
{
    outbox::Checkpoint point = shard.safe();
    point.saved = shard.reached.saved;
    return m_rooms.outbox->saveCheckpoint(point);
}

outbox::Checkpoint Inbox::pointOf(const gateway::LineEvent &event) const
{
    return {.session = event.point ? event.point->session : core::SessionId(),
        .seq = event.point ? event.point->seq : 0,
        .saved = event.receivedAt,
        .origin = m_rooms.config.platform.apiBase.toString(),
        .shard = event.shard.index,
        .shards = event.shard.count};
}

} // namespace bot
