#pragma once
#include "app/core/clock.h"
#include "app/core/ids.h"

#include <QString>

namespace openapi {

/// Why a call other than a send did not give what was asked (a send has an Outcome instead).
struct ApiError
{
    enum class Kind {
        NotSent, ///< no byte left: no network, name, proxy, TLS
        Unknown, ///< time-out, reset, 5xx, unreadable
        Credentials, ///< the platform does not know this app id or secret
        Forbidden, ///< IP not on the allow-list, permission
        RateLimited,
        Rejected, ///< any other refusal
    };
    Kind kind = Kind::Unknown;
    int httpStatus = 0;
    int code = 0;
    QString message;
    core::TraceId traceId;
    friend bool operator==(const ApiError &, const ApiError &) = default;
};

} // namespace openapi
