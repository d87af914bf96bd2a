#include "ui/undelivered/planpanel.h"

#include "app/core/overloaded.h"
#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/undelivered/planexport.h"
#include "ui/undelivered/planfacts.h"
#include "ui/undelivered/planlines.h"
#include "ui/undelivered/planlist.h"
#include "ui/undelivered/plansummary.h"
#include "ui/undelivered/undeliveredrow.h"

#include <QEvent>
#include <QFileDialog>
#include <QKeyEvent>
#include <QLabel>
#include <QSaveFile>
#include <QShortcut>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Between two sends of one plan: the command's own default.
const core::Milliseconds pauseBetween = bot::ResendMany{}.pause;

} // namespace

PlanPanel::PlanPanel(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
{
    setObjectName(u"planPanel"_s);
    setGround(this, "window");
    buildLayout();
    connectParts();
    retranslate();
}

void PlanPanel::connectParts()
{
    connect(m_close, &QAbstractButton::clicked, this, &PlanPanel::closeRequested);
    connect(m_cancel, &QAbstractButton::clicked, this, &PlanPanel::closeRequested);
    connect(m_primary, &QAbstractButton::clicked, this, &PlanPanel::go);
    connect(m_stop, &QAbstractButton::clicked, this, &PlanPanel::stop);
    connect(m_export, &QAbstractButton::clicked, this, &PlanPanel::chooseFile);
    connect(commandShortcut(Command::Export, this), &QShortcut::activated, this, &PlanPanel::chooseFile);
    connect(m_twice, &QAbstractButton::toggled, this, &PlanPanel::plan);
    connect(m_leave, &QAbstractButton::toggled, this, &PlanPanel::showState);
    if (m_services.bot)
        connect(m_services.bot, &bot::BotHandle::happened, this, &PlanPanel::apply);
}

void PlanPanel::setMessages(const QList<outbox::UndeliveredMessage> &messages, const Outlook &outlook)
{
    const bool hadSome = !m_messages.isEmpty();
    m_messages = messages;
    m_outlook = outlook;
    if (!m_run)
        plan();
    else if (m_run->ended && hadSome == m_messages.isEmpty())
        showState(); // whether anything is left to plan again
}

void PlanPanel::plan()
{
    m_steps = planOf(m_messages, m_outlook, *m_services.catalogue, m_twice->isChecked());
    showState();
}

void PlanPanel::open()
{
    if (isRunning())
        return;
    m_run.reset();
    m_twice->setChecked(false);
    plan();
    (m_primary->isEnabled() ? m_primary : m_cancel)->setFocus(Qt::OtherFocusReason);
}

QString PlanPanel::leavingText(qsizetype count)
{
    return count == 1 ? tr("1 message will leave with the user's next message")
                      : tr("%1 messages will leave with their users' next message").arg(count);
}

QList<qint64> PlanPanel::leavesWithNext() const
{
    QList<qint64> ids;
    for (const outbox::UndeliveredMessage &message : m_messages) {
        const auto step = std::ranges::find(m_steps, message.messageId, &lineage::PlanStep::messageId);
        const bool skipped
            = step != m_steps.end() && step->forecast == lineage::Forecast::SkipNoAnchor && !waitsForAnswer(*step);
        if (skipped && !message.leavesWithNext && message.canLeaveWithNext)
            ids.append(message.messageId);
    }
    return ids;
}

void PlanPanel::go()
{
    if (!m_services.bot || isRunning() || !m_primary->isEnabled())
        return;
    if (m_run) { // it is over: the button plans what is left
        open();
        return;
    }
    const QList<qint64> leaving = m_leave->isChecked() ? leavesWithNext() : QList<qint64>{};
    if (!leaving.isEmpty())
        m_services.bot->send(bot::LeaveWithNext{leaving, true});
    bot::ResendMany command{.requestId = m_services.bot->nextRequestId(),
        .pause = pauseBetween,
        .stopAtRefusal = m_stopAtRefusal->isChecked()};
    PlanRun run{.requestId = command.requestId};
    for (const lineage::PlanStep &step : m_steps) {
        if (!lineage::isSent(step))
            continue;
        command.steps.append({step.messageId, lineage::ExplicitAnchor{*step.anchor}});
        const auto message = std::ranges::find(m_messages, step.messageId, &outbox::UndeliveredMessage::messageId);
        run.steps.append({*message, step, lineOf(message->message), std::nullopt});
    }
    if (command.steps.isEmpty()) {
        notify(this, {u"release"_s, leavingText(leaving.size()), Tone::Accent});
        emit closeRequested();
        return;
    }
    m_run = run;
    showState();
    m_stop->setFocus(Qt::OtherFocusReason);
    m_services.bot->send(command);
}

void PlanPanel::stop()
{
    if (!isRunning() || m_run->isStopping)
        return;
    m_run->isStopping = true;
    m_services.bot->send(bot::StopResendMany{m_run->requestId});
    showState();
}

void PlanPanel::apply(const bot::Event &event)
{
    if (!isRunning())
        return;
    const bool concernsUs = std::visit(
        core::Overloaded{[this](const bot::SendFinished &finished) { return m_run->take(finished); },
            [this](const bot::ResendManyEnded &end) { return m_run->take(end); }, [](const auto &) { return false; }},
        event);
    if (!concernsUs)
        return;
    const bool hadFocus = window()->focusWidget() == m_stop;
    showState();
    if (m_run->ended && hadFocus)
        (m_primary->isVisibleTo(this) ? m_primary : m_cancel)->setFocus(Qt::OtherFocusReason);
}

void PlanPanel::showState()
{
    const bool planning = !m_run;
    m_facts->setVisible(planning);
    m_summary->setVisible(!planning);
    m_stop->setVisible(isRunning());
    m_leave->setVisible(planning);
    m_stopAtRefusal->setVisible(planning);
    if (planning)
        showPlan();
    else
        showRun();
    m_card->setVisible(m_list->lines().rowCount() > 0);
    m_listTitle->setVisible(m_list->lines().rowCount() > 0);
    m_listNote->setVisible(m_list->lines().rowCount() > 0);
    m_cancel->setText(planning ? tr("Cancel") : tr("Close"));
    m_cancel->updateGeometry();
}

void PlanPanel::showPlan()
{
    const PlanCounts counts = countsOf(m_steps);
    const int risky = counts.twice + counts.leftOut;
    m_facts->setPlan(m_steps, m_messages, *m_services.catalogue);
    m_bar->setParts({{Tone::Ok, counts.safe}, {Tone::Warn, counts.uncertain}, {Tone::Unknown, risky},
                        {Tone::Dim, counts.skipped + counts.waiting}, {Tone::Bad, counts.refused}},
        tr("%1 of %2 are sent").arg(counts.sent()).arg(counts.all()));
    m_listTitle->setText(tr("Send order"));
    m_listNote->setText(
        tr("least time left first, %1 s apart").arg(QString::number(double(pauseBetween.count()) / 1000, 'f', 1)));
    m_list->setLines(groupLines(m_steps, m_messages, m_outlook));
    m_twice->setVisible(risky > 0);
    m_twice->setText(tr("Also send %1 that may arrive twice").arg(countText(risky)));
    m_twice->updateGeometry();
    const qsizetype mayLeave = leavesWithNext().size();
    const qsizetype leaving = m_leave->isChecked() ? mayLeave : 0;
    m_leave->setEnabled(mayLeave > 0);
    m_note->setText(counts.sent() == 0
            ? tr("Nothing is sent now.")
            : tr("About %1. No model is called. Each is a new attempt, the original record stays.")
                  .arg(estimateText(counts.sent(), pauseBetween)));
    m_export->setVisible(counts.sent() > 0);
    m_primary->setVisible(true);
    m_primary->setEnabled(m_services.bot && (counts.sent() > 0 || leaving > 0));
    m_primary->setIconName(counts.sent() > 0 || leaving == 0 ? u"resend"_s : u"release"_s);
    m_primary->setText(counts.sent() > 0 || leaving == 0 ? tr("Send %1").arg(countText(counts.sent()))
                                                         : tr("Keep %1 for the next message").arg(countText(leaving)));
    m_primary->updateGeometry();
}

void PlanPanel::showRun()
{
    const int all = int(m_run->steps.size());
    const int answered = m_run->answered();
    const int asForeseen = m_run->asForeseen();
    const int inReview = m_run->inReview();
    m_bar->setParts({{Tone::Ok, asForeseen}, {Tone::Audit, inReview}, {Tone::Bad, answered - asForeseen - inReview},
                        {Tone::Dim, all - answered}},
        tr("%1 of %2").arg(answered).arg(all));
    m_summary->setText(summaryOfRun());
    m_listTitle->setText(m_run->ended ? tr("Result") : tr("Sending"));
    m_listNote->setText(tr("beside its forecast"));
    m_list->setLines(runLines(*m_run));
    m_twice->setVisible(false);
    m_export->setVisible(false);
    m_note->setText(m_run->ended ? tr("Every attempt stands in the message's record.")
            : m_run->isStopping  ? tr("It stops after the one that is on its way.")
                                 : tr("No model is called. Each is a new attempt, the original record stays."));
    m_stop->setEnabled(!m_run->isStopping);
    m_primary->setVisible(m_run->ended && !m_messages.isEmpty());
    m_primary->setEnabled(true);
    m_primary->setIconName(u"refresh"_s);
    m_primary->setText(tr("Plan again"));
    m_primary->updateGeometry();
}

QString PlanPanel::summaryOfRun() const
{
    const int all = int(m_run->steps.size());
    if (!m_run->ended)
        return tr("%1 of %2").arg(m_run->answered()).arg(all);
    const int sent = m_run->ended->sent;
    QString words = m_run->asForeseen() == m_run->answered()
        ? tr("Sent %1 of %2, all as foreseen.").arg(sent).arg(all)
        : tr("Sent %1 of %2, %3 as foreseen.").arg(sent).arg(all).arg(m_run->asForeseen());
    if (m_run->inReview() > 0)
        words = text::joined({words, tr("%1 in review.").arg(m_run->inReview())});
    if (m_run->ended->stoppedByRefusal)
        words = text::joined({words, tr("It stopped at a refusal.")});
    else if (m_run->ended->left > 0)
        words = text::joined({words, tr("You stopped it.")});
    return words;
}

void PlanPanel::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Export plan"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("Text (*.txt)"), tr("JSON (*.json)")});
    dialog->setDefaultSuffix(u"txt"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains("json"_L1) ? u"json"_s : u"txt"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, &PlanPanel::exportTo);
    dialog->open();
}

void PlanPanel::exportTo(const QString &path)
{
    const bool json = path.endsWith(".json"_L1, Qt::CaseInsensitive);
    const QByteArray text = json ? planAsJson(m_steps, m_messages, m_outlook.now)
                                 : planAsText(m_steps, m_messages, m_outlook.now).toUtf8();
    QSaveFile file(path);
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    if (written)
        notify(this, {u"export"_s, tr("Plan written to %1").arg(path), Tone::Ok});
    else
        notify(this, {u"error"_s, tr("The plan could not be written: %1").arg(file.errorString()), Tone::Bad, true});
}

void PlanPanel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PlanPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        emit closeRequested();
    else
        QWidget::keyPressEvent(event);
}

} // namespace ui
