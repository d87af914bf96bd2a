#pragma once
#include <QByteArray>
#include <QList>
#include <QThread>
#include <QUrl>

#include <memory>

namespace test {

/// What the server does with one request, once it has read it to the last byte.
struct Step
{
    enum class Then { KeepOpen, Fin, Rst };
    QByteArray reply; ///< raw bytes, status line included; may be empty
    Then then = Then::KeepOpen;
    bool stopListening = false; ///< before the reply: whoever connects again is refused
};

/// A 200 answer with Content-Length that leaves the connection open.
[[nodiscard]] QByteArray okReply(const QByteArray &body, const QByteArray &contentType = "application/json");
/// An answer with any status and Content-Length.
[[nodiscard]] QByteArray reply(int status, const QByteArray &body, const QByteArray &contentType = "application/json");

/// A raw HTTP/1.1 server on loopback that can break a connection at the worst moment: after it has read a request in
/// full. It counts what really came over the wire. Step n answers request n, over all connections; the last repeats.
/// Thread: serves on a thread of its own, so that a blocked test thread does not stop it; the methods may be called
/// from the thread that made it.
class DroppingServer
{
public:
    explicit DroppingServer(QList<Step> script);
    DroppingServer(const DroppingServer &) = delete;
    DroppingServer &operator=(const DroppingServer &) = delete;
    ~DroppingServer();

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/")) const;
    /// Every request that was read in full, header and body as they came. Waits until the server thread has handled
    /// what has reached it.
    [[nodiscard]] QList<QByteArray> requests() const;
    /// How many connections were accepted, and how many bytes came over all of them.
    [[nodiscard]] int connections() const;
    [[nodiscard]] qint64 bytes() const;

private:
    class Worker;
    QThread m_thread;
    std::unique_ptr<Worker> m_worker;
    quint16 m_port = 0;
};

} // namespace test
