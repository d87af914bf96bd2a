#pragma once
#include "app/core/result.h"
#include "app/http/httpclient.h"
#include "app/openapi/apierror.h"

namespace openapi {

/// The HTTP status of "not now": the platform processed nothing, whatever the body says or fails to say.
/// Source: protocol reference (g).
inline constexpr int tooManyRequests = 429;

/// The platform's trace id: header `X-Tps-trace-ID`, else the body's. Source: protocol reference (a).
[[nodiscard]] core::TraceId traceIdOf(const http::Response &response, const QString &fromBody = {});

/// True if the platform did not accept the access token and looked at nothing else: the same call may go out again with
/// a fresh token. Source: protocol reference (a), "Token"; older gateways answer 11244 with HTTP 500.
[[nodiscard]] bool isTokenFault(int httpStatus, int code);

/// The body of a call that is not a send, or why there is none; fills state, code, trace id and detail of the
/// settlement. An error body counts as an error under any status.
[[nodiscard]] core::Result<QByteArray, ApiError> readCall(const http::Answer &answer, traffic::Settlement &settlement);

} // namespace openapi
