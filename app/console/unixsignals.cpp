#include "app/console/unixsignals.h"

#include <QSocketNotifier>

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace console {

namespace {

// A signal handler may touch nothing but this; write() is async-signal-safe.
volatile std::sig_atomic_t writeEnd = -1;

void wake(int)
{
    const int interrupted = errno; // of the code that the signal came between
    const char byte = 1;
    [[maybe_unused]] const auto written = ::write(writeEnd, &byte, 1);
    errno = interrupted;
}

} // namespace

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
{
    if (::pipe2(m_pipe, O_CLOEXEC | O_NONBLOCK) != 0)
        return;
    writeEnd = m_pipe[1];
    auto *notifier = new QSocketNotifier(m_pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        [[maybe_unused]] const auto read = ::read(m_pipe[0], bytes, sizeof bytes);
        emit stopAsked();
    });
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        std::signal(number, wake);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is the failure of that write, not the end of the program
}

UnixSignals::~UnixSignals()
{
    for (const int number : {SIGTERM, SIGINT, SIGHUP})
        std::signal(number, SIG_DFL);
    writeEnd = -1;
    for (const int end : m_pipe)
        if (end >= 0)
            ::close(end);
}

} // namespace console
