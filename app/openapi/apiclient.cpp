#include "app/openapi/apiclient.h"

#include "app/core/overloaded.h"
#include "app/openapi/callresult.h"
#include "app/protocol/apicode.h"

using namespace Qt::StringLiterals;

namespace openapi {

namespace {

namespace apicode = protocol::apicode;

lineage::Outcome fromErrorBody(const http::Response &response, const protocol::ErrorBody &body, bool isRetry)
{
    const core::TraceId trace = traceIdOf(response, body.traceId.value);
    if (apicode::isOneOf(body.best(), apicode::inReview))
        return lineage::InAudit{.auditId = body.auditId, .code = body.best()};
    if (response.status >= 500 && !isTokenFault(response.status, body.best()))
        return lineage::Unknown{.cause = u"http-%1"_s.arg(response.status), .traceId = trace};
    if (body.best() == apicode::msgSeqRepeated && isRetry)
        return lineage::AcceptedIdUnknown{};
    return lineage::Refused{
        .code = body.best(), .httpStatus = response.status, .message = body.message, .traceId = trace};
}

template <class T, class Parse>
core::Result<T, ApiError> readAs(Parse parse, const http::Answer &answer, traffic::Settlement &settlement)
{
    const auto body = readCall(answer, settlement);
    if (!body)
        return core::make_unexpected(body.error());
    const auto value = parse(*body);
    if (value)
        return *value;
    settlement.state = traffic::State::Unknown;
    return core::make_unexpected(
        ApiError{.kind = ApiError::Kind::Unknown, .httpStatus = answer->status, .message = u"unreadable"_s});
}

// An outcome goes into the outbox, to the model and on the screen: what the server echoed of our secrets must not.
lineage::Outcome withoutSecrets(lineage::Outcome outcome, const http::HttpClient &http)
{
    if (auto *refused = std::get_if<lineage::Refused>(&outcome)) {
        refused->message = http.withoutSecrets(refused->message);
        refused->traceId.value = http.withoutSecrets(refused->traceId.value);
    } else if (auto *audit = std::get_if<lineage::InAudit>(&outcome)) {
        audit->auditId = http.withoutSecrets(audit->auditId);
    } else if (auto *unknown = std::get_if<lineage::Unknown>(&outcome)) {
        unknown->traceId.value = http.withoutSecrets(unknown->traceId.value);
    }
    return outcome;
}

void describe(const lineage::Outcome &outcome, traffic::Settlement &settlement)
{
    settlement.state = lineage::stateOf(outcome);
    std::visit(core::Overloaded{
                   [&](const lineage::Accepted &accepted) {
                       settlement.returnedId = accepted.id.value;
                       settlement.refIdx = accepted.refIdx.value;
                   },
                   [](const lineage::AcceptedIdUnknown &) {},
                   [&](const lineage::Refused &refused) {
                       if (refused.code != 0)
                           settlement.code = refused.code;
                       settlement.detail = refused.message;
                   },
                   [&](const lineage::InAudit &audit) {
                       settlement.code = audit.code;
                       settlement.detail = audit.auditId;
                   },
                   [&](const lineage::Unknown &unknown) { settlement.detail = unknown.cause; },
                   [&](const lineage::NotSent &notSent) { settlement.detail = lineage::notSentName(notSent.reason); },
               },
        outcome);
}

} // namespace

lineage::Outcome outcomeOf(const http::Answer &answer, bool isRetry)
{
    if (!answer) {
        if (!answer.error().requestMayHaveArrived) {
            const bool cancelled = answer.error().kind == http::TransportError::Kind::Cancelled;
            return lineage::NotSent{
                cancelled ? lineage::NotSentReason::Cancelled : lineage::NotSentReason::CannotConnect};
        }
        return lineage::Unknown{.cause = http::transportErrorName(answer.error().kind)};
    }
    const http::Response &response = *answer;
    const bool success = response.status >= 200 && response.status < 300;
    return std::visit(
        core::Overloaded{
            [&](const protocol::SendResponse &sent) -> lineage::Outcome {
                if (success)
                    return lineage::Accepted{.id = sent.id, .refIdx = sent.refIdx};
                return lineage::Unknown{.cause = u"http-%1"_s.arg(response.status), .traceId = traceIdOf(response)};
            },
            [&](const protocol::ErrorBody &body) { return fromErrorBody(response, body, isRetry); },
            [&](const protocol::UnreadableBody &) -> lineage::Outcome {
                if (response.status == tooManyRequests) // a gateway's own page says it as well as the platform
                    return lineage::Refused{.httpStatus = response.status, .traceId = traceIdOf(response)};
                const QString cause = response.status >= 500 ? u"http-%1"_s.arg(response.status) : u"unreadable"_s;
                return lineage::Unknown{.cause = cause, .traceId = traceIdOf(response)};
            },
        },
        protocol::parseSendAnswer(response.body));
}

ApiClient::ApiClient(Platform platform, QString bot, http::HttpClient &http, TokenSource &tokens, QObject *parent)
    : QObject(parent)
    , m_platform(std::move(platform))
    , m_bot(std::move(bot))
    , m_http(http)
    , m_tokens(tokens)
{
}

QList<traffic::Header> ApiClient::headers(const core::Secret &token) const
{
    return {{"Authorization", "QQBot " + token.reveal()}, {"X-Union-Appid", m_platform.appId.value.toUtf8()},
        {"Content-Type", "application/json; charset=utf-8"}};
}

QUrl ApiClient::url(const QByteArray &path) const
{
    QByteArray base = m_platform.apiBase.toEncoded();
    while (base.endsWith('/'))
        base.chop(1);
    return QUrl::fromEncoded(base + path, QUrl::StrictMode);
}

void ApiClient::gatewayBot(QObject *receiver, std::function<void(const Gateway &)> got)
{
    get<protocol::GatewayBot>("/gateway/bot", &protocol::parseGatewayBot, receiver,
        [got = std::move(got)](const Called<protocol::GatewayBot> &called) {
            got(called ? Gateway(GatewayAccess{called->first, called->second})
                       : Gateway(core::make_unexpected(called.error())));
        });
}

void ApiClient::me(QObject *receiver, std::function<void(const Me &)> got)
{
    get<protocol::BotUser>("/users/@me", &protocol::parseBotUser, receiver,
        [got = std::move(got)](const Called<protocol::BotUser> &called) {
            got(called ? Me(called->first) : Me(core::make_unexpected(called.error())));
        });
}

template <class T>
void ApiClient::get(const QByteArray &path, Parse<T> parse, QPointer<QObject> receiver,
    std::function<void(const Called<T> &)> got, bool isRepeat)
{
    const auto withToken
        = [this, path, parse, receiver, got = std::move(got), isRepeat](const TokenSource::Answer &token) {
              if (!token) {
                  got(core::make_unexpected(token.error()));
                  return;
              }
              const http::Request request{
                  .verb = "GET", .url = url(path), .headers = headers(*token), .timeout = m_platform.timeout};
              traffic::Record record{.bot = m_bot,
                  .kind = traffic::Kind::Http,
                  .direction = traffic::Direction::Out,
                  .state = traffic::State::InFlight};
              m_http.send(request, std::move(record), receiver,
                  [this, path, parse, receiver, got, isRepeat, used = *token](
                      const http::Answer &answer, traffic::Settlement &settlement) {
                      auto value = readAs<T>(parse, answer, settlement);
                      if (value) {
                          got(std::pair(*value, used));
                          return;
                      }
                      ApiError &error = value.error();
                      error.message = m_http.withoutSecrets(error.message);
                      const bool isRefused = isTokenFault(error.httpStatus, error.code);
                      if (isRefused)
                          m_tokens.refuse(used);
                      if (isRefused && !isRepeat)
                          get<T>(path, parse, receiver, got, true);
                      else
                          got(core::make_unexpected(error));
                  });
          };
    m_tokens.withToken(receiver, withToken);
}

void ApiClient::send(
    outbox::ReservedAttempt attempt, QObject *receiver, std::function<void(const lineage::Outcome &)> ended)
{
    const core::Secret token = m_tokens.current();
    if (token.isEmpty()) {
        ended(lineage::NotSent{lineage::NotSentReason::NoToken});
        return;
    }
    const http::Request request{.verb = "POST",
        .url = url(protocol::sendPath(attempt.scene(), attempt.peer())),
        .headers = headers(token),
        .body = attempt.body(),
        .timeout = m_platform.timeout};
    traffic::Record record{.bot = m_bot,
        .kind = traffic::Kind::Http,
        .direction = traffic::Direction::Out,
        .scene = attempt.scene(),
        .peer = attempt.peer(),
        .anchor = protocol::anchorText(attempt.request().anchor),
        .msgSeq = attempt.request().msgSeq,
        .attemptId = attempt.attemptId(),
        .turnId = attempt.turnId(),
        .state = traffic::State::InFlight,
        .message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound,
            .text = attempt.request().text,
            .markdown = attempt.request().msgType == protocol::MsgType::Markdown,
            .sendId = attempt.messageId(),
            .attemptNumber = attempt.number(),
            .origin = attempt.origin()}};
    m_http.send(request, std::move(record), receiver,
        [this, token, isRetry = attempt.isRetry(), ended = std::move(ended)](
            const http::Answer &answer, traffic::Settlement &settlement) {
            const lineage::Outcome outcome = withoutSecrets(outcomeOf(answer, isRetry), m_http);
            if (const auto *refused = std::get_if<lineage::Refused>(&outcome);
                refused && isTokenFault(refused->httpStatus, refused->code))
                m_tokens.refuse(token);
            describe(outcome, settlement);
            if (answer)
                settlement.traceId = traceIdOf(*answer, settlement.traceId).value;
            if (const auto *refused = std::get_if<lineage::Refused>(&outcome))
                settlement.traceId = refused->traceId.value;
            else if (const auto *unknown = std::get_if<lineage::Unknown>(&outcome); unknown && answer)
                settlement.traceId = unknown->traceId.value;
            ended(outcome);
        });
}

} // namespace openapi
