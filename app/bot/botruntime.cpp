#include "app/bot/botruntime.h"

#include "app/core/logging.h"
#include "app/core/overloaded.h"
#include "app/lineage/lesson.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace bot {

namespace {

constexpr core::Milliseconds outboxRetry{2'000};
constexpr core::Milliseconds anchorsDelay{10}; // no eye sees it
constexpr core::Milliseconds resumableFor{
    300'000}; // Source: protocol reference (b): openclaw drops sessions after 5 min
constexpr int botLane = 0; // record keys of this thread; see traffic::RecordKeys

QString bootId()
{
    QFile file(u"/proc/sys/kernel/random/boot_id"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromLatin1(file.readAll().trimmed()) : QString();
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
    m_anchorsSoon.setSingleShot(true);
    connect(&m_anchorsSoon, &QTimer::timeout, this, [this] {
        const auto stale = std::exchange(m_staleAnchors, {});
        for (const auto &[scene, peer] : stale)
            tellAnchors(scene, core::PeerId(peer));
    });
    m_redactor.addSecret(m_config.platform.clientSecret, traffic::Splice::What::ClientSecret);
    if (m_config.model)
        m_redactor.addSecret(m_config.model->key, traffic::Splice::What::ModelKey);
    for (const core::Secret &password : m_config.proxy.passwords())
        m_redactor.addSecret(password, traffic::Splice::What::Authorization);
}

BotRuntime::~BotRuntime()
{
    qDeleteAll(findChildren<Delivery *>(Qt::FindDirectChildrenOnly)); // while what they refer to is there
}

void BotRuntime::start()
{
    m_http = std::make_unique<http::HttpClient>(m_clock, m_redactor, m_keys, m_config.proxy);
    m_tokens
        = std::make_unique<openapi::TokenSource>(m_config.platform, m_config.profile, *m_http, m_redactor, m_clock);
    m_api = std::make_unique<openapi::ApiClient>(m_config.platform, m_config.profile, *m_http, *m_tokens);
    m_gateway = std::make_unique<gateway::ShardSet>(gateway::LineContext{.bot = m_config.profile,
        .clock = m_clock,
        .redactor = m_redactor,
        .keys = m_keys,
        .proxyFor = [proxy = m_config.proxy](const QUrl &url) { return proxy.proxyFor(url); }});
    m_lineReport = std::make_unique<LineReport>(*m_gateway, m_clock);
    if (m_config.model) {
        m_modelServer = std::make_unique<model::HttpModelClient>(*m_http, *m_config.model);
        m_model = std::make_unique<model::PersistentModelClient>(*m_modelServer);
    }
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
    m_clockWatch = std::make_unique<ClockWatch>(*m_rooms);
    m_rooms->clockWatch = m_clockWatch.get();
    m_inbox = std::make_unique<Inbox>(*m_rooms);
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
    connect(m_reports.get(), &Reports::anchorsChanged, this, &BotRuntime::tellAnchorsSoon);
    connect(m_reports.get(), &Reports::outboxFailed, this, &BotRuntime::outboxFailed);
    connect(m_reports.get(), &Reports::learned, this, &BotRuntime::tellLesson);
    connect(m_clockWatch.get(), &ClockWatch::jumped, m_inbox.get(), &Inbox::shiftDates);
    connect(m_inbox.get(), &Inbox::received, this, &BotRuntime::receive);
    connect(m_retryOutbox.get(), &QTimer::timeout, this, &BotRuntime::retryOutbox);
}

// What works on messages of one outbox file, by their ids there.
void BotRuntime::makeHands()
{
    m_undelivered = std::make_unique<UndeliveredDesk>(*m_rooms);
    m_hand = std::make_unique<HandSends>(*m_rooms);
    m_conversations = std::make_unique<Conversations>(*m_rooms);
    connect(m_reports.get(), &Reports::undeliveredChanged, m_undelivered.get(), &UndeliveredDesk::tellSoon);
}

void BotRuntime::dropHands()
{
    m_conversations->leave();
    m_conversations.reset();
    m_hand.reset();
    m_undelivered.reset();
    qDeleteAll(findChildren<Delivery *>(Qt::FindDirectChildrenOnly));
}

void BotRuntime::connectGateway()
{
    connect(m_gateway.get(), &gateway::ShardSet::recorded, this, &BotRuntime::recorded);
    connect(m_gateway.get(), &gateway::ShardSet::gatewayWanted, this, &BotRuntime::fetchGateway);
    connect(m_gateway.get(), &gateway::ShardSet::stateChanged, m_lineReport.get(), &LineReport::tell);
    connect(m_lineReport.get(), &LineReport::changed, this,
        [this](const ConnectionChanged &state) { emit happened(state); });
    connect(m_gateway.get(), &gateway::ShardSet::eventReceived, this, [this](const gateway::LineEvent &event) {
        m_clockWatch->check(); // the event is dated by the clock as it is now
        m_inbox->take(event, m_rooms->recovered);
        m_lineReport->tellSoon();
    });
    connect(m_gateway.get(), &gateway::ShardSet::heartbeatAcknowledged, this,
        [this](int shard, core::Milliseconds roundTrip) {
            m_inbox->keepAlive(shard);
            emit happened(HeartbeatAcknowledged{roundTrip});
        });
    connect(m_gateway.get(), &gateway::ShardSet::sessionForgotten, this, [this](int shard) { m_inbox->forget(shard); });
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
    m_clockWatch->check(); // before anything in the file is judged by its age
    if (!m_outbox->setAside().isEmpty())
        tellSetAside();
    restoreLine();
    tellOutbox();
    return true;
}

void BotRuntime::restoreLine()
{
    const auto saved = m_outbox->checkpoints();
    if (!saved)
        return;
    QList<gateway::RestoredShard> shards;
    for (const outbox::Checkpoint &checkpoint : *saved) {
        if (checkpoint.origin != m_config.platform.apiBase.toString())
            continue; // of another platform: neither its session nor its silence means anything here
        gateway::RestoredShard shard{
            .shard = {checkpoint.shard, checkpoint.shards}, .point = {}, .lastHeard = checkpoint.saved};
        if (!checkpoint.session.isEmpty() && m_clock.wall() - checkpoint.saved < resumableFor)
            shard.point = gateway::ResumePoint{.session = checkpoint.session, .seq = checkpoint.seq};
        shards.append(shard);
    }
    m_gateway->restore(shards);
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
                   [this](const RetryNow &wish) { m_hand->tryNow(wish); },
                   [this](const HoldRetry &wish) { m_hand->hold(wish); },
                   [this](const CancelRetry &wish) { m_hand->cancel(wish); },
                   [this](const ResendMany &wish) { byHand([&](HandSends &hand) { hand.begin(wish); }); },
                   [this](const StopResendMany &wish) { m_hand->stop(wish); },
                   [this](const Dismiss &wish) { m_undelivered->dismiss(wish); },
                   [this](const LeaveWithNext &wish) { m_undelivered->setLeaves(wish); },
                   [this](const SetLeaveWithNextPolicy &wish) { m_undelivered->setPolicy(wish); },
                   [this](const TakeOver &wish) { takeOver(wish); },
                   [this](const StopTurn &stop) { m_conversations->stopTurn(stop.scene, stop.peer); },
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
        m_conversations->takeOver(wish.scene, wish.peer);
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

void BotRuntime::fetchGateway(const core::Secret &refused)
{
    m_tokens->refuse(refused);
    m_api->gatewayBot(this, [this](const openapi::ApiClient::Gateway &gateway) {
        if (gateway) {
            tellStartLimit(gateway->gateway);
            m_gateway->gatewayKnown(gateway->gateway, gateway->token);
            return;
        }
        tellFailure(u"gateway"_s, gateway.error());
        m_gateway->gatewayUnavailable(kindOf(gateway.error()) != CallFailed::Kind::Passing);
    });
}

void BotRuntime::tellStartLimit(const protocol::GatewayBot &told)
{
    const core::WallTime now = m_clock.wall();
    emit happened(StartLimitTold{.total = told.total,
        .remaining = told.remaining,
        .resetsAt = now + core::Milliseconds(told.resetAfterMs),
        .concurrency = told.maxConcurrency,
        .shards = told.shards,
        .at = now});
}

void BotRuntime::receive(const outbox::OwedTurn &message, bool owed)
{
    m_conversations->receive(message.message, m_undelivered->leavingWith(message.message), owed);
}

// Each telling carries all anchors of the conversation: in a burst one does for many messages.
void BotRuntime::tellAnchorsSoon(protocol::Scene scene, const core::PeerId &peer)
{
    m_staleAnchors.insert({scene, peer.value});
    if (!m_anchorsSoon.isActive())
        m_anchorsSoon.start(anchorsDelay);
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

void BotRuntime::stop()
{
    m_inbox->saveCheckpoints();
    const QList<gateway::State> shards = m_gateway->states();
    for (int shard = 0; shard < shards.size(); ++shard)
        if (std::holds_alternative<gateway::ReadyState>(shards[shard].phase))
            m_inbox->keepAlive(shard); // up to this moment
    std::ignore = m_rooms->late.flush(*m_rooms);
    dropHands();
    m_gateway->leaveForRestart();
    m_lineReport.reset();
    m_gateway.reset();
    m_inbox.reset();
    m_model.reset();
    m_modelServer.reset();
    m_api.reset();
    m_tokens.reset();
    m_http.reset();
    m_retryOutbox.reset();
    m_clockWatch.reset();
    m_outbox.reset();
    emit stopped();
}

} // namespace bot
