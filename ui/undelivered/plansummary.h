#pragma once
#include "ui/undelivered/planitem.h"

#include <QStringList>

namespace ui {

/// How many of a plan's steps end where.
struct PlanCounts
{
    int safe = 0;
    int uncertain = 0;
    int twice = 0; ///< may arrive twice and is sent all the same
    int leftOut = 0; ///< may arrive twice and is not ticked
    int waiting = 0; ///< for the answer to an uncertain one
    int skipped = 0; ///< no anchor
    int refused = 0;
    [[nodiscard]] int sent() const { return safe + uncertain + twice; }
    [[nodiscard]] int all() const { return sent() + leftOut + waiting + skipped + refused; }
    friend bool operator==(const PlanCounts &, const PlanCounts &) = default;
};
[[nodiscard]] PlanCounts countsOf(const QList<lineage::PlanStep> &steps);

/// Why what is skipped has no anchor, in a few words.
[[nodiscard]] QString skipReason(const QList<lineage::PlanStep> &steps);
/// The codes of what would be refused, each with its meaning.
[[nodiscard]] QString refusalReason(const QList<lineage::PlanStep> &steps,
    const QList<outbox::UndeliveredMessage> &messages, const protocol::ErrorCatalogue &catalogue);
/// `6 safe, 1 uncertain`
[[nodiscard]] QString sentText(const PlanCounts &counts);
/// `8.4 s`, `2 min 24 s`: what so many sends take with the pause between them.
[[nodiscard]] QString estimateText(int sends, core::Milliseconds pause);
/// What a step is foreseen to do, in a word: for files and for comparison with what came.
[[nodiscard]] QString forecastText(const lineage::PlanStep &step);
/// `2, 3`; `2–9` for a longer row of numbers without gaps.
[[nodiscard]] QString seqText(const QList<int> &seqs);

} // namespace ui
