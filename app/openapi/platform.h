#pragma once
#include "app/core/clock.h"
#include "app/core/ids.h"
#include "app/core/secret.h"

#include <QUrl>

namespace openapi {

/// Where the platform is and who we are there. The gateway URL always comes from `GET /gateway/bot`.
struct Platform
{
    QUrl apiBase; ///< `https://api.sgroup.qq.com`, without a trailing slash
    QUrl tokenUrl; ///< `https://bots.qq.com/app/getAppAccessToken`
    core::AppId appId;
    core::Secret clientSecret;
    core::Milliseconds timeout{20'000}; ///< per call
};

} // namespace openapi
