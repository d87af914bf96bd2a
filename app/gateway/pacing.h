#pragma once
#include "app/core/clock.h"

#include <optional>

namespace gateway {

/// When the Identifies of one bot may leave: 5 s / `max_concurrency` apart, over all shards and reconnects. Resume
/// needs no turn. Pure. Source: protocol reference (b), "Start limit, pacing, sharding".
class IdentifyPacing
{
public:
    /// As told by `GET /gateway/bot`; 0 and less count as 1.
    void setMaxConcurrency(int maxConcurrency);
    /// Takes the turn if it is free; else nothing is taken and the answer is when it will be.
    [[nodiscard]] std::optional<core::BootTime> take(core::BootTime now);

private:
    core::Milliseconds m_spacing{5'000};
    std::optional<core::BootTime> m_last;
};

} // namespace gateway
