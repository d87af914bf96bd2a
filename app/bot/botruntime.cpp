#include "app/bot/botruntime.h"

#include "app/core/logging.h"
#include "app/core/overloaded.h"
#include "app/lineage/lesson.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace bot {

namespace {

constexpr core::Milliseconds outboxRetry{2'000};
constexpr core::Milliseconds resumableFor{
    300'000}; // Source: protocol reference (b): openclaw drops sessions after 5 min
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

BotRuntime::~BotRuntime()
{
    qDeleteAll(findChildren<Delivery *>(Qt::FindDirectChildrenOnly)); // while what they refer to is there
}

void BotRuntime::start()
{
    m_http = std::make_unique<http::HttpClient>(m_clock, m_redactor, m_keys);
    m_tokens
        = std::make_unique<openapi::TokenSource>(m_config.platform, m_config.profile, *m_http, m_redactor, m_clock);
    m_api = std::make_unique<openapi::ApiClient>(m_config.platform, m_config.profile, *m_http, *m_tokens);
    m_gateway = std::make_unique<gateway::GatewayClient>(m_config.profile, m_clock, m_redactor, m_keys);
    if (m_config.model)
        m_model = std::make_unique<model::HttpModelClient>(*m_http, *m_config.model);
    m_reports = std::make_unique<Reports>();
    m_rooms = std::make_unique<Rooms>(Rooms{.config = m_config,
        .clock = m_clock,
        .keys = m_keys,
        .tokens = *m_tokens,
        .api = *m_api,
        .reports = *m_reports,
        .model = m_model.get(),
        .underWay = {},
        .late = {}});
    m_inbox = std::make_unique<Inbox>(*m_rooms, *m_gateway);
    makeHands();
    m_retryOutbox = std::make_unique<QTimer>();
    m_retryOutbox->setInterval(outboxRetry);
    connectRooms();
    connectGateway();
    tellInjection();
    if (!openOutbox())
        m_retryOutbox->start();
}

void BotRuntime::connectRooms()
{
    connect(m_http.get(), &http::HttpClient::recorded, this, &BotRuntime::recorded);
    connect(m_tokens.get(), &openapi::TokenSource::renewed, this,
        [this](core::WallTime expires) { emit happened(TokenRenewed{expires}); });
    connect(m_tokens.get(), &openapi::TokenSource::failed, this,
        [this](const openapi::ApiError &error) { tellFailure(u"token"_s, error); });
    // What the program notes itself may quote a person: no secret that is in force goes into the journal that way.
    connect(m_reports.get(), &Reports::recorded, this,
        [this](const traffic::Entry &entry) { emit recorded(m_redactor.entry(entry)); });
    connect(m_reports.get(), &Reports::happened, this, &BotRuntime::happened);
    connect(m_reports.get(), &Reports::anchorsChanged, this, &BotRuntime::tellAnchors);
    connect(m_reports.get(), &Reports::outboxFailed, this, &BotRuntime::outboxFailed);
    connect(m_reports.get(), &Reports::learned, this, &BotRuntime::tellLesson);
    connect(m_inbox.get(), &Inbox::received, this, &BotRuntime::receive);
    connect(m_retryOutbox.get(), &QTimer::timeout, this, &BotRuntime::retryOutbox);
}

// What works on messages of one outbox file, by their ids there.
void BotRuntime::makeHands()
{
    m_undelivered = std::make_unique<UndeliveredDesk>(*m_rooms);
    m_hand = std::make_unique<HandSends>(*m_rooms);
    connect(m_reports.get(), &Reports::undeliveredChanged, m_undelivered.get(), &UndeliveredDesk::tellSoon);
}

void BotRuntime::dropHands()
{
    for (const auto &[key, conversation] : m_conversations)
        conversation->leave();
    m_conversations.clear();
    m_hand.reset();
    m_undelivered.reset();
    qDeleteAll(findChildren<Delivery *>(Qt::FindDirectChildrenOnly));
}

void BotRuntime::connectGateway()
{
    connect(m_gateway.get(), &gateway::GatewayClient::recorded, this, &BotRuntime::recorded);
    connect(m_gateway.get(), &gateway::GatewayClient::gatewayWanted, this, &BotRuntime::fetchGateway);
    connect(m_gateway.get(), &gateway::GatewayClient::stateChanged, this, &BotRuntime::tellConnection);
    connect(m_gateway.get(), &gateway::GatewayClient::eventReceived, this,
        [this](const protocol::Frame &frame, core::WallTime receivedAt) {
            m_inbox->take(frame, receivedAt, m_rooms->recovered);
            tellConnection(m_gateway->state()); // the last s moved
        });
    connect(m_gateway.get(), &gateway::GatewayClient::heartbeatAcknowledged, this,
        [this](core::Milliseconds roundTrip) { emit happened(HeartbeatAcknowledged{roundTrip}); });
    connect(m_gateway.get(), &gateway::GatewayClient::sessionForgotten, this, [this] {
        if (m_outbox)
            if (const auto forgotten = m_outbox->forgetCheckpoint(); !forgotten)
                outboxFailed(forgotten.error());
    });
}

void BotRuntime::tellFailure(const QString &call, const openapi::ApiError &error)
{
    emit happened(CallFailed{.call = call, .code = error.code, .message = error.message, .kind = kindOf(error)});
}

bool BotRuntime::openOutbox()
{
    auto opened = outbox::Outbox::open(m_config.outboxPath, m_config.rules, m_clock.wall(), bootId(),
        m_config.isEmbedded() ? m_config.platform.apiBase.toString() : QString());
    if (!opened) {
        tellNotWritable(opened.error());
        return false;
    }
    m_outbox = std::move(*opened);
    m_rooms->outbox = m_outbox.get();
    if (!m_outbox->setAside().isEmpty())
        tellSetAside();
    const auto saved = m_outbox->checkpoint();
    const bool isFresh = !m_gateway->state().resume; // opened late, the line may have a session of its own already
    const QString here = m_config.platform.apiBase.toString();
    if (isFresh && saved && *saved && m_clock.wall() - (*saved)->saved < resumableFor && (*saved)->origin == here)
        m_gateway->setResumePoint(gateway::ResumePoint{.session = (*saved)->session, .seq = (*saved)->seq});
    tellOutbox();
    return true;
}

// Everything that the file knows and a window shows.
void BotRuntime::tellOutbox()
{
    emit happened(OutboxState{.setAside = m_setAside});
    emit happened(RulesChanged{m_outbox->ledger().rules()});
    for (const auto &known : m_outbox->ledger().conversations())
        tellAnchors(known.scene, known.peer);
    tellTakenOver();
    m_undelivered->tellSoon();
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
                   [this](const Send &wish) { byHand([&](HandSends &hand) { hand.send(wish); }); },
                   [this](const Resend &wish) { byHand([&](HandSends &hand) { hand.resend(wish); }); },
                   [this](const Retry &wish) { byHand([&](HandSends &hand) { hand.retry(wish); }); },
                   [this](const ResendMany &wish) { byHand([&](HandSends &hand) { hand.begin(wish); }); },
                   [this](const StopResendMany &wish) { m_hand->stop(wish); },
                   [this](const Dismiss &wish) { m_undelivered->dismiss(wish); },
                   [this](const LeaveWithNext &wish) { m_undelivered->setLeaves(wish); },
                   [this](const SetLeaveWithNextPolicy &wish) { m_undelivered->setPolicy(wish); },
                   [this](const TakeOver &wish) { takeOver(wish); },
                   [this](const StopTurn &stop) { conversation(stop.scene, stop.peer).stopTurn(); },
                   [this](const InjectOwnId &wish) { inject(wish); },
               },
        command);
}

void BotRuntime::byHand(const std::function<void(HandSends &)> &work)
{
    // Recovered first, or connecting later would take the attempt that is under way for a crash's.
    if (m_outbox)
        recover();
    work(*m_hand);
}

void BotRuntime::takeOver(const TakeOver &wish)
{
    if (!m_outbox)
        return;
    if (const auto done = m_outbox->setTakenOver({wish.scene, wish.peer}, wish.on); !done) {
        outboxFailed(done.error());
        return;
    }
    if (wish.on)
        conversation(wish.scene, wish.peer).takeOver();
    tellTakenOver();
}

void BotRuntime::tellTakenOver()
{
    if (const auto conversations = m_outbox->takenOver())
        emit happened(TakenOverChanged{*conversations});
    else
        outboxFailed(conversations.error());
}

// Never against a platform that is not this process's own: there the fault would be real.
void BotRuntime::inject(const InjectOwnId &wish)
{
    m_rooms->injectsOwnId = wish.on && m_config.isEmbedded();
    tellInjection();
}

void BotRuntime::tellInjection()
{
    emit happened(InjectionChanged{.possible = m_config.isEmbedded(), .on = m_rooms->injectsOwnId});
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

void BotRuntime::receive(const outbox::OwedTurn &message, bool owed)
{
    Conversation &there = conversation(message.message.scene, message.message.peer);
    there.userWrote();
    there.deliverFirst(m_undelivered->leavingWith(message.message));
    if (owed)
        there.enqueue(message);
}

Conversation &BotRuntime::conversation(protocol::Scene scene, const core::PeerId &peer)
{
    std::unique_ptr<Conversation> &known = m_conversations[protocol::sceneName(scene) + u':' + peer.value];
    if (!known) {
        known = std::make_unique<Conversation>(*m_rooms, scene, peer);
    }
    return *known;
}

void BotRuntime::tellAnchors(protocol::Scene scene, const core::PeerId &peer)
{
    if (m_outbox)
        emit happened(AnchorsChanged{.scene = scene, .peer = peer, .anchors = m_outbox->ledger().ofPeer(scene, peer)});
}

void BotRuntime::tellLesson(const lineage::Lesson &lesson)
{
    emit recorded(traffic::Record{.key = m_keys.next(),
        .time = m_clock.wall(),
        .bot = m_config.profile,
        .kind = traffic::Kind::Note,
        .scene = lesson.scene,
        .route = u"LEARNED"_s,
        .detail = lineage::lessonName(lesson),
        .attemptId = lesson.evidence});
    emit happened(RulesChanged{m_outbox->ledger().rules()});
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
    m_inbox->saveCheckpoint();
    std::ignore = m_rooms->late.flush(*m_rooms);
    dropHands();
    m_inbox.reset();
    m_gateway->leaveForRestart();
    m_gateway.reset();
    m_model.reset();
    m_api.reset();
    m_tokens.reset();
    m_http.reset();
    m_retryOutbox.reset();
    m_outbox.reset();
    emit stopped();
}

} // namespace bot
