#pragma once
#include <QtGlobal>

#include <atomic>
#include <chrono>

namespace core {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

/// Wall time: what people read, and what anchors are measured by (from local receipt). Milliseconds since 1970, UTC.
using WallTime = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;

/// Time since boot that goes on while the machine sleeps (CLOCK_BOOTTIME): token life and heartbeats.
struct BootClock
{
    using duration = Milliseconds;
    using rep = duration::rep;
    using period = duration::period;
    using time_point = std::chrono::time_point<BootClock, Milliseconds>;
    static constexpr bool is_steady = true;
};
using BootTime = BootClock::time_point;

/// Where time comes from, so that tests can set it. Thread: implementations must be callable from any thread.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual WallTime wall() const = 0;
    [[nodiscard]] virtual BootTime boot() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock
{
public:
    [[nodiscard]] WallTime wall() const override;
    [[nodiscard]] BootTime boot() const override;
};

/// A machine's clocks as somebody moves them: a wall clock that is set, a machine that sleeps. Whoever shares it lives
/// on that machine. Thread: any; `machine` must outlive it.
class AdjustableClock final : public Clock
{
public:
    explicit AdjustableClock(const Clock &machine)
        : m_machine(machine)
    {
    }
    [[nodiscard]] WallTime wall() const override { return m_machine.wall() + Milliseconds(m_wall); }
    [[nodiscard]] BootTime boot() const override { return m_machine.boot() + Milliseconds(m_boot); }

    /// The wall clock is set, forward or back.
    void jump(Milliseconds by) { m_wall += by.count(); }
    /// The machine slept: both clocks have gone on, timers have not.
    void sleep(Milliseconds time)
    {
        m_boot += time.count();
        m_wall += time.count();
    }

private:
    const Clock &m_machine;
    std::atomic<qint64> m_wall = 0;
    std::atomic<qint64> m_boot = 0;
};

/// Milliseconds since 1970, for files.
[[nodiscard]] constexpr qint64 toMs(WallTime time)
{
    return time.time_since_epoch().count();
}
[[nodiscard]] constexpr WallTime fromMs(qint64 ms)
{
    return WallTime(Milliseconds(ms));
}

} // namespace core
