#include "tests/bench/clocks.h"

#include <algorithm>
#include <cmath>
#include <ctime>

namespace bench {

namespace {

qint64 read(clockid_t clock)
{
    timespec time{};
    clock_gettime(clock, &time);
    return qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
}

} // namespace

qint64 now()
{
    return read(CLOCK_MONOTONIC);
}

qint64 threadCpu()
{
    return read(CLOCK_THREAD_CPUTIME_ID);
}

double percentile(QList<double> values, double part)
{
    if (values.isEmpty())
        return 0;
    std::ranges::sort(values);
    const auto rank = qsizetype(std::ceil(part * double(values.size())));
    return values.at(std::clamp<qsizetype>(rank - 1, 0, values.size() - 1));
}

double median(const QList<double> &values)
{
    return percentile(values, 0.5);
}

} // namespace bench
