#include "app/bot/undelivereddesk.h"

#include "app/core/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bot {

namespace {

constexpr int repliesKeptForTheAnswer = 2;

// Failures that another anchor, or simply another moment, cures. A person's stop is not one of them.
bool isCuredByAnchor(lineage::NotSentReason reason)
{
    using lineage::NotSentReason;
    switch (reason) {
    case NotSentReason::NoAnchor:
    case NotSentReason::AnchorDoomed:
    case NotSentReason::CannotRecord:
    case NotSentReason::CannotConnect:
    case NotSentReason::NoToken:
    case NotSentReason::Interrupted:
        return true;
    case NotSentReason::Cancelled:
    case NotSentReason::EmptyText:
    case NotSentReason::Busy:
    case NotSentReason::NotRepeatable:
        return false;
    }
    return false;
}

} // namespace

UndeliveredDesk::UndeliveredDesk(Rooms &rooms, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &UndeliveredDesk::tell);
}

void UndeliveredDesk::tellSoon()
{
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
    if (const auto done = m_rooms.outbox->dismiss(wish.messageIds, wish.dismissed, m_rooms.clock.wall()); !done) {
        emit m_rooms.reports.outboxFailed(done.error());
        return;
    }
    const auto listed = m_rooms.outbox->undelivered();
    for (const qint64 id : wish.messageIds) {
        const auto message = m_rooms.outbox->message(id);
        if (!message)
            continue;
        traffic::Record note
            = messageNote(m_rooms, id, *message, wish.dismissed ? traffic::dismissedRoute : traffic::restoredRoute);
        // The newest row of a message says whether it is undelivered: put back, it is again what it was.
        if (!wish.dismissed && listed)
            if (const auto it = std::ranges::find(*listed, id, &outbox::UndeliveredMessage::messageId);
                it != listed->end())
                note.state = lineage::stateOf(it->outcome);
        emit m_rooms.reports.recorded(note);
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

bool UndeliveredDesk::mayLeaveByItself(const outbox::UndeliveredMessage &message) const
{
    if (message.mayHaveArrived)
        return false;
    return std::visit(
        core::Overloaded{
            [](const lineage::NotSent &notSent) { return isCuredByAnchor(notSent.reason); },
            [&](const lineage::Refused &refused) {
                using protocol::CodeCategory;
                if (openapi::isAnchorFault(refused.code, m_rooms.config.catalogue))
                    return true;
                // Without an anchor it was the switch or the quota of proactive messages; with one it is a reply.
                const protocol::CodeEntry *entry = m_rooms.config.catalogue.find(refused.code);
                return message.anchor.isEmpty() && entry
                    && (entry->category == CodeCategory::Permission || entry->category == CodeCategory::Quota);
            },
            [](const auto &) { return false; }, // unknown: a second copy might arrive
        },
        message.outcome);
}

QList<DeliveryOrder> UndeliveredDesk::leavingWith(const outbox::InboundMessage &message) const
{
    const auto listed = m_rooms.outbox->undelivered();
    const lineage::Anchor *anchor = m_rooms.outbox->ledger().find(message.msgId);
    if (!listed || !anchor)
        return {};
    const auto budget = lineage::budgetOf(*anchor, m_rooms.outbox->ledger().rules(), m_rooms.clock.wall());
    QList<DeliveryOrder> leaving;
    for (const outbox::UndeliveredMessage &one : *listed) {
        const bool here = one.message.scene == message.scene && one.message.peer == message.peer;
        if (!here || !one.leavesWithNext || !mayLeaveByItself(one) || m_rooms.underWay.contains(one.messageId))
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
