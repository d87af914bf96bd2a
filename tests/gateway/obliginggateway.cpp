#include "tests/gateway/obliginggateway.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWebSocket>

using namespace Qt::StringLiterals;

ObligingGateway::ObligingGateway()
    : m_server(u"gateway"_s, QWebSocketServer::NonSecureMode)
{
    m_server.listen(QHostAddress::LocalHost);
    connect(&m_server, &QWebSocketServer::newConnection, this, &ObligingGateway::accept);
}

ObligingGateway::~ObligingGateway()
{
    for (QWebSocket *socket : findChildren<QWebSocket *>())
        socket->disconnect(this);
}

QString ObligingGateway::url() const
{
    return u"ws://127.0.0.1:%1/websocket"_s.arg(m_server.serverPort());
}

qsizetype ObligingGateway::count(int op) const
{
    return std::ranges::count_if(m_entries, [op](const Entry &entry) { return entry.op == op; });
}

int ObligingGateway::live(int shard, int shards) const
{
    return int(std::ranges::count_if(m_entries, [&](const Entry &entry) {
        return entry.shard == shard && entry.shards == shards && entry.socket
            && entry.socket->state() == QAbstractSocket::ConnectedState;
    }));
}

QWebSocket *ObligingGateway::newest(int shard) const
{
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry)
        if (entry->shard == shard && entry->socket)
            return entry->socket;
    return nullptr;
}

void ObligingGateway::close(int shard, int code)
{
    newest(shard)->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void ObligingGateway::push(int shard, const QByteArray &frame)
{
    newest(shard)->sendTextMessage(QString::fromUtf8(frame));
}

void ObligingGateway::accept()
{
    QWebSocket *socket = m_server.nextPendingConnection();
    connect(socket, &QWebSocket::textMessageReceived, this,
        [this, socket](const QString &text) { answer(socket, text.toUtf8()); });
    socket->sendTextMessage(uR"({"op":10,"d":{"heartbeat_interval":45000}})"_s);
}

void ObligingGateway::answer(QWebSocket *socket, const QByteArray &text)
{
    const QJsonObject frame = QJsonDocument::fromJson(text).object();
    const QJsonObject d = frame["d"_L1].toObject();
    Entry entry{.socket = socket,
        .op = frame["op"_L1].toInt(),
        .session = d["session_id"_L1].toString(),
        .token = d["token"_L1].toString(),
        .atMs = QDateTime::currentMSecsSinceEpoch()};
    if (entry.op == 2) {
        entry.shard = d["shard"_L1][0].toInt();
        entry.shards = d["shard"_L1][1].toInt();
        entry.session = u"S%1"_s.arg(++m_sessions);
        m_entries.append(entry);
        if (m_refusal != 0)
            socket->close(static_cast<QWebSocketProtocol::CloseCode>(m_refusal));
        else
            socket->sendTextMessage(
                uR"({"op":0,"s":1,"t":"READY","d":{"version":1,"session_id":"%1","user":{"id":"7","username":"b","bot":true},"shard":[0,1]}})"_s
                    .arg(entry.session));
    } else if (entry.op == 6) {
        for (const Entry &earlier : std::as_const(m_entries)) {
            if (earlier.session == entry.session) {
                entry.shard = earlier.shard;
                entry.shards = earlier.shards;
            }
        }
        m_entries.append(entry);
        socket->sendTextMessage(uR"({"op":0,"s":%1,"t":"RESUMED","d":""})"_s.arg(d["seq"_L1].toInteger() + 1));
    }
}
