#pragma once
#include <QStringList>
#include <QWebSocketServer>

class QWebSocket;

namespace bench {

/// A gateway that says Hello, waits for the client's first frame, says READY and then sends its events as fast as the
/// client takes them; again for each connection. Runs in a process of its own, so that its work is not the client's.
class FrameSource : public QObject
{
    Q_OBJECT
public:
    explicit FrameSource(int frames);
    /// Listens on loopback and returns the port; 0 if that failed.
    quint16 listen();

private:
    void accept();
    void pump(QWebSocket *socket);

    QWebSocketServer m_server;
    QStringList m_frames;
};

/// The process: prints the port, serves until it is ended. Returns the exit code.
int runFrameSource(int &argc, char **argv, int frames);

} // namespace bench
