#pragma once
#include <QObject>

class QApplication;

namespace bench {

/// Prints the microseconds from `begun` (CLOCK_MONOTONIC, nanoseconds) to the end of the first paint of any widget, and
/// quits. The end: control is back in the event loop, so every widget of the window has been drawn.
class FirstPaint : public QObject
{
public:
    FirstPaint(QApplication &application, qint64 begun);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void painted();
    qint64 m_begun;
    bool m_seen = false;
};

} // namespace bench
