#include "app/gateway/helloprobe.h"

#include "app/protocol/frame.h"

namespace gateway {

using Kind = NoHello::Kind;

HelloProbe::HelloProbe(const QUrl &gateway, const QNetworkProxy &proxy, core::Milliseconds patience,
    std::function<void(const Heard &)> heard, QObject *parent)
    : QObject(parent)
    , m_heard(std::move(heard))
{
    m_socket.setMaxAllowedIncomingMessageSize(protocol::maxFrameBytes);
    m_socket.setMaxAllowedIncomingFrameSize(protocol::maxFrameBytes);
    m_socket.setProxy(proxy);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { read(text.toUtf8()); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &HelloProbe::read);
    // Queued, as some failures come from inside open(), and an error may precede the close code.
    const auto gone = [this] {
        const int code = m_socket.closeCode();
        const bool wasOpen = code >= 4000;
        end(core::make_unexpected(
            NoHello{wasOpen ? Kind::Closed : Kind::NotReached, wasOpen ? code : 0, m_socket.errorString()}));
    };
    connect(&m_socket, &QWebSocket::disconnected, this, gone, Qt::QueuedConnection);
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, gone, Qt::QueuedConnection);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end(core::make_unexpected(NoHello{Kind::Silent, 0, m_socket.errorString()}));
    });
    m_patience.start(patience);
    m_socket.open(gateway);
}

HelloProbe::~HelloProbe()
{
    m_heard = {};
    m_socket.disconnect(this);
}

void HelloProbe::read(const QByteArray &frame)
{
    const auto parsed = protocol::parseFrame(frame);
    const auto *hello = parsed ? std::get_if<protocol::Hello>(&parsed->payload) : nullptr;
    if (hello)
        end(core::Milliseconds(hello->heartbeatIntervalMs));
    else
        end(core::make_unexpected(NoHello{Kind::Unreadable, 0, {}}));
}

void HelloProbe::end(const Heard &heard)
{
    m_patience.stop();
    m_socket.close();
    if (const auto tell = std::exchange(m_heard, {}))
        tell(heard);
}

} // namespace gateway
