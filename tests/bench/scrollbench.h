#pragma once
#include "tests/bench/madejournal.h"
#include "tests/bench/report.h"

namespace bench {

/// Frames while scrolling through all rows of a journal, ours beside a stock QTableView of the same columns and size
/// over ready strings; both in processes of their own.
void measureScroll(const Sizes &sizes, MadeJournal &made, Report &report);

/// The processes. `arguments`: the data folder, the number of steps, for the reference also our table (describe()) and
/// the number of rows. Return the exit code.
int runScroll(int &argc, char **argv, const QStringList &arguments);
int runStockScroll(int &argc, char **argv, const QStringList &arguments);

} // namespace bench
