#include "ui/common/windowmodel.h"

#include "app/journal/query.h"

#include <algorithm>
#include <functional>

namespace ui {

using namespace std::chrono_literals;

namespace {
/// Summaries kept: some forty screens of a table.
constexpr int cachedRows = 2'000;
/// Rows of one question: a little more than a tall screen shows.
constexpr int pageRows = 128;
/// Pages asked for at once; what was scrolled past before that is forgotten.
constexpr qsizetype pagesAtOnce = 4;
/// Ids of one background step: a few milliseconds of reading.
constexpr int chunkRows = 20'000;
/// Views repaint at most thirty times a second.
constexpr auto flushEvery = 33ms;
} // namespace

WindowModel::WindowModel(const Services &services, journal::RowQuery query, QObject *parent)
    : QAbstractTableModel(parent)
    , m_services(services)
    , m_query(std::move(query))
    , m_cache(cachedRows)
{
    m_requestTimer.setSingleShot(true);
    m_requestTimer.setInterval(0);
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(flushEvery);
    connect(&m_requestTimer, &QTimer::timeout, this, &WindowModel::requestPages);
    connect(&m_flushTimer, &QTimer::timeout, this, &WindowModel::flush);
    if (m_services.feed != nullptr) {
        connect(m_services.feed, &journal::JournalFeed::committed, this, &WindowModel::collect);
        connect(m_services.feed, &journal::JournalFeed::removed, this, &WindowModel::drop);
        connect(m_services.feed, &journal::JournalFeed::reset, this, &WindowModel::reload);
    }
    reload();
}

int WindowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

journal::RowRef WindowModel::refAt(int row) const
{
    return row >= 0 && row < m_rows.size() ? m_rows[row] : journal::RowRef();
}

int WindowModel::rowOf(journal::RowRef ref) const
{
    const auto found = std::lower_bound(m_rows.cbegin(), m_rows.cend(), ref);
    return found != m_rows.cend() && *found == ref ? int(found - m_rows.cbegin()) : -1;
}

const journal::RowSummary *WindowModel::summaryAt(int row) const
{
    if (row < 0 || row >= m_rows.size()) {
        return nullptr;
    }
    const journal::RowSummary *summary = m_cache.object(m_rows[row]);
    if (summary == nullptr) {
        want(row);
    }
    return summary;
}

void WindowModel::setQuery(const journal::RowQuery &query)
{
    m_query = query;
    reload();
}

bool WindowModel::isSettled() const
{
    return m_outstanding == 0 && !m_loading && !m_requestTimer.isActive() && !m_flushTimer.isActive();
}

bool WindowModel::isUnrestricted() const
{
    return m_query.bot.isEmpty() && !m_query.scene && m_query.peer.isEmpty() && !m_query.messagesOnly;
}

void WindowModel::reload()
{
    beginResetModel();
    ++m_generation;
    m_rows.clear();
    m_cache.clear();
    m_wantedPages.clear();
    m_asked.clear();
    m_arrived.clear();
    m_changed.clear();
    m_error.reset();
    m_total = 0;
    m_outstanding = 0;
    m_appending = false;
    m_loading = m_services.journal != nullptr;
    endResetModel();
    if (m_loading) {
        loadNext();
    }
}

WindowModel::Chunk WindowModel::readChunk(
    journal::ReaderPool::Readers &readers, const journal::RowQuery &query, journal::RowRef after)
{
    Chunk chunk;
    const QList<journal::JournalReader *> all = readers.all();
    if (all.isEmpty()) {
        chunk.error = journal::JournalError{journal::JournalError::Kind::CannotOpen, QStringLiteral("open"), 0,
            QStringLiteral("no journal can be read")};
        return chunk;
    }
    if (after.isNull()) {
        for (journal::JournalReader *reader : all) {
            chunk.total += reader->rowCount().value_or(0);
        }
    }
    for (journal::SourceId source = after.source(); source <= journal::memorySource; ++source) {
        journal::JournalReader *reader = readers.of(source);
        if (reader == nullptr) {
            continue;
        }
        const int room = chunkRows - int(chunk.rows.size());
        const auto rows = reader->rowsAfter(query, source == after.source() ? after.row() : 0, room);
        if (!rows) {
            chunk.error = rows.error();
            return chunk;
        }
        chunk.rows += *rows;
        if (rows->size() >= room) {
            chunk.complete = false;
            return chunk;
        }
    }
    return chunk;
}

WindowModel::Summaries WindowModel::readSummaries(
    journal::ReaderPool::Readers &readers, const QList<journal::RowRef> &rows)
{
    Summaries answer;
    for (journal::SourceId source = journal::liveSource; source <= journal::memorySource; ++source) {
        QList<journal::RowRef> ours;
        std::copy_if(rows.cbegin(), rows.cend(), std::back_inserter(ours),
            [source](const journal::RowRef &ref) { return ref.source() == source; });
        journal::JournalReader *reader = ours.isEmpty() ? nullptr : readers.of(source);
        if (reader == nullptr) {
            continue;
        }
        auto found = reader->summaries(ours);
        if (found) {
            answer.rows += *found;
        } else {
            answer.error = found.error();
        }
    }
    return answer;
}

void WindowModel::loadNext()
{
    ++m_outstanding;
    const journal::RowRef last = m_rows.isEmpty() ? journal::RowRef() : m_rows.constLast();
    runQuery(
        *m_services.journal, this,
        [query = m_query, last](journal::ReaderPool::Readers &readers) { return readChunk(readers, query, last); },
        [this, generation = m_generation](const Chunk &chunk) {
            if (generation == m_generation) {
                takeChunk(chunk);
            }
        });
}

void WindowModel::takeChunk(const Chunk &chunk)
{
    --m_outstanding;
    append(chunk.rows);
    if (chunk.error) {
        m_loading = false;
        m_appending = false;
        fail(*chunk.error);
        return;
    }
    m_total = std::max<qint64>({m_total, chunk.total, m_rows.size()});
    if (m_loading) {
        emit loadProgressed(m_rows.size(), m_total);
    }
    if (!chunk.complete) {
        loadNext();
        return;
    }
    m_appending = false;
    if (std::exchange(m_loading, false)) {
        emit loadFinished();
    }
    if (!m_arrived.isEmpty() || !m_changed.isEmpty()) {
        m_flushTimer.start();
    }
}

void WindowModel::collect(const journal::Committed &rows)
{
    m_arrived += rows.added;
    m_changed += rows.settled;
    // Not restarted: a steady stream must still be shown every 33 ms.
    if (!m_flushTimer.isActive() && !m_loading && !m_appending) {
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
    if (m_services.journal == nullptr || m_loading || m_appending) {
        return;
    }
    m_error.reset(); // what commits can be read again
    QList<journal::RowRef> changed;
    for (const journal::RowRef &ref : std::exchange(m_changed, {})) {
        if (m_cache.contains(ref) || m_asked.contains(ref)) {
            changed.append(ref);
        }
    }
    if (!changed.isEmpty()) {
        fetch(changed);
    }
    QList<journal::RowRef> added = std::exchange(m_arrived, {});
    if (added.isEmpty()) {
        return;
    }
    m_appending = true;
    if (!isUnrestricted()) {
        loadNext();
        return;
    }
    // The newest are read before they are shown, so that the tail never flashes placeholders.
    fetch(added.last(std::min<qsizetype>(added.size(), pageRows)), [this, added] {
        m_appending = false;
        append(added);
        if ((!m_arrived.isEmpty() || !m_changed.isEmpty()) && !m_flushTimer.isActive()) {
            m_flushTimer.start();
        }
    });
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

void WindowModel::want(int row) const
{
    const int page = row / pageRows;
    if (m_services.journal == nullptr || m_error || m_asked.contains(m_rows[row])) {
        return;
    }
    if (!m_wantedPages.contains(page)) {
        m_wantedPages.append(page);
        if (m_wantedPages.size() > pagesAtOnce) {
            m_wantedPages.removeFirst();
        }
    }
    if (!m_requestTimer.isActive()) {
        m_requestTimer.start();
    }
}

void WindowModel::requestPages()
{
    QList<journal::RowRef> missing;
    for (const int page : std::exchange(m_wantedPages, {})) {
        const int end = int(std::min<qsizetype>(m_rows.size(), qsizetype(page + 1) * pageRows));
        for (int row = page * pageRows; row < end; ++row) {
            if (!m_cache.contains(m_rows[row]) && !m_asked.contains(m_rows[row])) {
                missing.append(m_rows[row]);
            }
        }
    }
    if (!missing.isEmpty()) {
        fetch(missing);
    }
}

void WindowModel::fetch(const QList<journal::RowRef> &rows, std::function<void()> then)
{
    ++m_outstanding;
    m_asked.unite(QSet<journal::RowRef>(rows.cbegin(), rows.cend()));
    runQuery(
        *m_services.journal, this,
        [rows](journal::ReaderPool::Readers &readers) { return readSummaries(readers, rows); },
        [this, rows, then = std::move(then), generation = m_generation](const Summaries &answer) {
            if (generation != m_generation) {
                return;
            }
            --m_outstanding;
            if (answer.error) {
                fail(*answer.error);
            }
            store(rows, answer.rows);
            if (then) {
                then();
            }
        });
}

void WindowModel::store(const QList<journal::RowRef> &asked, const QList<journal::RowSummary> &found)
{
    QSet<journal::RowRef> gone(asked.cbegin(), asked.cend());
    m_asked.subtract(gone);
    for (const journal::RowSummary &summary : found) {
        gone.remove(summary.ref);
        const journal::RowSummary *known = m_cache.object(summary.ref);
        // Two threads read: an answer from before the settlement may come after the one that has it.
        const bool isOlder
            = known != nullptr && summary.state == traffic::State::InFlight && known->state != traffic::State::InFlight;
        if (!isOlder) {
            m_cache.insert(summary.ref, new journal::RowSummary(summary));
        }
    }
    if (!m_error) {
        // Retention took them: an empty row, or every repaint would ask again.
        for (const journal::RowRef &ref : std::as_const(gone)) {
            auto *empty = new journal::RowSummary;
            empty->ref = ref;
            m_cache.insert(ref, empty);
        }
    }
    QList<int> rows;
    for (const journal::RowRef &ref : asked) {
        if (const int row = rowOf(ref); row >= 0) {
            rows.append(row);
        }
    }
    announce(std::move(rows));
}

void WindowModel::announce(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    for (qsizetype first = 0; first < rows.size();) {
        qsizetype last = first;
        while (last + 1 < rows.size() && rows[last + 1] <= rows[last] + 1) {
            ++last;
        }
        emit dataChanged(index(rows[first], 0), index(rows[last], columnCount() - 1));
        first = last + 1;
    }
}

void WindowModel::fail(const journal::JournalError &error)
{
    m_error = error;
    emit failed(error);
}

} // namespace ui
