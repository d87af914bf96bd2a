#pragma once
#include "tests/bench/madejournal.h"
#include "tests/bench/report.h"

namespace bench {

/// Filters over all rows, the first screen and the complete count, beside a QSortFilterProxyModel over fewer rows.
void measureFilters(const Sizes &sizes, MadeJournal &made, Report &report);

} // namespace bench
