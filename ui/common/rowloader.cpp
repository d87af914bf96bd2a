#include "ui/common/rowloader.h"

#include "app/journal/query.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// The first page fills some screens and is there at once; later ones are large, but end within a fraction of a second
/// even where each text must be read, so that progress shows and a new query need not wait.
constexpr journal::PageLimits firstPage{.rows = 300, .read = 20'000};
constexpr journal::PageLimits laterPages{.rows = 100'000, .read = 100'000};
/// Once a screen can be filled, it is painted before the machine reads the rest.
constexpr auto pauseAfterFirst = 50ms;

/// Some milliseconds in a large journal: never asked before the first screen is found.
qint64 countRows(const QList<journal::JournalReader *> &readers)
{
    qint64 rows = 0;
    for (const journal::JournalReader *reader : readers)
        rows += reader->rowCount().value_or(0);
    return rows;
}

} // namespace

RowLoader::RowLoader(const Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseAfterFirst);
    connect(&m_pause, &QTimer::timeout, this, &RowLoader::next);
}

void RowLoader::start(const journal::RowQuery &query)
{
    ++m_generation;
    m_pause.stop();
    m_query = query;
    m_reached = {};
    m_read = 0;
    m_total = -1;
    m_isBusy = m_services.journal != nullptr;
    if (m_isBusy)
        next();
}

RowLoader::Step RowLoader::readStep(
    journal::ReaderPool::Readers &readers, const journal::RowQuery &query, journal::RowRef before, bool isTotalWanted)
{
    Step step;
    const QList<journal::JournalReader *> all = readers.all();
    if (all.isEmpty()) {
        step.error
            = journal::JournalError{journal::JournalError::Kind::CannotOpen, u"open"_s, 0, u"no journal can be read"_s};
        return step;
    }
    const bool isFirst = before.isNull();
    if (!isFirst && isTotalWanted)
        step.total = countRows(all);
    const QList<journal::SourceId> sources = readers.sources();
    for (auto it = sources.crbegin(); it != sources.crend(); ++it) {
        const journal::SourceId source = *it;
        const bool isReached = !isFirst && source == before.source();
        if (!isFirst && !isReached && before < journal::RowRef(source, 1))
            continue; // all of it was read
        journal::JournalReader *reader = readers.of(source);
        if (reader == nullptr)
            continue;
        const qint64 end = isReached ? before.row() : 0;
        if (isReached && end <= 1)
            continue;
        const auto page = reader->pageBefore(query, end, isFirst ? firstPage : laterPages);
        if (!page) {
            step.error = page.error();
            return step;
        }
        step.rows = page->rows + step.rows;
        step.read += page->read;
        step.reached = journal::RowRef(source, std::max<qint64>(1, page->reached));
        if (!page->complete)
            return step;
    }
    step.isComplete = true;
    if (isFirst)
        step.total = countRows(all);
    return step;
}

void RowLoader::next()
{
    runQuery(
        *m_services.journal, this,
        [query = m_query, before = m_reached, isTotalWanted = m_total < 0](
            journal::ReaderPool::Readers &readers) { return readStep(readers, query, before, isTotalWanted); },
        [this, generation = m_generation](const Step &step) {
            if (generation == m_generation)
                take(step);
        });
}

void RowLoader::take(const Step &step)
{
    const bool isFirst = m_reached.isNull();
    m_read += step.read;
    if (step.total)
        m_total = *step.total;
    if (!step.reached.isNull())
        m_reached = step.reached;
    if (m_total >= 0)
        m_total = std::max(m_total, m_read); // rows came since they were counted
    emit found(step.rows);
    emit progressed(m_read, m_total);
    if (step.error) {
        m_isBusy = false;
        emit failed(*step.error);
        return;
    }
    if (step.isComplete) {
        m_isBusy = false;
        m_reached = journal::RowRef(journal::firstImport, 1); // the first of all
        emit finished();
        return;
    }
    if (isFirst && step.rows.size() >= firstPage.rows)
        m_pause.start();
    else
        next();
}

RowLoader::Matches RowLoader::matching(journal::ReaderPool::Readers &readers, const journal::RowQuery &query,
    const QList<journal::RowRef> &rows, int summaries)
{
    Matches matches;
    for (const journal::SourceId source : readers.sources()) {
        QList<journal::RowRef> ours;
        std::ranges::copy_if(
            rows, std::back_inserter(ours), [source](const journal::RowRef &ref) { return ref.source() == source; });
        journal::JournalReader *reader = ours.isEmpty() ? nullptr : readers.of(source);
        if (reader == nullptr)
            continue;
        const auto found = reader->matching(query, ours);
        if (!found) {
            matches.error = found.error();
            continue;
        }
        matches.rows += *found;
        if (auto newest = reader->summaries(found->last(std::min<qsizetype>(found->size(), summaries))))
            matches.newest += *newest;
    }
    return matches;
}

} // namespace ui
