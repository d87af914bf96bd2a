#pragma once
#include <QList>
#include <QStringList>

namespace ui {

/// One line of a comparison.
struct DiffLine
{
    enum class Kind { Same, Before, After };
    Kind kind = Kind::Same;
    QString text;
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// What made one text of another, line by line: the same lines and those of `before` are the whole of `before`, the
/// same lines and those of `after` the whole of `after`, each in its order. As few changed lines as possible; texts
/// whose changed parts are longer than about 2,000 lines each count as replaced there. Thread: any.
[[nodiscard]] QList<DiffLine> diffLines(const QStringList &before, const QStringList &after);

/// The same with long runs of equal lines left out: `context` lines stay on both sides of a change.
struct FoldedDiff
{
    struct Part
    {
        DiffLine line;
        int left = 0; ///< lines that were left out here; then `line` is empty
    };
    QList<Part> parts;
    int changed = 0; ///< lines that are only in one of the texts
};
[[nodiscard]] FoldedDiff foldDiff(const QList<DiffLine> &lines, int context);

} // namespace ui
