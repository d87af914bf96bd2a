#include "app/gateway/backoff.h"

#include <algorithm>
#include <array>

namespace gateway {

using namespace std::chrono_literals;

core::Milliseconds backoff(int failures, double jitter)
{
    static constexpr std::array<core::Milliseconds, 6> steps{1s, 2s, 5s, 10s, 30s, 60s};
    if (failures <= 0)
        return 0ms;
    const core::Milliseconds step = steps.at(std::min(static_cast<size_t>(failures), steps.size()) - 1);
    const double extra = static_cast<double>(step.count()) * 0.1 * std::clamp(jitter, 0.0, 1.0);
    return step + core::Milliseconds(static_cast<core::Milliseconds::rep>(extra));
}

} // namespace gateway
