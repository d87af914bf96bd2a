#pragma once
#include "tests/bench/report.h"

namespace bench {

/// Rows per second into a journal that holds rows already: our Store, a tuned raw probe, Qt SQL as it comes.
void measureJournal(const Sizes &sizes, Report &report);

/// Fills a journal file with rows, as the writer would have.
void fillJournal(const QString &path, qint64 rows);

} // namespace bench
