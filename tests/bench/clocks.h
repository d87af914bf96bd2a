#pragma once
#include <QList>

namespace bench {

/// CLOCK_MONOTONIC in nanoseconds: one clock for all threads and processes of the machine.
[[nodiscard]] qint64 now();
/// CPU time of the calling thread in nanoseconds.
[[nodiscard]] qint64 threadCpu();

/// The value that `part` (0…1) of the values do not exceed; 0 for no values.
[[nodiscard]] double percentile(QList<double> values, double part);
[[nodiscard]] double median(const QList<double> &values);

/// Nanoseconds per turn of `work`, the median of `rounds` rounds of `turns` turns each, after one round to warm up.
template <class Work> double nanosecondsPerTurn(int rounds, int turns, Work work)
{
    QList<double> found;
    for (int round = -1; round < rounds; ++round) {
        const qint64 begin = threadCpu();
        for (int turn = 0; turn < turns; ++turn)
            work(turn);
        if (round >= 0)
            found.append(double(threadCpu() - begin) / turns);
    }
    return median(found);
}

} // namespace bench
