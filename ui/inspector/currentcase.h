#pragma once
#include "app/evidence/case.h"
#include "app/text/sentence.h"
#include "ui/common/logdesk.h"
#include "ui/inspector/curebar.h"

namespace ui {

/// A case as it stands at this moment: with the bot's anchors and rules, which the journal does not know. A value.
/// Thread: GUI.
class CurrentCase
{
public:
    CurrentCase(
        const journal::RowDetail &row, const evidence::Case &found, const Services &services, core::WallTime now);
    /// What happened, why, what to do; of any row.
    [[nodiscard]] const text::Explanation &why() const { return m_why; }
    /// What a person can do about it here; none for what needs no cure or has no bot that could send it.
    [[nodiscard]] const std::optional<CureBar::Offer> &offer() const { return m_offer; }
    /// Why the send failed; none for what did not, or was no send.
    [[nodiscard]] std::optional<lineage::Cause> cause() const { return m_cause; }
    /// The message stands in the list of undelivered ones.
    [[nodiscard]] bool isUndelivered() const { return m_isUndelivered; }
    /// Nothing is offered, but would be if the log that the message is of were this bot's; null else.
    [[nodiscard]] const imports::Log *unboundLog() const { return m_unboundLog; }

private:
    text::Explanation m_why;
    std::optional<CureBar::Offer> m_offer;
    std::optional<lineage::Cause> m_cause;
    bool m_isUndelivered = false;
    const imports::Log *m_unboundLog = nullptr; ///< the desk's
};

} // namespace ui
