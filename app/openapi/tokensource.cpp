#include "app/openapi/tokensource.h"

#include "app/openapi/callresult.h"
#include "app/protocol/openapi.h"

using namespace Qt::StringLiterals;

namespace openapi {

namespace {

constexpr core::Milliseconds margin{5'000}; // a token that is about to end is not worth a request

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
    connect(&m_renew, &QTimer::timeout, this, &TokenSource::fetch);
}

core::Secret TokenSource::current() const
{
    return m_clock.boot() + margin < m_expires ? m_token : core::Secret();
}

void TokenSource::withToken(bool fresh, QObject *receiver, Got got)
{
    const core::Secret token = fresh ? core::Secret() : current();
    if (!token.isEmpty()) {
        got(token);
        return;
    }
    m_waiting.append({receiver, std::move(got)});
    fetch();
}

void TokenSource::fetch()
{
    if (m_fetching)
        return;
    m_fetching = true;
    const http::Request request{.verb = "POST",
        .url = m_platform.tokenUrl,
        .headers = {{"Content-Type", "application/json"}},
        .body = protocol::tokenRequest(m_platform.appId, m_platform.clientSecret.reveal()),
        .timeout = m_platform.timeout};
    traffic::Record record{.bot = m_bot, .kind = traffic::Kind::Token, .direction = traffic::Direction::Out,
        .state = traffic::State::InFlight};
    m_http.send(request, std::move(record), this,
        [this](const http::Answer &answer, traffic::Settlement &settlement) { answered(answer, settlement); });
}

void TokenSource::answered(const http::Answer &answer, traffic::Settlement &settlement)
{
    m_fetching = false;
    const auto body = readCall(answer, settlement);
    if (!body) {
        tell(core::make_unexpected(body.error()));
        return;
    }
    const auto response = protocol::parseTokenResponse(*body);
    if (!response) {
        settlement.state = traffic::State::Unknown;
        tell(core::make_unexpected(ApiError{.kind = ApiError::Kind::Unknown, .httpStatus = answer->status,
            .message = u"unreadable"_s}));
        return;
    }
    settlement.state = traffic::State::Accepted;
    const core::Secret token(response->accessToken);
    m_redactor.addSecret(token, traffic::Splice::What::Token);
    const core::Milliseconds life = std::chrono::seconds(response->expiresInSeconds);
    // The same token again means that we asked too early: wait for the overlap instead of asking in a loop.
    const core::Milliseconds renewIn = token == m_token && life > renewBefore
        ? std::min<core::Milliseconds>(life / 2, core::Milliseconds(20'000))
        : std::max<core::Milliseconds>(life - renewBefore, core::Milliseconds(1'000));
    m_token = token;
    m_expires = m_clock.boot() + life;
    m_renew.start(renewIn);
    emit renewed(m_clock.wall() + life);
    tell(token);
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
