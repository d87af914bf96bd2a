#pragma once
#include "app/core/clock.h"

#include <atomic>

namespace test {

/// A clock that stands still until it is told otherwise. Thread: any.
class FakeClock final : public core::Clock
{
public:
    explicit FakeClock(core::WallTime wall = core::fromMs(1'788'220'800'000)) // 2026-09-01, the date of the rules
        : m_wall(core::toMs(wall))
    {
    }
    [[nodiscard]] core::WallTime wall() const override { return core::fromMs(m_wall); }
    [[nodiscard]] core::BootTime boot() const override { return core::BootTime(core::Milliseconds(m_boot)); }

    /// Both clocks go on.
    void advance(core::Milliseconds by)
    {
        m_wall += by.count();
        m_boot += by.count();
    }
    /// Somebody sets the wall clock; the time since boot does not care.
    void setWall(core::WallTime wall) { m_wall = core::toMs(wall); }

private:
    std::atomic<qint64> m_wall;
    std::atomic<qint64> m_boot = 1'000'000;
};

} // namespace test
