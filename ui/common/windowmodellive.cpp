// How what was committed comes into a model: rows that are new, and rows whose answer came.
#include "app/journal/query.h"
#include "ui/common/windowmodel.h"

#include <algorithm>

namespace ui {

namespace {
/// Summaries that are read before their rows are shown: a little more than a tall screen of them.
constexpr int tailRows = 128;
} // namespace

void WindowModel::collect(const journal::Committed &rows)
{
    m_arrived += rows.added;
    m_changed += rows.settled;
    // Not restarted: a steady stream must still be shown every 33 ms.
    if (!m_flushTimer.isActive() && m_hasEnd && !m_appending) {
        m_flushTimer.start();
    }
}

// Retention takes the oldest, so what goes lies side by side: a few removals at most.
void WindowModel::drop(const QList<journal::RowRef> &rows)
{
    for (qsizetype i = rows.size() - 1; i >= 0;) {
        const int last = rowOf(rows[i]);
        if (last < 0) {
            --i;
            continue;
        }
        int first = last;
        for (--i; i >= 0 && first > 0 && m_rows[first - 1] == rows[i]; --i) {
            --first;
        }
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        endRemoveRows();
    }
    m_wantedPages.clear(); // they are counted from the first row; what is still shown is asked for again
}

void WindowModel::flush()
{
    if (m_services.journal == nullptr || !m_hasEnd || m_appending) {
        return;
    }
    m_error.reset(); // what commits can be read again
    const QList<journal::RowRef> changed = std::exchange(m_changed, {});
    QList<journal::RowRef> stale;
    for (const journal::RowRef &ref : changed) {
        if (m_cache.contains(ref) || m_asked.contains(ref)) {
            stale.append(ref);
        }
    }
    if (!stale.isEmpty()) {
        fetch(stale);
    }
    const QList<journal::RowRef> added = std::exchange(m_arrived, {});
    // The newest are read before they are shown, so that the tail never flashes placeholders.
    if (!isUnrestricted()) {
        ask(added + changed);
    } else if (!added.isEmpty()) {
        m_appending = true;
        fetch(added.last(std::min<qsizetype>(added.size(), tailRows)), [this, added] {
            append(added);
            goOn();
        });
    }
}

/// Which of these rows match: rows that came, and rows whose answer came.
void WindowModel::ask(const QList<journal::RowRef> &rows)
{
    if (rows.isEmpty()) {
        return;
    }
    m_appending = true;
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [query = m_query, rows](
            journal::ReaderPool::Readers &readers) { return RowLoader::matching(readers, query, rows, tailRows); },
        [this, rows, generation = m_generation](const RowLoader::Matches &matches) {
            if (generation == m_generation) {
                --m_outstanding;
                takeMatches(rows, matches);
                goOn();
            }
        });
}

void WindowModel::takeMatches(const QList<journal::RowRef> &asked, const RowLoader::Matches &matches)
{
    if (matches.error) {
        fail(*matches.error);
        return;
    }
    prepend();
    for (const journal::RowSummary &summary : matches.newest) {
        m_cache.insert(summary.ref, new journal::RowSummary(summary));
    }
    QList<journal::RowRef> fresh;
    for (const journal::RowRef &ref : matches.rows) {
        if (m_rows.isEmpty() || m_rows.constLast() < ref) {
            fresh.append(ref);
        } else if (rowOf(ref) < 0 && !(isLoading() && ref < m_loader.reached())) {
            insert(ref);
        }
    }
    append(fresh);
    QList<journal::RowRef> gone;
    for (const journal::RowRef &ref : asked) {
        if (rowOf(ref) >= 0 && !std::binary_search(matches.rows.cbegin(), matches.rows.cend(), ref)) {
            gone.append(ref);
        }
    }
    std::sort(gone.begin(), gone.end());
    drop(gone);
}

void WindowModel::insert(journal::RowRef ref)
{
    const int at = int(std::lower_bound(m_rows.cbegin(), m_rows.cend(), ref) - m_rows.cbegin());
    beginInsertRows({}, at, at);
    m_rows.insert(at, ref);
    m_wantedPages.clear();
    endInsertRows();
}

/// A batch has been put in; the next one may come.
void WindowModel::goOn()
{
    m_appending = false;
    if ((!m_arrived.isEmpty() || !m_changed.isEmpty()) && !m_flushTimer.isActive()) {
        m_flushTimer.start();
    }
}

void WindowModel::append(const QList<journal::RowRef> &rows)
{
    QList<journal::RowRef> fresh;
    for (const journal::RowRef &ref : rows) {
        const journal::RowRef last
            = !fresh.isEmpty() ? fresh.constLast() : (m_rows.isEmpty() ? journal::RowRef() : m_rows.constLast());
        // The initial read and the feed overlap: what is in the list already came both ways.
        if (last.isNull() || last < ref) {
            fresh.append(ref);
        }
    }
    if (fresh.isEmpty()) {
        return;
    }
    const int first = int(m_rows.size());
    beginInsertRows({}, first, first + int(fresh.size()) - 1);
    m_rows += fresh;
    endInsertRows();
}

} // namespace ui
