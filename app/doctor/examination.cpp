#include "app/doctor/examination.h"

#include "app/protocol/closecode.h"

#include <QDateTime>
#include <QLocale>
#include <QTimer>

#include <algorithm>

namespace doctor {

using namespace Qt::StringLiterals;
using openapi::ApiError;

namespace {

constexpr int lane = 7; // of record keys; nothing of this goes into the journal
/// A person waits, with the window before them.
constexpr core::Milliseconds patience{10'000};
constexpr core::Milliseconds modelPatience{30'000};

// Source: protocol reference (a) and error catalogue.
constexpr int addressNotAllowed[] = {11298, 40023002};

Result resultOf(const QString &transportWord)
{
    if (transportWord == "tls"_L1)
        return Result::NotEncrypted;
    if (transportWord == "proxy"_L1)
        return Result::ProxyRefused;
    if (transportWord == "timeout"_L1)
        return Result::TimedOut;
    if (transportWord == "unreadable"_L1)
        return Result::NotThePlatform;
    return Result::NotReached;
}

Result resultOf(const ApiError &error)
{
    using Kind = ApiError::Kind;
    if (std::ranges::find(addressNotAllowed, error.code) != std::end(addressNotAllowed))
        return Result::AddressNotAllowed;
    if (error.httpStatus == 0)
        return resultOf(error.message);
    if (error.httpStatus >= 300 && error.httpStatus < 400)
        return Result::Moved;
    switch (error.kind) {
    case Kind::Credentials:
        return Result::WrongCredentials;
    case Kind::Forbidden:
        return error.code != 0 ? Result::Forbidden : Result::NotThePlatform;
    case Kind::RateLimited:
        return Result::TooOften;
    case Kind::Unknown:
        return error.httpStatus >= 500 ? Result::ServerFault : Result::NotThePlatform;
    case Kind::NotSent:
    case Kind::Rejected:
        break;
    }
    return error.code != 0 ? Result::Refused : Result::NotThePlatform;
}

Check checkOf(const model::ModelError &error)
{
    using Kind = model::ModelError::Kind;
    Check check{.probe = Probe::Model, .code = error.status, .words = error.message};
    const auto result = [&error] {
        switch (error.kind) {
        case Kind::Timeout:
            return Result::TimedOut;
        case Kind::RateLimited:
            return Result::TooOften;
        case Kind::ServerFault:
            return Result::ServerFault;
        case Kind::Unreadable:
            return Result::NotThePlatform;
        case Kind::Refused:
            if (error.status == 401 || error.status == 403)
                return Result::WrongCredentials;
            return error.status == 404 ? Result::NoSuchModel : Result::Refused;
        case Kind::Unreachable:
        case Kind::Cancelled:
            break;
        }
        return resultOf(error.message);
    };
    check.result = result();
    return check;
}

Check checkOf(const gateway::NoWelcome &error)
{
    using Kind = gateway::NoWelcome::Kind;
    Check check{.code = error.closeCode, .words = error.detail};
    switch (error.kind) {
    case Kind::NotReached:
        check.result = Result::NotReached;
        break;
    case Kind::Closed:
        check.result = Result::Closed;
        break;
    case Kind::Silent:
        check.result = Result::TimedOut;
        break;
    case Kind::Unreadable:
        check.result = Result::NotThePlatform;
        break;
    }
    return check;
}

} // namespace

Check checkOf(Probe probe, const ApiError &error)
{
    return {.probe = probe,
        .result = resultOf(error),
        .code = error.code != 0 ? error.code : error.httpStatus,
        .words = error.httpStatus != 0 ? error.message : QString()};
}

Examination::Examination(Patient patient, const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_patient(std::move(patient))
    , m_clock(clock)
    , m_keys(clock, lane)
{
    if (m_patient.platform) {
        m_patient.platform->timeout = patience;
        for (const Probe probe : {Probe::Token, Probe::Identity, Probe::Sessions, Probe::Gateway})
            m_report.checks.append({.probe = probe});
        if (m_patient.isAskedForEvents)
            m_report.checks.append({.probe = Probe::Events});
        m_redactor.addSecret(m_patient.platform->clientSecret, traffic::Splice::What::ClientSecret);
    }
    if (m_patient.model) {
        m_patient.model->timeout = modelPatience;
        m_report.checks.append({.probe = Probe::Model, .name = m_patient.model->name});
        m_redactor.addSecret(m_patient.model->key, traffic::Splice::What::ModelKey);
    }
    for (const core::Secret &password : m_patient.proxy.passwords())
        m_redactor.addSecret(password, traffic::Splice::What::Authorization);
}

Examination::~Examination() = default;

void Examination::start()
{
    m_http = std::make_unique<http::HttpClient>(m_clock, m_redactor, m_keys, m_patient.proxy);
    connect(m_http.get(), &http::HttpClient::recorded, this, &Examination::learnClock);
    if (m_patient.platform) {
        m_tokens = std::make_unique<openapi::TokenSource>(*m_patient.platform, QString(), *m_http, m_redactor, m_clock);
        m_api = std::make_unique<openapi::ApiClient>(*m_patient.platform, QString(), *m_http, *m_tokens);
        connect(m_tokens.get(), &openapi::TokenSource::renewed, this,
            [this](core::WallTime expires) { m_tokenLife = expires - m_clock.wall(); });
    }
    if (m_patient.model)
        askModel();
    if (m_patient.platform)
        askToken();
    if (m_report.checks.isEmpty())
        emit finished(m_report);
}

Check *Examination::find(Probe probe)
{
    const auto found = std::ranges::find(m_report.checks, probe, &Check::probe);
    return found == m_report.checks.end() ? nullptr : &*found;
}

void Examination::begin(Probe probe)
{
    find(probe)->result = Result::Running;
    (probe == Probe::Model ? m_modelRunning : m_running).start();
    tell();
}

void Examination::end(Probe probe, Check check)
{
    check.probe = probe;
    check.duration = core::Milliseconds((probe == Probe::Model ? m_modelRunning : m_running).elapsed());
    *find(probe) = check;
    if (!check.isPassed() && probe != Probe::Model && check.result != Result::NoStartsLeft)
        skipAfter(probe);
    tell();
}

void Examination::endWithError(Probe probe, const ApiError &error)
{
    Check check = checkOf(probe, error);
    check.words = m_redactor.text(check.words);
    end(probe, check);
}

void Examination::skipAfter(Probe probe)
{
    for (Check &check : m_report.checks)
        if (check.probe > probe && check.probe != Probe::Model)
            check.result = Result::Skipped;
}

void Examination::tell()
{
    emit changed(m_report);
    if (m_report.isOver())
        emit finished(m_report);
}

void Examination::askToken()
{
    begin(Probe::Token);
    m_tokens->withToken(this, [this](const openapi::TokenSource::Answer &token) {
        if (!token) {
            endWithError(Probe::Token, token.error());
            return;
        }
        end(Probe::Token, {.result = Result::Good, .life = m_tokenLife});
        askIdentity();
    });
}

void Examination::askIdentity()
{
    begin(Probe::Identity);
    m_api->me(this, [this](const openapi::ApiClient::Me &me) {
        if (!me) {
            endWithError(Probe::Identity, me.error());
            return;
        }
        end(Probe::Identity, {.result = Result::Good, .name = me->username});
        askSessions();
    });
}

void Examination::askSessions()
{
    begin(Probe::Sessions);
    m_api->gatewayBot(this, [this](const openapi::ApiClient::Gateway &access) {
        if (!access) {
            endWithError(Probe::Sessions, access.error());
            return;
        }
        m_gateway = *access;
        const protocol::GatewayBot &gateway = access->gateway;
        end(Probe::Sessions,
            {.result = gateway.remaining > 0 ? Result::Good : Result::NoStartsLeft,
                .left = gateway.remaining,
                .total = gateway.total,
                .shards = gateway.shards,
                .life = core::Milliseconds(gateway.resetAfterMs)});
        askGateway();
    });
}

void Examination::probe(
    std::optional<gateway::Introduction> introduction, std::function<void(const gateway::GatewayProbe::Heard &)> heard)
{
    const QUrl url(m_gateway->gateway.url);
    const gateway::GatewayProbe::Way way{url, m_patient.proxy.proxyFor(url), patience};
    m_probe = std::make_unique<gateway::GatewayProbe>(
        way, std::move(introduction), [this, heard = std::move(heard)](const gateway::GatewayProbe::Heard &answer) {
            m_probe.release()->deleteLater(); // it is what calls
            heard(answer);
        });
}

void Examination::askGateway()
{
    begin(Probe::Gateway);
    probe({}, [this](const gateway::GatewayProbe::Heard &hello) {
        end(Probe::Gateway, hello ? Check{.result = Result::Good} : checkOf(hello.error()));
        Check *events = find(Probe::Events);
        if (!events || events->isOver())
            return;
        m_pacing.setMaxConcurrency(m_gateway->gateway.maxConcurrency);
        if (m_gateway->gateway.remaining > 0) {
            begin(Probe::Events);
            askEvents(protocol::defaultIntents());
        } else {
            events->result = Result::Skipped;
            tell();
        }
    });
}

// As the bot itself would: with fewer until the platform agrees, and no faster than it allows.
void Examination::askEvents(protocol::Intents intents)
{
    if (const auto free = m_pacing.take(m_clock.boot())) {
        QTimer::singleShot(*free - m_clock.boot(), this, [this, intents] { askEvents(intents); });
        return;
    }
    probe(gateway::Introduction{m_gateway->token, intents, m_gateway->gateway.shards},
        [this, intents](const gateway::GatewayProbe::Heard &heard) { eventsAnswered(intents, heard); });
}

void Examination::eventsAnswered(protocol::Intents asked, const gateway::GatewayProbe::Heard &heard)
{
    const protocol::Intents wanted = protocol::defaultIntents();
    if (heard) {
        const protocol::Intents missing = wanted & ~asked;
        end(Probe::Events, {.result = missing ? Result::NotGranted : Result::Good, .missing = missing});
        return;
    }
    if (protocol::closeAction(heard.error().closeCode) != protocol::CloseAction::ReduceIntents) {
        end(Probe::Events, checkOf(heard.error()));
        return;
    }
    if (const protocol::Intents fewer = protocol::reducedIntents(asked))
        askEvents(fewer);
    else
        end(Probe::Events, {.result = Result::NotGranted, .code = heard.error().closeCode, .missing = wanted});
}

void Examination::askModel()
{
    begin(Probe::Model);
    m_model = std::make_unique<model::HttpModelClient>(*m_http, *m_patient.model);
    const model::ChatRequest request{.messages = {{.role = model::ChatMessage::Role::User, .content = u"Say OK."_s}}};
    m_model->ask(request, {}, this, [this](const model::ChatAnswer &answer) {
        Check check = answer ? Check{.result = Result::Good} : checkOf(answer.error());
        check.name = m_patient.model->name;
        end(Probe::Model, check);
    });
}

/// Each HTTP answer carries the server's time, to the second.
void Examination::learnClock(const traffic::Entry &entry)
{
    const auto *answer = std::get_if<traffic::Settlement>(&entry);
    if (!answer || m_report.clockSkew)
        return;
    for (const traffic::Header &header : answer->headers) {
        if (header.name.compare("date", Qt::CaseInsensitive) != 0)
            continue;
        QDateTime date
            = QLocale::c().toDateTime(QString::fromLatin1(header.value), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
        date.setTimeSpec(Qt::UTC);
        if (date.isValid())
            m_report.clockSkew = m_clock.wall() - core::fromMs(date.toMSecsSinceEpoch());
    }
}

} // namespace doctor
