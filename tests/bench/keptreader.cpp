#include "tests/bench/keptreader.h"

#include "app/filter/parser.h"
#include "app/journal/journalreader.h"
#include "tests/bench/clocks.h"

#include <QFuture>
#include <QSemaphore>

namespace bench {

namespace {

constexpr qint64 all = 1'000'000'000;

journal::RowQuery queryOf(const QString &text)
{
    const auto parsed = filter::parse(text);
    if (!parsed)
        qFatal("%s", qPrintable(text));
    return {.filter = parsed->node, .now = core::SystemClock().wall()};
}

} // namespace

KeptReader::KeptReader(MadeJournal &made)
    : m_places{{journal::liveSource, made.path(), made.textIndex()}}
    , m_pool(m_places, 0)
{
}

double KeptReader::milliseconds(const QString &filter, int rows, int rounds)
{
    QList<double> times;
    for (int round = 0; round < rounds; ++round)
        times.append(ask(m_pool, filter, rows));
    return median(times);
}

double KeptReader::whenOpened(const QString &filter, int rows, int rounds)
{
    QList<double> times;
    for (int round = 0; round < rounds; ++round) {
        journal::ReaderPool fresh(m_places, 0);
        times.append(ask(fresh, filter, rows));
    }
    return median(times);
}

double KeptReader::ask(journal::ReaderPool &pool, const QString &filter, int rows)
{
    const qint64 begin = now();
    QSemaphore done; // QFuture::result() would take the query over to this thread
    const auto found = pool.run([&filter, &done, rows](journal::ReaderPool::Readers &readers) {
        journal::JournalReader *reader = readers.of(journal::liveSource);
        if (!reader)
            qFatal("the journal cannot be read");
        const auto page = reader->pageBefore(queryOf(filter), 0, {.rows = rows, .read = all});
        done.release();
        return page ? page->rows.size() : 0;
    });
    done.acquire();
    const double took = double(now() - begin) / 1e6;
    if (found.result() == 0)
        qFatal("%s finds nothing", qPrintable(filter));
    return took;
}

} // namespace bench
