#pragma once
#include "app/lineage/outcome.h"
#include "app/openapi/tokensource.h"
#include "app/outbox/reservedattempt.h"
#include "app/protocol/openapi.h"

namespace openapi {

/// Calls the OpenAPI. A message leaves only as a ReservedAttempt, which only the outbox makes: what is sent is on disk.
/// Thread: the bot's.
class ApiClient : public QObject
{
    Q_OBJECT
public:
    ApiClient(Platform platform, QString bot, http::HttpClient &http, TokenSource &tokens, QObject *parent = nullptr);

    struct GatewayAccess
    {
        protocol::GatewayBot gateway;
        core::Secret token; ///< that the platform took; the gateway takes it too
    };
    using Gateway = core::Result<GatewayAccess, ApiError>;
    /// `GET /gateway/bot`, with a token from the source; asked once more with another token if that one is refused.
    /// Whatever else fails is not repeated here: the caller backs off.
    void gatewayBot(QObject *receiver, std::function<void(const Gateway &)> got);
    using Me = core::Result<protocol::BotUser, ApiError>;
    /// `GET /users/@me`, in the same way.
    void me(QObject *receiver, std::function<void(const Me &)> got);

    /// Sends one attempt, once. The outcome is never an error of its own: time-outs and resets are Unknown, a request
    /// that cannot have left is NotSent. Without a valid token: NotSent(NoToken). A token that the platform refuses is
    /// not used again.
    void send(outbox::ReservedAttempt attempt, QObject *receiver, std::function<void(const lineage::Outcome &)> ended);

private:
    /// What was read, and the token that the platform took.
    template <class T> using Called = core::Result<std::pair<T, core::Secret>, ApiError>;
    template <class T> using Parse = core::Result<T, protocol::ParseError> (*)(QByteArrayView body);
    template <class T>
    void get(const QByteArray &path, Parse<T> parse, QPointer<QObject> receiver,
        std::function<void(const Called<T> &)> got, bool isRepeat = false);
    [[nodiscard]] QList<traffic::Header> headers(const core::Secret &token) const;
    [[nodiscard]] QUrl url(const QByteArray &path) const;

    Platform m_platform;
    QString m_bot;
    http::HttpClient &m_http;
    TokenSource &m_tokens;
};

/// What an answer to a send means. Pure. `isRetry`: 40054005 then means that the first copy was accepted.
[[nodiscard]] lineage::Outcome outcomeOf(const http::Answer &answer, bool isRetry);

} // namespace openapi
