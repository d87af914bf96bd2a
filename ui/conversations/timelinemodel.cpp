#include "ui/conversations/timelinemodel.h"

#include "app/journal/query.h"
#include "ui/common/format.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace ui {

namespace {
constexpr int pageSize = 200;

journal::RowQuery queryFor(const journal::ConversationKey &key)
{
    return {.bot = key.bot, .scene = key.scene, .peer = key.peer, .messagesOnly = true};
}
} // namespace

TimelineModel::TimelineModel(const Services &services, QObject *parent)
    : QAbstractListModel(parent)
    , m_services(services)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(33ms);
    connect(&m_flush, &QTimer::timeout, this, &TimelineModel::readWaiting);
    connect(services.feed, &journal::JournalFeed::committed, this, &TimelineModel::collect);
    connect(services.feed, &journal::JournalFeed::reset, this, [this] { setConversation(std::optional(m_key)); });
    connect(services.feed, &journal::JournalFeed::removed, this, [this](const QList<journal::RowRef> &rows) {
        if (std::ranges::any_of(rows, [this](journal::RowRef row) { return m_timeline.indexOf(row) >= 0; }))
            setConversation(std::optional(m_key));
    });
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_timeline.bubbles().size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Bubble &bubble = at(index.row());
    if (role == Qt::DisplayRole)
        return bubble.row.message->text;
    if (role == Qt::AccessibleTextRole)
        return QVariant(secondsText(bubble.row.time) + u' ' + bubble.row.message->text);
    return {};
}

void TimelineModel::setConversation(const std::optional<journal::ConversationKey> &key)
{
    beginResetModel();
    ++m_generation;
    m_outstanding = 0;
    m_timeline.clear();
    m_ids.clear();
    m_waiting.clear();
    m_oldest = {};
    m_complete = false;
    m_ready = false;
    m_key = key;
    endResetModel();
    if (m_key)
        loadNewest();
}

TimelineModel::Page TimelineModel::readPage(
    journal::ReaderPool::Readers &readers, const journal::ConversationKey &key, journal::RowRef before)
{
    Page page;
    QList<journal::RowRef> refs;
    for (journal::JournalReader *reader : readers.all()) {
        const auto rows = reader->rowsBefore(queryFor(key), before.row(), pageSize);
        if (!rows) {
            page.error = rows.error();
            continue;
        }
        const auto found = reader->summaries(*rows);
        if (found)
            page.rows += *found;
        else
            page.error = found.error();
        refs += *rows;
        // Older pages exist in the file only; the stand-in in memory is short and read whole with the first page.
        if (!before.isNull())
            break;
    }
    page.complete = refs.size() < pageSize;
    return page;
}

void TimelineModel::loadNewest()
{
    ++m_outstanding;
    const auto query = [key = *m_key](journal::ReaderPool::Readers &readers) { return readPage(readers, key, {}); };
    runQuery(*m_services.journal, this, query, [this, generation = m_generation](const Page &page) {
        if (generation != m_generation)
            return;
        --m_outstanding;
        takeNewest(page);
    });
}

void TimelineModel::takeNewest(const Page &page)
{
    m_ready = true;
    m_complete = page.complete;
    if (!page.rows.isEmpty())
        m_oldest = page.rows.first().ref;
    Timeline first;
    for (const journal::RowSummary &row : page.rows)
        first.append(row);
    if (!first.bubbles().isEmpty()) {
        beginInsertRows({}, 0, int(first.bubbles().size()) - 1);
        m_timeline = std::move(first);
        endInsertRows();
    }
    annotate();
    if (page.error)
        emit failed(*page.error);
    emit loaded();
    emit tailChanged();
    if (m_waiting.isEmpty())
        emit settled();
    else
        m_flush.start();
}

void TimelineModel::loadOlder()
{
    if (!m_key || !m_ready || m_complete || m_outstanding > 0 || m_oldest.source() != journal::liveSource)
        return;
    ++m_outstanding;
    const auto query = [key = *m_key, before = m_oldest](
                           journal::ReaderPool::Readers &readers) { return readPage(readers, key, before); };
    runQuery(*m_services.journal, this, query, [this, generation = m_generation](const Page &page) {
        if (generation != m_generation)
            return;
        --m_outstanding;
        takeOlder(page);
    });
}

void TimelineModel::takeOlder(const Page &page)
{
    m_complete = page.complete;
    if (page.error)
        emit failed(*page.error);
    if (!page.rows.isEmpty()) {
        m_oldest = page.rows.first().ref;
        emit aboutToPrepend();
        Timeline older = m_timeline;
        int added = 0;
        for (auto row = page.rows.rbegin(); row != page.rows.rend(); ++row)
            added += older.prepend(*row).what == Timeline::Change::What::Prepended ? 1 : 0;
        if (added > 0)
            beginInsertRows({}, 0, added - 1);
        m_timeline = older;
        if (added > 0)
            endInsertRows();
        annotate();
        emit prepended();
    }
    emit settled();
}

void TimelineModel::collect(const journal::Committed &rows)
{
    if (!m_key)
        return;
    m_waiting += rows.added;
    m_waiting += rows.settled;
    if (m_ready && !m_flush.isActive())
        m_flush.start();
}

void TimelineModel::readWaiting()
{
    if (m_waiting.isEmpty() || !m_ready)
        return;
    const QList<journal::RowRef> wanted = std::exchange(m_waiting, {});
    ++m_outstanding;
    const auto query = [wanted](journal::ReaderPool::Readers &readers) {
        QList<journal::RowSummary> found;
        for (const journal::SourceId source : {journal::liveSource, journal::memorySource}) {
            QList<journal::RowRef> its;
            std::ranges::copy_if(
                wanted, std::back_inserter(its), [source](journal::RowRef ref) { return ref.source() == source; });
            journal::JournalReader *reader = its.isEmpty() ? nullptr : readers.of(source);
            if (!reader)
                continue;
            if (const auto rows = reader->summaries(its))
                found += *rows;
        }
        std::ranges::sort(
            found, {}, [](const journal::RowSummary &row) { return std::pair(row.ref.source(), row.ref.row()); });
        return found;
    };
    runQuery(
        *m_services.journal, this, query, [this, generation = m_generation](const QList<journal::RowSummary> &rows) {
            if (generation != m_generation)
                return;
            --m_outstanding;
            takeLive(rows);
        });
}

void TimelineModel::takeLive(const QList<journal::RowSummary> &rows)
{
    bool changed = false;
    for (const journal::RowSummary &row : rows) {
        if (!belongsHere(row))
            continue;
        appendRow(row);
        changed = true;
    }
    if (changed) {
        annotate();
        emit tailChanged();
    }
    if (isSettled())
        emit settled();
}

bool TimelineModel::belongsHere(const journal::RowSummary &row) const
{
    if (!row.message || row.bot != m_key->bot || row.scene != m_key->scene || row.peer != m_key->peer)
        return false;
    // A late answer to a message older than the page: it will be read with its page.
    return m_complete || m_oldest.isNull() || !(row.ref < m_oldest);
}

void TimelineModel::appendRow(const journal::RowSummary &row)
{
    const int last = rowCount();
    if (m_timeline.isNew(row)) {
        beginInsertRows({}, last, last);
        m_timeline.append(row);
        endInsertRows();
        return;
    }
    const Timeline::Change change = m_timeline.append(row);
    if (change.what == Timeline::Change::What::Changed)
        emit dataChanged(index(change.index), index(change.index));
}

void TimelineModel::annotate()
{
    m_timeline.annotate(m_services.bot ? &m_services.bot->rules() : nullptr);
    m_ids = m_timeline.messageIds();
    if (!isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

} // namespace ui
