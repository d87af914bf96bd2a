#include "app/bot/undelivereddesk.h"

using namespace Qt::StringLiterals;

namespace bot {

namespace {

constexpr int repliesKeptForTheAnswer = 2;
/// Of many that end at once one list is made.
constexpr int soonMs = 50;

} // namespace

UndeliveredDesk::UndeliveredDesk(Rooms &rooms, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    connect(&m_soon, &QTimer::timeout, this, &UndeliveredDesk::tell);
}

void UndeliveredDesk::tellSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

void UndeliveredDesk::tell()
{
    if (!m_rooms.outbox)
        return;
    const auto messages = m_rooms.outbox->undelivered();
    const auto policy = m_rooms.outbox->undeliveredLeaveWithNext();
    if (messages && policy)
        emit m_rooms.reports.happened(UndeliveredChanged{.messages = *messages, .leaveWithNext = *policy});
    else
        emit m_rooms.reports.outboxFailed(messages ? policy.error() : messages.error());
}

void UndeliveredDesk::dismiss(const Dismiss &wish)
{
    if (!m_rooms.outbox)
        return;
    const auto changed = m_rooms.outbox->dismiss(wish.messageIds, wish.dismissed, m_rooms.clock.wall());
    if (!changed) {
        emit m_rooms.reports.outboxFailed(changed.error());
        return;
    }
    for (const qint64 id : *changed) {
        const auto message = m_rooms.outbox->message(id);
        if (!message)
            continue;
        emit m_rooms.reports.recorded(
            messageNote(m_rooms, id, *message, wish.dismissed ? traffic::dismissedRoute : traffic::restoredRoute));
    }
    tellSoon();
}

void UndeliveredDesk::setLeaves(const LeaveWithNext &wish)
{
    if (!m_rooms.outbox)
        return;
    if (const auto done = m_rooms.outbox->setLeavesWithNext(wish.messageIds, wish.leaves); !done)
        emit m_rooms.reports.outboxFailed(done.error());
    tellSoon();
}

void UndeliveredDesk::setPolicy(const SetLeaveWithNextPolicy &wish)
{
    if (!m_rooms.outbox)
        return;
    if (const auto done = m_rooms.outbox->setUndeliveredLeaveWithNext(wish.leave); !done)
        emit m_rooms.reports.outboxFailed(done.error());
    tellSoon();
}

QList<DeliveryOrder> UndeliveredDesk::leavingWith(const outbox::InboundMessage &message) const
{
    const auto marked = m_rooms.outbox->leavingWithNext(message.scene, message.peer);
    const lineage::Anchor *anchor = m_rooms.outbox->ledger().find(message.msgId);
    if (!marked || !anchor)
        return {};
    const auto budget = lineage::budgetOf(*anchor, m_rooms.outbox->ledger().rules(), m_rooms.clock.wall());
    QList<DeliveryOrder> leaving;
    for (const outbox::UndeliveredMessage &one : *marked) {
        if (m_rooms.underWay.contains(one.messageId))
            continue;
        if (budget.counted && leaving.size() + repliesKeptForTheAnswer >= budget.safe)
            break;
        leaving.append({.messageId = one.messageId,
            .message = one.message,
            .choice = lineage::ExplicitAnchor{message.msgId},
            .origin = u"next"_s});
    }
    return leaving;
}

} // namespace bot
