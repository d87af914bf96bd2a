#include "tests/bench/frameclock.h"

#include "tests/bench/clocks.h"

#include <QEvent>
#include <QWidget>

namespace bench {

bool FrameClock::notify(QObject *receiver, QEvent *event)
{
    const bool isFrame = event->type() == QEvent::UpdateRequest && receiver->isWidgetType()
        && static_cast<QWidget *>(receiver)->isWindow();
    if (isFrame)
        m_isPainted = m_watched == nullptr;
    else if (event->type() == QEvent::Paint && receiver == m_watched)
        m_isPainted = true;
    const qint64 begin = now();
    const bool isDone = QApplication::notify(receiver, event);
    if (isFrame && m_isPainted) {
        m_frames.append(double(now() - begin) / 1e6);
        ++m_count;
    }
    return isDone;
}

} // namespace bench
