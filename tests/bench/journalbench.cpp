#include "tests/bench/journalbench.h"

#include "app/journal/store.h"
#include "tests/bench/clocks.h"
#include "tests/bench/rawjournal.h"
#include "tests/bench/samples.h"
#ifdef QBC_WITH_QTSQL
#include "tests/bench/qtsqljournal.h"
#endif

#include <QTemporaryDir>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 batch = 1000; // rows of a transaction, as under load in the writer

std::unique_ptr<journal::Store> openStore(const QString &path)
{
    auto store = journal::Store::openFile(path);
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    return std::move(*store);
}

/// Writes `before` rows unmeasured, then `measured` rows; returns rows per second of the median batch. Rows are made
/// outside the measured time.
template <class Make, class Write> double rowsPerSecond(qint64 before, qint64 measured, Make make, Write write)
{
    QList<double> rates;
    for (qint64 first = 0; first < before + measured; first += batch) {
        const auto rows = make(first, batch);
        const qint64 begin = now();
        write(rows);
        if (first >= before)
            rates.append(double(now() - begin));
    }
    double total = 0;
    for (const double nanoseconds : rates)
        total += nanoseconds;
    return double(rates.size()) * double(batch) * 1e9 / total;
}

void writeOrEnd(journal::Store &store, const QList<traffic::Entry> &rows)
{
    if (const auto written = store.write(rows); !written)
        qFatal("%s", qPrintable(written.error().message));
}

} // namespace

void fillJournal(const QString &path, qint64 rows)
{
    const auto store = openStore(path);
    for (qint64 first = 0; first < rows; first += batch)
        writeOrEnd(*store, c2cEntries(first, std::min(batch, rows - first)));
    if (const auto finished = store->finish(true); !finished)
        qFatal("%s", qPrintable(finished.error().message));
}

void measureJournal(const Sizes &sizes, Report &report)
{
    const QTemporaryDir folder;
    const auto store = openStore(folder.filePath(u"journal.db"_s));
    const double ours = rowsPerSecond(sizes.rowsBefore, sizes.rowsMeasured, c2cEntries,
        [&store](const QList<traffic::Entry> &rows) { writeOrEnd(*store, rows); });
    RawJournal raw(folder.filePath(u"raw.db"_s));
    const double tuned = rowsPerSecond(
        sizes.rowsBefore, sizes.rowsMeasured, rawRows, [&raw](const QList<RawRow> &rows) { raw.write(rows); });
    const QString name = u"journal insert on %1 rows"_s.arg(sizes.rowsBefore);
    report.add({name, u"rows/s"_s, ours, tuned, u"tuned raw probe"_s, Row::Goal::RatioAtLeast, 0.8});
#ifdef QBC_WITH_QTSQL
    if (QtSqlJournal::isAvailable()) {
        QtSqlJournal plain(folder.filePath(u"qtsql.db"_s));
        const double rate = rowsPerSecond(
            sizes.rowsBefore, sizes.rowsMeasured, rawRows, [&plain](const QList<RawRow> &rows) { plain.write(rows); });
        report.add({name, u"rows/s"_s, ours, rate, u"Qt SQL default"_s, Row::Goal::RatioAtLeast, 2});
        return;
    }
#endif
    report.note(u"No Qt SQL reference: its SQLite driver is not installed."_s);
}

} // namespace bench
