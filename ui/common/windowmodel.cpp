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
/// Older rows are put before the others this often: each time the view lays out anew.
constexpr qint64 prependEveryMs = 250;
/// Views repaint at most thirty times a second.
constexpr auto flushEvery = 33ms;
} // namespace

WindowModel::WindowModel(const Services &services, journal::RowQuery query, QObject *parent)
    : QAbstractTableModel(parent)
    , m_services(services)
    , m_query(std::move(query))
    , m_loader(services)
    , m_cache(cachedRows)
{
    m_requestTimer.setSingleShot(true);
    m_requestTimer.setInterval(0);
    m_flushTimer.setSingleShot(true);
    m_flushTimer.setInterval(flushEvery);
    connect(&m_requestTimer, &QTimer::timeout, this, &WindowModel::requestPages);
    connect(&m_flushTimer, &QTimer::timeout, this, &WindowModel::flush);
    connect(&m_loader, &RowLoader::found, this, &WindowModel::takeOlder);
    connect(&m_loader, &RowLoader::progressed, this, &WindowModel::loadProgressed);
    connect(&m_loader, &RowLoader::finished, this, &WindowModel::loaded);
    connect(&m_loader, &RowLoader::failed, this, &WindowModel::fail);
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

int WindowModel::firstFrom(journal::RowRef ref) const
{
    return int(std::lower_bound(m_rows.cbegin(), m_rows.cend(), ref) - m_rows.cbegin());
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
    return m_outstanding == 0 && !isLoading() && !m_requestTimer.isActive() && !m_flushTimer.isActive();
}

bool WindowModel::isUnrestricted() const
{
    return m_query.bot.isEmpty() && !m_query.scene && m_query.peer.isEmpty() && !m_query.messagesOnly
        && m_query.filter.matchesAll();
}

void WindowModel::reload()
{
    beginResetModel();
    ++m_generation;
    m_rows.clear();
    m_older.clear();
    m_cache.clear();
    m_wantedPages.clear();
    m_asked.clear();
    m_arrived.clear();
    m_changed.clear();
    m_error.reset();
    m_outstanding = 0;
    m_appending = m_hasEnd = false;
    m_loader.start(m_query);
    endResetModel();
}

void WindowModel::takeOlder(const QList<journal::RowRef> &rows)
{
    m_older = rows + m_older;
    if (!m_hasEnd || m_sincePrepend.hasExpired(prependEveryMs))
        prepend();
    m_hasEnd = true;
    if ((!m_arrived.isEmpty() || !m_changed.isEmpty()) && !m_flushTimer.isActive())
        m_flushTimer.start();
}

void WindowModel::prepend()
{
    m_sincePrepend.start();
    QList<journal::RowRef> older = std::exchange(m_older, {});
    // What an answer has made match since stands there already.
    while (!older.isEmpty() && !m_rows.isEmpty() && !(older.constLast() < m_rows.constFirst()))
        older.removeLast();
    if (older.isEmpty())
        return;
    beginInsertRows({}, 0, int(older.size()) - 1);
    m_rows = older + m_rows;
    m_wantedPages.clear(); // they are counted from the first row
    endInsertRows();
}

void WindowModel::loaded()
{
    prepend();
    emit loadFinished();
}

WindowModel::Summaries WindowModel::readSummaries(
    journal::ReaderPool::Readers &readers, const QList<journal::RowRef> &rows)
{
    Summaries answer;
    for (const journal::SourceId source : readers.sources()) {
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
