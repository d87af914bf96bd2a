#include "app/gateway/gatewayclient.h"

#include "app/core/overloaded.h"
#include "app/gateway/framerecord.h"

#include <QRandomGenerator>

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

// QWebSocket takes a message only when all of it lies in the socket's buffer, so the largest one must fit, with its
// header; what exceeds it stays in the kernel, and TCP slows the platform down.
constexpr qint64 readBuffer = protocol::maxFrameBytes + 1024;

/// Equal but for what moves with every frame and beat.
bool isSameForOwner(const State &a, const State &b)
{
    const auto still = [](const State &state) {
        State bare = state;
        bare.heard = {};
        bare.recovered = 0;
        bare.ahead.clear();
        bare.patience = {};
        if (bare.resume)
            bare.resume->seq = 0;
        std::visit(core::Overloaded{
                       [](AwaitingTurn &p) { p = {}; },
                       [](Identifying &p) { p.beat = {}; },
                       [](Resuming &p) { p = {}; },
                       [](ReadyState &p) { p.beat = {}, p.quietSince = {}; },
                       [](auto &) {},
                   },
            bare.phase);
        return bare;
    };
    return still(a) == still(b);
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

GatewayClient::GatewayClient(const LineContext &context, IdentifyPacing &pacing, Shard shard, QObject *parent)
    : QObject(parent)
    , m_context(context)
    , m_pacing(pacing)
    , m_shard(shard)
{
    m_state.shards = shard.count;
    m_wake.setSingleShot(true);
    m_wake.setTimerType(Qt::PreciseTimer);
    connect(&m_wake, &QTimer::timeout, this, &GatewayClient::wake);
}

GatewayClient::~GatewayClient()
{
    if (m_socket)
        m_socket->disconnect(this); // its destructor closes with 1001, which keeps the session
}

void GatewayClient::restore(std::optional<ResumePoint> point, std::optional<Loss> loss)
{
    m_state.resume = std::move(point);
    m_state.loss = loss;
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

void GatewayClient::gatewayKnown(const GatewayKnown &gateway, const core::Secret &token)
{
    if (!(m_token == token)) { // a secret once known to the redactor need not be told again
        m_token = token;
        m_context.redactor.addSecret(token, traffic::Splice::What::Token);
    }
    apply({.input = gateway});
}

void GatewayClient::gatewayUnavailable(bool fatal)
{
    apply({.input = GatewayUnavailable{.fatal = fatal}});
}

void GatewayClient::limitIntents(protocol::Intents granted)
{
    apply({.input = IntentsGranted{granted}});
}

void GatewayClient::apply(Pending pending)
{
    m_pending.append(std::move(pending));
    if (m_pending.size() > 1)
        return; // a slot of ours answered at once: its turn comes when this step's actions are done
    while (!m_pending.isEmpty()) {
        const Pending current = m_pending.first();
        const State before = m_state;
        Step step
            = advance(m_state, current.input, m_context.clock.boot(), QRandomGenerator::global()->generateDouble());
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
            [&](const AskTurn &) { askTurn(); },
            [&](const SendIdentify &a) {
                sendFrame(protocol::Opcode::Identify,
                    protocol::identifyFrame(m_token, a.intents, m_shard.index, m_shard.count));
            },
            [&](const SendResume &a) {
                sendFrame(protocol::Opcode::Resume, protocol::resumeFrame(m_token, a.point.session, a.point.seq));
            },
            [&](const SendHeartbeat &a) { sendFrame(protocol::Opcode::Heartbeat, protocol::heartbeatFrame(a.seq)); },
            [&](const Deliver &a) { deliver(a.frame, cause); },
            [&](const ForgetSession &) { emit sessionForgotten(); },
            [&](const NoteGap &a) { noteGap(a); },
            [&](const NoteDroppedIntents &a) { noteDroppedIntents(a.dropped); },
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
    m_wake.start(std::clamp(*due - m_context.clock.boot(), core::Milliseconds(0), longestSleep));
}

void GatewayClient::wake()
{
    const auto due = wakeAt(m_state);
    if (!due || m_context.clock.boot() < *due) {
        armTimer();
        return;
    }
    // An answer that the socket holds already is not missing: one turn of the event loop without a frame comes first.
    if (std::exchange(m_framesAtWake, m_frames) != m_frames) {
        m_wake.start(0ms);
        return;
    }
    apply({.input = TimerFired{}});
}

/// A burst is handed over without a pause for timers: a beat must not wait for its end.
void GatewayClient::keepBeating()
{
    const auto due = wakeAt(m_state);
    if (due && m_context.clock.boot() >= *due)
        apply({.input = TimerFired{.backlog = true}});
}

void GatewayClient::openSocket(const QString &url)
{
    const QUrl target(url);
    traffic::Record record = newRecord(traffic::Direction::Out, u"OPEN"_s);
    record.detail = m_context.redactor.text(target.toString(QUrl::RemoveQuery | QUrl::RemoveUserInfo));
    emit recorded(record);

    m_socket = std::make_unique<QWebSocket>();
    QWebSocket *socket = m_socket.get();
    m_closeFrameSeen = false;
    connect(socket, &QWebSocket::aboutToClose, this, [this] { m_closeFrameSeen = true; });
    socket->setMaxAllowedIncomingMessageSize(protocol::maxFrameBytes);
    socket->setMaxAllowedIncomingFrameSize(protocol::maxFrameBytes);
    socket->setReadBufferSize(readBuffer);
    const QNetworkProxy proxy = m_context.proxyFor ? m_context.proxyFor(target) : QNetworkProxy::NoProxy;
    socket->setProxy(proxy);
    m_atProxy = proxy.type() != QNetworkProxy::NoProxy;
    connect(socket, &QWebSocket::connected, this, [this] { m_atProxy = false; });
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
    const bool byProxy = code == 0 && m_atProxy && socket->error() != QAbstractSocket::SslHandshakeFailedError;
    const bool refusedByUs = code == closedTooLarge || code == closedInvalidText;
    QString reason = socket->closeReason();
    if (reason.isEmpty() && !refusedByUs && socket->error() != QAbstractSocket::UnknownSocketError)
        reason = (byProxy ? u"Proxy: "_s : QString()) + errorWord(socket->error());
    recordClose(refusedByUs ? traffic::Direction::Out : traffic::Direction::In, code, reason);
    retireSocket();
    apply({.input = SocketClosed{.code = code, .byProxy = byProxy}});
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
    ++m_frames;
    traffic::Record record = newRecord(traffic::Direction::In, u"BAD_FRAME"_s);
    record.body = m_context.redactor.body(text);
    auto frame = protocol::parseFrame(text);
    if (!frame) {
        record.detail = errorKindWord(frame.error().kind) + u' ' + frame.error().path;
        emit recorded(record);
        return;
    }
    describe(record, *frame);
    if (record.message) // a person may write a secret into a chat
        record.message->text = m_context.redactor.text(record.message->text);
    const auto sent = unansweredBeat(m_state.phase);
    emit recorded(record);
    if (sent && std::holds_alternative<protocol::HeartbeatAck>(frame->payload))
        emit heartbeatAcknowledged(m_context.clock.boot() - *sent);
    apply({.input = FrameArrived{std::move(*frame)}, .receivedAt = record.time, .key = record.key});
    keepBeating();
}

void GatewayClient::sendFrame(protocol::Opcode op, const QByteArray &text)
{
    const int number = static_cast<int>(op);
    traffic::Record record = newRecord(traffic::Direction::Out, QString(protocol::opcodeName(number)));
    record.op = number;
    record.body = m_context.redactor.body(text);
    emit recorded(record);
    if (!m_socket)
        return;
    m_socket->sendTextMessage(QString::fromUtf8(text));
    m_socket->flush(); // the event loop may be far behind: see keepBeating()
}

void GatewayClient::askTurn()
{
    if (const auto again = m_pacing.take(m_context.clock.boot()))
        apply({.input = TurnRefused{*again}});
    else
        apply({.input = TurnGiven{}});
}

void GatewayClient::deliver(const protocol::Frame &frame, const Pending &cause)
{
    emit eventReceived({.shard = m_shard,
        .frame = frame,
        .receivedAt = cause.receivedAt,
        .key = cause.key,
        .point = m_state.resume,
        .replayed = std::holds_alternative<Resuming>(m_state.phase)});
}

void GatewayClient::noteGap(const NoteGap &gap)
{
    traffic::Record record = newRecord(traffic::Direction::None, traffic::gapRoute);
    record.kind = traffic::Kind::Note;
    record.detail = traffic::gapDetail({.cause = gap.loss.cause,
        .closeCode = gap.loss.closeCode,
        .from = record.time - (m_context.clock.boot() - gap.loss.from), // by a clock that nobody sets
        .until = record.time,
        .resumed = gap.resumed,
        .recovered = gap.recovered,
        .shard = m_shard.index,
        .shards = m_shard.count});
    if (gap.loss.closeCode != 0)
        record.code = gap.loss.closeCode;
    emit recorded(record);
}

void GatewayClient::noteDroppedIntents(protocol::Intents dropped)
{
    traffic::Record record = newRecord(traffic::Direction::None, u"INTENTS_REDUCED"_s);
    record.kind = traffic::Kind::Note;
    record.detail = protocol::intentNames(dropped).join(u' ');
    emit recorded(record);
    emit intentsReduced(m_state.intents);
}

traffic::Record GatewayClient::newRecord(traffic::Direction direction, const QString &route)
{
    traffic::Record record;
    record.key = m_context.keys.next();
    record.time = m_context.clock.wall();
    record.bot = m_context.bot;
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
    record.detail = m_context.redactor.text(reason);
    emit recorded(record);
}

} // namespace gateway
