#include "ui/conversations/timelinerows.h"

#include "ui/common/format.h"

#include <algorithm>

namespace ui {

namespace {

bool isSame(const TimelineRow &a, const TimelineRow &b)
{
    return a.what == b.what && a.place == b.place;
}

TimelineRow bubbleRow(const Bubble &bubble, int index)
{
    return {.what = TimelineRow::What::Bubble, .place = bubble.place, .bubble = index, .time = bubble.row.time};
}

void appendGaps(QList<TimelineRow> &rows, const QList<journal::NotedGap> &gaps, const QSet<journal::RowRef> &unfolded)
{
    if (gaps.isEmpty())
        return;
    const core::WallTime time = gaps.last().gap.until;
    const bool open = gaps.size() > 1 && unfolded.contains(gaps.first().ref);
    rows.append(
        {.what = TimelineRow::What::Gaps, .place = gaps.first().ref, .gaps = gaps, .unfolded = open, .time = time});
    if (!open)
        return;
    for (const journal::NotedGap &gap : gaps)
        rows.append({.what = TimelineRow::What::Gap, .place = gap.ref, .gaps = {gap}, .time = time});
}

} // namespace

QList<TimelineRow> timelineRows(
    const QList<Bubble> &bubbles, const QList<journal::NotedGap> &gaps, const QSet<journal::RowRef> &unfolded)
{
    QList<TimelineRow> rows;
    if (bubbles.isEmpty())
        return rows;
    auto gap = std::ranges::lower_bound(gaps, bubbles.first().place, std::less<>(), &journal::NotedGap::ref);
    for (qsizetype i = 0; i < bubbles.size(); ++i) {
        const auto first = gap;
        while (gap != gaps.end() && gap->ref < bubbles[i].place)
            ++gap;
        appendGaps(rows, QList(first, gap), unfolded);
        rows.append(bubbleRow(bubbles[i], int(i)));
    }
    appendGaps(rows, QList(gap, gaps.end()), unfolded);
    qint64 day = -1;
    for (TimelineRow &row : rows) {
        const qint64 itsDay = localDay(row.time);
        row.dayAbove = itsDay != day;
        day = itsDay;
    }
    return rows;
}

RowChange changeBetween(const QList<TimelineRow> &before, const QList<TimelineRow> &after)
{
    const qsizetype shorter = std::min(before.size(), after.size());
    qsizetype head = 0;
    while (head < shorter && isSame(before[head], after[head]))
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && isSame(before[before.size() - 1 - tail], after[after.size() - 1 - tail]))
        ++tail;
    return {int(head), int(before.size() - head - tail), int(after.size() - head - tail)};
}

void insertGap(QList<journal::NotedGap> &gaps, const journal::NotedGap &gap)
{
    const auto at = std::ranges::lower_bound(gaps, gap.ref, std::less<>(), &journal::NotedGap::ref);
    if (at == gaps.end() || at->ref != gap.ref)
        gaps.insert(at, gap);
}

} // namespace ui
