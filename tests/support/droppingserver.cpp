#include "tests/support/droppingserver.h"

#include <QHash>
#include <QTcpServer>
#include <QTcpSocket>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace test {

namespace {

// Length of the first complete request in `bytes`, or 0 while it is incomplete.
qsizetype completeRequest(const QByteArray &bytes)
{
    const auto headerEnd = bytes.indexOf("\r\n\r\n");
    if (headerEnd < 0)
        return 0;
    qsizetype length = headerEnd + 4;
    for (const auto &line : bytes.left(headerEnd).split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            length += line.mid(15).trimmed().toLongLong();
    }
    return bytes.size() >= length ? length : 0;
}

void reset(QTcpSocket *socket)
{
    socket->flush();
    const linger now{1, 0}; // close() then sends RST instead of FIN
    setsockopt(static_cast<int>(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    socket->abort();
}

} // namespace

QByteArray reply(int status, const QByteArray &body, const QByteArray &contentType)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Status\r\nContent-Type: " + contentType
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray okReply(const QByteArray &body, const QByteArray &contentType)
{
    return reply(200, body, contentType);
}

class DroppingServer::Worker : public QObject
{
public:
    explicit Worker(QList<Step> script)
        : m_script(std::move(script))
    {
    }

    quint16 listen()
    {
        m_server = std::make_unique<QTcpServer>();
        connect(m_server.get(), &QTcpServer::newConnection, this, [this] {
            while (auto *socket = m_server->nextPendingConnection())
                accept(socket);
        });
        m_server->listen(QHostAddress::LocalHost);
        return m_server->serverPort();
    }
    void close()
    {
        m_unread.clear();
        m_server.reset();
    }

    QList<QByteArray> requests;
    int connections = 0;
    qint64 bytes = 0;

private:
    void accept(QTcpSocket *socket)
    {
        ++connections;
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
        connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
            m_unread.remove(socket);
            socket->deleteLater();
        });
    }

    void read(QTcpSocket *socket)
    {
        const auto arrived = socket->readAll();
        bytes += arrived.size();
        auto &unread = m_unread[socket];
        unread += arrived;
        const auto length = completeRequest(unread);
        if (length == 0)
            return;
        requests.append(unread.left(length));
        unread.remove(0, length);
        perform(m_script.at(qMin(requests.size(), m_script.size()) - 1), socket);
    }

    void perform(const Step &step, QTcpSocket *socket)
    {
        if (step.stopListening)
            m_server->close();
        socket->write(step.reply);
        if (step.then == Step::Then::Fin)
            socket->disconnectFromHost();
        else if (step.then == Step::Then::Rst)
            reset(socket);
    }

    QList<Step> m_script;
    std::unique_ptr<QTcpServer> m_server;
    QHash<QTcpSocket *, QByteArray> m_unread;
};

DroppingServer::DroppingServer(QList<Step> script)
    : m_worker(std::make_unique<Worker>(std::move(script)))
{
    m_worker->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_port = m_worker->listen(); }, Qt::BlockingQueuedConnection);
}

DroppingServer::~DroppingServer()
{
    QMetaObject::invokeMethod(
        m_worker.get(), [this] { m_worker->close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QUrl DroppingServer::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

QList<QByteArray> DroppingServer::requests() const
{
    QList<QByteArray> all;
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { all = m_worker->requests; }, Qt::BlockingQueuedConnection);
    return all;
}

int DroppingServer::connections() const
{
    int all = 0;
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { all = m_worker->connections; }, Qt::BlockingQueuedConnection);
    return all;
}

qint64 DroppingServer::bytes() const
{
    qint64 all = 0;
    QMetaObject::invokeMethod(
        m_worker.get(), [&] { all = m_worker->bytes; }, Qt::BlockingQueuedConnection);
    return all;
}

} // namespace test
