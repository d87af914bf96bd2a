#include "app/gateway/pacing.h"

#include <algorithm>

namespace gateway {

using namespace std::chrono_literals;

namespace {

constexpr core::Milliseconds window = 5s;

} // namespace

void IdentifyPacing::setMaxConcurrency(int maxConcurrency)
{
    const int count = std::max(1, maxConcurrency);
    m_spacing = (window + core::Milliseconds(count - 1)) / count; // rounded up: never faster than allowed
}

std::optional<core::BootTime> IdentifyPacing::take(core::BootTime now)
{
    if (m_last && now < *m_last + m_spacing)
        return *m_last + m_spacing;
    m_last = now;
    return std::nullopt;
}

} // namespace gateway
