#pragma once
#include "tests/bench/madejournal.h"
#include "tests/bench/report.h"

namespace bench {

/// From the start of a process to its first paint: the program's window with an empty and with a full journal, and a
/// bare window with a table.
void measureStart(const Sizes &sizes, MadeJournal &made, Report &report);

} // namespace bench
