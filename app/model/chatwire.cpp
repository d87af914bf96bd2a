#include "app/model/chatwire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace model {

namespace {

constexpr qsizetype longestServerText = 300; // characters of a foreign error page that are worth keeping

QString roleName(ChatMessage::Role role)
{
    switch (role) {
    case ChatMessage::Role::System:
        return u"system"_s;
    case ChatMessage::Role::User:
        return u"user"_s;
    case ChatMessage::Role::Assistant:
        return u"assistant"_s;
    case ChatMessage::Role::Tool:
        return u"tool"_s;
    }
    return u"user"_s;
}

QJsonObject toObject(const ToolCall &call)
{
    return {{"id"_L1, call.id}, {"type"_L1, "function"_L1},
        {"function"_L1, QJsonObject{{"name"_L1, call.name}, {"arguments"_L1, QString::fromUtf8(call.arguments)}}}};
}

QJsonObject toObject(const ChatMessage &message)
{
    QJsonObject object{{"role"_L1, roleName(message.role)}, {"content"_L1, message.content}};
    if (!message.toolCalls.isEmpty()) {
        QJsonArray calls;
        for (const auto &call : message.toolCalls)
            calls.append(toObject(call));
        object.insert("tool_calls"_L1, calls);
        if (message.content.isEmpty()) // strict servers refuse an empty text beside calls
            object.insert("content"_L1, QJsonValue::Null);
    }
    if (message.role == ChatMessage::Role::Tool)
        object.insert("tool_call_id"_L1, message.toolCallId);
    return object;
}

QJsonObject toObject(const ToolSpec &spec)
{
    return {{"type"_L1, "function"_L1},
        {"function"_L1,
            QJsonObject{{"name"_L1, spec.name}, {"description"_L1, spec.description},
                {"parameters"_L1, QJsonDocument::fromJson(spec.parameters).object()}}}};
}

// `content` as servers write it: a string, null, or a list of parts.
QString textOf(const QJsonValue &content)
{
    if (!content.isArray())
        return content.toString();
    QString text;
    for (const auto &part : content.toArray())
        text += part.isString() ? part.toString() : part["text"_L1].toString();
    return text;
}

// The schema says string; some servers send the object itself, or nothing for a tool without parameters.
QByteArray argumentsOf(const QJsonValue &arguments)
{
    if (arguments.isString())
        return arguments.toString().toUtf8();
    if (arguments.isObject())
        return QJsonDocument(arguments.toObject()).toJson(QJsonDocument::Compact);
    if (arguments.isArray())
        return QJsonDocument(arguments.toArray()).toJson(QJsonDocument::Compact);
    return "{}"_ba;
}

QList<ToolCall> toolCallsOf(const QJsonValue &calls)
{
    QList<ToolCall> all;
    for (const auto &value : calls.toArray()) {
        if (!value.isObject())
            continue;
        const auto function = value["function"_L1];
        ToolCall call{value["id"_L1].toString(), function["name"_L1].toString(), argumentsOf(function["arguments"_L1])};
        if (call.id.isEmpty()) // without one its result could not be told from another's
            call.id = u"call_%1"_s.arg(all.size() + 1);
        all.append(std::move(call));
    }
    return all;
}

ModelError::Kind kindOf(int status)
{
    if (status == 429)
        return ModelError::Kind::RateLimited;
    return status >= 500 ? ModelError::Kind::ServerFault : ModelError::Kind::Refused;
}

// What the server says about an error: the several shapes in use, else the text of the page.
QString errorText(const QJsonObject &root, QByteArrayView body)
{
    const auto error = root["error"_L1];
    for (const auto &said : {error["message"_L1], error, root["message"_L1], root["detail"_L1], root["msg"_L1]}) {
        if (!said.toString().isEmpty())
            return said.toString();
    }
    return QString::fromUtf8(body.first(qMin(body.size(), longestServerText * 4))).simplified().left(longestServerText);
}

// An error inside a 200: its own code tells what it is, if it is an HTTP status.
ModelError hiddenError(int status, const QJsonObject &root, QByteArrayView body)
{
    const auto error = root["error"_L1];
    const auto code = error["code"_L1].toVariant().toInt();
    const bool limited = error["type"_L1].toString().contains("rate_limit"_L1)
        || error["code"_L1].toString().contains("rate_limit"_L1);
    return {kindOf(limited ? 429 : code >= 400 && code < 600 ? code : 400), status, errorText(root, body)};
}

ChatReply replyOf(const QJsonObject &root)
{
    const auto choice = root["choices"_L1][0];
    const auto message = choice["message"_L1];
    const auto usage = root["usage"_L1];
    return {textOf(message["content"_L1]), toolCallsOf(message["tool_calls"_L1]), choice["finish_reason"_L1].toString(),
        usage["prompt_tokens"_L1].toInt(), usage["completion_tokens"_L1].toInt()};
}

} // namespace

QByteArray toJson(const ChatRequest &request)
{
    QJsonArray messages;
    for (const auto &message : request.messages)
        messages.append(toObject(message));
    QJsonObject root{{"model"_L1, request.model}, {"messages"_L1, messages}, {"stream"_L1, false}};
    if (!request.tools.isEmpty()) {
        QJsonArray tools;
        for (const auto &spec : request.tools)
            tools.append(toObject(spec));
        root.insert("tools"_L1, tools);
    }
    return QJsonDocument(root).toJson(QJsonDocument::Compact);
}

ChatAnswer parseAnswer(int status, QByteArrayView body)
{
    const auto document = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()));
    const auto root = document.object();
    if (status >= 300)
        return core::make_unexpected(ModelError{kindOf(status), status, errorText(root, body)});
    if (root["choices"_L1][0]["message"_L1].isObject())
        return replyOf(root);
    const auto error = root["error"_L1];
    if (error.isObject() || error.isString())
        return core::make_unexpected(hiddenError(status, root, body));
    return core::make_unexpected(ModelError{ModelError::Kind::Unreadable, status, errorText(root, body)});
}

} // namespace model
