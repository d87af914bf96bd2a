#pragma once
#include "app/core/secret.h"
#include "app/gateway/session.h"
#include "app/protocol/opcode.h"
#include "app/traffic/record.h"
#include "app/traffic/redact.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace gateway {

/// The shell of session.h: one QWebSocket, one timer. Performs what advance() says and records every frame both ways
/// (redacted) and each close. Exactly one live socket. Token and URL come from the owner: on `gatewayWanted` it fetches
/// both and calls gatewayKnown() or gatewayUnavailable(). Thread: the bot thread.
class GatewayClient : public QObject
{
    Q_OBJECT
public:
    GatewayClient(QString bot, const core::Clock &clock, traffic::Redactor &redactor, traffic::RecordKeys &keys,
        QObject *parent = nullptr);
    ~GatewayClient() override;

    /// Before connecting: a resume point from disk, if it is young enough to be tried.
    void setResumePoint(std::optional<ResumePoint> point);
    void connectToGateway();
    /// A person disconnects: the session ends (sessionForgotten).
    void disconnectFromGateway();
    /// The program ends or restarts: the socket closes, the resume point stays good.
    void leaveForRestart();
    void gatewayKnown(const QString &url, const core::Secret &token);
    void gatewayUnavailable(bool fatal, core::Milliseconds retryAfter);
    [[nodiscard]] const State &state() const { return m_state; }

signals:
    void gatewayWanted(bool freshToken);
    /// An event to act on, in wire order. `receivedAt` is the wall time of receipt. `key` is its frame's record; the
    /// owner may use it to point at the frame.
    void eventReceived(const protocol::Frame &frame, core::WallTime receivedAt, traffic::RecordKey key);
    /// The phase, the session, a counter or the intents changed. Not for a seq or a beat alone: those come with
    /// eventReceived and heartbeatAcknowledged, and a signal per frame would say nothing more.
    void stateChanged(const gateway::State &state);
    /// A beat was answered.
    void heartbeatAcknowledged(core::Milliseconds roundTrip);
    void sessionForgotten();
    void recorded(const traffic::Entry &entry);

private:
    /// An input and, for a frame, where and when it was recorded.
    struct Pending
    {
        Input input;
        core::WallTime receivedAt{};
        traffic::RecordKey key = 0;
    };

    void apply(Pending pending);
    void perform(const Action &action, const Pending &cause);
    void armTimer();
    void wake();
    void openSocket(const QString &url);
    void closeSocket(int code);
    void socketGone(QWebSocket *socket);
    void retireSocket();
    void readFrame(const QByteArray &text);
    void sendFrame(protocol::Opcode op, const QByteArray &text);
    [[nodiscard]] traffic::Record newRecord(traffic::Direction direction, const QString &route);
    void recordClose(traffic::Direction direction, int code, const QString &reason);

    QString m_bot;
    const core::Clock &m_clock;
    traffic::Redactor &m_redactor;
    traffic::RecordKeys &m_keys;
    core::Secret m_token;
    State m_state;
    std::unique_ptr<QWebSocket> m_socket; // the live one; a retired one is a child until it has closed
    bool m_closeFrameSeen = false; // on the live socket, from either side
    QList<Pending> m_pending; // inputs that came while actions were performed
    QTimer m_wake;
};

} // namespace gateway
