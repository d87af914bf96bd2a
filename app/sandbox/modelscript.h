#pragma once
#include "app/sandbox/scenario.h"

namespace sandbox {

/// What a chat-completion request asks, as far as a script needs it.
struct ModelQuestion
{
    QString model;
    QString userText; ///< content of the last user message
    int round = 0; ///< assistant messages with tool calls after it
    bool toolFailed = false; ///< a tool result after it reports an error or an unknown outcome
    qint64 characters = 0; ///< of all contents: what a made-up token count is made of
};

/// Why a request is no question. Sentences in OpenAI's manner: they travel to the client.
struct QuestionError
{
    QString message;
};

/// Reads the body of `POST /chat/completions`. Errors: not JSON, no messages, no user message, a stream asked for.
[[nodiscard]] core::Result<ModelQuestion, QuestionError> parseQuestion(const QByteArray &body);

/// One answer of the scripted model.
struct ModelAnswer
{
    QString content;
    QList<ToolCall> toolCalls;
    bool isLast = true; ///< no tool calls: the model is through with this message
};

/// The round that the script has for a question. Without a rule that matches, or beyond the last round, a text that
/// says so. Pure.
[[nodiscard]] ModelAnswer answerTo(const ModelQuestion &question, const ModelScript &script);

/// An answer in OpenAI's shape.
[[nodiscard]] QByteArray completionJson(const ModelAnswer &answer, const ModelQuestion &question, core::WallTime now);
/// An error in OpenAI's shape.
[[nodiscard]] QByteArray modelErrorJson(const QString &message, const QString &code);
/// `GET /models`: the one model there is.
[[nodiscard]] QByteArray modelListJson(const QString &name);

} // namespace sandbox
