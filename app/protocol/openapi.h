#pragma once
#include "app/core/result.h"
#include "app/protocol/message.h"
#include "app/protocol/parseerror.h"

namespace protocol {

/// Path of the send route of a scene, ids percent-encoded. Source: protocol reference (d).
[[nodiscard]] QByteArray sendPath(Scene scene, const core::PeerId &peer);
/// Body of a v2 send. Absent fields are left out, never null; `msg_type`, and the `content` of a text, are always
/// written. An UnverifiedId of the shape `EVENT_NAME:tail` goes into `event_id`, any other into `msg_id`. Extra members
/// follow in their order, but one that a field decides (ids, msg_seq, msg_type, a content that is the text) is left
/// out. An extra `markdown` of a Markdown is written with `text` as its content, the rest as it is spelled.
[[nodiscard]] QByteArray toJson(const SendRequest &request);
/// Reads a request body back (embedded log, outbox, examples, a person's draft). The type of the anchor names the key
/// the id stood under and claims nothing about its origin. A known member that is null, and an empty id, count as
/// absent; a markdown that says more than `content` stays whole in `extra`, its content is `text` all the same.
/// Errors: NotJson, TooLarge, TooDeep; WrongType also for a key that stands twice, for a number that is not whole or
/// beyond int, and at `$.event_id` when both anchors are there: they exclude each other.
[[nodiscard]] core::Result<SendRequest, ParseError> parseSendRequest(QByteArrayView body);

/// What an answer's body says; never fails: an empty, plain or HTML body is UnreadableBody. A body with a non-zero
/// code is an ErrorBody even when it also has an id.
[[nodiscard]] SendAnswer parseSendAnswer(QByteArrayView body);
/// The error body of any call, or nothing when there is none.
[[nodiscard]] std::optional<ErrorBody> parseErrorBody(QByteArrayView body);

[[nodiscard]] QByteArray tokenRequest(const core::AppId &appId, const QByteArray &clientSecret);
[[nodiscard]] core::Result<TokenResponse, ParseError> parseTokenResponse(QByteArrayView body);
[[nodiscard]] core::Result<GatewayBot, ParseError> parseGatewayBot(QByteArrayView body);
[[nodiscard]] core::Result<BotUser, ParseError> parseBotUser(QByteArrayView body);

} // namespace protocol
