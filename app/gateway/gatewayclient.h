#pragma once
#include "app/core/secret.h"
#include "app/gateway/session.h"
#include "app/traffic/record.h"
#include "app/traffic/redact.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

namespace gateway {

/// The shell of session.h: one QWebSocket, one timer. Performs what advance() says and records every frame both ways
/// (redacted) and each close. Exactly one live socket. Token and URL come from the owner: on `gatewayWanted` it fetches
/// both and calls gatewayKnown() or gatewayUnavailable(). Thread: the bot thread.
class GatewayClient : public QObject {
    Q_OBJECT
public:
    GatewayClient(QString bot, const core::Clock &clock, traffic::Redactor &redactor, traffic::RecordKeys &keys, QObject *parent = nullptr);
    ~GatewayClient() override;

    /// Before connecting: a resume point from disk, if it is young enough to be tried.
    void setResumePoint(std::optional<ResumePoint> point);
    void connectToGateway();
    void disconnectFromGateway();
    void gatewayKnown(const QString &url, const core::Secret &token);
    void gatewayUnavailable(bool fatal, core::Milliseconds retryAfter);
    [[nodiscard]] const State &state() const { return m_state; }

signals:
    void gatewayWanted(bool freshToken);
    /// An event to act on, in wire order. `receivedAt` is the wall time of receipt. `key` is its frame's record; the
    /// owner may use it to point at the frame.
    void eventReceived(const protocol::Frame &frame, core::WallTime receivedAt, traffic::RecordKey key);
    void stateChanged(const gateway::State &state);
    /// A beat was answered.
    void heartbeatAcknowledged(core::Milliseconds roundTrip);
    void sessionForgotten();
    void recorded(const traffic::Entry &entry);

private:
    void apply(const Input &input);
    void perform(const Action &action);
    void readText(const QString &text);
    void recordFrame(traffic::Direction direction, const QByteArray &text);
    void openSocket(const QString &url);
    void closeSocket(int code);
    void sendText(const QByteArray &text);

    QString m_bot;
    const core::Clock &m_clock;
    traffic::Redactor &m_redactor;
    traffic::RecordKeys &m_keys;
    core::Secret m_token;
    State m_state;
    std::unique_ptr<QWebSocket> m_socket;
    QTimer m_wake;
};

} // namespace gateway
