#pragma once
#include "tests/bench/madejournal.h"
#include "tests/bench/report.h"

namespace bench {

/// Finding rows: the text index as it is made; words, ids and codes beside ripgrep over the same texts.
void measureSearch(const Sizes &sizes, MadeJournal &made, Report &report);

} // namespace bench
