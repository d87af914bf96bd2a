#pragma once
#include "app/core/clock.h"
#include "app/core/ids.h"
#include "app/core/secret.h"

#include <QString>

#include <optional>

namespace sandbox {

/// Text at random, letters and digits only: nothing in it changes when it is escaped, so it can be searched for.
[[nodiscard]] QByteArray randomText(int length);

/// An answer of the token desk: a token with its remaining life, or a code. Both travel under HTTP 200.
struct TokenAnswer
{
    std::optional<core::Secret> token;
    std::chrono::seconds remaining{0};
    int code = 0;
    QString message;
};

/// Hands out access tokens. While more than 60 s remain the same token comes with its remaining life; in the last 60 s
/// a new one, and both are valid for that overlap. Source: protocol reference (a), "Lifetime rules". Thread: one.
class TokenDesk
{
public:
    TokenDesk(core::AppId appId, core::Secret secret, std::chrono::seconds life);

    /// Codes: 100007 for an unknown App ID, 100016 for a wrong secret. Source: error catalogue.
    [[nodiscard]] TokenAnswer issue(const QString &appId, const QByteArray &secret, core::BootTime now);
    [[nodiscard]] bool isValid(const QByteArray &token, core::BootTime now) const;

private:
    struct Issued
    {
        core::Secret token;
        core::BootTime end;
    };
    core::AppId m_appId;
    core::Secret m_secret;
    std::chrono::seconds m_life;
    std::optional<Issued> m_newest;
    std::optional<Issued> m_previous;
};

} // namespace sandbox
