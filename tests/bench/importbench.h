#pragma once
#include "tests/bench/report.h"

namespace bench {

/// Reading of other programs' logs: each variant in full, the offset index beside what only reads the bytes, memory.
void measureImport(const Sizes &sizes, Report &report);

/// The child: reads one log in full and tells its peak of memory.
[[nodiscard]] int runImport(const QStringList &arguments);

} // namespace bench
