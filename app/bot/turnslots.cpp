#include "app/bot/turnslots.h"

#include "app/bot/conversation.h"

namespace bot {

bool TurnSlots::take(Conversation *conversation)
{
    // Nobody passes those who stand in line, not even who just gave a slot back.
    if (m_taken < m_most && m_line.isEmpty()) {
        ++m_taken;
        return true;
    }
    m_line.enqueue(conversation);
    return false;
}

void TurnSlots::giveBack()
{
    --m_taken;
    while (m_taken < m_most && !m_line.isEmpty()) {
        const QPointer<Conversation> next = m_line.dequeue();
        if (!next)
            continue;
        ++m_taken;
        // Queued: each of a long line could have nothing to do any more and give it back at once.
        QMetaObject::invokeMethod(next, &Conversation::takeSlot, Qt::QueuedConnection);
    }
}

} // namespace bot
