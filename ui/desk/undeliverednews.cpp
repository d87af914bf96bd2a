#include "ui/desk/undeliverednews.h"

#include <algorithm>

namespace ui {

void UndeliveredNews::take(const QList<qint64> &messages, core::Milliseconds now)
{
    const QSet<qint64> current(messages.begin(), messages.end());
    m_pending.removeIf([&current](qint64 message) { return !current.contains(message); });
    for (const qint64 message : messages) {
        if (!m_known || m_known->contains(message) || m_pending.contains(message))
            continue;
        if (m_pending.isEmpty())
            m_pendingSince = now;
        m_pending.append(message);
    }
    m_known = current;
}

std::optional<core::Milliseconds> UndeliveredNews::waitFor(core::Milliseconds now, core::Milliseconds quietLeft) const
{
    if (m_pending.isEmpty())
        return {};
    core::Milliseconds due = m_pendingSince + gatherTime;
    if (m_lastTold)
        due = std::max(due, *m_lastTold + leastPause);
    return std::max({core::Milliseconds(0), due - now, quietLeft});
}

QList<qint64> UndeliveredNews::tell(core::Milliseconds now)
{
    m_lastTold = now;
    return std::exchange(m_pending, {});
}

} // namespace ui
