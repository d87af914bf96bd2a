#include "app/agent/tool.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace agent {

namespace {

// Source: AstrBot behaviour 2.1 (interop contract); the descriptions are ours.
constexpr auto parametersSchema = R"json({
  "type": "object",
  "required": ["messages"],
  "properties": {
    "messages": {
      "type": "array",
      "description": "The parts of one message, in order. Only plain parts are delivered at present.",
      "items": {
        "type": "object",
        "required": ["type"],
        "properties": {
          "type": {"type": "string",
            "description": "One of plain, image, record, video, file, mention_user."},
          "text": {"type": "string",
            "description": "plain: the text to send. file: optional display name."},
          "path": {"type": "string",
            "description": "image, record, video, file: path of a local file; wins over url."},
          "url": {"type": "string", "description": "image, record, video, file: where the file is."},
          "mention_user_id": {"type": "string", "description": "mention_user: whom to mention."}
        }
      }
    },
    "session": {"type": "string",
      "description": "Another conversation, as platform_id:message_type:session_id. Leave out for the current one."}
  }
})json";

core::Result<QString, QString> failure(const QString &text)
{
    return core::make_unexpected(text);
}

// Models write numbers where a text belongs; anything that is not a scalar is no text.
QString scalarText(const QJsonValue &value)
{
    return value.isString() || value.isDouble() || value.isBool() ? value.toVariant().toString() : QString();
}

bool isMedia(const QString &type)
{
    return type == "image"_L1 || type == "record"_L1 || type == "video"_L1 || type == "file"_L1;
}

// The text of one part, or the exact error for it. The order of the checks is part of the contract.
core::Result<QString, QString> readPart(const QJsonValue &part, qsizetype index)
{
    const auto place = u"messages[%1]"_s.arg(index);
    if (!part.isObject())
        return failure(u"error: %1 should be an object."_s.arg(place));
    const auto type = scalarText(part["type"_L1]).toLower();
    if (type.isEmpty())
        return failure(u"error: %1.type is required."_s.arg(place));
    if (type == "plain"_L1) {
        const auto text = scalarText(part["text"_L1]).trimmed();
        if (text.isEmpty())
            return failure(u"error: %1.text is required for plain component."_s.arg(place));
        return text;
    }
    const bool hasSource = !scalarText(part["path"_L1]).isEmpty() || !scalarText(part["url"_L1]).isEmpty();
    if (isMedia(type) && !hasSource)
        return failure(u"error: %1 must include path or url for %2 component."_s.arg(place, type));
    if (type == "mention_user"_L1 && scalarText(part["mention_user_id"_L1]).isEmpty())
        return failure(u"error: %1.mention_user_id is required for mention_user component."_s.arg(place));
    return failure(u"error: unsupported message type '%1' at index %2."_s.arg(type, QString::number(index)));
}

// A bare id borrows platform and type from the current session; a full one must have all three parts.
bool isSession(const QString &session)
{
    if (!session.contains(u':'))
        return true;
    const auto type = session.section(u':', 1, 1);
    const bool known = type == "FriendMessage"_L1 || type == "GroupMessage"_L1 || type == "OtherMessage"_L1;
    return known && !session.section(u':', 0, 0).isEmpty() && !session.section(u':', 2).isEmpty();
}

QString hintName(RetryHint retry)
{
    switch (retry) {
    case RetryHint::No:
        return u"no"_s;
    case RetryHint::Later:
        return u"later"_s;
    case RetryHint::OtherAnchor:
        return u"other anchor"_s;
    }
    return u"no"_s;
}

} // namespace

model::ToolSpec sendMessageToolSpec()
{
    return {u"send_message_to_user"_s,
        u"Sends one message to the user at once, while you go on working. The result says whether it was delivered; do "
        "not repeat its text in your final answer."_s,
        QJsonDocument::fromJson(parametersSchema).toJson(QJsonDocument::Compact)};
}

core::Result<SendMessageCall, QString> readSendMessageCall(const QByteArray &arguments)
{
    const auto root = QJsonDocument::fromJson(arguments).object();
    const auto parts = root["messages"_L1].toArray();
    if (parts.isEmpty())
        return core::make_unexpected(u"error: messages parameter is empty or invalid."_s);
    SendMessageCall call;
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto text = readPart(parts.at(i), i);
        if (!text)
            return core::make_unexpected(text.error());
        call.text += *text; // nothing between: QQ shows the parts of a chain as one text
    }
    const auto session = root["session"_L1];
    call.session = scalarText(session).trimmed();
    if (!isSession(call.session) || session.isObject() || session.isArray())
        return core::make_unexpected(u"error: invalid session: %1"_s.arg(scalarText(session)));
    return call;
}

QString unknownToolResult(const QString &name, const QStringList &existing)
{
    const auto missing = u"error: Tool %1 not found."_s.arg(name);
    return existing.isEmpty() ? missing : missing + u" Available tools are: %1"_s.arg(existing.join(", "_L1));
}

QString sentResult(const QString &umo)
{
    return u"Message sent to session "_s + umo;
}

QString noPlatformResult(const QString &umo)
{
    return u"error: failed to find platform for session "_s + umo + u'.';
}

QString failedResult(
    const QString &umo, const QString &code, const QString &text, const QString &trace, RetryHint retry)
{
    auto result = u"error: failed to send message to session "_s + umo + u": "_s;
    if (!code.isEmpty())
        result += code + u' ';
    result += text;
    if (!trace.isEmpty())
        result += u" (trace "_s + trace + u')';
    return result + u"; retry: "_s + hintName(retry);
}

QString unknownResult(const QString &umo)
{
    return u"unknown: delivery to "_s + umo + u" not confirmed; do not send again"_s;
}

} // namespace agent
