#pragma once
#include "tests/bench/report.h"

namespace bench {

/// All events of a local gateway into the journal, as the program does it (client, parse, record, writer thread),
/// beside aiohttp + json and, where its `ws` package is found, Node: the same server in the same run, alternating.
void measureIngest(const Sizes &sizes, Report &report);

} // namespace bench
