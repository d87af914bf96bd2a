#include "app/protocol/jsonneed.h"
#include "app/protocol/openapi.h"

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

template <class T> using Parsed = core::Result<T, ParseError>;

/// The document when its root is an object, which every body of the OpenAPI is.
Parsed<JsonDocument> parseObject(QByteArrayView body)
{
    auto document = JsonDocument::parse(body, maxBodyBytes);
    if (document && document->root().type() != JsonValue::Type::Object)
        return core::make_unexpected(ParseError{ParseError::Kind::WrongType, u"$"_s, u"an object is needed"_s});
    return document;
}

ErrorBody readError(const JsonValue &root)
{
    ErrorBody error;
    error.code = root["code"].clampedInt();
    error.errCode = root["err_code"].clampedInt();
    error.message = root["message"].text();
    error.traceId = core::TraceId(root["trace_id"].text());
    error.auditId = root["data"]["message_audit"]["audit_id"].text();
    return error;
}

} // namespace

SendAnswer parseSendAnswer(QByteArrayView body)
{
    const auto document = parseObject(body);
    if (!document)
        return UnreadableBody{};
    const JsonValue root = document->root();
    if (ErrorBody error = readError(root); error.best() != 0)
        return error;
    const QString id = root["id"].text();
    if (id.isEmpty())
        return UnreadableBody{};
    return SendResponse{
        core::OutboundMsgId(id), root["timestamp"].text(), core::RefIdx(root["ext_info"]["ref_idx"].text())};
}

std::optional<ErrorBody> parseErrorBody(QByteArrayView body)
{
    const auto document = parseObject(body);
    if (!document)
        return std::nullopt;
    ErrorBody error = readError(document->root());
    return error.best() == 0 ? std::nullopt : std::optional(std::move(error));
}

Parsed<TokenResponse> parseTokenResponse(QByteArrayView body)
{
    const auto document = parseObject(body);
    if (!document)
        return core::make_unexpected(document.error());
    const JsonValue token = document->root()["access_token"];
    const JsonValue expires = document->root()["expires_in"];
    TokenResponse response{token.bytes(), expires.clampedInt()};
    if (response.accessToken.isEmpty())
        return core::make_unexpected(faultOf(token, u"$.access_token"_s, u"a string is needed"_s));
    if (!expires.integer())
        return core::make_unexpected(faultOf(expires, u"$.expires_in"_s, u"a number of seconds is needed"_s));
    return response;
}

Parsed<GatewayBot> parseGatewayBot(QByteArrayView body)
{
    const auto document = parseObject(body);
    if (!document)
        return core::make_unexpected(document.error());
    const JsonValue root = document->root();
    const JsonValue limit = root["session_start_limit"];
    GatewayBot gateway;
    gateway.url = root["url"].text();
    if (gateway.url.isEmpty())
        return core::make_unexpected(faultOf(root["url"], u"$.url"_s, u"an address is needed"_s));
    gateway.shards = std::max(1, root["shards"].clampedInt());
    // Without a limit (`GET /gateway`) nothing forbids to start: zero would read as "none left".
    const bool limited = limit.type() == JsonValue::Type::Object;
    gateway.total = limited ? limit["total"].clampedInt() : gateway.shards;
    gateway.remaining = limited ? limit["remaining"].clampedInt() : gateway.shards;
    gateway.resetAfterMs = limit["reset_after"].integer().value_or(0);
    gateway.maxConcurrency = std::max(1, limit["max_concurrency"].clampedInt());
    return gateway;
}

Parsed<BotUser> parseBotUser(QByteArrayView body)
{
    const auto document = parseObject(body);
    if (!document)
        return core::make_unexpected(document.error());
    const JsonValue root = document->root();
    BotUser user{root["id"].text(), root["username"].text()};
    if (user.id.isEmpty())
        return core::make_unexpected(faultOf(root["id"], u"$.id"_s, u"an id is needed"_s));
    return user;
}

} // namespace protocol
