#include "app/gateway/gatewayprobe.h"

#include "app/protocol/frame.h"

namespace gateway {

using Kind = NoWelcome::Kind;

GatewayProbe::GatewayProbe(
    const Way &way, std::optional<Introduction> introduction, std::function<void(const Heard &)> heard, QObject *parent)
    : QObject(parent)
    , m_introduction(std::move(introduction))
    , m_heard(std::move(heard))
{
    m_socket.setMaxAllowedIncomingMessageSize(protocol::maxFrameBytes);
    m_socket.setMaxAllowedIncomingFrameSize(protocol::maxFrameBytes);
    m_socket.setProxy(way.proxy);
    connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString &text) { read(text.toUtf8()); });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &GatewayProbe::read);
    // Queued, as some failures come from inside open(), and an error may precede the close code.
    const auto gone = [this] {
        const int code = m_socket.closeCode();
        const bool wasOpen = code >= 4000;
        end(core::make_unexpected(
            NoWelcome{wasOpen ? Kind::Closed : Kind::NotReached, wasOpen ? code : 0, m_socket.errorString()}));
    };
    connect(&m_socket, &QWebSocket::disconnected, this, gone, Qt::QueuedConnection);
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, gone, Qt::QueuedConnection);
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        end(core::make_unexpected(NoWelcome{Kind::Silent, 0, m_socket.errorString()}));
    });
    m_patience.start(way.patience);
    m_socket.open(way.gateway);
}

GatewayProbe::~GatewayProbe()
{
    m_heard = {};
    m_socket.disconnect(this);
}

void GatewayProbe::read(const QByteArray &frame)
{
    const auto parsed = protocol::parseFrame(frame);
    if (parsed && std::holds_alternative<protocol::Hello>(parsed->payload))
        return hello();
    if (m_isIntroduced && parsed && std::holds_alternative<protocol::InvalidSession>(parsed->payload))
        return end(core::make_unexpected(NoWelcome{Kind::Closed, 0, {}}));
    const auto *dispatch = parsed ? std::get_if<protocol::Dispatch>(&parsed->payload) : nullptr;
    const bool isReady = dispatch && std::holds_alternative<protocol::Ready>(dispatch->event);
    if (m_isIntroduced && isReady)
        return end({});
    if (!m_isIntroduced || !parsed) // between Identify and Ready other frames may come; the time is limited
        end(core::make_unexpected(NoWelcome{Kind::Unreadable, 0, {}}));
}

void GatewayProbe::hello()
{
    if (m_isIntroduced)
        return;
    if (!m_introduction)
        return end({});
    const Introduction introduction = *std::exchange(m_introduction, {});
    m_isIntroduced = true;
    m_socket.sendTextMessage(
        QString::fromUtf8(protocol::identifyFrame(introduction.token, introduction.intents, 0, introduction.shards)));
}

void GatewayProbe::end(const Heard &heard)
{
    m_patience.stop();
    m_socket.close();
    if (const auto tell = std::exchange(m_heard, {}))
        tell(heard);
}

} // namespace gateway
