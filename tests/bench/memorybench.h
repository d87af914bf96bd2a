#pragma once
#include "tests/bench/madejournal.h"
#include "tests/bench/report.h"

namespace bench {

/// Resident memory of the window with all rows of a journal open, over the same window with an empty one, beside the
/// same rows kept in RAM.
void measureMemory(const Sizes &sizes, MadeJournal &made, Report &report);

/// The processes. `arguments`: the data folder. Return the exit code.
int runMemory(int &argc, char **argv, const QStringList &arguments);
int runRowsInRam(int &argc, char **argv, const QStringList &arguments);

} // namespace bench
