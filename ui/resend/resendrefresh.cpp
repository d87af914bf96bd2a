// What the sheet shows, made from the draft and what is known.
#include "app/protocol/openapi.h"
#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/format.h"
#include "ui/common/verdictbox.h"
#include "ui/resend/bodyeditor.h"
#include "ui/resend/bodypane.h"
#include "ui/resend/resendform.h"
#include "ui/resend/resendsheet.h"
#include "ui/resend/resultcard.h"
#include "ui/resend/resultpane.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

void ResendSheet::refresh(Source source)
{
    const core::WallTime now = m_services.now();
    const lineage::Verdict verdict = judgeDraft(m_draft, m_situation, now);
    const QList<AnchorOption> options = anchorOptions(m_draft.choice, m_situation, now);
    const QStringList ids = shownIds(options);
    QStringList foreign;
    for (const AnchorOption &option : options) {
        if (option.kind == AnchorOption::Kind::Unverified)
            foreign += idTextOf(option.choice);
    }
    lookUpForeignIds(foreign);
    m_form->setEditable(canSend());
    if (isDelivered()) { // what was sent stands still; there is no next draft to foresee
        m_body->editor()->setReadOnly(true);
        refreshVerdict(verdict);
        refreshAttempts(verdict, ids);
        refreshResult();
        refreshButtons();
        return;
    }
    m_shownSeq = nextSeqOf(m_draft.choice, m_situation, now);
    m_form->setNextSeq(m_target.messageId == 0 ? std::nullopt : m_shownSeq);
    if (m_fault && m_fault->kind == DraftFault::Kind::BadSeq && m_fault->line == 0 && !m_form->isSeqWrong())
        m_fault.reset(); // on this anchor there is none, so there is none to be wrong
    m_form->setDraft(m_draft);
    m_form->setOptions(options, m_draft.choice, ids);
    refreshVerdict(verdict);
    arrange();
    refreshJson(source);
    m_body->setFault(m_fault);
    refreshChanges(ids);
    refreshAttempts(verdict, ids);
    refreshResult();
    refreshButtons();
}

void ResendSheet::refreshJson(Source source)
{
    BodyEditor *editor = m_body->editor();
    editor->setReadOnly(!canSend());
    if (m_fault || m_loaded == nullptr || m_lock == Lock::Unreadable || m_lock == Lock::NotAMessage)
        return; // what cannot be read stays as the person left it
    const bool isTyping = source == Source::Json || (source == Source::Clock && editor->hasFocus());
    if (!isTyping)
        editor->setBody(draftJson(m_draft, m_shownSeq));
    else if (!m_draft.msgSeq && m_shownSeq)
        editor->setBody(withSeq(editor->toPlainText(), *m_shownSeq));
}

void ResendSheet::refreshChanges(const QStringList &ids)
{
    const QByteArray after = protocol::toJson(requestOf(m_draft, m_shownSeq));
    const QList<FieldChange> changes = m_before.isEmpty() ? QList<FieldChange>{} : changesBetween(m_before, after);
    QStringList members;
    for (const FieldChange &change : changes)
        members += change.name.section(u'.', 0, 0).section(u'[', 0, 0);
    m_body->setChanges(changes, m_beforeState, ids);
    m_body->editor()->setChangedMembers(members);
}

void ResendSheet::refreshVerdict(const lineage::Verdict &verdict)
{
    m_verdict->setVisible(!isDelivered()); // nothing more is to be sent
    m_warning->setVisible(isOfUnconfirmedLog() && !isDelivered());
    m_warning->setWarning(tr("Unverified: nobody in this log is known to this bot."),
        tr("If it is another bot's log, the openid means somebody else: QQ refuses the message, or the wrong person "
           "gets "
           "it."));
    if (m_lock == Lock::None)
        m_verdict->setVerdict(verdict, evidence(verdict));
    else
        m_verdict->setFact(m_lock == Lock::NoBot ? u"offline"_s : u"info"_s, lockText());
}

QString ResendSheet::evidence(const lineage::Verdict &verdict) const
{
    QStringList facts;
    const auto anchor = std::ranges::find_if(
        m_situation.anchors, [&](const lineage::Anchor &one) { return verdict.anchor == one.id; });
    if (anchor == m_situation.anchors.cend())
        return {};
    const lineage::SceneRules &rules = m_situation.rules.of(m_situation.scene);
    if (rules.replies.counts() && verdict.level != lineage::Level::Doomed) {
        const int most = rules.replies.doomedFrom - 1;
        const QString limit
            = rules.replies.safe == most ? QString::number(most) : u"%1–%2"_s.arg(rules.replies.safe).arg(most);
        facts += tr("Reply %1 of %2.").arg(anchor->accepted + anchor->open + 1).arg(limit);
    }
    if (const auto &lesson = rules.replies.lesson)
        facts += tr("Learned from this bot's sends at %1.").arg(secondsText(lesson->learned));
    if (rules.shared)
        facts += tr("Another program replies as this bot, seen at %1.").arg(secondsText(rules.shared->learned));
    if (const auto last = lastAcceptedOn(lineage::anchorIdText(anchor->id), m_situation))
        facts += tr("Last accepted on the same anchor at %1.").arg(timeText(*last));
    return text::joined(facts);
}

void ResendSheet::refreshAttempts(const lineage::Verdict &verdict, const QStringList &ids)
{
    QList<std::pair<AttemptLook, journal::RowRef>> cards;
    int number = 0;
    for (const journal::RowSummary &attempt : m_situation.attempts)
        cards.append({lookOf(attempt, ++number, ids), attempt.ref});
    std::optional<AttemptLook> draft;
    if (m_lock == Lock::None && m_requestId == 0 && !isDelivered())
        draft = lookOfDraft(number + 1, idTextOf(m_draft.choice), verdict, ids);
    m_result->setAttempts(cards, draft);
}

void ResendSheet::refreshResult()
{
    const ResultView view = resultView();
    if (m_result->card()->result() != view)
        m_result->card()->setResult(view);
}

ResultView ResendSheet::resultView() const
{
    ResultView view;
    if (m_requestId != 0)
        view.phase = ResultView::Phase::InFlight;
    if (!m_finished)
        return view;
    view.phase = ResultView::Phase::Done;
    view.state = lineage::stateOf(m_finished->outcome);
    if (const auto *refused = std::get_if<lineage::Refused>(&m_finished->outcome)) {
        view.code = refused->code;
        view.serverText = refused->message;
        view.traceId = refused->traceId.value;
    } else if (const auto *accepted = std::get_if<lineage::Accepted>(&m_finished->outcome)) {
        view.returnedId = accepted->id.value;
    } else if (const auto *unknown = std::get_if<lineage::Unknown>(&m_finished->outcome)) {
        view.traceId = unknown->traceId.value;
    } else if (const auto *notSent = std::get_if<lineage::NotSent>(&m_finished->outcome)) {
        view.sentence = text::notSentText(notSent->reason);
    }
    const bool isRow = m_loaded && m_loaded->newest && m_finished->attemptId != 0
        && m_loaded->newest->summary.attemptId == m_finished->attemptId;
    if (isRow && m_services.catalogue != nullptr) {
        const text::Explanation words = text::explain(*m_loaded->newest, *m_services.catalogue);
        view.sentence = text::joined({words.headline, words.body});
        if (view.traceId.isEmpty())
            view.traceId = m_loaded->newest->summary.traceId;
    }
    return view;
}

void ResendSheet::refreshButtons()
{
    const Primary action = primary();
    m_primary->setEnabled(action == Primary::Close
        || (m_lock == Lock::None && m_requestId == 0 && (action == Primary::Retry || !m_fault)));
    m_anyway->setVisible(action == Primary::Retry);
    m_anyway->setEnabled(canSend() && !m_fault);
    m_cancel->setVisible(action != Primary::Close);
    retranslateFooter();
}

QStringList ResendSheet::shownIds(const QList<AnchorOption> &options) const
{
    QStringList ids;
    const auto add = [&ids](const QString &id) {
        if (!id.isEmpty() && !ids.contains(id))
            ids += id;
    };
    for (const AnchorOption &option : options)
        add(idTextOf(option.choice));
    for (const journal::RowSummary &attempt : m_situation.attempts) {
        add(attempt.anchor);
        add(attempt.returnedId);
    }
    add(idTextOf(m_draft.choice));
    return ids;
}

} // namespace ui
