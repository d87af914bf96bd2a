// What an earlier process left behind. Source: product 2.9.
#include "app/bot/botruntime.h"

using namespace Qt::StringLiterals;

namespace bot {

// What a crash left: open attempts are asked about (same anchor, msg_seq, content), planned tries keep their time, or
// the hand that holds them, interrupted turns keep their unsent
// texts as not sent, turns without any attempt run again. All or nothing; false while the file does not allow it: then
// nothing new may begin, because a later recovery would take it for a leftover. Source: product 2.9.
bool BotRuntime::recover()
{
    if (m_rooms->recovered)
        return true;
    const auto open = m_outbox->openAttempts();
    const auto owed = m_outbox->owedConversations();
    const auto turnRows = m_outbox->openTurnRecords();
    if (!open || !owed || !turnRows) {
        outboxFailed(!open ? open.error() : !owed ? owed.error() : turnRows.error());
        return false;
    }
    const auto unsent = m_outbox->interruptTurns(m_clock.wall()); // last: what it has marked is not found again
    if (!unsent) {
        outboxFailed(unsent.error());
        return false;
    }
    m_rooms->recovered = true;
    for (const traffic::RecordKey row : *turnRows)
        emit recorded(traffic::Settlement{
            .key = row, .time = m_clock.wall(), .state = traffic::State::NotSent, .detail = u"interrupted"_s});
    for (const outbox::OpenAttempt &attempt : *open)
        resumeAttempt(attempt);
    for (const outbox::UnsentMessage &left : *unsent)
        emit recorded(notSentRecord(*m_rooms, left.messageId, left.message, lineage::NotSentReason::Interrupted));
    m_undelivered->tellSoon();
    if (m_model)
        for (const outbox::OwedConversation &conversation : *owed)
            m_conversations->owe(conversation);
    return true;
}

void BotRuntime::resumeAttempt(const outbox::OpenAttempt &open)
{
    if (!open.outcome)
        m_rooms->late.write(*m_rooms,
            LateWrites::Outcome{.attemptId = open.attemptId,
                .scene = open.message.scene,
                .peer = open.message.peer,
                .outcome = lineage::Unknown{.cause = u"crash"_s},
                .time = m_clock.wall()});
    if (open.isDelivered) // by another attempt
        return;
    if (!open.hasDedupeKey && !open.nextTry) { // nothing would keep a second copy from the user: it waits for a person
        m_rooms->late.write(*m_rooms, LateWrites::End{.messageId = open.messageId, .time = m_clock.wall()});
        return;
    }
    auto *delivery = new Delivery(*m_rooms, {.messageId = open.messageId, .message = open.message}, this);
    connect(delivery, &Delivery::finished, delivery, &QObject::deleteLater);
    delivery->resume(open);
}

} // namespace bot
