#pragma once
#include <QtGlobal>

#include <atomic>
#include <thread>
#include <vector>

namespace bench {

/// An HTTP server as plain as can be, on threads of its own: notes when the first byte of each request arrives and
/// answers as the platform does. Sockets by POSIX, so that no event loop stands between the wire and the clock.
class StampServer
{
public:
    StampServer();
    ~StampServer();
    StampServer(const StampServer &) = delete;
    StampServer &operator=(const StampServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// When the newest request began to arrive (see now()).
    [[nodiscard]] qint64 firstByte() const { return m_firstByte.load(); }

private:
    void listen();
    void serve(int socket);

    int m_listener = -1;
    quint16 m_port = 0;
    std::atomic<qint64> m_firstByte{0};
    std::vector<std::thread> m_connections; // touched by the listening thread until that ends
    std::thread m_thread;
};

} // namespace bench
