#include "ui/resend/resendcommand.h"

namespace ui {

using protocol::MsgType;

bool canGoAnew(const ResendDraft &draft)
{
    const bool isPlain = draft.content.msgType == MsgType::Text || draft.content.msgType == MsgType::Markdown;
    return isPlain && draft.content.extra.isEmpty() && !draft.msgSeq;
}

bot::Command sendCommand(const ResendDraft &draft, const ResendTarget &target, quint64 requestId)
{
    const bool markdown = draft.content.msgType == MsgType::Markdown;
    if (target.messageId == 0) {
        return bot::Send{.requestId = requestId,
            .scene = target.scene,
            .peer = target.peer,
            .text = draft.content.text,
            .markdown = markdown,
            .choice = draft.choice};
    }
    bot::Resend resend{.requestId = requestId,
        .messageId = target.messageId,
        .edited = draft.content,
        .choice = draft.choice,
        .msgSeq = draft.msgSeq};
    const protocol::SendRequest asMade{
        .msgType = target.markdown ? MsgType::Markdown : MsgType::Text, .text = target.text};
    if (draft.content == asMade)
        resend.edited.reset();
    return resend;
}

} // namespace ui
