#include "ui/inspector/bodydiff.h"

#include <algorithm>
#include <vector>

namespace ui {

namespace {

/// Cells of the table of common subsequences: 4 million of 2 bytes.
constexpr qsizetype mostCells = 4'000'000;

void add(QList<DiffLine> &lines, DiffLine::Kind kind, const QStringList &from, qsizetype first, qsizetype end)
{
    for (qsizetype i = first; i < end; ++i)
        lines.append({kind, from[i]});
}

/// The middle, where both differ: by the longest common subsequence.
void addMiddle(QList<DiffLine> &lines, const QStringList &before, const QStringList &after, qsizetype head,
    qsizetype beforeEnd, qsizetype afterEnd)
{
    const qsizetype rows = beforeEnd - head;
    const qsizetype columns = afterEnd - head;
    if (rows == 0 || columns == 0 || rows * columns > mostCells) {
        add(lines, DiffLine::Kind::Before, before, head, beforeEnd);
        add(lines, DiffLine::Kind::After, after, head, afterEnd);
        return;
    }
    // common[r][c]: length of the longest common subsequence of what follows r and c.
    std::vector<quint16> common(size_t((rows + 1) * (columns + 1)), 0);
    const auto at
        = [&common, columns](qsizetype r, qsizetype c) -> quint16 & { return common[size_t(r * (columns + 1) + c)]; };
    for (qsizetype r = rows - 1; r >= 0; --r) {
        for (qsizetype c = columns - 1; c >= 0; --c)
            at(r, c) = before[head + r] == after[head + c] ? quint16(at(r + 1, c + 1) + 1)
                                                           : std::max(at(r + 1, c), at(r, c + 1));
    }
    qsizetype r = 0;
    qsizetype c = 0;
    while (r < rows || c < columns) {
        if (r < rows && c < columns && before[head + r] == after[head + c]) {
            lines.append({DiffLine::Kind::Same, before[head + r]});
            ++r;
            ++c;
        } else if (r < rows && (c == columns || at(r + 1, c) >= at(r, c + 1))) {
            lines.append({DiffLine::Kind::Before, before[head + r++]});
        } else {
            lines.append({DiffLine::Kind::After, after[head + c++]});
        }
    }
}

} // namespace

QList<DiffLine> diffLines(const QStringList &before, const QStringList &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && before[head] == after[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && before[before.size() - 1 - tail] == after[after.size() - 1 - tail])
        ++tail;
    QList<DiffLine> lines;
    add(lines, DiffLine::Kind::Same, before, 0, head);
    addMiddle(lines, before, after, head, before.size() - tail, after.size() - tail);
    add(lines, DiffLine::Kind::Same, before, before.size() - tail, before.size());
    return lines;
}

FoldedDiff foldDiff(const QList<DiffLine> &lines, int context)
{
    FoldedDiff folded;
    for (qsizetype i = 0; i < lines.size();) {
        if (lines[i].kind != DiffLine::Kind::Same) {
            folded.parts.append({lines[i++], 0});
            ++folded.changed;
            continue;
        }
        qsizetype end = i;
        while (end < lines.size() && lines[end].kind == DiffLine::Kind::Same)
            ++end;
        const qsizetype before = i == 0 ? 0 : context; // nothing changes above the first line
        const qsizetype after = end == lines.size() ? 0 : context;
        const qsizetype left = end - i - before - after;
        // One line says as much as the note that it is left out.
        const bool folds = left > 1;
        for (qsizetype k = i; k < end; ++k) {
            if (folds && k == i + before) {
                folded.parts.append({{}, int(left)});
                k = end - after - 1;
                continue;
            }
            folded.parts.append({lines[k], 0});
        }
        i = end;
    }
    return folded;
}

} // namespace ui
