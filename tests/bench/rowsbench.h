#pragma once
#include "tests/bench/report.h"

namespace bench {

/// The whole import of a log, to rows and their text index: how fast, in how much memory, and how soon it is over once
/// it is given up.
void measureRows(const Sizes &sizes, Report &report);

/// The child: imports one log and tells how long that took, and how much memory. With a number of milliseconds behind
/// the names it gives up after so long, and tells how long it took to return, and what was being done.
[[nodiscard]] int runRows(const QStringList &arguments);

} // namespace bench
