#include "app/openapi/callresult.h"

#include "app/protocol/openapi.h"

using namespace Qt::StringLiterals;

namespace openapi {

namespace {

using Kind = ApiError::Kind;

// Source: protocol reference (a) and error catalogue: wrong app id or secret.
constexpr int credentialCodes[] = {100007, 100016, 10004};
constexpr int askedTooOften = 100001; // of the token endpoint, under HTTP 200
constexpr int tokenInvalid = 11244;
constexpr int tokenExpired = 40011027;
constexpr int addressNotAllowed = 11298;
constexpr int addressNotAllowedErr = 40023002;

Kind classify(int status, int code)
{
    for (const int known : credentialCodes)
        if (code == known)
            return Kind::Credentials;
    if (code == addressNotAllowed || code == addressNotAllowedErr || status == 403)
        return Kind::Forbidden;
    if (code == askedTooOften || status == tooManyRequests)
        return Kind::RateLimited;
    return status >= 500 ? Kind::Unknown : Kind::Rejected;
}

} // namespace

core::TraceId traceIdOf(const http::Response &response, const QString &fromBody)
{
    const QByteArray header = response.header("X-Tps-trace-ID");
    return core::TraceId(header.isEmpty() ? fromBody : QString::fromUtf8(header));
}

bool isTokenFault(int httpStatus, int code)
{
    return code == tokenInvalid || code == tokenExpired || (httpStatus == 401 && code >= 11241 && code <= 11244);
}

core::Result<QByteArray, ApiError> readCall(const http::Answer &answer, traffic::Settlement &settlement)
{
    if (!answer) {
        const auto &error = answer.error();
        return core::make_unexpected(ApiError{.kind = error.requestMayHaveArrived ? Kind::Unknown : Kind::NotSent,
            .message = http::transportErrorName(error.kind)});
    }
    const auto body = protocol::parseErrorBody(answer->body);
    const core::TraceId trace = traceIdOf(*answer, body ? body->traceId.value : QString());
    settlement.traceId = trace.value;
    if (!body && answer->status >= 200 && answer->status < 300) {
        settlement.state = traffic::State::Accepted;
        return answer->body;
    }
    ApiError error{
        .kind = classify(answer->status, body ? body->best() : 0), .httpStatus = answer->status, .traceId = trace};
    if (body) {
        error.code = body->best();
        error.message = body->message;
        settlement.code = error.code;
        settlement.detail = error.message;
    }
    settlement.state = error.kind == Kind::Unknown ? traffic::State::Unknown : traffic::State::Refused;
    return core::make_unexpected(error);
}

} // namespace openapi
