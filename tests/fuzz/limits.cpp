#include "tests/fuzz/limits.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace fuzz {

namespace {

/// For 2 MiB, instrumented, on a slow machine: three times what the slowest reader takes. Growth with the square of the
/// size would take minutes.
constexpr double mostSeconds = 4;

double processorSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) + double(now.tv_nsec) / 1e9;
}

} // namespace

Stopwatch::Stopwatch(const char *reader)
    : m_reader(reader)
    , m_begun(processorSeconds())
{
}

Stopwatch::~Stopwatch()
{
    const double spent = processorSeconds() - m_begun;
    if (spent <= mostSeconds)
        return;
    std::fprintf(stderr, "%s took %.2f s of processor time\n", m_reader, spent);
    std::abort();
}

} // namespace fuzz
