#pragma once
#include "app/core/clock.h"
#include "app/sandbox/faultdesk.h"
#include "app/sandbox/scenario.h"
#include "app/sandbox/tokendesk.h"

#include <QHash>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <QWebSocketServer>

#include <functional>

class QWebSocket;

namespace sandbox {

/// Client frames that a gateway acts on, already checked for shape.
struct IdentifyFrame
{
    QByteArray token;
    quint32 intents = 0;
    bool shardFits = true;
};
struct ResumeFrame
{
    QByteArray token;
    QString sessionId;
    qint64 seq = 0;
};
struct BeatFrame
{
};
/// Why the socket is closed instead. Source: protocol reference (b), "Close codes".
struct BadFrame
{
    quint16 code = 4002;
};
using ClientFrame = std::variant<BadFrame, BeatFrame, IdentifyFrame, ResumeFrame>;
[[nodiscard]] ClientFrame parseClientFrame(const QByteArray &text);
/// The text of a frame that no platform should send; it carries no `s`. Empty for UnknownEvent, which is an event.
[[nodiscard]] QByteArray strangeText(StrangeFrame::Kind kind);

/// The platform's WebSocket: Hello, Identify or Resume, READY or replay and RESUMED, events by intent with rising `s`,
/// acknowledged beats, close codes, and the faults. Source: protocol reference (b). Thread: one.
class Gateway : public QObject
{
    Q_OBJECT
public:
    Gateway(const Scenario &scenario, const TokenDesk &tokens, const core::Clock &clock, RecordKeeper &keeper,
        FaultDesk &faults, QObject *parent);
    ~Gateway() override;

    /// Listens on a free port of 127.0.0.1; false if there is none.
    [[nodiscard]] bool listen();
    [[nodiscard]] QUrl url() const;
    [[nodiscard]] bool hasSession() const { return !m_sessions.isEmpty(); }
    /// Identifies that are left of the session start limit.
    [[nodiscard]] int startsLeft() const { return m_startsLeft; }

    /// Sends an event to every session whose intents include it; sessions without a socket get it when they resume.
    /// `d` is JSON text.
    void push(const QString &type, const QString &id, const QByteArray &d);

signals:
    /// A new session is READY.
    void sessionReady();

private:
    struct Kept
    {
        qint64 s = 0;
        QByteArray text;
    };
    struct Session
    {
        QString id;
        protocol::Intents intents;
        qint64 s = 0;
        qint64 forgotten = 0; ///< newest `s` that can no longer be replayed
        QList<Kept> kept;
        QPointer<QWebSocket> socket;
    };
    struct Connection
    {
        int number = 0;
        QString sessionId; ///< empty before READY or RESUMED
        QTimer *silence = nullptr;
    };
    /// An event on its way to a socket, after the next one.
    struct Late
    {
        QPointer<QWebSocket> socket;
        QByteArray text;
    };

    void welcome();
    void read(QWebSocket *socket, const QString &text);
    void identify(QWebSocket *socket, const IdentifyFrame &frame);
    void beginSession(QWebSocket *socket, protocol::Intents intents);
    void resume(QWebSocket *socket, const ResumeFrame &frame);
    void replay(QWebSocket *socket, Session &session, qint64 seq);
    void deliver(const QString &type, const QString &id, const QByteArray &d, const std::optional<Fault> &fault);
    void dispatch(Session &session, const QString &type, const QString &id, const QByteArray &d, bool isSent);
    /// Keeps the newest event of each session back that has the intent for it.
    void holdBack(const QString &type);
    void releaseLate();
    void sendStrange(StrangeFrame::Kind kind);
    /// Applies a fault to every connection.
    void spoilAll(const Fault &fault);
    /// Applies a fault to a socket; true if the frame that met it must not be answered now.
    bool spoil(QWebSocket *socket, const std::optional<Fault> &fault, const std::function<void()> &later);
    void refuseSession(QWebSocket *socket, std::optional<bool> resumable);
    void send(QWebSocket *socket, const QByteArray &text);
    void close(QWebSocket *socket, quint16 code);
    void forget(QWebSocket *socket);
    [[nodiscard]] Session *sessionOf(const QString &id);

    const Bot m_bot;
    const TokenDesk &m_tokens;
    const core::Clock &m_clock;
    RecordKeeper &m_keeper;
    FaultDesk &m_faults;
    QWebSocketServer m_server;
    QHash<QWebSocket *, Connection> m_connections;
    QList<Session> m_sessions;
    QList<Late> m_late;
    QTimer m_releaseLate;
    int m_connectionCount = 0;
    int m_startsLeft = 1000; ///< Source: protocol reference, gateway-bot example
};

} // namespace sandbox
