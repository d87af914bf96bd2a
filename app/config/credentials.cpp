#include "app/config/credentials.h"

namespace config {

namespace {

QByteArray take(const char *name)
{
    const QByteArray value = qgetenv(name);
    qunsetenv(name);
    return value;
}

} // namespace

Credentials Credentials::takeFromEnvironment()
{
    return {.appId = core::AppId(QString::fromUtf8(take("QQBOT_APP_ID")).trimmed()),
        .clientSecret = core::Secret(take("QQBOT_CLIENT_SECRET").trimmed()),
        .modelKey = core::Secret(take("QQBOT_MODEL_KEY").trimmed()),
        .proxy = core::Secret(take("QQBOT_PROXY").trimmed())};
}

} // namespace config
