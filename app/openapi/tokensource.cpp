#include "app/openapi/tokensource.h"

#include "app/openapi/callresult.h"
#include "app/protocol/openapi.h"

using namespace Qt::StringLiterals;

namespace openapi {

namespace {

constexpr core::Milliseconds margin{5'000}; // a token that is about to end is not worth a request
constexpr core::Milliseconds askAgain{20'000}; // Source: protocol reference (a), "Token", default
constexpr int maxLifeSeconds = 24 * 3600; // the platform gives two hours
// A timer stands still while the machine sleeps: look at the boot clock at least this often.
constexpr core::Milliseconds longestSleep{10'000};

} // namespace

TokenSource::TokenSource(Platform platform, QString bot, http::HttpClient &http, traffic::Redactor &redactor,
    const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_platform(std::move(platform))
    , m_bot(std::move(bot))
    , m_http(http)
    , m_redactor(redactor)
    , m_clock(clock)
{
    m_renew.setSingleShot(true);
    connect(&m_renew, &QTimer::timeout, this, &TokenSource::renewIfDue);
}

core::Secret TokenSource::current() const
{
    return m_clock.boot() + margin < m_expires ? m_token : core::Secret();
}

void TokenSource::withToken(QObject *receiver, Got got)
{
    const core::Secret token = current();
    if (!token.isEmpty()) {
        got(token);
        return;
    }
    m_waiting.append({receiver, std::move(got)});
    fetch();
}

void TokenSource::refuse(const core::Secret &token)
{
    if (!token.isEmpty() && token == m_token)
        m_token = {};
}

void TokenSource::renewIfDue()
{
    if (!m_renewAt)
        return;
    const auto left = *m_renewAt - m_clock.boot();
    if (left > core::Milliseconds{0})
        m_renew.start(std::min(left, longestSleep));
    else
        fetch();
}

void TokenSource::fetch()
{
    if (m_fetching)
        return;
    m_fetching = true;
    m_renewAt.reset();
    const http::Request request{.verb = "POST",
        .url = m_platform.tokenUrl,
        .headers = {{"Content-Type", "application/json"}},
        .body = protocol::tokenRequest(m_platform.appId, m_platform.clientSecret.reveal()),
        .timeout = m_platform.timeout};
    traffic::Record record{.bot = m_bot,
        .kind = traffic::Kind::Token,
        .direction = traffic::Direction::Out,
        .state = traffic::State::InFlight};
    m_http.send(request, std::move(record), this,
        [this](const http::Answer &answer, traffic::Settlement &settlement) { answered(answer, settlement); });
}

void TokenSource::answered(const http::Answer &answer, traffic::Settlement &settlement)
{
    m_fetching = false;
    auto body = readCall(answer, settlement);
    if (!body) {
        body.error().message = m_redactor.text(body.error().message); // it may quote what we sent
        if (body.error().kind != ApiError::Kind::Credentials)
            scheduleRenewal();
        tell(core::make_unexpected(body.error()));
        return;
    }
    const auto response = protocol::parseTokenResponse(*body);
    if (!response) {
        scheduleRenewal();
        settlement.state = traffic::State::Unknown;
        tell(core::make_unexpected(
            ApiError{.kind = ApiError::Kind::Unknown, .httpStatus = answer->status, .message = u"unreadable"_s}));
        return;
    }
    settlement.state = traffic::State::Accepted;
    const core::Secret token(response->accessToken);
    m_redactor.addSecret(token, traffic::Splice::What::Token);
    const core::Milliseconds life = std::chrono::seconds(std::clamp(response->expiresInSeconds, 0, maxLifeSeconds));
    m_token = token;
    m_expires = m_clock.boot() + life;
    scheduleRenewal();
    emit renewed(m_clock.wall() + life);
    tell(token);
}

void TokenSource::scheduleRenewal()
{
    const auto left = m_expires - m_clock.boot();
    if (left <= core::Milliseconds{0})
        return; // the next who asks fetches
    // Within the overlap (the same token came again, or the renewal failed) ask a few times, not in a loop.
    const auto wait = left > renewBefore ? left - renewBefore : std::min<core::Milliseconds>(left / 2, askAgain);
    m_renewAt = m_clock.boot() + std::max<core::Milliseconds>(wait, std::chrono::seconds(1));
    renewIfDue();
}

void TokenSource::tell(const Answer &answer)
{
    if (!answer)
        emit failed(answer.error());
    const QList<Waiting> waiting = std::exchange(m_waiting, {});
    for (const Waiting &one : waiting)
        if (one.receiver)
            one.got(answer);
}

} // namespace openapi
