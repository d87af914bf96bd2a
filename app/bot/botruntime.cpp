#include "app/bot/botruntime.h"

#include "app/core/logging.h"
#include "app/core/overloaded.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace bot {

namespace {

constexpr core::Milliseconds outboxRetry{2'000};
constexpr core::Milliseconds checkpointDelay{1'000}; // events without a message may be replayed after a crash: harmless
constexpr core::Milliseconds resumableFor{
    300'000}; // Source: protocol reference (b): openclaw drops sessions after 5 min
constexpr qsizetype maxUncommitted = 1'000;
constexpr int botLane = 0; // record keys of this thread; see traffic::RecordKeys

QString bootId()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
}

ConnectionChanged::Phase phaseOf(const gateway::Phase &phase)
{
    using Phase = ConnectionChanged::Phase;
    return std::visit(core::Overloaded{
                          [](const gateway::Disconnected &) { return Phase::Offline; },
                          [](const gateway::FetchingGateway &) { return Phase::FetchingGateway; },
                          [](const gateway::AwaitingHello &) { return Phase::Connecting; },
                          [](const gateway::Identifying &) { return Phase::Identifying; },
                          [](const gateway::Resuming &) { return Phase::Resuming; },
                          [](const gateway::ReadyState &) { return Phase::Ready; },
                          [](const gateway::Waiting &) { return Phase::Waiting; },
                          [](const gateway::Stopped &) { return Phase::Stopped; },
                      },
        phase);
}

CallFailed::Kind kindOf(const openapi::ApiError &error)
{
    if (error.kind == openapi::ApiError::Kind::Credentials)
        return CallFailed::Kind::Credentials;
    const bool forbidden = error.kind == openapi::ApiError::Kind::Forbidden;
    return forbidden ? CallFailed::Kind::Forbidden : CallFailed::Kind::Passing;
}

} // namespace

BotRuntime::BotRuntime(BotConfig config, const core::Clock &clock)
    : m_config(std::move(config))
    , m_clock(clock)
    , m_keys(clock, botLane)
{
    m_redactor.addSecret(m_config.platform.clientSecret, traffic::Splice::What::ClientSecret);
    if (m_config.model)
        m_redactor.addSecret(m_config.model->key, traffic::Splice::What::ModelKey);
}

BotRuntime::~BotRuntime() = default;

void BotRuntime::start()
{
    m_http = std::make_unique<http::HttpClient>(m_clock, m_redactor, m_keys);
    m_tokens
        = std::make_unique<openapi::TokenSource>(m_config.platform, m_config.profile, *m_http, m_redactor, m_clock);
    m_api = std::make_unique<openapi::ApiClient>(m_config.platform, m_config.profile, *m_http, *m_tokens);
    m_gateway = std::make_unique<gateway::GatewayClient>(m_config.profile, m_clock, m_redactor, m_keys);
    if (m_config.model)
        m_model = std::make_unique<model::HttpModelClient>(*m_http, *m_config.model);
    m_rooms = std::make_unique<Rooms>(Rooms{.config = m_config,
        .clock = m_clock,
        .keys = m_keys,
        .tokens = *m_tokens,
        .api = *m_api,
        .model = m_model.get()});
    m_retryOutbox = std::make_unique<QTimer>();
    m_saveCheckpoint = std::make_unique<QTimer>();
    m_saveCheckpoint->setSingleShot(true);
    connectRooms();
    if (!openOutbox())
        m_retryOutbox->start(outboxRetry);
}

void BotRuntime::connectRooms()
{
    connect(m_http.get(), &http::HttpClient::recorded, this, &BotRuntime::recorded);
    connect(m_gateway.get(), &gateway::GatewayClient::recorded, this, &BotRuntime::recorded);
    connect(m_gateway.get(), &gateway::GatewayClient::gatewayWanted, this, &BotRuntime::fetchGateway);
    connect(m_gateway.get(), &gateway::GatewayClient::eventReceived, this, &BotRuntime::receiveEvent);
    connect(m_gateway.get(), &gateway::GatewayClient::stateChanged, this, &BotRuntime::tellConnection);
    connect(m_gateway.get(), &gateway::GatewayClient::heartbeatAcknowledged, this,
        [this](core::Milliseconds roundTrip) { emit happened(HeartbeatAcknowledged{roundTrip}); });
    connect(m_gateway.get(), &gateway::GatewayClient::sessionForgotten, this, [this] {
        if (m_outbox)
            if (const auto forgotten = m_outbox->forgetCheckpoint(); !forgotten)
                outboxFailed(forgotten.error());
    });
    connect(m_tokens.get(), &openapi::TokenSource::renewed, this,
        [this](core::WallTime expires) { emit happened(TokenRenewed{expires}); });
    connect(m_tokens.get(), &openapi::TokenSource::failed, this,
        [this](const openapi::ApiError &error) { tellFailure(u"token"_s, error); });
    connect(m_retryOutbox.get(), &QTimer::timeout, this, &BotRuntime::retryOutbox);
    connect(m_saveCheckpoint.get(), &QTimer::timeout, this, &BotRuntime::saveCheckpoint);
}

void BotRuntime::tellFailure(const QString &call, const openapi::ApiError &error)
{
    emit happened(CallFailed{.call = call, .code = error.code, .message = error.message, .kind = kindOf(error)});
}

bool BotRuntime::openOutbox()
{
    auto opened = outbox::Outbox::open(m_config.outboxPath, m_config.rules, m_clock.wall(), bootId());
    if (!opened) {
        emit happened(OutboxState{.writable = false, .detail = opened.error().message});
        return false;
    }
    m_outbox = std::move(*opened);
    m_rooms->outbox = m_outbox.get();
    const auto saved = m_outbox->checkpoint();
    const bool isFresh = !m_gateway->state().resume; // opened late, the line may have a session of its own already
    if (isFresh && saved && *saved && m_clock.wall() - (*saved)->saved < resumableFor && (*saved)->origin == origin())
        m_gateway->setResumePoint(gateway::ResumePoint{.session = (*saved)->session, .seq = (*saved)->seq});
    emit happened(OutboxState{});
    for (const auto &known : m_outbox->ledger().conversations())
        tellAnchors(known.scene, known.peer);
    return true;
}

void BotRuntime::outboxFailed(const outbox::OutboxError &error)
{
    using Kind = outbox::OutboxError::Kind;
    if (error.kind != Kind::CannotWrite && error.kind != Kind::CannotOpen && error.kind != Kind::CannotRead)
        return;
    qCWarning(lcOutbox) << "outbox" << error.operation << error.nativeCode;
    emit happened(OutboxState{.writable = false, .detail = error.message});
    m_retryOutbox->start(outboxRetry);
}

// Tries a write; everything that waited for the file goes on when it works.
void BotRuntime::retryOutbox()
{
    if (!m_outbox && !openOutbox())
        return;
    // Messages that wait lie before the checkpoint's `s`: with any of them, committing the first is the try.
    if (m_uncommitted.isEmpty() && !m_outbox->saveCheckpoint(checkpoint()))
        return;
    // First what an earlier process left: turns that begin below are of this one, and recovery would run them again.
    if (!recover())
        return;
    while (!m_uncommitted.isEmpty()) {
        if (!commit(m_uncommitted.first()))
            return; // it stays the first of those that wait
        m_uncommitted.removeFirst();
    }
    m_retryOutbox->stop();
    emit happened(OutboxState{});
    for (const auto &[key, conversation] : m_conversations)
        conversation->wake();
}

void BotRuntime::handle(const Command &command)
{
    if (!m_gateway)
        return; // sent while stop() was on its way
    std::visit(core::Overloaded{
                   [this](const Connect &) {
                       if (m_outbox)
                           recover();
                       m_gateway->connectToGateway();
                   },
                   [this](const Disconnect &) { m_gateway->disconnectFromGateway(); },
                   [this](const Send &send) { sendByHand(send); },
                   [](const Resend &) {},
                   [](const Retry &) {},
                   [](const ResendMany &) {},
                   [](const StopResendMany &) {},
                   [](const Dismiss &) {},
                   [](const LeaveWithNext &) {},
                   [](const SetLeaveWithNextPolicy &) {},
                   [](const TakeOver &) {},
                   [](const InjectOwnId &) {},
                   [this](const StopTurn &stop) {
                       for (const auto &[key, conversation] : m_conversations)
                           if (key.endsWith(u':' + stop.peer.value))
                               conversation->stopTurn();
                   },
               },
        command);
}

// What a crash left: open attempts are asked about (same anchor, msg_seq, content), interrupted turns keep their unsent
// texts as not sent, turns without any attempt run again. All or nothing; false while the file does not allow it: then
// nothing new may begin, because a later recovery would take it for a leftover. Source: product 2.9.
bool BotRuntime::recover()
{
    if (m_recovered)
        return true;
    const auto open = m_outbox->openAttempts();
    const auto owed = m_outbox->owedTurns();
    if (!open || !owed) {
        outboxFailed(open ? owed.error() : open.error());
        return false;
    }
    const auto unsent = m_outbox->interruptTurns(m_clock.wall()); // last: what it has marked is not found again
    if (!unsent) {
        outboxFailed(unsent.error());
        return false;
    }
    m_recovered = true;
    for (const outbox::OpenAttempt &attempt : *open)
        resumeAttempt(attempt);
    for (const outbox::UnsentMessage &left : *unsent)
        emit recorded(notSentRecord(*m_rooms, left.messageId, left.message, lineage::NotSentReason::Interrupted));
    if (m_model)
        for (const outbox::OwedTurn &turn : *owed)
            conversation(turn.message.scene, turn.message.peer).enqueue(turn);
    return true;
}

void BotRuntime::resumeAttempt(const outbox::OpenAttempt &open)
{
    const lineage::Unknown crashed{.cause = u"crash"_s};
    if (!open.isUnknown) {
        if (const auto settled = m_outbox->settle(open.attemptId, crashed, false, m_clock.wall()); !settled) {
            outboxFailed(settled.error());
            return;
        }
    }
    if (!open.hasDedupeKey)
        return; // nothing would keep a second copy from the user: it waits for a person
    auto *delivery = new Delivery(*m_rooms, open.messageId, open.message, lineage::ChooseBest{}, true, this);
    watch(delivery);
    connect(delivery, &Delivery::finished, delivery, &QObject::deleteLater);
    delivery->resume(open.attemptId);
}

void BotRuntime::fetchGateway(bool freshToken)
{
    m_api->gatewayBot(freshToken, this, [this](const openapi::ApiClient::Gateway &gateway) {
        if (!gateway) {
            tellFailure(u"gateway"_s, gateway.error());
            const bool fatal = kindOf(gateway.error()) != CallFailed::Kind::Passing;
            m_gateway->gatewayUnavailable(fatal, core::Milliseconds{0});
        } else if (gateway->total > 0 && gateway->remaining < 1) {
            m_gateway->gatewayUnavailable(false, core::Milliseconds{gateway->resetAfterMs});
        } else {
            m_gateway->gatewayKnown(gateway->url, m_tokens->current());
        }
    });
}

void BotRuntime::receiveEvent(const protocol::Frame &frame, core::WallTime receivedAt)
{
    const auto *dispatch = std::get_if<protocol::Dispatch>(&frame.payload);
    if (!dispatch)
        return;
    if (const auto *message = std::get_if<protocol::UserMessage>(&dispatch->event)) {
        const outbox::InboundMessage inbound{.scene = protocol::Scene::C2c,
            .peer = message->peer,
            .msgId = message->msgId,
            .msgIdx = message->msgIdx,
            .text = protocol::displayText(message->content).trimmed(),
            .received = receivedAt,
            .owed = m_model != nullptr};
        const bool mustWait = !m_recovered || !m_uncommitted.isEmpty();
        if ((mustWait || !commit(inbound)) && m_uncommitted.size() < maxUncommitted)
            m_uncommitted.append(inbound); // in order; committed when the file can be written again
    } else if (std::holds_alternative<protocol::Ready>(dispatch->event)) {
        saveCheckpoint();
    } else if (!m_saveCheckpoint->isActive()) {
        m_saveCheckpoint->start(checkpointDelay);
    }
    tellConnection(m_gateway->state()); // the last s moved
}

// The message, its anchor and the gateway's last s are on disk before the agent wakes.
bool BotRuntime::commit(const outbox::InboundMessage &message)
{
    const auto received = m_outbox->receive(message, checkpoint());
    if (!received) {
        outboxFailed(received.error());
        return false;
    }
    if (!received->isNew)
        return true;
    tellAnchors(message.scene, message.peer);
    if (message.owed)
        conversation(message.scene, message.peer).enqueue({.inboundId = received->inboundId, .message = message});
    return true;
}

outbox::Checkpoint BotRuntime::checkpoint() const
{
    const auto &point = m_gateway->state().resume;
    return {.session = point ? point->session : core::SessionId(),
        .seq = point ? point->seq : 0,
        .saved = m_clock.wall(),
        .origin = origin()};
}

QString BotRuntime::origin() const
{
    return m_config.platform.apiBase.toString();
}

void BotRuntime::saveCheckpoint()
{
    // Messages that wait for the file lie before this `s`: once it is saved the gateway would not send them again.
    if (m_outbox && m_uncommitted.isEmpty())
        if (const auto saved = m_outbox->saveCheckpoint(checkpoint()); !saved)
            outboxFailed(saved.error());
}

void BotRuntime::sendByHand(const Send &send)
{
    const outbox::OutgoingMessage message{.scene = send.scene,
        .peer = send.peer,
        .text = send.text,
        .markdown = send.markdown,
        .origin = u"hand"_s,
        .created = m_clock.wall()};
    const auto refuse = [&](lineage::NotSentReason reason) {
        emit recorded(notSentRecord(*m_rooms, 0, message, reason));
        emit happened(SendFinished{.requestId = send.requestId, .outcome = lineage::NotSent{reason}});
    };
    if (send.text.trimmed().isEmpty())
        return refuse(lineage::NotSentReason::EmptyText);
    // Recovered first, or connecting later would take the attempt that is under way for a crash's.
    if (!m_outbox || !recover())
        return refuse(lineage::NotSentReason::CannotRecord);
    const auto ids = m_outbox->add({message});
    if (!ids) {
        outboxFailed(ids.error());
        return refuse(lineage::NotSentReason::CannotRecord);
    }
    auto *delivery = new Delivery(*m_rooms, ids->first(), message, send.choice, false, this);
    watch(delivery);
    connect(delivery, &Delivery::finished, this, [this, delivery, id = send.requestId](const DeliveryReport &report) {
        delivery->deleteLater();
        emit happened(SendFinished{.requestId = id, .outcome = report.outcome, .msgSeq = report.msgSeq});
    });
    delivery->start();
}

void BotRuntime::watch(Delivery *delivery)
{
    connect(delivery, &Delivery::recorded, this, &BotRuntime::recorded);
    connect(delivery, &Delivery::anchorsChanged, this, &BotRuntime::tellAnchors);
    connect(delivery, &Delivery::outboxFailed, this, &BotRuntime::outboxFailed);
}

Conversation &BotRuntime::conversation(protocol::Scene scene, const core::PeerId &peer)
{
    std::unique_ptr<Conversation> &known = m_conversations[protocol::sceneName(scene) + u':' + peer.value];
    if (!known) {
        known = std::make_unique<Conversation>(*m_rooms, scene, peer);
        connect(known.get(), &Conversation::recorded, this, &BotRuntime::recorded);
        connect(known.get(), &Conversation::anchorsChanged, this, &BotRuntime::tellAnchors);
        connect(known.get(), &Conversation::outboxFailed, this, &BotRuntime::outboxFailed);
        connect(known.get(), &Conversation::happened, this, &BotRuntime::happened);
    }
    return *known;
}

void BotRuntime::tellAnchors(protocol::Scene scene, const core::PeerId &peer)
{
    if (m_outbox)
        emit happened(AnchorsChanged{.scene = scene, .peer = peer, .anchors = m_outbox->ledger().ofPeer(scene, peer)});
}

void BotRuntime::tellConnection(const gateway::State &state)
{
    if (const auto phase = phaseOf(state.phase); std::exchange(m_phase, phase) != phase)
        m_phaseSince = m_clock.wall();
    const auto *waiting = std::get_if<gateway::Waiting>(&state.phase);
    emit happened(ConnectionChanged{.phase = phaseOf(state.phase),
        .since = m_phaseSince,
        .session = state.resume ? state.resume->session : core::SessionId(),
        .lastSeq = state.resume ? state.resume->seq : 0,
        .closeCode = state.lastCloseCode,
        .tryNumber = state.failures,
        .retryIn = waiting ? waiting->until - m_clock.boot() : core::Milliseconds{0}});
}

void BotRuntime::stop()
{
    saveCheckpoint();
    m_conversations.clear();
    m_gateway->leaveForRestart();
    m_gateway.reset();
    m_model.reset();
    qDeleteAll(findChildren<Delivery *>(Qt::FindDirectChildrenOnly));
    m_api.reset();
    m_tokens.reset();
    m_http.reset();
    m_retryOutbox.reset();
    m_saveCheckpoint.reset();
    m_outbox.reset();
    emit stopped();
}

} // namespace bot
