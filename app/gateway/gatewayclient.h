#pragma once
#include "app/core/secret.h"
#include "app/gateway/linecontext.h"
#include "app/gateway/pacing.h"
#include "app/gateway/session.h"
#include "app/protocol/opcode.h"

#include <QObject>
#include <QTimer>
#include <QWebSocket>

#include <memory>

namespace gateway {

/// An event to act on, READY and RESUMED included.
struct LineEvent
{
    Shard shard;
    protocol::Frame frame;
    core::WallTime receivedAt{};
    traffic::RecordKey key = 0; ///< of its frame's record, to point at it
    std::optional<ResumePoint> point; ///< where the session stands with it
    bool replayed = false; ///< the platform kept it while the line was down: how old it is nobody knows
};

/// The shell of session.h: one QWebSocket, one timer. Performs what advance() says and records every frame both ways
/// (redacted), each close, and each gap when the line is back. Exactly one live socket. Token and URL come from the
/// owner: on `gatewayWanted` it fetches both and calls gatewayKnown() or gatewayUnavailable(). Thread: the bot thread.
class GatewayClient : public QObject
{
    Q_OBJECT
public:
    /// `pacing` is shared by all shards of the bot and outlives them.
    GatewayClient(const LineContext &context, IdentifyPacing &pacing, Shard shard, QObject *parent = nullptr);
    ~GatewayClient() override;

    /// Before connecting: a resume point that is young enough to be tried, and since when the line is down, if it was
    /// ever up.
    void restore(std::optional<ResumePoint> point, std::optional<Loss> loss);
    void connectToGateway();
    /// A person disconnects: the session ends (sessionForgotten).
    void disconnectFromGateway();
    /// The program ends or restarts: the socket closes, the resume point stays good.
    void leaveForRestart();
    void gatewayKnown(const GatewayKnown &gateway, const core::Secret &token);
    void gatewayUnavailable(bool fatal);
    void limitIntents(protocol::Intents granted);
    [[nodiscard]] const State &state() const { return m_state; }
    [[nodiscard]] Shard shard() const { return m_shard; }
    /// The token it used last; empty before the first.
    [[nodiscard]] const core::Secret &token() const { return m_token; }

signals:
    /// `distrusted`: the token that was used last was refused.
    void gatewayWanted(bool distrusted);
    /// In wire order.
    void eventReceived(const gateway::LineEvent &event);
    /// The phase, the session, a counter or the intents changed. Not for a seq or a beat alone: those come with
    /// eventReceived and heartbeatAcknowledged, and a signal per frame would say nothing more.
    void stateChanged(const gateway::State &state);
    /// The platform did not grant everything that was asked for.
    void intentsReduced(protocol::Intents granted);
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
    void keepBeating();
    void openSocket(const QString &url);
    void closeSocket(int code);
    void socketGone(QWebSocket *socket);
    void retireSocket();
    void readFrame(const QByteArray &text);
    void sendFrame(protocol::Opcode op, const QByteArray &text);
    void askTurn();
    void deliver(const protocol::Frame &frame, const Pending &cause);
    void noteGap(const NoteGap &gap);
    void noteDroppedIntents(protocol::Intents dropped);
    [[nodiscard]] traffic::Record newRecord(traffic::Direction direction, const QString &route);
    void recordClose(traffic::Direction direction, int code, const QString &reason);

    LineContext m_context;
    IdentifyPacing &m_pacing;
    Shard m_shard;
    core::Secret m_token;
    State m_state;
    std::unique_ptr<QWebSocket> m_socket; // the live one; a retired one is a child until it has closed
    bool m_closeFrameSeen = false; // on the live socket, from either side
    bool m_atProxy = false; // the live socket is still on its way through one
    QList<Pending> m_pending; // inputs that came while actions were performed
    QTimer m_wake;
    quint64 m_frames = 0; // read so far
    quint64 m_framesAtWake = 0;
};

} // namespace gateway
