#pragma once
#include "app/core/result.h"
#include "app/http/httpclient.h"
#include "app/openapi/apierror.h"
#include "app/openapi/platform.h"

#include <QTimer>

namespace openapi {

/// Keeps one access token: fetches it when first asked for, renews it `renewBefore` its end, one fetch in flight. Every
/// new token is told to the redactor before anything can carry it. Life is counted on the boot clock, so that it goes
/// on while the machine sleeps and does not care when somebody sets the wall clock. Thread: the bot's. Source: protocol
/// reference (a), "Token".
class TokenSource : public QObject
{
    Q_OBJECT
public:
    /// Source: protocol reference (a): in the last 60 s a new token is given, the old one stays valid that long.
    static constexpr core::Milliseconds renewBefore{50'000};

    TokenSource(Platform platform, QString bot, http::HttpClient &http, traffic::Redactor &redactor,
        const core::Clock &clock, QObject *parent = nullptr);

    using Answer = core::Result<core::Secret, ApiError>;
    using Got = std::function<void(const Answer &)>;
    /// Gives a token that is still good, from memory or from the platform.
    void withToken(QObject *receiver, Got got);
    /// The platform refused this token. If it is the one in force, the next who asks gets another; if it has been
    /// replaced meanwhile, the new one stays. An empty one changes nothing.
    void refuse(const core::Secret &token);
    /// The token in force, empty if none, too old or refused.
    [[nodiscard]] core::Secret current() const;

signals:
    void renewed(core::WallTime expires);
    void failed(const openapi::ApiError &error);

private:
    void fetch();
    void renewIfDue();
    void answered(const http::Answer &answer, traffic::Settlement &settlement);
    void scheduleRenewal();
    void tell(const Answer &answer);

    struct Waiting
    {
        QPointer<QObject> receiver;
        Got got;
    };
    Platform m_platform;
    QString m_bot;
    http::HttpClient &m_http;
    traffic::Redactor &m_redactor;
    const core::Clock &m_clock;
    core::Secret m_token;
    core::BootTime m_expires{};
    std::optional<core::BootTime> m_renewAt;
    QList<Waiting> m_waiting;
    bool m_fetching = false;
    QTimer m_renew{this};
};

} // namespace openapi
