#include "app/bot/latewrites.h"

#include "app/bot/rooms.h"
#include "app/core/overloaded.h"

namespace bot {

namespace {

// Far beyond what can be on its way at a time; what does not fit is asked about at the next start.
constexpr qsizetype maxWaiting = 1'000;

using Written = core::Result<void, outbox::OutboxError>;

Written settle(Rooms &rooms, const LateWrites::Outcome &it)
{
    const auto settled = rooms.outbox->settle(it.attemptId, it.outcome, it.anchorDead, it.time, it.curableByAnchor);
    if (!settled)
        return core::make_unexpected(settled.error());
    if (*settled)
        emit rooms.reports.learned(**settled);
    emit rooms.reports.anchorsChanged(it.scene, it.peer);
    return {};
}

Written end(Rooms &rooms, const LateWrites::End &it)
{
    const Written ended = rooms.outbox->finishMessage(it.messageId, it.reason, it.time);
    if (ended)
        emit rooms.reports.undeliveredChanged();
    return ended;
}

} // namespace

void LateWrites::write(Rooms &rooms, const Entry &entry)
{
    if (m_waiting.size() < maxWaiting)
        m_waiting.append(entry);
    std::ignore = flush(rooms);
}

bool LateWrites::flush(Rooms &rooms)
{
    rooms.clockWatch->check(); // an outcome may teach something about ages, and a reservation follows
    while (!m_waiting.isEmpty()) {
        if (!rooms.outbox)
            return false;
        const Written written
            = std::visit(core::Overloaded{
                             [&](const Outcome &it) { return settle(rooms, it); },
                             [&](const End &it) { return end(rooms, it); },
                             [&](const Plan &it) { return rooms.outbox->planRetry(it.messageId, it.at, it.held); },
                         },
                m_waiting.first());
        if (!written) {
            emit rooms.reports.outboxFailed(written.error());
            using Kind = outbox::OutboxError::Kind;
            if (written.error().kind == Kind::CannotWrite || written.error().kind == Kind::Corrupt)
                return false;
        }
        m_waiting.removeFirst(); // written, or of a message that the file does not know: no later try would help
    }
    return true;
}

} // namespace bot
