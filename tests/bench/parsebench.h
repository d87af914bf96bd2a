#pragma once
#include "tests/bench/report.h"

namespace bench {

/// Per 571-byte event: parseFrame and the redactor, beside QJsonDocument.
void measureParsing(const Sizes &sizes, Report &report);

} // namespace bench
