#include "tests/support/tinyproxy.h"

#include <QHostAddress>
#include <QTcpSocket>

namespace test {

namespace {

// What a SOCKS5 client has said so far. Source: RFC 1928 and RFC 1929.
enum Stage { Greeting, Credentials, Request };

void setStage(QTcpSocket *client, Stage stage)
{
    client->setProperty("stage", stage);
}

} // namespace

TinyProxy::TinyProxy(Kind kind, quint16 target)
    : m_kind(kind)
    , m_target(target)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QTcpServer::newConnection, this, &TinyProxy::accept);
}

QByteArray TinyProxy::address() const
{
    const QByteArray who = m_user.isEmpty() ? QByteArray() : m_user + ':' + m_password + '@';
    return (m_kind == Kind::Http ? "http://" : "socks5://") + who + "127.0.0.1:" + QByteArray::number(port());
}

void TinyProxy::demand(const QByteArray &user, const QByteArray &password)
{
    m_user = user;
    m_password = password;
}

void TinyProxy::accept()
{
    QTcpSocket *client = m_server.nextPendingConnection();
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    setStage(client, Greeting);
    connect(client, &QTcpSocket::readyRead, this,
        [this, client] { m_kind == Kind::Http ? readHttp(client) : readSocks(client); });
}

void TinyProxy::readHttp(QTcpSocket *client)
{
    const qsizetype end = client->peek(64 * 1024).indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = client->read(end + 4);
    const QByteArray expected = "Proxy-Authorization: Basic " + (m_user + ':' + m_password).toBase64();
    if (m_refuses) {
        client->write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        client->disconnectFromHost();
    } else if (!m_user.isEmpty() && !head.contains(expected)) {
        client->write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                      "Content-Length: 0\r\n\r\n");
    } else {
        lead(client, head.split(' ').value(1), "HTTP/1.1 200 Connection established\r\n\r\n");
    }
}

void TinyProxy::readSocks(QTcpSocket *client)
{
    const QByteArray said = client->peek(512);
    switch (client->property("stage").toInt()) {
    case Greeting:
        client->readAll();
        client->write(m_user.isEmpty() ? QByteArray("\x05\x00", 2) : QByteArray("\x05\x02", 2));
        setStage(client, m_user.isEmpty() ? Request : Credentials);
        return;
    case Credentials: {
        client->readAll();
        const QByteArray expected = char(1) + QByteArray(1, char(m_user.size())) + m_user
            + QByteArray(1, char(m_password.size())) + m_password;
        client->write(QByteArray("\x01", 1) + (said == expected ? char(0) : char(1)));
        setStage(client, Request);
        return;
    }
    default:
        break;
    }
    if (said.size() < 7 || said[3] != 3)
        return client->abort(); // names only: an address would mean that the client resolved it
    client->readAll();
    const int length = uchar(said[4]);
    const int port = uchar(said[5 + length]) << 8 | uchar(said[6 + length]);
    if (m_refuses) {
        client->write(QByteArray("\x05\x02\x00\x01\x00\x00\x00\x00\x00\x00", 10));
        client->disconnectFromHost();
        return;
    }
    lead(client, said.mid(5, length) + ':' + QByteArray::number(port),
        QByteArray("\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x01", 10));
}

/// From here on bytes go both ways unread.
void TinyProxy::lead(QTcpSocket *client, const QByteArray &where, const QByteArray &opened)
{
    m_tunnels.append(where);
    client->disconnect(this);
    auto *target = new QTcpSocket(client);
    connect(client, &QTcpSocket::readyRead, target, [client, target] { target->write(client->readAll()); });
    connect(target, &QTcpSocket::readyRead, client, [client, target] { client->write(target->readAll()); });
    connect(target, &QTcpSocket::disconnected, client, [client, target] {
        client->write(target->readAll());
        client->disconnectFromHost();
    });
    connect(target, &QTcpSocket::connected, client, [client, opened] { client->write(opened); });
    target->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
}

} // namespace test
