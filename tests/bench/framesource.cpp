#include "tests/bench/framesource.h"

#include "tests/bench/samples.h"

#include <QCoreApplication>
#include <QWebSocket>

#include <cstdio>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 aheadBytes = 1 << 20; // so much may wait in our socket before we stop writing

} // namespace

FrameSource::FrameSource(int frames)
    : m_server(u"bench"_s, QWebSocketServer::NonSecureMode)
{
    for (int number = 0; number < frames; ++number)
        m_frames.append(QString::fromUtf8(c2cFrame(number)));
    connect(&m_server, &QWebSocketServer::newConnection, this, &FrameSource::accept);
}

quint16 FrameSource::listen()
{
    return m_server.listen(QHostAddress::LocalHost) ? m_server.serverPort() : quint16(0);
}

void FrameSource::accept()
{
    QWebSocket *socket = m_server.nextPendingConnection();
    socket->setProperty("sent", 0);
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString &text) {
        if (!text.startsWith("{\"op\":2,"_L1))
            return;
        socket->sendTextMessage(
            uR"({"op":0,"s":1,"t":"READY","d":{"version":1,"session_id":"bench","user":{"id":"77","username":"bot","bot":true},"shard":[0,1]}})"_s);
        connect(socket, &QWebSocket::bytesWritten, this, [this, socket] { pump(socket); });
        pump(socket);
    });
    socket->sendTextMessage(u"{\"op\":10,\"d\":{\"heartbeat_interval\":45000}}"_s);
}

void FrameSource::pump(QWebSocket *socket)
{
    int sent = socket->property("sent").toInt();
    for (; sent < m_frames.size() && socket->bytesToWrite() < aheadBytes; ++sent)
        socket->sendTextMessage(m_frames.at(sent));
    socket->setProperty("sent", sent);
}

int runFrameSource(int &argc, char **argv, int frames)
{
    QCoreApplication application(argc, argv);
    FrameSource source(frames);
    std::printf("%d\n", source.listen());
    std::fflush(stdout);
    return QCoreApplication::exec();
}

} // namespace bench
