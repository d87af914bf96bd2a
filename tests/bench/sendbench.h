#pragma once
#include "tests/bench/report.h"

namespace bench {

/// From the decision (a text to send) to the first byte at the server: the message is put into the outbox, an attempt
/// is reserved, the request leaves. While that happens a journal is written on its own thread, as in the program. And
/// the reservation alone beside the same statements in a raw probe.
void measureSends(const Sizes &sizes, Report &report);

} // namespace bench
