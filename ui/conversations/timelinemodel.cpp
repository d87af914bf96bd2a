#include "ui/conversations/timelinemodel.h"

#include "app/journal/query.h"
#include "ui/common/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {
constexpr int pageSize = 200;
constexpr qsizetype longestTip = 12; // gaps that a tooltip lists
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
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const TimelineRow &row = m_rows[index.row()];
    if (row.what == TimelineRow::What::Bubble) {
        const Bubble &bubble = at(index.row());
        if (role == Qt::DisplayRole)
            return bubble.row.message->text;
        if (role == Qt::AccessibleTextRole)
            return QVariant(secondsText(bubble.row.time) + u' ' + bubble.row.message->text);
        return {};
    }
    if (role == Qt::ToolTipRole)
        return gapTip(row);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const QString words = gapTextAt(index.row()).line();
    if (role == Qt::DisplayRole || !row.folds())
        return words;
    return row.unfolded ? tr("%1, unfolded").arg(words) : tr("%1, folded").arg(words);
}

journal::RowRef TimelineModel::refAt(int row) const
{
    return m_rows[row].what == TimelineRow::What::Bubble ? at(row).row.ref : m_rows[row].gaps.last().ref;
}

text::GapText TimelineModel::gapTextAt(int row) const
{
    QList<traffic::Gap> gaps;
    for (const journal::NotedGap &noted : m_rows[row].gaps)
        gaps.append(noted.gap);
    return text::gapsText(gaps, m_rows[row].time, *m_services.catalogue);
}

// With what the line itself has no room for: milliseconds and shard.
QString TimelineModel::gapTip(const TimelineRow &row) const
{
    QStringList lines;
    for (const journal::NotedGap &noted : row.gaps.first(std::min(longestTip, row.gaps.size()))) {
        const text::GapText words = text::gapText(noted.gap, row.time, *m_services.catalogue);
        lines.append(QStringList{text::gapFacts(noted.gap), words.length, words.why, words.outcome}.join(u" · "_s));
    }
    if (row.gaps.size() > longestTip)
        lines.append(tr("and %1 more").arg(row.gaps.size() - longestTip));
    return lines.join(u'\n');
}

int TimelineModel::rowOf(journal::RowRef ref) const
{
    const int bubble = m_timeline.indexOf(ref);
    int found = -1;
    for (qsizetype row = 0; row < m_rows.size(); ++row) {
        const bool isIt = bubble >= 0
            ? m_rows[row].bubble == bubble
            : std::ranges::any_of(m_rows[row].gaps, [ref](const journal::NotedGap &gap) { return gap.ref == ref; });
        if (isIt)
            found = int(row); // of an unfolded gap: its own row, which stands below the line of all
    }
    return found;
}

void TimelineModel::toggleGaps(int row)
{
    if (!m_rows[row].folds())
        return;
    if (!m_unfolded.remove(m_rows[row].place))
        m_unfolded.insert(m_rows[row].place);
    show(m_timeline);
}

void TimelineModel::setConversation(const std::optional<journal::ConversationKey> &key)
{
    beginResetModel();
    ++m_generation;
    m_outstanding = 0;
    m_timeline.clear();
    m_gaps.clear();
    m_unfolded.clear();
    m_rows.clear();
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

void TimelineModel::setFilter(const filter::Node &filter)
{
    m_filter = filter;
    m_filteredAt = m_services.now();
    setConversation(std::optional(m_key));
}

journal::RowQuery TimelineModel::query() const
{
    return {.bot = m_key->bot,
        .scene = m_key->scene,
        .peer = m_key->peer,
        .messagesOnly = true,
        .filter = m_filter,
        .now = m_filteredAt};
}

TimelineModel::Page TimelineModel::readPage(
    journal::ReaderPool::Readers &readers, const journal::RowQuery &query, journal::RowRef before)
{
    Page page;
    QList<journal::RowRef> refs;
    // Older pages exist in one file only: the journal's, or the import's that the conversation stands in. The stand-in
    // in memory is short and read whole with the first page.
    const QList<journal::JournalReader *> asked = before.isNull() ? readers.all() : QList{readers.of(before.source())};
    for (journal::JournalReader *reader : asked) {
        if (!reader)
            continue;
        const auto rows = reader->rowsBefore(query, before.row(), pageSize);
        if (!rows) {
            page.error = rows.error();
            continue;
        }
        const auto found = reader->summaries(*rows);
        if (found)
            page.rows += *found;
        else
            page.error = found.error();
        const bool showsGaps = query.filter.matchesAll(); // between matches a gap would lie about what was missed
        if (showsGaps && (!rows->isEmpty() || !refs.isEmpty())) {
            // Whatever stands in memory came after the rows of the file.
            const qint64 after = refs.isEmpty() ? rows->first().row() : 0;
            page.gaps += reader->gaps(query.bot, after, before.row()).value_or(QList<journal::NotedGap>());
        }
        refs += *rows;
    }
    page.complete = refs.size() < pageSize;
    return page;
}

void TimelineModel::loadNewest()
{
    ++m_outstanding;
    const auto read = [asked = query()](journal::ReaderPool::Readers &readers) { return readPage(readers, asked, {}); };
    runQuery(*m_services.journal, this, read, [this, generation = m_generation](const Page &page) {
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
    for (const journal::NotedGap &gap : page.gaps)
        insertGap(m_gaps, gap);
    show(std::move(first));
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
    if (!m_key || !m_ready || m_complete || m_outstanding > 0 || m_oldest.source() == journal::memorySource)
        return;
    ++m_outstanding;
    const auto read = [asked = query(), before = m_oldest](
                          journal::ReaderPool::Readers &readers) { return readPage(readers, asked, before); };
    runQuery(*m_services.journal, this, read, [this, generation = m_generation](const Page &page) {
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
        for (auto row = page.rows.rbegin(); row != page.rows.rend(); ++row)
            older.prepend(*row);
        m_gaps = page.gaps + m_gaps;
        show(std::move(older));
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
    const auto read = [wanted, asked = query(), filters = isFiltered()](journal::ReaderPool::Readers &readers) {
        QList<journal::RowSummary> found;
        for (const journal::SourceId source : readers.sources()) {
            QList<journal::RowRef> its;
            std::ranges::copy_if(
                wanted, std::back_inserter(its), [source](journal::RowRef ref) { return ref.source() == source; });
            journal::JournalReader *reader = its.isEmpty() ? nullptr : readers.of(source);
            if (!reader)
                continue;
            if (filters)
                its = reader->matching(asked, its).value_or(QList<journal::RowRef>());
            if (const auto rows = reader->summaries(its))
                found += *rows;
        }
        std::ranges::sort(found, std::less(), &journal::RowSummary::ref);
        return found;
    };
    runQuery(
        *m_services.journal, this, read, [this, generation = m_generation](const QList<journal::RowSummary> &rows) {
            if (generation != m_generation)
                return;
            --m_outstanding;
            takeLive(rows);
        });
}

void TimelineModel::takeLive(const QList<journal::RowSummary> &rows)
{
    Timeline timeline = m_timeline;
    bool changed = false;
    for (const journal::RowSummary &row : rows) {
        const bool isGap = row.kind == traffic::Kind::Note && row.route == traffic::gapRoute && row.bot == m_key->bot;
        if (const auto gap = isGap && !isFiltered() ? traffic::parseGap(row.detail) : std::nullopt) {
            insertGap(m_gaps, {row.ref, *gap});
            changed = true;
        } else if (belongsHere(row)) {
            timeline.append(row);
            changed = true;
        }
    }
    if (changed) {
        show(std::move(timeline));
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

// The old rows go while the old bubbles are there, the new ones come with the new bubbles: at no time does a row name a
// bubble that is not its own.
void TimelineModel::show(Timeline timeline)
{
    timeline.annotate(m_services.bot ? &m_services.bot->rules() : nullptr);
    QList<TimelineRow> rows = timelineRows(timeline.bubbles(), m_gaps, m_unfolded);
    const RowChange change = changeBetween(m_rows, rows);
    if (change.removed > 0) {
        beginRemoveRows({}, change.first, change.first + change.removed - 1);
        m_rows.remove(change.first, change.removed);
        endRemoveRows();
    }
    if (change.inserted > 0)
        beginInsertRows({}, change.first, change.first + change.inserted - 1);
    m_timeline = std::move(timeline);
    m_rows = std::move(rows);
    m_ids = m_timeline.messageIds();
    if (change.inserted > 0)
        endInsertRows();
    if (!m_rows.isEmpty())
        emit dataChanged(index(0), index(rowCount() - 1));
}

} // namespace ui
