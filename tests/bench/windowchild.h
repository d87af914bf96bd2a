#pragma once
#include <QString>

namespace bench {

/// The program's window over the journal of a data folder, up to its first paint; prints the microseconds since `begun`
/// (CLOCK_MONOTONIC, nanoseconds). Returns the exit code.
int runWindow(int &argc, char **argv, const QString &dataFolder, qint64 begun);

} // namespace bench
