#pragma once
#include "ui/common/chip.h"
#include "ui/undelivered/planitem.h"

namespace ui {

/// One row of the list: the message with what is shown of it.
struct UndeliveredRow
{
    outbox::UndeliveredMessage message;
    QString line; ///< the beginning of its text on one line, without markdown's marks
    QString cause;
    lineage::PlanStep step; ///< of the whole list's plan, now
    Chip cure;
    QString age;
    bool ticked = false;
    friend bool operator==(const UndeliveredRow &, const UndeliveredRow &) = default;
};

/// What can be done about a message now; the groups of the select bar.
enum class CureGroup { Deliverable, Waiting, Refused };
[[nodiscard]] CureGroup groupOf(const lineage::PlanStep &step);

/// The beginning of a message's text on one line, markdown stripped to its text. Thread: GUI.
[[nodiscard]] QString lineOf(const outbox::OutgoingMessage &message);
/// What would deliver it now, with time left or the limits in dispute.
[[nodiscard]] Chip cureChip(
    const lineage::PlanStep &step, const outbox::UndeliveredMessage &message, const lineage::RuleSet &rules);
/// How long its user has been waiting: `3 min`, `7 h`, `yesterday`, then the date.
[[nodiscard]] QString ageText(core::WallTime since, core::WallTime now);
/// Name of the other side as rows show it.
[[nodiscard]] QString peerText(const core::PeerId &peer);

} // namespace ui
