#pragma once
#include "app/core/clock.h"
#include "app/core/result.h"

#include <QNetworkProxy>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <functional>

namespace gateway {

/// Why a gateway did not say Hello.
struct NoHello
{
    enum class Kind {
        NotReached, ///< no name, no route, no TLS, or a proxy that refuses
        Closed, ///< with a code
        Silent, ///< it took the connection and said nothing in time
        Unreadable, ///< it said something else
    };
    Kind kind = Kind::NotReached;
    int closeCode = 0;
    QString detail; ///< Qt's text, for developers
    friend bool operator==(const NoHello &, const NoHello &) = default;
};

/// Opens a gateway's socket, waits for its first frame, and leaves: a test of the way there that costs no session
/// start, which only an Identify does. Thread: one, with an event loop.
class HelloProbe final : public QObject
{
public:
    using Heard = core::Result<core::Milliseconds, NoHello>; ///< the interval of the beats that it asks for
    HelloProbe(const QUrl &gateway, const QNetworkProxy &proxy, core::Milliseconds patience,
        std::function<void(const Heard &)> heard, QObject *parent = nullptr);
    ~HelloProbe() override;

private:
    void read(const QByteArray &frame);
    void end(const Heard &heard);

    QWebSocket m_socket;
    QTimer m_patience;
    std::function<void(const Heard &)> m_heard; ///< empty once it was called
};

} // namespace gateway
