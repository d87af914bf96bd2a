#include "app/core/clock.h"

#include <ctime>

namespace core {

WallTime SystemClock::wall() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

BootTime SystemClock::boot() const
{
    timespec now{};
    clock_gettime(CLOCK_BOOTTIME, &now); // steady_clock stands still while a laptop sleeps
    return BootTime(std::chrono::duration_cast<Milliseconds>(
        std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec)));
}

} // namespace core
