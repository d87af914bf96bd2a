// What the buttons of the sheet do.
#include "app/protocol/openapi.h"
#include "ui/common/button.h"
#include "ui/common/curlcommand.h"
#include "ui/common/notice.h"
#include "ui/resend/resendform.h"
#include "ui/resend/resendsheet.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
/// The platform's address when the running bot has not told another. Source: protocol reference (a).
constexpr auto publishedBase = "https://api.sgroup.qq.com"_L1;
} // namespace

bool ResendSheet::isDelivered() const
{
    if (!m_finished)
        return false;
    const traffic::State state = lineage::stateOf(m_finished->outcome);
    return state == traffic::State::Accepted || state == traffic::State::AcceptedIdUnknown
        || state == traffic::State::InAudit;
}

bool ResendSheet::canSend() const
{
    return m_lock == Lock::None && m_requestId == 0 && !isDelivered();
}

qint64 ResendSheet::retryAttempt() const
{
    if (m_target.messageId == 0)
        return 0;
    if (m_finished) {
        const bool canRepeat = std::holds_alternative<lineage::Unknown>(m_finished->outcome) && m_finished->msgSeq;
        return canRepeat ? m_finished->attemptId : 0;
    }
    const journal::RowSummary *attempt
        = retryableAttempt(m_situation.attempts, m_mode == ResendMode::Retry ? m_row : journal::RowRef());
    return attempt ? attempt->attemptId : 0;
}

ResendSheet::Primary ResendSheet::primary() const
{
    if (isDelivered())
        return Primary::Close;
    return retryAttempt() != 0 ? Primary::Retry : Primary::Resend;
}

void ResendSheet::act()
{
    if (!m_primary->isEnabled())
        return;
    switch (primary()) {
    case Primary::Close:
        return close();
    case Primary::Retry:
        return retry();
    case Primary::Resend:
        return send();
    }
}

void ResendSheet::send()
{
    if (!canSend() || m_fault)
        return;
    m_requestId = m_services.bot->nextRequestId();
    m_finished.reset();
    const bot::Command command = sendCommand(m_draft, m_target, m_requestId);
    setFocus(Qt::OtherFocusReason); // the controls rest until the answer; Esc must still reach the sheet
    refresh(Source::Form);
    m_services.bot->send(command);
}

void ResendSheet::retry()
{
    const qint64 attempt = retryAttempt();
    if (!canSend() || attempt == 0)
        return;
    m_requestId = m_services.bot->nextRequestId();
    m_finished.reset();
    setFocus(Qt::OtherFocusReason);
    refresh(Source::Form);
    m_services.bot->send(bot::Retry{m_requestId, attempt});
}

void ResendSheet::finish(const bot::SendFinished &finished)
{
    if (m_requestId == 0 || finished.requestId != m_requestId)
        return;
    m_requestId = 0;
    m_finished = finished;
    // A message that did not stand in the outbox stands there now: the next try is one of the same message.
    if (m_target.messageId == 0)
        m_target.messageId = finished.messageId;
    m_draft.msgSeq.reset(); // that number is spent
    refresh(Source::Form);
    read();
    if (primary() == Primary::Resend)
        m_form->text()->setFocus(Qt::OtherFocusReason);
    else
        m_primary->setFocus(Qt::OtherFocusReason);
}

void ResendSheet::copyCurl()
{
    const QString base = !m_services.apiBase.isEmpty() ? m_services.apiBase
        : m_services.sandbox                           ? QString()
                                                       : QString(publishedBase);
    const QByteArray body = protocol::toJson(requestOf(m_draft, m_shownSeq));
    QGuiApplication::clipboard()->setText(
        curlCommand(base, protocol::sendPath(m_situation.scene, m_situation.peer), body));
    notify(this, {u"copy-curl"_s, tr("Copied as cURL"), Tone::Dim, false});
}

} // namespace ui
