#pragma once
#include "ui/common/ring.h"
#include "ui/undelivered/planrun.h"

namespace ui {

/// One line of the plan: a conversation with its anchor before it runs, a message with its answer afterwards.
struct PlanLine
{
    std::optional<Ring> ring; ///< else `icon`
    QString icon;
    Tone iconTone = Tone::Dim;
    QString title;
    bool titleIsId = false;
    QString second;
    Tone secondTone = Tone::Dim;
    QString right; ///< beside the title
    QString rightIcon;
    Tone rightTone = Tone::Dim;
    QString spoken; ///< for screen readers
    friend bool operator==(const PlanLine &, const PlanLine &) = default;
};

/// The sends in order, one line for those that hang on one anchor in a row.
[[nodiscard]] QList<PlanLine> groupLines(
    const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages, const Outlook &outlook);
/// A line for each send with what became of it.
[[nodiscard]] QList<PlanLine> runLines(const PlanRun &run);

} // namespace ui
