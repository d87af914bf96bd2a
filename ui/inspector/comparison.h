#pragma once
#include "app/journal/readerpool.h"
#include "ui/inspector/bodydiff.h"

namespace ui {

/// A row that another can be compared with.
struct ComparedRow
{
    journal::RowRef row;
    core::WallTime time{};
    int attempt = 0; ///< an earlier try of the same message; 0: a row that a person marked
    QString route;
    friend bool operator==(const ComparedRow &, const ComparedRow &) = default;
};

/// A row beside another: what there is to choose from, which one was taken, and how the bodies differ.
struct Comparison
{
    QList<ComparedRow> choices; ///< earlier tries, the latest first, then marked rows, the newest first
    int chosen = -1; ///< -1: there is nothing to compare with
    FoldedDiff request; ///< or frame
    FoldedDiff response;
};

/// Marked rows that are offered.
inline constexpr int mostMarked = 20;

/// Compares `row` with `base`, or with the first choice where that is null or gone. `attempts` are the tries of its
/// message. Thread: a reader's.
[[nodiscard]] Comparison compareRow(journal::ReaderPool::Readers &readers, journal::RowRef row,
    const QList<journal::RowSummary> &attempts, journal::RowRef base);

} // namespace ui
