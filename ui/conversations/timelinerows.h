#pragma once
#include "ui/conversations/bubble.h"

#include <QSet>

namespace ui {

/// One row of a timeline as it is shown: a bubble, or a line for the times in which the gateway could not be heard.
struct TimelineRow
{
    enum class What {
        Bubble,
        Gaps, ///< all gaps between two bubbles: one, or several told as one
        Gap, ///< one of several that are unfolded, below their line
    };
    What what = What::Bubble;
    journal::RowRef place; ///< the journal's row that gives it its place; stays while the row does
    int bubble = -1; ///< index of the bubble
    QList<journal::NotedGap> gaps; ///< oldest first
    bool unfolded = false; ///< its gaps follow as rows
    bool dayAbove = false; ///< the first of a day
    core::WallTime time{}; ///< of its day

    [[nodiscard]] bool folds() const { return what == What::Gaps && gaps.size() > 1; }
};

/// Bubbles and gaps by the order of their rows. Gaps with no bubble between them share a line; those before the first
/// bubble are left out, as nobody had written yet (or an older page is still to come). `unfolded`: the first gaps of
/// lines that show their parts. Pure.
[[nodiscard]] QList<TimelineRow> timelineRows(
    const QList<Bubble> &bubbles, const QList<journal::NotedGap> &gaps, const QSet<journal::RowRef> &unfolded);

/// The rows that differ between two states of a timeline: `removed` of the old ones give way to `inserted` of the new
/// ones at `first`; what stands before and after is the same.
struct RowChange
{
    int first = 0;
    int removed = 0;
    int inserted = 0;
};
[[nodiscard]] RowChange changeBetween(const QList<TimelineRow> &before, const QList<TimelineRow> &after);

/// Puts the gap at its place; one that is there already stays.
void insertGap(QList<journal::NotedGap> &gaps, const journal::NotedGap &gap);

} // namespace ui
