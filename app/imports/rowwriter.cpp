#include "app/imports/rowwriter.h"

#include <algorithm>

namespace imports {

using journal::JournalError;
using journal::RowRef;

namespace {

/// Rows of one transaction of the journal.
constexpr qsizetype batch = 2'000;
/// Records whose rows are written again at most: what an older one still waits for is shown when the log is read anew.
constexpr size_t longestTail = 2'000;

QList<traffic::Entry> entriesOf(const QList<MadeRow> &rows, qsizetype from = 0)
{
    QList<traffic::Entry> entries;
    for (qsizetype i = from; i < rows.size(); ++i) {
        entries.append(rows[i].record);
        if (rows[i].settlement)
            entries.append(*rows[i].settlement);
    }
    return entries;
}

/// A row that is shown elsewhere than before must leave where it was.
bool isElsewhere(const traffic::Record &before, const traffic::Record &after)
{
    return before.bot != after.bot || before.scene != after.scene || before.peer != after.peer
        || before.message.has_value() != after.message.has_value();
}

} // namespace

RowWriter::RowWriter(QString logName, journal::SourceId source)
    : m_logName(std::move(logName))
    , m_source(source)
{
}

core::Result<RowChanges, JournalError> RowWriter::write(const Job &job, const Tick &tick)
{
    if (m_maker && m_facts == job.facts)
        return writeTail(job);
    m_facts = job.facts;
    m_maker.emplace(m_logName, m_facts.platformIds, m_facts.firstDay);
    return writeAll(job, tick);
}

core::Result<QList<MadeRow>, JournalError> RowWriter::rowsOf(const importer::LogRecord &record, LineFile &lines)
{
    const auto request = lines.requestOf(record.number);
    if (!request)
        return core::make_unexpected(request.error());
    if (*request != 0)
        return QList<MadeRow>(); // the request's row tells the outcome, too
    RecordPlace place;
    const auto turn = lines.turnOf(record.number);
    if (!turn)
        return core::make_unexpected(turn.error());
    place.turn = *turn;
    auto attempt = lines.attemptAt(record.number);
    if (!attempt)
        return core::make_unexpected(attempt.error());
    place.attempt = *attempt;
    if (place.attempt && place.attempt->outcome != 0) {
        auto outcome = lines.record(place.attempt->outcome);
        if (!outcome)
            return core::make_unexpected(outcome.error());
        place.outcome = *outcome;
    }
    return m_maker->make(record, place);
}

RowWriter::Done RowWriter::store(
    const Job &job, const QList<MadeRow> &rows, const core::Result<journal::Store::Written, JournalError> &written)
{
    if (!written)
        return core::make_unexpected(written.error());
    const qsizetype first = rows.size() - written->added.size();
    for (qsizetype i = first; i < rows.size(); ++i) {
        const qint64 row = written->added[i - first];
        if (rows[i].from != 0)
            if (const Done kept = job.lines.setRow(rows[i].from, row); !kept)
                return kept;
        if (rows[i].record.message && (m_firstMessage.isNull() || row < m_firstMessage.row()))
            m_firstMessage = {m_source, row};
    }
    return {};
}

core::Result<RowChanges, JournalError> RowWriter::writeAll(const Job &job, const Tick &tick)
{
    std::optional<JournalError> error;
    const auto isDone = [&error](const Done &done) {
        if (!done)
            error = done.error();
        return done.has_value();
    };
    std::deque<Told> tail;
    QList<MadeRow> waiting;
    qint64 done = 0;
    m_firstMessage = {};
    if (const auto emptied = job.store.replaceFrom(1, {}); !emptied)
        return core::make_unexpected(emptied.error());
    if (const Done forgotten = job.lines.forgetRows(1); !forgotten)
        return core::make_unexpected(forgotten.error());
    const Done read = job.lines.eachInTime([&](const importer::LogRecord &record) {
        auto rows = rowsOf(record, job.lines);
        if (!rows) {
            error = rows.error();
            return false;
        }
        m_newest = std::max(m_newest, record.number);
        const TimePlace place = TimePlace::of(record);
        if (job.open <= place) {
            tail.push_back({place, *rows});
            if (tail.size() > longestTail)
                tail.pop_front();
        }
        waiting += *rows;
        if (waiting.size() >= batch && isDone(store(job, waiting, job.store.write(entriesOf(waiting)))))
            waiting.clear();
        return tick(++done) && !error;
    });
    if (!error && isDone(read) && !waiting.isEmpty())
        isDone(store(job, waiting, job.store.write(entriesOf(waiting))));
    if (error)
        return core::make_unexpected(*error);
    const auto rows = job.store.rowCount();
    if (!rows)
        return core::make_unexpected(rows.error());
    m_tailRow = *rows + 1;
    for (const Told &told : tail)
        m_tailRow -= told.rows.size();
    keepTail(std::move(tail), job.open);
    RowChanges changes;
    changes.isReset = true;
    return changes;
}

void RowWriter::keepTail(std::deque<Told> told, const TimePlace &open)
{
    // Late lines stand before the others, wherever their time is.
    auto first = told.end();
    while (first != told.begin() && open <= std::prev(first)->place && size_t(told.end() - first) < longestTail)
        --first;
    for (auto settled = told.begin(); settled != first; ++settled)
        m_tailRow += settled->rows.size();
    m_tailFrom = first != told.end() ? first->place : open;
    m_tail.clear();
    for (; first != told.end(); ++first)
        m_tail += first->rows;
}

core::Result<RowChanges, JournalError> RowWriter::writeTail(const Job &job)
{
    std::optional<JournalError> error;
    std::deque<Told> told;
    QList<MadeRow> rows;
    m_maker->takeBack(m_tail);
    importer::RecordNumber newest = m_newest;
    const auto take = [&](const importer::LogRecord &record) {
        auto made = rowsOf(record, job.lines);
        if (!made) {
            error = made.error();
            return false;
        }
        newest = std::max(newest, record.number);
        rows += *made;
        told.push_back({TimePlace::of(record), *made});
        return true;
    };
    for (const auto &read : {job.lines.eachAfter(m_newest, m_tailFrom, take), job.lines.eachFrom(m_tailFrom, take)})
        if (!read)
            error = read.error();
    if (error)
        return core::make_unexpected(*error);
    m_newest = newest;
    const qsizetype same = std::ranges::mismatch(m_tail, rows).in1 - m_tail.begin();
    const RowChanges changes = changesTo(rows, same);
    if (!changes.isEmpty()) {
        if (const Done forgotten = job.lines.forgetRows(m_tailRow + same); !forgotten)
            return core::make_unexpected(forgotten.error());
        const auto written = job.store.replaceFrom(m_tailRow + same, entriesOf(rows, same));
        if (const Done stored = store(job, rows, written); !stored)
            return core::make_unexpected(stored.error());
    }
    keepTail(std::move(told), std::max(job.open, m_tailFrom));
    return changes;
}

RowChanges RowWriter::changesTo(const QList<MadeRow> &rows, qsizetype same) const
{
    RowChanges changes;
    for (qsizetype i = same; i < std::max(rows.size(), m_tail.size()); ++i) {
        const RowRef ref(m_source, m_tailRow + i);
        const bool was = i < m_tail.size();
        const bool is = i < rows.size();
        if (was && is && rows[i] == m_tail[i])
            continue;
        const bool moves = was && is && isElsewhere(m_tail[i].record, rows[i].record);
        if (was && (!is || moves))
            changes.removed.append(ref);
        if (is && (!was || moves))
            changes.rows.added.append(ref);
        else if (is && was)
            changes.rows.settled.append(ref);
    }
    return changes;
}

} // namespace imports
