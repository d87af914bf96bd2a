#pragma once
#include "app/core/clock.h"
#include "app/core/result.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace model {

/// One tool call as the model wrote it. `arguments` is JSON text, not yet validated.
struct ToolCall
{
    QString id;
    QString name;
    QByteArray arguments;
    friend bool operator==(const ToolCall &, const ToolCall &) = default;
};

/// One message of a chat-completions conversation.
struct ChatMessage
{
    enum class Role { System, User, Assistant, Tool };
    Role role = Role::User;
    QString content;
    QList<ToolCall> toolCalls; ///< assistant only
    QString toolCallId; ///< tool only
    friend bool operator==(const ChatMessage &, const ChatMessage &) = default;
};

/// A tool as offered to the model. `parameters` is a JSON schema.
struct ToolSpec
{
    QString name;
    QString description;
    QByteArray parameters;
    friend bool operator==(const ToolSpec &, const ToolSpec &) = default;
};

struct ChatRequest
{
    QString model;
    QList<ChatMessage> messages;
    QList<ToolSpec> tools; ///< empty: the `tools` key is left out
    friend bool operator==(const ChatRequest &, const ChatRequest &) = default;
};

struct ChatReply
{
    QString content;
    QList<ToolCall> toolCalls;
    QString finishReason;
    int promptTokens = 0;
    int completionTokens = 0;
    friend bool operator==(const ChatReply &, const ChatReply &) = default;
};

/// Why no reply came. `status` is the HTTP status or 0.
struct ModelError
{
    enum class Kind { Unreachable, Timeout, Refused, RateLimited, ServerFault, Unreadable, Cancelled };
    Kind kind = Kind::Unreachable;
    int status = 0;
    QString message; ///< the server's text or the transport's stable word
    friend bool operator==(const ModelError &, const ModelError &) = default;
};

using ChatAnswer = core::Result<ChatReply, ModelError>;

} // namespace model
