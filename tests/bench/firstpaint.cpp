#include "tests/bench/firstpaint.h"

#include <QApplication>
#include <QEvent>
#include <QMetaObject>

#include <cstdio>
#include <ctime>

namespace bench {

FirstPaint::FirstPaint(QApplication &application, qint64 begun)
    : m_begun(begun)
{
    application.installEventFilter(this);
}

bool FirstPaint::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Paint && !m_seen) {
        m_seen = true;
        QMetaObject::invokeMethod(this, &FirstPaint::painted, Qt::QueuedConnection);
    }
    return false;
}

void FirstPaint::painted()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    const qint64 now = qint64(time.tv_sec) * 1'000'000'000 + time.tv_nsec;
    std::printf("%lld\n", static_cast<long long>((now - m_begun) / 1000));
    std::fflush(stdout);
    QApplication::quit();
}

} // namespace bench
