#pragma once
#include <QList>
#include <QTcpServer>

class QTcpSocket;

namespace test {

/// A proxy on loopback for HTTP CONNECT or SOCKS5 that leads every name to one local port, and notes what it was asked
/// for. With a user it wants Basic authentication (HTTP) or user and password (SOCKS5). Thread: that of the test.
class TinyProxy : public QObject
{
    Q_OBJECT
public:
    enum class Kind { Http, Socks5 };
    TinyProxy(Kind kind, quint16 target);

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    /// `scheme://host:port` of this proxy, with credentials if it wants some.
    [[nodiscard]] QByteArray address() const;
    void demand(const QByteArray &user, const QByteArray &password);
    /// Answers 403, or "not allowed by ruleset".
    void refuseAll() { m_refuses = true; }
    /// `host:port` of every tunnel that was opened.
    [[nodiscard]] const QByteArrayList &tunnels() const { return m_tunnels; }

private:
    void accept();
    void readHttp(QTcpSocket *client);
    void readSocks(QTcpSocket *client);
    void lead(QTcpSocket *client, const QByteArray &where, const QByteArray &opened);

    QTcpServer m_server;
    Kind m_kind;
    quint16 m_target;
    QByteArray m_user;
    QByteArray m_password;
    bool m_refuses = false;
    QByteArrayList m_tunnels;
};

} // namespace test
