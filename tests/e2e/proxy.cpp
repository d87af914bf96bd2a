#include "tests/e2e/proxy.h"

#include <QTcpSocket>

namespace e2e {

Proxy::Proxy(const QUrl &target)
    : m_target(target)
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("no port for the proxy");
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *client = m_server.nextPendingConnection())
            serve(client);
    });
}

QUrl Proxy::instead(QUrl of) const
{
    of.setPort(m_server.serverPort());
    return of;
}

void Proxy::serve(QTcpSocket *client)
{
    auto *server = new QTcpSocket(client);
    connect(client, &QTcpSocket::readyRead, this, [this, client, server] {
        const QByteArray said = client->readAll();
        m_bytes += said;
        if (m_swallows && said.startsWith("POST /v2/users/")) {
            ++m_swallowed;
            client->setProperty("swallowed", true);
        }
        if (!client->property("swallowed").toBool())
            server->write(said);
    });
    connect(server, &QTcpSocket::readyRead, this, [this, client, server] {
        const QByteArray said = server->readAll();
        m_bytes += said;
        client->write(said);
    });
    connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    server->connectToHost(m_target.host(), quint16(m_target.port()));
}

} // namespace e2e
