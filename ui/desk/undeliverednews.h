#pragma once
#include "app/core/clock.h"

#include <QList>
#include <QSet>

#include <optional>

namespace ui {

/// Which messages became undelivered that nobody was told of yet, and when to tell: all at once, at most one time a
/// minute, and a moment after the first so that a burst is told as one. What was undelivered before the first look is
/// no news. A message that leaves the list before it was told is none either; one that comes back is one again. Times
/// are since boot. Pure: no clock, no timer.
class UndeliveredNews
{
public:
    static constexpr core::Milliseconds gatherTime{2'000};
    static constexpr core::Milliseconds leastPause{60'000};

    /// What is undelivered now, by message.
    void take(const QList<qint64> &messages, core::Milliseconds now);
    /// How long to wait before telling; `quietLeft`: how long nobody wants to be told anything. None: there is no news.
    [[nodiscard]] std::optional<core::Milliseconds> waitFor(
        core::Milliseconds now, core::Milliseconds quietLeft = {}) const;
    /// The news, which is none any more; counts as told.
    [[nodiscard]] QList<qint64> tell(core::Milliseconds now);
    /// The news is none any more, and nobody was told.
    void drop() { m_pending.clear(); }
    /// In the order in which they came.
    [[nodiscard]] const QList<qint64> &pending() const { return m_pending; }

private:
    std::optional<QSet<qint64>> m_known; ///< none: nothing was looked at yet
    QList<qint64> m_pending;
    core::Milliseconds m_pendingSince{};
    std::optional<core::Milliseconds> m_lastTold;
};

} // namespace ui
