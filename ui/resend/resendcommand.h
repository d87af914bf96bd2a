#pragma once
#include "app/bot/command.h"
#include "ui/resend/resenddraft.h"

namespace ui {

/// Which message a draft is a new try of.
struct ResendTarget
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    qint64 messageId = 0; ///< in the running bot's outbox; 0: it does not stand there and goes as a message of its own
    QString text; ///< as the message was made
    bool markdown = false;
};

/// The command that sends the draft: Resend, with the content only where it was edited, or Send. Pure.
[[nodiscard]] bot::Command sendCommand(const ResendDraft &draft, const ResendTarget &target, quint64 requestId);
/// Whether the draft can go as a message of its own: text or markdown, without other members or a number of its own.
[[nodiscard]] bool canGoAnew(const ResendDraft &draft);

} // namespace ui
