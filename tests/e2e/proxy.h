#pragma once
#include <QByteArray>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

namespace e2e {

/// Stands between a client and the platform, keeps every byte, and can let sends vanish: read, never handed on, never
/// answered. Serves on the test's thread, so only while the test waits in its event loop.
class Proxy : public QObject
{
    Q_OBJECT
public:
    explicit Proxy(const QUrl &target);
    /// The same address with the proxy's port.
    [[nodiscard]] QUrl instead(QUrl of) const;
    void setSwallowsSends(bool swallows) { m_swallows = swallows; }
    /// Sends that have vanished.
    [[nodiscard]] int swallowed() const { return m_swallowed; }
    /// All that clients and platform said.
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }

private:
    void serve(QTcpSocket *client);

    QUrl m_target;
    QTcpServer m_server;
    QByteArray m_bytes;
    bool m_swallows = false;
    int m_swallowed = 0;
};

} // namespace e2e
