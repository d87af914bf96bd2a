#pragma once
#include "tests/bench/report.h"

namespace bench {

/// Finding rows: the text index as it is made, words, ids and codes beside ripgrep over the same texts, filters.
void measureSearch(const Sizes &sizes, Report &report);

} // namespace bench
