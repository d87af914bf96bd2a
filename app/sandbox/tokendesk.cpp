#include "app/sandbox/tokendesk.h"

#include <QRandomGenerator>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

/// Source: protocol reference (a), "Lifetime rules".
constexpr std::chrono::seconds overlap{60};

} // namespace

QByteArray randomText(int length)
{
    static constexpr QByteArrayView letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    QByteArray out;
    for (int i = 0; i < length; ++i)
        out.append(
            letters[static_cast<qsizetype>(QRandomGenerator::system()->bounded(static_cast<quint32>(letters.size())))]);
    return out;
}

TokenDesk::TokenDesk(core::AppId appId, core::Secret secret, std::chrono::seconds life)
    : m_appId(std::move(appId))
    , m_secret(std::move(secret))
    , m_life(life)
{
}

TokenAnswer TokenDesk::issue(const QString &appId, const QByteArray &secret, core::BootTime now)
{
    if (appId != m_appId.value)
        return {.token = {}, .code = 100007, .message = u"appid invalid"_s};
    if (secret != m_secret.reveal())
        return {.token = {}, .code = 100016, .message = u"invalid appid or secret"_s};
    if (!m_newest || m_newest->end - now <= overlap) {
        m_previous = std::exchange(m_newest, Issued{core::Secret(randomText(64)), now + m_life});
    }
    return {.token = m_newest->token,
        .remaining = std::chrono::duration_cast<std::chrono::seconds>(m_newest->end - now),
        .code = 0,
        .message = {}};
}

bool TokenDesk::isValid(const QByteArray &token, core::BootTime now) const
{
    const auto matches = [&](const std::optional<Issued> &issued) {
        return issued && now < issued->end && issued->token.reveal() == token;
    };
    return matches(m_newest) || matches(m_previous);
}

} // namespace sandbox
