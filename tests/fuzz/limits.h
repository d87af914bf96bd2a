#pragma once
#include <cstddef>
#include <cstdint>

namespace fuzz {

/// Runs one reader and aborts when it took more than some seconds of this thread's processor time: a parser that
/// anybody can feed must not stand still on 2 MB. Processor time, so that a busy machine proves nothing false.
class Stopwatch
{
public:
    explicit Stopwatch(const char *reader);
    ~Stopwatch();
    Stopwatch(const Stopwatch &) = delete;
    Stopwatch &operator=(const Stopwatch &) = delete;

private:
    const char *m_reader;
    double m_begun;
};

template <class Reader> auto limited(const char *name, Reader reader)
{
    const Stopwatch watch(name);
    return reader();
}

} // namespace fuzz
