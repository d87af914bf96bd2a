#pragma once
#include "app/core/clock.h"

namespace gateway {

/// How long to wait before connection try `failures` + 1: nothing before the first. `jitter` 0…1 adds up to 10 %.
/// Source: protocol reference (b), "Back-off": 1, 2, 5, 10, 30, 60 s.
[[nodiscard]] core::Milliseconds backoff(int failures, double jitter);

} // namespace gateway
