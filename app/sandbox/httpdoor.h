#pragma once
#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPair>
#include <QPointer>

#include <functional>

class QHttpServer;
class QTcpSocket;

namespace sandbox {

/// One request as it came in. Header names compare case-insensitively.
struct HttpRequest
{
    QByteArray method;
    QByteArray path; ///< percent-decoded, without the query
    QList<QPair<QByteArray, QByteArray>> headers;
    QByteArray body;

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    [[nodiscard]] QList<QByteArray> headerNames() const;
};

struct HttpReply
{
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QList<QPair<QByteArray, QByteArray>> headers;
};

/// The way back to one client: answer, abort, or neither, and then the client waits until it gives up. Answering a
/// client that has gone does nothing. Thread: that of its HttpDoor.
class HttpExchange
{
public:
    explicit HttpExchange(QTcpSocket *socket);
    void answer(const HttpReply &reply);
    /// The head with the full length and half of the body, then RST.
    void answerHalf(const HttpReply &reply);
    void abort();

private:
    QPointer<QTcpSocket> m_socket;
};

/// An HTTP listener on 127.0.0.1 with one handler for every request. The only file that knows QtHttpServer: it is a
/// technology preview in Qt 6.4, and what it calls may go in later versions. Thread: one.
class HttpDoor : public QObject
{
    Q_OBJECT
public:
    using Handler = std::function<void(const HttpRequest &, HttpExchange)>;

    HttpDoor(Handler handler, QObject *parent);
    /// Listens on a free port; 0 if there is none.
    [[nodiscard]] quint16 listen();

private:
    QHttpServer *m_server;
};

} // namespace sandbox
