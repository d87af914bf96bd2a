#include "tests/gateway/scriptedgateway.h"

#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace {

bool hasOp(const QByteArray &frame, int op)
{
    return frame.startsWith("{\"op\":" + QByteArray::number(op) + ',');
}

} // namespace

ScriptedGateway::ScriptedGateway()
    : m_server(u"gateway"_s, QWebSocketServer::NonSecureMode)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QWebSocketServer::newConnection, this, &ScriptedGateway::accept);
}

ScriptedGateway::~ScriptedGateway()
{
    for (QWebSocket *socket : std::as_const(m_sockets))
        socket->disconnect(this);
}

QString ScriptedGateway::url() const
{
    return u"ws://127.0.0.1:%1/websocket?ticket=in-the-query"_s.arg(m_server.serverPort());
}

void ScriptedGateway::accept()
{
    QWebSocket *socket = m_server.nextPendingConnection(); // a child of the server
    m_sockets.append(socket);
    m_received.clear();
    m_closeCode = 0;
    connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString &text) {
        if (socket == m_sockets.last())
            m_received.append(text.toUtf8());
    });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        if (socket == m_sockets.last())
            m_closeCode = socket->closeCode();
    });
}

qsizetype ScriptedGateway::countOp(int op) const
{
    return std::count_if(m_received.begin(), m_received.end(), [op](const auto &frame) { return hasOp(frame, op); });
}

QByteArray ScriptedGateway::last(int op) const
{
    const auto it = std::find_if(
        m_received.rbegin(), m_received.rend(), [op](const QByteArray &frame) { return hasOp(frame, op); });
    return it == m_received.rend() ? QByteArray() : *it;
}

void ScriptedGateway::inject(const QByteArray &text)
{
    m_sockets.last()->sendTextMessage(QString::fromUtf8(text));
}

void ScriptedGateway::injectOld(qsizetype connection, const QByteArray &text)
{
    m_sockets.at(connection)->sendTextMessage(QString::fromUtf8(text));
}

void ScriptedGateway::injectHello(int intervalMs)
{
    inject("{\"op\":10,\"d\":{\"heartbeat_interval\":" + QByteArray::number(intervalMs) + "}}");
}

void ScriptedGateway::injectReady(const QByteArray &session)
{
    inject("{\"op\":0,\"s\":1,\"t\":\"READY\",\"d\":{\"version\":1,\"session_id\":\"" + session
        + "\",\"user\":{\"id\":\"77\",\"username\":\"bot\",\"bot\":true},\"shard\":[0,1]}}");
}

void ScriptedGateway::close(int code, const QString &reason)
{
    m_sockets.last()->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
}

void ScriptedGateway::drop()
{
    m_sockets.last()->abort();
}
