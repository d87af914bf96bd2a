#pragma once
#include "app/core/result.h"
#include "app/model/chat.h"

namespace agent {

/// `send_message_to_user` as offered to the model. Source: AstrBot behaviour 2.1 (interop contract).
[[nodiscard]] model::ToolSpec sendMessageToolSpec();

/// What a valid call asks for: one text (its plain parts joined) and the named session (empty = current).
struct SendMessageCall
{
    QString text;
    QString session;
    friend bool operator==(const SendMessageCall &, const SendMessageCall &) = default;
};

/// Reads and validates the arguments. The error is the exact string that the model reads (`error: messages[0].type is
/// required.` …). Media and mentions are not sent yet: they are answered as unsupported, never as sent.
[[nodiscard]] core::Result<SendMessageCall, QString> readSendMessageCall(const QByteArray &arguments);

/// `error: Tool <x> not found.` with the list of those that exist, if any.
[[nodiscard]] QString unknownToolResult(
    const QString &name, const QStringList &existing = {QStringLiteral("send_message_to_user")});

/// `Message sent to session <UMO>`.
[[nodiscard]] QString sentResult(const QString &umo);
/// `error: failed to find platform for session <UMO>.`
[[nodiscard]] QString noPlatformResult(const QString &umo);
/// `error: failed to send message to session <UMO>: <code> <text> (trace <id>); retry: no|later|other anchor`.
enum class RetryHint { No, Later, OtherAnchor };
[[nodiscard]] QString failedResult(
    const QString &umo, const QString &code, const QString &text, const QString &trace, RetryHint retry);
/// `unknown: delivery to <UMO> not confirmed; do not send again`.
[[nodiscard]] QString unknownResult(const QString &umo);

} // namespace agent
