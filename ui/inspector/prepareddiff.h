#pragma once
#include "ui/inspector/preparedbody.h"

namespace ui {

/// One line of a comparison, as it is shown.
struct DiffLine
{
    enum class Kind {
        Field, ///< the path of what differs
        Same,
        Removed,
        Added,
        Fold, ///< `count` lines that are the same
    };
    Kind kind = Kind::Same;
    QString text; ///< with invisible characters made visible
    qsizetype count = 0; ///< of a Fold
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// Two bodies compared: JSON field by field, anything else line by line. Bounded: mostDiffLines, mostDiffCharacters.
struct PreparedDiff
{
    bool byField = false;
    qsizetype differences = 0; ///< fields, or lines
    bool isCut = false; ///< not all of them are in `lines`
    QList<DiffLine> lines;
};

/// Most lines that are shown, and most characters of them all.
inline constexpr qsizetype mostDiffLines = 2'000;
inline constexpr qsizetype mostDiffCharacters = 200'000;

/// Thread: any; may take long for large bodies.
[[nodiscard]] PreparedDiff prepareDiff(const PreparedBody &before, const PreparedBody &after);

} // namespace ui
