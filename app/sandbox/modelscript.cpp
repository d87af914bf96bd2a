#include "app/sandbox/modelscript.h"

#include "app/sandbox/jsonfields.h"
#include "app/sandbox/tokendesk.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

/// Characters to a token, for a usage that looks like one; nobody is billed.
constexpr qint64 charactersPerToken = 4;

/// Content is a string or, from newer clients, a list of parts.
QString contentText(const QJsonValue &content)
{
    if (content.isString())
        return content.toString();
    QString text;
    const QJsonArray parts = content.toArray();
    for (const QJsonValue &part : parts)
        text += part.toObject().value("text"_L1).toString();
    return text;
}

bool reportsTrouble(const QString &toolResult)
{
    return toolResult.startsWith("error"_L1, Qt::CaseInsensitive)
        || toolResult.startsWith("unknown:"_L1, Qt::CaseInsensitive);
}

QJsonArray toolCallsJson(const QList<ToolCall> &calls)
{
    QJsonArray out;
    for (const ToolCall &call : calls) {
        out.append(QJsonObject{{u"id"_s, QString("call_"_L1 + QLatin1StringView(randomText(24)))},
            {u"type"_s, u"function"_s},
            {u"function"_s, QJsonObject{{u"name"_s, call.name}, {u"arguments"_s, QString::fromUtf8(call.arguments)}}}});
    }
    return out;
}

} // namespace

core::Result<ModelQuestion, QuestionError> parseQuestion(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    if (!document.isObject())
        return core::make_unexpected(QuestionError{u"We could not parse the JSON body of your request."_s});
    const QJsonObject object = document.object();
    if (object.value("stream"_L1).toBool())
        return core::make_unexpected(QuestionError{u"This model does not stream."_s});
    ModelQuestion question;
    question.model = object.value("model"_L1).toString();
    bool hasUser = false;
    const QJsonArray messages = object.value("messages"_L1).toArray();
    for (const QJsonValue &value : messages) {
        const QJsonObject message = value.toObject();
        const QString role = message.value("role"_L1).toString();
        const QString text = contentText(message.value("content"_L1));
        question.characters += text.size();
        if (role == "user"_L1) {
            hasUser = true;
            question.userText = text;
            question.round = 0;
            question.toolFailed = false;
        } else if (role == "assistant"_L1 && !message.value("tool_calls"_L1).toArray().isEmpty()) {
            ++question.round;
        } else if (role == "tool"_L1 && reportsTrouble(text)) {
            question.toolFailed = true;
        }
    }
    if (!hasUser)
        return core::make_unexpected(QuestionError{u"'messages' must contain a user message."_s});
    return question;
}

ModelAnswer answerTo(const ModelQuestion &question, const ModelScript &script)
{
    const auto rule = std::ranges::find_if(
        script.rules, [&](const ModelRule &candidate) { return question.userText.contains(candidate.contains); });
    if (rule == script.rules.end())
        return {u"(scripted model) No rule of the script matches: %1"_s.arg(question.userText), {}};
    if (question.round >= rule->rounds.size())
        return {u"(scripted model) The script has no round %1 for: %2"_s.arg(question.round + 1).arg(question.userText),
            {}};
    const Round &round = rule->rounds.at(question.round);
    QString content = question.toolFailed ? round.contentAfterError.value_or(round.content) : round.content;
    content.replace("${text}"_L1, question.userText);
    return {content, round.toolCalls, round.toolCalls.isEmpty()};
}

QByteArray completionJson(const ModelAnswer &answer, const ModelQuestion &question, core::WallTime now)
{
    QJsonObject message{{u"role"_s, u"assistant"_s},
        {u"content"_s, answer.content.isEmpty() ? QJsonValue() : QJsonValue(answer.content)}};
    if (!answer.toolCalls.isEmpty())
        message.insert(u"tool_calls"_s, toolCallsJson(answer.toolCalls));
    const qint64 prompt = question.characters / charactersPerToken + 1;
    const qint64 completion = answer.content.size() / charactersPerToken + 1;
    return compactJson({{u"id"_s, QString("chatcmpl-"_L1 + QLatin1StringView(randomText(24)))},
        {u"object"_s, u"chat.completion"_s}, {u"created"_s, core::toMs(now) / 1000}, {u"model"_s, question.model},
        {u"choices"_s,
            QJsonArray{QJsonObject{{u"index"_s, 0}, {u"message"_s, message},
                {u"finish_reason"_s, answer.isLast ? u"stop"_s : u"tool_calls"_s}}}},
        {u"usage"_s,
            QJsonObject{{u"prompt_tokens"_s, prompt}, {u"completion_tokens"_s, completion},
                {u"total_tokens"_s, prompt + completion}}}});
}

QByteArray modelErrorJson(const QString &message, const QString &code)
{
    return compactJson({{u"error"_s,
        QJsonObject{{u"message"_s, message}, {u"type"_s, u"invalid_request_error"_s}, {u"param"_s, QJsonValue()},
            {u"code"_s, code}}}});
}

QByteArray modelListJson(const QString &name)
{
    return compactJson({{u"object"_s, u"list"_s},
        {u"data"_s,
            QJsonArray{QJsonObject{{u"id"_s, name}, {u"object"_s, u"model"_s}, {u"owned_by"_s, u"sandbox"_s}}}}});
}

} // namespace sandbox
