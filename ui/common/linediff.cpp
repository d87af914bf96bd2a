#include "ui/common/linediff.h"

#include <QHash>
#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

/// Steps that are tried, each a removed or added line. Memory grows with its square: 2 MiB at most.
constexpr int mostSteps = 500;

/// Lines as numbers: the same number, the same line.
QList<int> numbered(const QStringList &lines, QHash<QString, int> &numbers)
{
    QList<int> result;
    result.reserve(lines.size());
    for (const QString &line : lines) {
        const auto known = numbers.constFind(line);
        const int number = known != numbers.cend() ? *known : int(numbers.size());
        if (known == numbers.cend())
            numbers.insert(line, number);
        result.append(number);
    }
    return result;
}

using Kind = LineEdit::Kind;

/// The greedy search of E. W. Myers, "An O(ND) Difference Algorithm": per step the furthest place on each diagonal.
class Search
{
public:
    Search(const QList<int> &before, const QList<int> &after)
        : m_before(before)
        , m_after(after)
    {
    }

    /// Empty: too far apart.
    [[nodiscard]] QList<Kind> kinds()
    {
        for (int steps = 0; steps <= mostSteps; ++steps) {
            if (advance(steps))
                return wayBack(steps);
        }
        return {};
    }

private:
    [[nodiscard]] int reachedAt(int steps, int diagonal) const { return m_reached[steps][diagonal + steps]; }

    /// Whether the last step before (`steps`, `diagonal`) added a line.
    [[nodiscard]] bool cameByAdding(int steps, int diagonal) const
    {
        return diagonal == -steps
            || (diagonal != steps && reachedAt(steps - 1, diagonal - 1) < reachedAt(steps - 1, diagonal + 1));
    }

    bool advance(int steps)
    {
        m_reached.append(QList<int>(2 * steps + 1, -1));
        for (int diagonal = -steps; diagonal <= steps; diagonal += 2) {
            int x = 0;
            if (steps > 0) {
                x = cameByAdding(steps, diagonal) ? reachedAt(steps - 1, diagonal + 1)
                                                  : reachedAt(steps - 1, diagonal - 1) + 1;
            }
            while (x >= 0 && x < m_before.size() && x - diagonal >= 0 && x - diagonal < m_after.size()
                && m_before[x] == m_after[x - diagonal])
                ++x;
            m_reached[steps][diagonal + steps] = x;
            if (x >= m_before.size() && x - diagonal >= m_after.size())
                return true;
        }
        return false;
    }

    [[nodiscard]] QList<Kind> wayBack(int steps) const
    {
        QList<Kind> kinds;
        int x = int(m_before.size());
        int diagonal = int(m_before.size() - m_after.size());
        for (; steps > 0; --steps) {
            const bool added = cameByAdding(steps, diagonal);
            const int from = added ? diagonal + 1 : diagonal - 1;
            const int start = reachedAt(steps - 1, from);
            const int afterStep = added ? start : start + 1;
            kinds.append(QList<Kind>(x - afterStep, Kind::Same));
            kinds.append(added ? Kind::Added : Kind::Removed);
            x = start;
            diagonal = from;
        }
        kinds.append(QList<Kind>(x, Kind::Same));
        std::ranges::reverse(kinds);
        return kinds;
    }

    const QList<int> &m_before;
    const QList<int> &m_after;
    QList<QList<int>> m_reached;
};

QList<Kind> kindsBetween(const QStringList &before, const QStringList &after)
{
    QHash<QString, int> numbers;
    const QList<int> old = numbered(before, numbers);
    const QList<int> now = numbered(after, numbers);
    QList<Kind> kinds = Search(old, now).kinds();
    if (kinds.isEmpty())
        kinds = QList<Kind>(before.size(), Kind::Removed) + QList<Kind>(after.size(), Kind::Added);
    return kinds;
}

} // namespace

QList<LineEdit> lineDiff(const QString &before, const QString &after)
{
    const QStringList old = before.split(u'\n');
    const QStringList now = after.split(u'\n');
    const qsizetype shorter = qMin(old.size(), now.size());
    qsizetype head = 0;
    while (head < shorter && old[head] == now[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == now[now.size() - 1 - tail])
        ++tail;
    QList<Kind> kinds(head, Kind::Same);
    kinds += kindsBetween(old.mid(head, old.size() - head - tail), now.mid(head, now.size() - head - tail));
    kinds += QList<Kind>(tail, Kind::Same);
    QList<LineEdit> edits;
    edits.reserve(kinds.size());
    qsizetype left = 0;
    qsizetype right = 0;
    for (const Kind kind : kinds) {
        edits.append({kind, kind == Kind::Added ? now[right] : old[left]});
        left += kind == Kind::Added ? 0 : 1;
        right += kind == Kind::Removed ? 0 : 1;
    }
    return edits;
}

} // namespace ui
