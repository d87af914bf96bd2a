#include "app/protocol/messageparse.h"

#include "app/protocol/jsonneed.h"

#include <algorithm>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

constexpr auto c2cMessage = "C2C_MESSAGE_CREATE"_L1;
constexpr auto groupAtMessage = "GROUP_AT_MESSAGE_CREATE"_L1;
constexpr auto groupMessage = "GROUP_MESSAGE_CREATE"_L1;

/// Attachment addresses may come without a scheme. Source: protocol reference (c), attachments.
QString withScheme(const QString &url)
{
    if (url.isEmpty() || url.contains("://"_L1))
        return url;
    return url.startsWith("//"_L1) ? "https:"_L1 + url : "https://"_L1 + url;
}

Attachment readAttachment(const JsonValue &value)
{
    Attachment attachment;
    attachment.contentType = value["content_type"].text();
    attachment.filename = value["filename"].text();
    attachment.url = withScheme(value["url"].text());
    attachment.width = value["width"].clampedInt();
    attachment.height = value["height"].clampedInt();
    attachment.size = value["size"].integer().value_or(0);
    attachment.voiceWavUrl = withScheme(value["voice_wav_url"].text());
    attachment.asrText = value["asr_refer_text"].text();
    return attachment;
}

QList<Attachment> readAttachments(const JsonValue &array)
{
    QList<Attachment> list;
    for (const JsonValue &item : array.items()) {
        if (item.type() == JsonValue::Type::Object)
            list.append(readAttachment(item));
    }
    return list;
}

QList<MessageElement> readElements(const JsonValue &array)
{
    QList<MessageElement> list;
    for (const JsonValue &item : array.items()) {
        if (item.type() != JsonValue::Type::Object)
            continue;
        MessageElement element;
        element.msgIdx = core::RefIdx(item["msg_idx"].text());
        element.messageType = item["message_type"].clampedInt();
        element.authorIsBot = item["author"]["bot"].boolean().value_or(false);
        element.authorName = item["author"]["username"].text();
        element.content = item["content"].text();
        element.attachments = readAttachments(item["attachments"]);
        list.append(element);
    }
    return list;
}

/// `message_scene.ext` items are `key=value`; values end in `=` padding, so the first `=` divides.
void readExt(UserMessage &message, const JsonValue &ext)
{
    for (const JsonValue &item : ext.items()) {
        const QString text = item.text();
        const qsizetype equals = text.indexOf(u'=');
        if (equals < 0)
            continue;
        const QStringView key = QStringView(text).first(equals);
        if (key == "msg_idx"_L1)
            message.msgIdx = core::RefIdx(text.sliced(equals + 1));
        else if (key == "ref_msg_idx"_L1)
            message.refMsgIdx = core::RefIdx(text.sliced(equals + 1));
    }
}

QList<Mention> readMentions(const JsonValue &array)
{
    QList<Mention> list;
    for (const JsonValue &item : array.items()) {
        if (item.type() != JsonValue::Type::Object)
            continue;
        const QString member = item["member_openid"].text();
        list.append({core::PeerId(member.isEmpty() ? item["id"].text() : member), item["username"].text(),
            item["is_you"].boolean().value_or(false), item["scope"].text() == "all"_L1});
    }
    return list;
}

/// Who wrote it. `author.id` is the same id; a message without either can still be answered.
core::PeerId readSender(const JsonValue &author)
{
    const QString member = author["member_openid"].text();
    return core::PeerId(member.isEmpty() ? author["id"].text() : member);
}

/// Whether a message of a group is meant for the bot: the event type says so, else a mention of the bot itself does.
/// Everybody (`all`) is not the bot in particular. Source: protocol reference (c), GROUP_MESSAGE_CREATE.
bool isAddressed(QStringView eventType, const QList<Mention> &mentions)
{
    return eventType != groupMessage
        || std::ranges::any_of(mentions, [](const Mention &mention) { return mention.isYou && !mention.all; });
}

} // namespace

bool isUserMessage(QStringView eventType)
{
    return eventType == c2cMessage || eventType == groupAtMessage || eventType == groupMessage;
}

core::Result<UserMessage, ParseError> readUserMessage(QStringView eventType, const JsonValue &d, const QString &topId)
{
    const JsonValue author = d["author"];
    const bool c2c = eventType == c2cMessage;
    const auto msgId = needText(d["id"], u"$.d.id"_s);
    if (!msgId)
        return core::make_unexpected(msgId.error());
    const auto peer = c2c ? needText(author["user_openid"], u"$.d.author.user_openid"_s)
                          : needText(d["group_openid"], u"$.d.group_openid"_s);
    if (!peer)
        return core::make_unexpected(peer.error());
    UserMessage message;
    message.scene = c2c ? Scene::C2c : Scene::Group;
    message.msgId = core::InboundMsgId(*msgId);
    message.eventId = core::EventId(topId);
    message.peer = core::PeerId(*peer);
    message.sender = c2c ? message.peer : readSender(author);
    message.username = author["username"].text();
    message.content = d["content"].text();
    message.timestamp = d["timestamp"].text();
    message.messageType = d["message_type"].clampedInt();
    readExt(message, d["message_scene"]["ext"]);
    message.attachments = readAttachments(d["attachments"]);
    message.elements = readElements(d["msg_elements"]);
    message.mentions = readMentions(d["mentions"]);
    message.addressed = isAddressed(eventType, message.mentions);
    message.arkPrompt = d["ark_data"]["prompt"].text();
    return message;
}

} // namespace protocol
