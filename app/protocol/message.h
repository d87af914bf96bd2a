#pragma once
#include "app/core/ids.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <variant>

namespace protocol {

/// Where a conversation takes place; decides route and rules. Source: protocol reference (d).
enum class Scene { C2c, Group, Channel, Dm };

/// `c2c`, `group`, `channel`, `dm`: the words of filters, files and transcripts.
[[nodiscard]] QString sceneName(Scene scene);
[[nodiscard]] std::optional<Scene> sceneFromName(QStringView name);

/// A file that came with a message. `url` always has a scheme (the wire may leave it out). Sizes 0 when unknown.
struct Attachment
{
    QString contentType;
    QString filename;
    QString url;
    int width = 0;
    int height = 0;
    qint64 size = 0;
    QString voiceWavUrl;
    QString asrText;
    friend bool operator==(const Attachment &, const Attachment &) = default;
};

/// A quoted or merged message inside another. Source: protocol reference (c), `msg_elements`.
struct MessageElement
{
    core::RefIdx msgIdx;
    int messageType = 0;
    bool authorIsBot = false;
    QString authorName;
    QString content;
    QList<Attachment> attachments;
    friend bool operator==(const MessageElement &, const MessageElement &) = default;
};

/// Who is mentioned in a group message, for `<@member_openid>` tags; everybody has no `member`. Source: protocol
/// reference (c), `mentions`.
struct Mention
{
    core::PeerId member;
    QString username;
    bool isYou = false;
    bool all = false; ///< scope `all`: everybody, so not the bot in particular
    friend bool operator==(const Mention &, const Mention &) = default;
};

/// What a person wrote: C2C_MESSAGE_CREATE, GROUP_AT_MESSAGE_CREATE, GROUP_MESSAGE_CREATE. `msgId` is an anchor.
/// `content` is as received; `displayText()` has its tags replaced.
struct UserMessage
{
    Scene scene = Scene::C2c;
    core::InboundMsgId msgId;
    core::EventId eventId; ///< top-level id; never valid as an anchor for a message event
    core::PeerId peer; ///< where an answer goes: user_openid or group_openid
    core::PeerId sender; ///< who wrote: user_openid or member_openid
    /// Meant for the bot: every C2C message and GROUP_AT; of GROUP_MESSAGE only one that mentions the bot itself.
    bool addressed = true;
    QString username;
    QString content;
    QString timestamp; ///< server text, RFC 3339 +08:00 in practice; shown, not computed with
    int messageType = 0; ///< 0 text, 3 ark, 101 parallel, 102 chat record, 103 quote
    core::RefIdx msgIdx;
    core::RefIdx refMsgIdx;
    QList<Attachment> attachments;
    QList<MessageElement> elements;
    QList<Mention> mentions;
    QString arkPrompt;
    friend bool operator==(const UserMessage &, const UserMessage &) = default;
};

/// `content` with `<faceType=…,ext="base64">` tags replaced by `[name]`. Source: protocol reference (c), faces.
[[nodiscard]] QString displayText(const QString &content);
/// The same of a whole message, with `<@member_openid>` and `<@!id>` as `@name` where the mentions know the name, and
/// `<@all>` where they say that everybody is meant; any other tag stays. Trimmed at both ends, U+00A0 too (the platform
/// cuts the bot's own mention out and leaves its blanks). Source: protocol reference (c), GROUP_AT.
[[nodiscard]] QString displayText(const UserMessage &message);

/// `msg_type` of a v2 send. Source: protocol reference (d).
enum class MsgType : int { Text = 0, Markdown = 2, Ark = 3, Embed = 4, Typing = 6, Media = 7 };

/// The id a send hangs on, as it stands in the body. An unverified id is possible only in hand-made or imported drafts.
struct NoAnchor
{
    friend bool operator==(const NoAnchor &, const NoAnchor &) = default;
};
using WireAnchor = std::variant<NoAnchor, core::InboundMsgId, core::EventId, core::UnverifiedId>;

/// The text of an anchor id, empty for none.
[[nodiscard]] QString anchorText(const WireAnchor &anchor);

/// A member of a body that has no field of its own here; `json` is its value as spelled.
struct ExtraMember
{
    QString name;
    QByteArray json;
    friend bool operator==(const ExtraMember &, const ExtraMember &) = default;
};

/// Body of `POST /v2/users/{openid}/messages` and `/v2/groups/{group_openid}/messages`.
/// `msgSeq` is absent for event anchors (they have no dedupe key). What no field tells stays in `extra`, in its order,
/// so that reading and writing again loses nothing; a markdown that has more than `content` stays there whole, and its
/// content is `text` all the same. Source: protocol reference (d), (e).
struct SendRequest
{
    MsgType msgType = MsgType::Text; ///< any number of the wire, also one that the enum does not name
    QString text; ///< `markdown.content` for Markdown, else `content`
    WireAnchor anchor;
    std::optional<int> msgSeq;
    QList<ExtraMember> extra;
    friend bool operator==(const SendRequest &, const SendRequest &) = default;
};

/// Answer to an accepted send. `timestamp` as text, whichever type the server used.
struct SendResponse
{
    core::OutboundMsgId id;
    QString timestamp;
    core::RefIdx refIdx;
    friend bool operator==(const SendResponse &, const SendResponse &) = default;
};

/// Error body of the OpenAPI. `best()` is what to classify by: `err_code` first, then `code`. Source: reference (a).
struct ErrorBody
{
    int code = 0;
    int errCode = 0;
    QString message;
    core::TraceId traceId;
    QString auditId; ///< set for 304023/304024: accepted, in audit
    [[nodiscard]] int best() const { return errCode != 0 ? errCode : code; }
    friend bool operator==(const ErrorBody &, const ErrorBody &) = default;
};

/// A body that says neither; kept raw by the caller.
struct UnreadableBody
{
    friend bool operator==(const UnreadableBody &, const UnreadableBody &) = default;
};
/// What the body of a send's answer says, whatever the status was (errors also come under 200).
using SendAnswer = std::variant<SendResponse, ErrorBody, UnreadableBody>;

/// `GET /gateway/bot`. `resetAfterMs` in milliseconds.
struct GatewayBot
{
    QString url;
    int shards = 1;
    int total = 0;
    int remaining = 0;
    qint64 resetAfterMs = 0;
    int maxConcurrency = 1;
    friend bool operator==(const GatewayBot &, const GatewayBot &) = default;
};

/// `GET /users/@me`: the bot itself.
struct BotUser
{
    QString id;
    QString username;
    friend bool operator==(const BotUser &, const BotUser &) = default;
};

/// Answer to the token call: `expires_in` arrives as string or number, in seconds.
struct TokenResponse
{
    QByteArray accessToken; ///< goes straight into a core::Secret
    int expiresInSeconds = 0;
};

} // namespace protocol
