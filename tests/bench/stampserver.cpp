#include "tests/bench/stampserver.h"

#include "tests/bench/clocks.h"

#include <QByteArray>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

namespace {

/// Bytes of the request that `text` begins with, 0 while it is not whole.
qsizetype requestLength(const QByteArray &text)
{
    const qsizetype head = text.indexOf("\r\n\r\n");
    if (head < 0)
        return 0;
    const QByteArray lower = text.first(head).toLower();
    const qsizetype field = lower.indexOf("content-length:");
    const qsizetype body
        = field < 0 ? 0 : lower.mid(field + 15, lower.indexOf('\r', field) - field - 15).trimmed().toInt();
    return text.size() >= head + 4 + body ? head + 4 + body : 0;
}

QByteArray answerTo(const QByteArray &request)
{
    const bool token = request.startsWith("POST /token");
    const QByteArray body = token ? R"({"access_token":"EXAMPLE-access-token-0123456789abcdef","expires_in":"7200"})"
                                  : R"({"id":"ROBOT1.0_answer","timestamp":"2026-03-25T15:04:16+08:00"})";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size())
        + "\r\n\r\n" + body;
}

} // namespace

StampServer::StampServer()
    : m_listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    auto *generic = reinterpret_cast<sockaddr *>(&address);
    if (bind(m_listener, generic, length) != 0 || ::listen(m_listener, 16) != 0
        || getsockname(m_listener, generic, &length) != 0)
        qFatal("no port to listen on");
    m_port = ntohs(address.sin_port);
    m_thread = std::thread([this] { listen(); });
}

StampServer::~StampServer()
{
    shutdown(m_listener, SHUT_RDWR); // ends accept()
    m_thread.join();
    for (std::thread &connection : m_connections)
        connection.join(); // their clients are gone
    close(m_listener);
}

void StampServer::listen()
{
    for (int socket = accept(m_listener, nullptr, nullptr); socket >= 0; socket = accept(m_listener, nullptr, nullptr))
        m_connections.emplace_back([this, socket] { serve(socket); });
}

void StampServer::serve(int socket)
{
    const int on = 1;
    setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    QByteArray request;
    char buffer[16384];
    for (ssize_t got = recv(socket, buffer, sizeof buffer, 0); got > 0; got = recv(socket, buffer, sizeof buffer, 0)) {
        if (request.isEmpty())
            m_firstByte.store(now());
        request.append(buffer, got);
        if (const qsizetype length = requestLength(request); length > 0) {
            const QByteArray answer = answerTo(request);
            request.remove(0, length);
            if (send(socket, answer.constData(), size_t(answer.size()), MSG_NOSIGNAL) < 0)
                break;
        }
    }
    close(socket);
}

} // namespace bench
