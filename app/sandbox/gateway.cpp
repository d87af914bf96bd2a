#include "app/sandbox/gateway.h"

#include "app/core/overloaded.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>
#include <QUuid>
#include <QWebSocket>

#include <algorithm>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

// Source: protocol reference (b), "Close codes".
constexpr quint16 badPayload = 4002;
constexpr quint16 authenticationFailed = 4004;
constexpr quint16 alreadyAuthenticated = 4005;
constexpr quint16 badSeq = 4007;
constexpr quint16 sessionTimedOut = 4009;
constexpr quint16 badShard = 4010;
constexpr quint16 badIntents = 4013;
constexpr quint16 intentNotGranted = 4014;

/// Source: protocol reference (b), "Intents": every bit that has a name there.
constexpr quint32 knownIntents = 0x7f8c'1603;
/// Source: product, "message ≤ 4 MiB".
constexpr quint64 maxFrameBytes = 4ull * 1024 * 1024;
/// Events a session keeps for a resume, and sessions kept: bounds for memory, not the platform's (not published).
constexpr qsizetype maxKept = 1000;
constexpr qsizetype maxSessions = 16;
/// How long after op 7 the platform closes by itself; "soon" in the protocol reference (b).
constexpr core::Milliseconds reconnectGrace{1000};
/// How long an event that is held back waits for the next one.
constexpr core::Milliseconds longestHold{1000};

protocol::Intent intentOf(const QString &type)
{
    return type == "INTERACTION_CREATE"_L1 ? protocol::Intent::Interaction : protocol::Intent::GroupAndC2cEvent;
}

QByteArray quoted(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

QByteArray dispatchText(qint64 s, const QString &type, const QString &id, const QByteArray &d)
{
    const QByteArray idPart = id.isEmpty() ? QByteArray() : ",\"id\":" + quoted(id);
    return "{\"op\":0,\"s\":" + QByteArray::number(s) + ",\"t\":" + quoted(type) + idPart + ",\"d\":" + d + '}';
}

} // namespace

Gateway::Gateway(const Scenario &scenario, const TokenDesk &tokens, const core::Clock &clock, RecordKeeper &keeper,
    FaultDesk &faults, QObject *parent)
    : QObject(parent)
    , m_bot(scenario.bot)
    , m_tokens(tokens)
    , m_clock(clock)
    , m_keeper(keeper)
    , m_faults(faults)
    , m_server(u"sandbox"_s, QWebSocketServer::NonSecureMode)
{
    m_releaseLate.setSingleShot(true);
    m_releaseLate.setInterval(longestHold);
    connect(&m_server, &QWebSocketServer::newConnection, this, &Gateway::welcome);
    connect(&m_releaseLate, &QTimer::timeout, this, &Gateway::releaseLate);
    connect(&faults, &FaultDesk::struckNow, this, &Gateway::spoilAll);
}

Gateway::~Gateway()
{
    // They must go first and in silence: a socket that ends later would report to a half-destroyed gateway.
    const QList<QWebSocket *> sockets = findChildren<QWebSocket *>(Qt::FindDirectChildrenOnly);
    for (QWebSocket *socket : sockets) {
        socket->disconnect(this);
        delete socket;
    }
}

bool Gateway::listen()
{
    return m_server.listen(QHostAddress(QHostAddress::LocalHost), 0);
}

QUrl Gateway::url() const
{
    return QUrl(u"ws://127.0.0.1:%1/websocket"_s.arg(m_server.serverPort()));
}

void Gateway::push(const QString &type, const QString &id, const QByteArray &d)
{
    const std::optional<Fault> fault = m_faults.strike(FaultPoint::Event);
    if (const Delay *delay = fault ? std::get_if<Delay>(&fault->act) : nullptr)
        QTimer::singleShot(delay->time, this, [this, type, id, d] { deliver(type, id, d, std::nullopt); });
    else
        deliver(type, id, d, fault);
}

void Gateway::deliver(const QString &type, const QString &id, const QByteArray &d, const std::optional<Fault> &fault)
{
    const auto is = [&fault](auto act) { return fault && std::holds_alternative<decltype(act)>(fault->act); };
    const bool isSent = !fault || !fault->loseEvent;
    const bool isHeld = isSent && is(HoldBack{}) && m_late.isEmpty(); // one swaps places with one, not with many
    if (is(StrangeFrame{}))
        sendStrange(std::get<StrangeFrame>(fault->act).kind);
    for (Session &session : m_sessions) {
        if (!session.intents.testFlag(intentOf(type)))
            continue;
        dispatch(session, type, id, d, isSent && !isHeld);
        if (is(Duplicate{}))
            dispatch(session, type, id, d, isSent);
    }
    if (isHeld)
        holdBack(type);
    else
        releaseLate();
    if (fault && !is(StrangeFrame{}))
        spoilAll(*fault);
}

void Gateway::holdBack(const QString &type)
{
    for (const Session &session : std::as_const(m_sessions)) {
        if (session.socket && session.intents.testFlag(intentOf(type)))
            m_late.append({session.socket, session.kept.last().text});
    }
    m_releaseLate.start();
}

void Gateway::releaseLate()
{
    m_releaseLate.stop();
    const QList<Late> late = std::exchange(m_late, {});
    for (const Late &event : late) {
        // A session that went on with another socket got it with the replay.
        if (event.socket && m_connections.contains(event.socket))
            send(event.socket, event.text);
    }
}

void Gateway::sendStrange(StrangeFrame::Kind kind)
{
    const QByteArray text = strangeText(kind);
    for (Session &session : m_sessions) {
        if (text.isEmpty())
            dispatch(session, u"SANDBOX_UNKNOWN_EVENT"_s, u"SANDBOX_UNKNOWN_EVENT:1"_s, R"({"unknown":true})", true);
        else if (session.socket)
            send(session.socket, text);
    }
}

void Gateway::spoilAll(const Fault &fault)
{
    if (const auto *strange = std::get_if<StrangeFrame>(&fault.act)) {
        sendStrange(strange->kind);
        return;
    }
    const QList<QWebSocket *> sockets = m_connections.keys();
    for (QWebSocket *socket : sockets)
        spoil(socket, fault, {});
}

void Gateway::dispatch(Session &session, const QString &type, const QString &id, const QByteArray &d, bool isSent)
{
    const QByteArray text = dispatchText(++session.s, type, id, d);
    session.kept.append({session.s, text});
    if (session.kept.size() > maxKept)
        session.forgotten = session.kept.takeFirst().s;
    if (isSent && session.socket)
        send(session.socket, text);
}

void Gateway::welcome()
{
    while (QWebSocket *socket = m_server.nextPendingConnection()) {
        socket->setParent(this);
        socket->setMaxAllowedIncomingMessageSize(maxFrameBytes);
        auto *silence = new QTimer(socket);
        silence->setSingleShot(true);
        // Two and a half beats: one may be late, two are not.
        silence->setInterval(m_bot.heartbeatInterval * 5 / 2);
        m_connections.insert(socket, {++m_connectionCount, {}, silence});
        connect(silence, &QTimer::timeout, this, [this, socket] { close(socket, sessionTimedOut); });
        connect(socket, &QWebSocket::textMessageReceived, this,
            [this, socket](const QString &text) { read(socket, text); });
        connect(socket, &QWebSocket::binaryMessageReceived, this, [this, socket] { close(socket, badPayload); });
        connect(socket, &QWebSocket::disconnected, this, [this, socket] {
            forget(socket);
            socket->deleteLater();
        });
        silence->start();
        send(socket,
            R"({"op":10,"d":{"heartbeat_interval":)" + QByteArray::number(qint64(m_bot.heartbeatInterval.count()))
                + "}}");
    }
}

void Gateway::read(QWebSocket *socket, const QString &text)
{
    const auto connection = m_connections.constFind(socket);
    if (connection == m_connections.constEnd())
        return; // the closing handshake is under way
    const QByteArray utf8 = text.toUtf8();
    m_keeper.frame(connection->number, true, utf8);
    const auto later = [this, socket = QPointer(socket)](auto step, auto frame) {
        return [this, socket, step, frame] {
            if (socket && m_connections.contains(socket))
                std::invoke(step, this, socket.data(), frame);
        };
    };
    std::visit(core::Overloaded{
                   [&](const BadFrame &bad) { close(socket, bad.code); },
                   [&](const BeatFrame &) {
                       connection->silence->start();
                       m_keeper.beat(connection->number, m_bot.heartbeatInterval);
                       const auto act = [this, socket] {
                           if (m_connections.contains(socket))
                               send(socket, R"({"op":11})");
                       };
                       if (!spoil(socket, m_faults.strike(FaultPoint::Beat), act))
                           act();
                   },
                   [&](const IdentifyFrame &frame) {
                       const auto act = later(&Gateway::identify, frame);
                       if (!spoil(socket, m_faults.strike(FaultPoint::Identify), act))
                           act();
                   },
                   [&](const ResumeFrame &frame) {
                       const auto act = later(&Gateway::resume, frame);
                       if (!spoil(socket, m_faults.strike(FaultPoint::Resume), act))
                           act();
                   },
               },
        parseClientFrame(utf8));
}

void Gateway::identify(QWebSocket *socket, const IdentifyFrame &frame)
{
    const auto granted = static_cast<quint32>(m_bot.granted.toInt());
    if (!m_connections.value(socket).sessionId.isEmpty())
        close(socket, alreadyAuthenticated);
    else if (!m_tokens.isValid(frame.token, m_clock.boot()))
        close(socket, authenticationFailed);
    else if (!frame.shardFits)
        close(socket, badShard);
    else if (frame.intents == 0 || (frame.intents & ~knownIntents) != 0)
        close(socket, badIntents);
    else if ((frame.intents & ~granted) != 0)
        close(socket, intentNotGranted);
    else
        beginSession(socket, protocol::Intents::fromInt(frame.intents));
}

void Gateway::beginSession(QWebSocket *socket, protocol::Intents intents)
{
    m_startsLeft = std::max(0, m_startsLeft - 1);
    Session session{QUuid::createUuid().toString(QUuid::WithoutBraces), intents, 1, 1, {}, socket};
    m_connections[socket].sessionId = session.id;
    const QJsonObject ready{{u"version"_s, 1}, {u"session_id"_s, session.id},
        {u"user"_s, QJsonObject{{u"id"_s, m_bot.id}, {u"username"_s, m_bot.name}, {u"bot"_s, true}, {u"status"_s, 1}}},
        {u"shard"_s, QJsonArray{0, 0}}}; // docs print [0,0] for an unsharded bot
    send(socket, dispatchText(1, u"READY"_s, {}, QJsonDocument(ready).toJson(QJsonDocument::Compact)));
    m_sessions.append(std::move(session));
    if (m_sessions.size() > maxSessions)
        m_sessions.removeFirst();
    emit sessionReady();
}

void Gateway::resume(QWebSocket *socket, const ResumeFrame &frame)
{
    Session *session = sessionOf(frame.sessionId);
    if (!m_connections.value(socket).sessionId.isEmpty())
        close(socket, alreadyAuthenticated);
    else if (!m_tokens.isValid(frame.token, m_clock.boot()))
        close(socket, authenticationFailed);
    else if (!session || frame.seq < session->forgotten)
        refuseSession(socket, false);
    else if (frame.seq > session->s)
        close(socket, badSeq);
    else
        replay(socket, *session, frame.seq);
}

void Gateway::replay(QWebSocket *socket, Session &session, qint64 seq)
{
    if (session.socket && session.socket != socket)
        close(session.socket, sessionTimedOut); // a session has one socket: the newer one
    session.socket = socket;
    m_connections[socket].sessionId = session.id;
    for (const Kept &kept : std::as_const(session.kept)) {
        if (kept.s > seq)
            send(socket, kept.text);
    }
    send(socket, dispatchText(++session.s, u"RESUMED"_s, {}, R"("")")); // d is an empty string on the wire
}

bool Gateway::spoil(QWebSocket *socket, const std::optional<Fault> &fault, const std::function<void()> &later)
{
    if (!fault)
        return false;
    std::visit(core::Overloaded{
                   [&](const AskReconnect &) {
                       send(socket, R"({"op":7})");
                       QTimer::singleShot(reconnectGrace, socket, [this, socket] { close(socket, sessionTimedOut); });
                   },
                   [&](const RefuseSession &refuse) { refuseSession(socket, refuse.resumable); },
                   [&](const CloseSocket &how) { close(socket, how.code); },
                   [&](const Drop &) { QMetaObject::invokeMethod(socket, &QWebSocket::abort, Qt::QueuedConnection); },
                   [&](const Delay &delay) { QTimer::singleShot(delay.time, socket, later); },
                   [](const auto &) {},
               },
        fault->act);
    return true;
}

void Gateway::refuseSession(QWebSocket *socket, std::optional<bool> resumable)
{
    const QString id = std::exchange(m_connections[socket].sessionId, {});
    if (Session *session = sessionOf(id))
        session->socket = nullptr;
    if (!resumable.value_or(false))
        m_sessions.removeIf([&id](const Session &session) { return session.id == id; });
    send(socket, !resumable ? R"({"op":9})" : *resumable ? R"({"op":9,"d":true})" : R"({"op":9,"d":false})");
}

void Gateway::send(QWebSocket *socket, const QByteArray &text)
{
    m_keeper.frame(m_connections.value(socket).number, false, text);
    socket->sendTextMessage(QString::fromUtf8(text));
}

void Gateway::close(QWebSocket *socket, quint16 code)
{
    if (!m_connections.contains(socket))
        return;
    forget(socket);
    socket->close(static_cast<QWebSocketProtocol::CloseCode>(code));
}

void Gateway::forget(QWebSocket *socket)
{
    if (Session *session = sessionOf(m_connections.value(socket).sessionId); session && session->socket == socket)
        session->socket = nullptr;
    m_connections.remove(socket);
}

Gateway::Session *Gateway::sessionOf(const QString &id)
{
    const auto found = std::ranges::find(m_sessions, id, &Session::id);
    return found == m_sessions.end() ? nullptr : &*found;
}

} // namespace sandbox
