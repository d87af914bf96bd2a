#include "app/sandbox/httpdoor.h"

#include <QHostAddress>
#include <QHttpServer>
#include <QMetaEnum>
#include <QTcpSocket>

namespace sandbox {

namespace {

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
    if (!m_socket)
        return;
    QByteArray out = "HTTP/1.1 " + QByteArray::number(reply.status) + ' ' + reason(reply.status)
        + "\r\nContent-Type: " + reply.contentType + "\r\nContent-Length: " + QByteArray::number(reply.body.size());
    for (const auto &[key, value] : reply.headers)
        out += "\r\n" + key + ": " + value;
    m_socket->write(out + "\r\n\r\n" + reply.body);
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
