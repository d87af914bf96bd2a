#include "app/gateway/gatewayclient.h"

#include "app/core/overloaded.h"

#include <QMetaEnum>
#include <QRandomGenerator>
#include <QUrl>

#include <algorithm>

namespace gateway {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// QTimer stands still while the machine sleeps, the boot clock does not: look at it at least this often, so that a
// beat missed in a suspend is noticed soon after.
constexpr core::Milliseconds longestSleep = 10s;
// How long a closed socket may wait for the other side's close frame before it is cut.
constexpr core::Milliseconds closePatience = 5s;
// Codes that our own QWebSocket closes with when it refuses what came: invalid UTF-8, too large (RFC 6455).
constexpr int closedInvalidText = 1007;
constexpr int closedTooLarge = 1009;

QString errorKindWord(protocol::ParseError::Kind kind)
{
    using Kind = protocol::ParseError::Kind;
    switch (kind) {
    case Kind::NotJson:
        return u"not_json"_s;
    case Kind::TooLarge:
        return u"too_large"_s;
    case Kind::TooDeep:
        return u"too_deep"_s;
    case Kind::WrongType:
        return u"wrong_type"_s;
    case Kind::Missing:
        return u"missing"_s;
    }
    return {};
}

/// The enumerator's own name: errorString() is translated and may quote the URL.
QString errorWord(QAbstractSocket::SocketError error)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAbstractSocket::SocketError>().valueToKey(error));
}

QString routeOf(const protocol::Frame &frame)
{
    if (std::holds_alternative<protocol::Dispatch>(frame.payload))
        return frame.t;
    const QLatin1StringView name = protocol::opcodeName(frame.op);
    return name.isEmpty() ? u"OP %1"_s.arg(frame.op) : QString(name);
}

void describe(traffic::Record &record, const protocol::Frame &frame)
{
    record.op = frame.op;
    record.s = frame.s;
    record.route = routeOf(frame);
    record.eventId = frame.id;
    const auto *dispatch = std::get_if<protocol::Dispatch>(&frame.payload);
    if (!dispatch)
        return;
    const protocol::EventPlace place = protocol::eventPlace(dispatch->event);
    record.scene = place.scene;
    record.peer = place.peer;
    if (const auto *message = std::get_if<protocol::UserMessage>(&dispatch->event)) {
        record.msgId = message->msgId.value;
        record.message = traffic::MessageFacet{
            .role = traffic::MessageFacet::Role::Inbound, .text = protocol::displayText(*message)};
        if (message->scene == protocol::Scene::Group)
            record.message->origin = message->username.isEmpty() ? message->sender.value : message->username;
    }
}

/// Equal but for what moves with every frame and beat.
bool isSameForOwner(State a, State b)
{
    const auto still = [](State &state) {
        if (state.resume)
            state.resume->seq = 0;
        std::visit(core::Overloaded{
                       [](Identifying &p) { p.beat = {}; },
                       [](Resuming &p) { p = {}; },
                       [](ReadyState &p) { p.beat = {}; },
                       [](auto &) {},
                   },
            state.phase);
    };
    still(a);
    still(b);
    return a == b;
}

std::optional<core::BootTime> unansweredBeat(const Phase &phase)
{
    return std::visit(
        [](const auto &p) -> std::optional<core::BootTime> {
            if constexpr (requires { p.beat; })
                return p.beat.unanswered;
            else
                return std::nullopt;
        },
        phase);
}

} // namespace

GatewayClient::GatewayClient(
    QString bot, const core::Clock &clock, traffic::Redactor &redactor, traffic::RecordKeys &keys, QObject *parent)
    : QObject(parent)
    , m_bot(std::move(bot))
    , m_clock(clock)
    , m_redactor(redactor)
    , m_keys(keys)
{
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &GatewayClient::wake);
}

GatewayClient::~GatewayClient()
{
    if (m_socket)
        m_socket->disconnect(this); // its destructor closes with 1001, which keeps the session
}

void GatewayClient::setResumePoint(std::optional<ResumePoint> point)
{
    m_state.resume = std::move(point);
}

void GatewayClient::connectToGateway()
{
    apply({.input = ConnectAsked{}});
}

void GatewayClient::disconnectFromGateway()
{
    apply({.input = DisconnectAsked{}});
}

void GatewayClient::leaveForRestart()
{
    apply({.input = DisconnectAsked{.keepSession = true}});
}

void GatewayClient::gatewayKnown(const QString &url, const core::Secret &token)
{
    if (!(m_token == token)) { // a secret once known to the redactor need not be told again
        m_token = token;
        m_redactor.addSecret(token, traffic::Splice::What::Token);
    }
    apply({.input = GatewayKnown{url}});
}

void GatewayClient::gatewayUnavailable(bool fatal, core::Milliseconds retryAfter)
{
    apply({.input = GatewayUnavailable{.fatal = fatal, .retryAfter = retryAfter}});
}

void GatewayClient::apply(Pending pending)
{
    m_pending.append(std::move(pending));
    if (m_pending.size() > 1)
        return; // a slot of ours answered at once: its turn comes when this step's actions are done
    while (!m_pending.isEmpty()) {
        const Pending current = m_pending.first();
        const State before = m_state;
        Step step = advance(m_state, current.input, m_clock.boot(), QRandomGenerator::global()->generateDouble());
        m_state = std::move(step.next);
        for (const Action &action : std::as_const(step.actions))
            perform(action, current);
        if (!isSameForOwner(before, m_state))
            emit stateChanged(m_state);
        m_pending.removeFirst();
    }
    armTimer();
}

void GatewayClient::perform(const Action &action, const Pending &cause)
{
    std::visit(
        core::Overloaded{
            [&](const FetchGateway &a) { emit gatewayWanted(a.freshToken); },
            [&](const OpenSocket &a) { openSocket(a.url); },
            [&](const CloseSocket &a) { closeSocket(a.code); },
            [&](const SendIdentify &a) {
                sendFrame(protocol::Opcode::Identify, protocol::identifyFrame(m_token, a.intents, 0, 1));
            },
            [&](const SendResume &a) {
                sendFrame(protocol::Opcode::Resume, protocol::resumeFrame(m_token, a.point.session, a.point.seq));
            },
            [&](const SendHeartbeat &a) { sendFrame(protocol::Opcode::Heartbeat, protocol::heartbeatFrame(a.seq)); },
            [&](const Deliver &a) { emit eventReceived(a.frame, cause.receivedAt, cause.key); },
            [&](const ForgetSession &) { emit sessionForgotten(); },
        },
        action);
}

void GatewayClient::armTimer()
{
    const auto due = wakeAt(m_state);
    if (!due) {
        m_wake.stop();
        return;
    }
    m_wake.start(std::clamp(*due - m_clock.boot(), core::Milliseconds(0), longestSleep));
}

void GatewayClient::wake()
{
    const auto due = wakeAt(m_state);
    if (due && m_clock.boot() >= *due)
        apply({.input = TimerFired{}});
    else
        armTimer();
}

void GatewayClient::openSocket(const QString &url)
{
    const QUrl target(url);
    traffic::Record record = newRecord(traffic::Direction::Out, u"OPEN"_s);
    record.detail = m_redactor.text(target.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo));
    emit recorded(record);

    m_socket = std::make_unique<QWebSocket>();
    QWebSocket *socket = m_socket.get();
    m_closeFrameSeen = false;
    connect(socket, &QWebSocket::aboutToClose, this, [this] { m_closeFrameSeen = true; });
    socket->setMaxAllowedIncomingMessageSize(protocol::maxFrameBytes);
    socket->setMaxAllowedIncomingFrameSize(protocol::maxFrameBytes);
    connect(socket, &QWebSocket::textMessageReceived, this, [this, socket](const QString &text) {
        if (socket == m_socket.get())
            readFrame(text.toUtf8());
    });
    connect(socket, &QWebSocket::binaryMessageReceived, this, [this, socket](const QByteArray &bytes) {
        if (socket == m_socket.get())
            readFrame(bytes);
    });
    // Both queued: some failures (a bad URL) come from inside open(), and an error may precede the close code.
    const auto gone = [this, socket] { socketGone(socket); };
    connect(socket, &QWebSocket::disconnected, this, gone, Qt::QueuedConnection);
    connect(socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, gone, Qt::QueuedConnection);
    socket->open(target);
}

void GatewayClient::closeSocket(int code)
{
    if (!m_socket)
        return;
    const QString reason = code == leaveCloseCode ? u"leaving"_s : u"will resume"_s;
    recordClose(traffic::Direction::Out, code, reason);
    m_socket->close(static_cast<QWebSocketProtocol::CloseCode>(code), reason);
    retireSocket();
}

/// The live socket closed or failed by itself.
void GatewayClient::socketGone(QWebSocket *socket)
{
    if (socket != m_socket.get() || socket->state() != QAbstractSocket::UnconnectedState)
        return; // an old one's late word, or an error whose close is still under way
    // Without a close frame closeCode() keeps its first value, 1000, which would read as a normal end.
    const int code = m_closeFrameSeen ? socket->closeCode() : 0;
    const bool refusedByUs = code == closedTooLarge || code == closedInvalidText;
    QString reason = socket->closeReason();
    if (reason.isEmpty() && !refusedByUs && socket->error() != QAbstractSocket::UnknownSocketError)
        reason = errorWord(socket->error());
    recordClose(refusedByUs ? traffic::Direction::Out : traffic::Direction::In, code, reason);
    retireSocket();
    apply({.input = SocketClosed{code}});
}

/// From here on nothing that this socket says reaches us; it goes when its closing handshake is over.
void GatewayClient::retireSocket()
{
    QWebSocket *socket = m_socket.release();
    socket->disconnect(this);
    socket->setParent(this);
    if (socket->state() == QAbstractSocket::UnconnectedState) {
        socket->deleteLater();
        return;
    }
    connect(socket, &QWebSocket::disconnected, socket, &QObject::deleteLater);
    QTimer::singleShot(closePatience, socket, [socket] {
        socket->abort();
        socket->deleteLater();
    });
}

void GatewayClient::readFrame(const QByteArray &text)
{
    traffic::Record record = newRecord(traffic::Direction::In, u"BAD_FRAME"_s);
    record.body = m_redactor.body(text);
    auto frame = protocol::parseFrame(text);
    if (!frame) {
        record.detail = errorKindWord(frame.error().kind) + u' ' + frame.error().path;
        emit recorded(record);
        return;
    }
    describe(record, *frame);
    if (record.message) // a person may write a secret into a chat
        record.message->text = m_redactor.text(record.message->text);
    const auto sent = unansweredBeat(m_state.phase);
    emit recorded(record);
    if (sent && std::holds_alternative<protocol::HeartbeatAck>(frame->payload))
        emit heartbeatAcknowledged(m_clock.boot() - *sent);
    apply({.input = FrameArrived{std::move(*frame)}, .receivedAt = record.time, .key = record.key});
}

void GatewayClient::sendFrame(protocol::Opcode op, const QByteArray &text)
{
    const int number = static_cast<int>(op);
    traffic::Record record = newRecord(traffic::Direction::Out, QString(protocol::opcodeName(number)));
    record.op = number;
    record.body = m_redactor.body(text);
    emit recorded(record);
    if (m_socket)
        m_socket->sendTextMessage(QString::fromUtf8(text));
}

traffic::Record GatewayClient::newRecord(traffic::Direction direction, const QString &route)
{
    traffic::Record record;
    record.key = m_keys.next();
    record.time = m_clock.wall();
    record.bot = m_bot;
    record.kind = traffic::Kind::Frame;
    record.direction = direction;
    record.route = route;
    return record;
}

void GatewayClient::recordClose(traffic::Direction direction, int code, const QString &reason)
{
    traffic::Record record = newRecord(direction, u"CLOSE"_s);
    if (code != 0)
        record.code = code;
    record.detail = m_redactor.text(reason);
    emit recorded(record);
}

} // namespace gateway
