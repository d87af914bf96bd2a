#pragma once
#include "tests/bench/report.h"

namespace bench {

/// The GUI thread while 1,000 rows a second come in and the table follows them: processor time, frames, gaps between
/// turns of the event loop; beside a stock QTableView that paints each row as it comes.
void measureLive(const Sizes &sizes, Report &report);

/// The processes. `arguments`: the data folder, the seconds, for the reference also our table (describe()). Return the
/// exit code.
int runLive(int &argc, char **argv, const QStringList &arguments);
int runStockLive(int &argc, char **argv, const QStringList &arguments);

} // namespace bench
