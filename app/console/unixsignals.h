#pragma once
#include <QObject>

class QSocketNotifier;

namespace console {

/// Turns SIGTERM, SIGINT and SIGHUP into a Qt signal, so that a stop is the same orderly one as closing the window.
/// One object a process. Thread: main.
class UnixSignals : public QObject
{
    Q_OBJECT
public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

signals:
    void stopAsked();

private:
    int m_pipe[2] = {-1, -1};
};

} // namespace console
