#include "app/sandbox/httpdoor.h"

#include <QHostAddress>
#include <QHttpServer>
#include <QMetaEnum>
#include <QTcpSocket>
#include <QTimer>

#include <chrono>
#include <sys/socket.h>

namespace sandbox {

namespace {

/// So that half of an answer reaches the client before the reset, which may overtake it.
constexpr std::chrono::milliseconds beforeReset{20};

/// Names for the status line; clients read the number only.
QByteArray reason(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 500:
        return "Internal Server Error";
    case 502:
        return "Bad Gateway";
    default:
        return "Status";
    }
}

QByteArray head(const HttpReply &reply)
{
    QByteArray out = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status)
        + "\r\nContent-Type: " + reply.contentType + "\r\nContent-Length: " + QByteArray::number(reply.body.size());
    for (const auto &[key, value] : reply.headers)
        out += "\r\n" + key + ": " + value;
    return out + "\r\n\r\n";
}

HttpRequest fromQt(const QHttpServerRequest &request)
{
    const char *method = QMetaEnum::fromType<QHttpServerRequest::Method>().valueToKey(int(request.method()));
    return {QByteArray(method).toUpper(), request.url().path(QUrl::FullyDecoded).toUtf8(), request.headers(),
        request.body()};
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

QList<QByteArray> HttpRequest::headerNames() const
{
    QList<QByteArray> names;
    for (const auto &[key, value] : headers)
        names.append(key);
    return names;
}

HttpExchange::HttpExchange(QTcpSocket *socket)
    : m_socket(socket)
{
}

void HttpExchange::answer(const HttpReply &reply)
{
    if (m_socket)
        m_socket->write(head(reply) + reply.body);
    m_socket = nullptr;
}

void HttpExchange::answerHalf(const HttpReply &reply)
{
    if (!m_socket)
        return;
    m_socket->write(head(reply) + reply.body.left(reply.body.size() / 2));
    m_socket->flush();
    QTimer::singleShot(beforeReset, m_socket, [socket = m_socket.data()] {
        const linger now{1, 0}; // the end of the connection is then RST instead of FIN
        ::setsockopt(int(socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket->abort();
    });
    m_socket = nullptr;
}

void HttpExchange::abort()
{
    // Queued: the server is still inside its read handler and touches the socket when the handler returns.
    if (m_socket)
        QMetaObject::invokeMethod(m_socket, &QTcpSocket::abort, Qt::QueuedConnection);
    m_socket = nullptr;
}

HttpDoor::HttpDoor(Handler handler, QObject *parent)
    : QObject(parent)
    , m_server(new QHttpServer(this))
{
    // With no routes every request is a missing one: our own rooms route, and the status line is written by hand,
    // because the responder keeps a bare socket pointer and knows only the statuses it has names for.
    m_server->setMissingHandler(
        [handler = std::move(handler)](const QHttpServerRequest &request, QHttpServerResponder &&responder) {
            handler(fromQt(request), HttpExchange(responder.socket()));
        });
}

quint16 HttpDoor::listen()
{
    return m_server->listen(QHostAddress(QHostAddress::LocalHost), 0);
}

} // namespace sandbox
