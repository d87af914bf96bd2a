#include "app/core/overloaded.h"
#include "app/protocol/jsondocument.h"
#include "app/protocol/jsonlexer.h"
#include "app/protocol/jsonwrite.h"
#include "app/protocol/openapi.h"

#include <QSet>

#include <algorithm>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

using Fault = std::optional<ParseError>;
using Type = JsonValue::Type;

/// Members that are always fields of SendRequest, whatever else the body says.
constexpr QLatin1StringView fieldNames[] = {"msg_type"_L1, "msg_id"_L1, "event_id"_L1, "msg_seq"_L1};

bool isFieldName(const QString &name)
{
    return std::ranges::find(fieldNames, name) != std::end(fieldNames);
}

/// True for `INTERACTION_CREATE:5a6b…`, the shape of a whole top-level id. Source: protocol reference (c).
bool looksLikeEventId(const QString &id)
{
    const qsizetype colon = id.indexOf(u':');
    const auto inName = [](QChar c) { return (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'_'; };
    return colon > 0 && std::all_of(id.begin(), id.begin() + colon, inName);
}

/// A key as it is meant, escapes and all.
QString decodedKey(QByteArrayView spelled)
{
    if (!spelled.contains('\\'))
        return QString::fromUtf8(spelled);
    const auto document = JsonDocument::parse('"' + spelled.toByteArray() + '"', maxBodyBytes);
    return document ? document->root().text() : QString::fromUtf8(spelled);
}

QString textOf(const JsonValue &value)
{
    return value.type() == Type::String ? value.text() : QString();
}

/// A markdown object that says nothing but its text: `{"content": "…"}`.
bool isPlainMarkdown(const JsonValue &markdown, QByteArrayView json)
{
    return markdown["content"].type() == Type::String && memberSlices(json).size() == 1;
}

/// A markdown object with `text` as its content and everything else as it is spelled.
QByteArray withContent(const QByteArray &markdown, const QString &text)
{
    const auto document = JsonDocument::parse(markdown, maxBodyBytes);
    if (!document || document->root().type() != Type::Object || textOf(document->root()["content"]) == text)
        return markdown;
    QByteArray content;
    appendJsonString(content, text);
    const QList<MemberSlice> members = memberSlices(markdown);
    for (const MemberSlice &member : members) {
        if (decodedKey(member.key) == "content"_L1)
            return QByteArray(markdown).replace(
                member.value.data() - markdown.constData(), member.value.size(), content);
    }
    const QByteArray rest = markdown.sliced(markdown.indexOf('{') + 1);
    return R"({"content":)" + content + (members.isEmpty() ? "" : ",") + rest;
}

void appendMember(QByteArray &out, QByteArrayView name, const QByteArray &json)
{
    out += ',';
    appendJsonString(out, name);
    out += ':';
    out += json;
}

QByteArray quoted(const QString &text)
{
    QByteArray out;
    appendJsonString(out, text);
    return out;
}

bool hasExtra(const SendRequest &request, QLatin1StringView name)
{
    return std::ranges::any_of(request.extra, [&](const ExtraMember &member) { return member.name == name; });
}

/// Whether the text is a `content` of its own; a markdown's text is not.
bool writesContent(const SendRequest &request)
{
    return request.msgType != MsgType::Markdown && (request.msgType == MsgType::Text || !request.text.isEmpty());
}

void appendAnchor(QByteArray &out, const WireAnchor &anchor)
{
    const bool event = std::visit(core::Overloaded{
                                      [](const core::EventId &) { return true; },
                                      [](const core::UnverifiedId &id) { return looksLikeEventId(id.value); },
                                      [](const auto &) { return false; },
                                  },
        anchor);
    if (const QString id = anchorText(anchor); !id.isEmpty())
        appendMember(out, event ? "event_id" : "msg_id", quoted(id));
}

void appendExtra(QByteArray &out, const SendRequest &request)
{
    for (const ExtraMember &member : request.extra) {
        const bool written = member.name == "content"_L1 && writesContent(request);
        if (isFieldName(member.name) || written)
            continue; // the field decides; a key must not stand twice
        const bool text = member.name == "markdown"_L1 && request.msgType == MsgType::Markdown;
        appendMember(out, member.name.toUtf8(), text ? withContent(member.json, request.text) : member.json);
    }
}

/// Checks that the member is of the type or has nothing to say; a number must be a whole one that an int can hold.
Fault mistyped(const JsonValue &root, QLatin1StringView key, Type type)
{
    const JsonValue value = root[std::string_view(key.data(), static_cast<size_t>(key.size()))];
    if (value.isNothing())
        return std::nullopt;
    if (value.type() != type)
        return ParseError{ParseError::Kind::WrongType, "$."_L1 + key, u"another type is needed"_s};
    if (type != Type::Number || value.integer() == value.clampedInt())
        return std::nullopt;
    return ParseError{ParseError::Kind::WrongType, "$."_L1 + key, u"a small whole number is needed"_s};
}

Fault faultOfTypes(const JsonValue &root)
{
    constexpr std::pair<QLatin1StringView, Type> wanted[]
        = {{"msg_type"_L1, Type::Number}, {"content"_L1, Type::String}, {"markdown"_L1, Type::Object},
            {"msg_id"_L1, Type::String}, {"event_id"_L1, Type::String}, {"msg_seq"_L1, Type::Number}};
    for (const auto &[key, type] : wanted) {
        if (Fault fault = mistyped(root, key, type))
            return fault;
    }
    if (!root["msg_id"].text().isEmpty() && !root["event_id"].text().isEmpty())
        return ParseError{ParseError::Kind::WrongType, u"$.event_id"_s, u"msg_id and event_id exclude each other"_s};
    return std::nullopt;
}

WireAnchor readAnchor(const JsonValue &root)
{
    if (const QString id = root["msg_id"].text(); !id.isEmpty())
        return core::InboundMsgId(id);
    if (const QString id = root["event_id"].text(); !id.isEmpty())
        return core::EventId(id);
    return NoAnchor{};
}

/// Whether a member's value is told by a field of `request`, which then writes it.
bool isTold(const SendRequest &request, const QString &name, QByteArrayView json, const JsonValue &root)
{
    if (isFieldName(name))
        return true;
    if (name == "content"_L1)
        return json == "null" || writesContent(request);
    if (name == "markdown"_L1)
        return json == "null" || (request.msgType == MsgType::Markdown && isPlainMarkdown(root["markdown"], json));
    return false;
}

/// Puts every member that no field tells into `extra`. A key that stands twice is a fault: readers disagree which of
/// the two counts.
Fault readExtra(SendRequest &request, QByteArrayView body, const JsonValue &root)
{
    QSet<QString> seen;
    for (const MemberSlice &member : memberSlices(body)) {
        const QString name = decodedKey(member.key);
        if (seen.contains(name))
            return ParseError{ParseError::Kind::WrongType, "$."_L1 + name, u"this key stands twice"_s};
        seen.insert(name);
        if (!isTold(request, name, member.value, root))
            request.extra.append({name, member.value.toByteArray()});
    }
    return std::nullopt;
}

} // namespace

QByteArray toJson(const SendRequest &request)
{
    QByteArray out = R"({"msg_type":)" + QByteArray::number(static_cast<int>(request.msgType));
    if (writesContent(request))
        appendMember(out, "content", quoted(request.text));
    else if (request.msgType == MsgType::Markdown && !hasExtra(request, "markdown"_L1))
        appendMember(out, "markdown", R"({"content":)" + quoted(request.text) + '}');
    appendAnchor(out, request.anchor);
    if (request.msgSeq)
        appendMember(out, "msg_seq", QByteArray::number(*request.msgSeq));
    appendExtra(out, request);
    return out + '}';
}

core::Result<SendRequest, ParseError> parseSendRequest(QByteArrayView body)
{
    const auto document = JsonDocument::parse(body, maxBodyBytes);
    if (!document)
        return core::make_unexpected(document.error());
    const JsonValue root = document->root();
    if (root.type() != Type::Object)
        return core::make_unexpected(ParseError{ParseError::Kind::WrongType, u"$"_s, u"an object is needed"_s});
    if (const Fault fault = faultOfTypes(root))
        return core::make_unexpected(*fault);
    SendRequest request;
    request.msgType = static_cast<MsgType>(root["msg_type"].clampedInt()); // guild bodies have none: text
    const bool markdown = request.msgType == MsgType::Markdown;
    request.text = textOf(markdown ? root["markdown"]["content"] : root["content"]);
    request.anchor = readAnchor(root);
    if (root["msg_seq"].integer())
        request.msgSeq = root["msg_seq"].clampedInt();
    if (const Fault fault = readExtra(request, withoutBom(body), root))
        return core::make_unexpected(*fault);
    return request;
}

} // namespace protocol
