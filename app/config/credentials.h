#pragma once
#include "app/core/ids.h"
#include "app/core/secret.h"

namespace config {

/// Who the bot is. From the environment they make an unsaved profile and are never stored.
struct Credentials
{
    core::AppId appId;
    core::Secret clientSecret;
    core::Secret modelKey;
    core::Secret proxy; ///< the way out as written, see http::ProxySetting; it may hold a password

    /// `QQBOT_APP_ID`, `QQBOT_CLIENT_SECRET`, `QQBOT_MODEL_KEY`, `QQBOT_PROXY`. The variables are removed from the
    /// environment, so that no child process and no crash report can carry them on. Call once, before threads start.
    [[nodiscard]] static Credentials takeFromEnvironment();
    [[nodiscard]] bool complete() const { return !appId.isEmpty() && !clientSecret.isEmpty(); }
};

} // namespace config
