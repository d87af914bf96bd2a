// A test that runs: its messages, one after the other, what the journal has of them, and its report.
#include "app/journal/query.h"
#include "app/text/sendtesttext.h"
#include "ui/common/button.h"
#include "ui/common/notice.h"
#include "ui/sendtest/answers.h"
#include "ui/sendtest/rowfilter.h"
#include "ui/sendtest/sendtestpane.h"
#include "ui/sendtest/sendtestsheet.h"

#include <QClipboard>
#include <QDateTime>
#include <QFileDialog>
#include <QGuiApplication>
#include <QSaveFile>

namespace ui {

using namespace Qt::StringLiterals;

void SendTestSheet::start()
{
    if (!canStart())
        return;
    m_test.emplace(m_plan, m_services.bot->profile(), m_services.now());
    sendNext();
    m_stop->setFocus(Qt::OtherFocusReason);
}

void SendTestSheet::stop()
{
    if (!isRunning())
        return;
    m_pause.stop();
    m_test->stop(m_services.now());
    const bool isIdle = m_stop->hasFocus();
    if (isIdle)
        setFocus(Qt::OtherFocusReason); // the button rests until the answer; Esc must still reach the sheet
    refresh();
    if (isIdle && !isRunning())
        focusResult();
}

// First what is on its way to others, then the sheet.
void SendTestSheet::leave()
{
    if (isRunning() && !m_test->isStopping())
        stop();
    else
        close();
}

void SendTestSheet::sendNext()
{
    if (!m_test)
        return;
    const auto send = m_test->next(m_services.bot->nextRequestId(), m_services.now());
    refresh();
    if (send)
        m_services.bot->send(*send);
}

void SendTestSheet::finish(const bot::SendFinished &finished)
{
    if (!m_test || !m_test->take(finished, m_services.now()))
        return;
    if (const auto dismissal = bot::afterwards(finished))
        m_services.bot->send(*dismissal);
    if (isRunning())
        m_pause.start(m_test->report().plan.pause);
    const bool isIdle = m_stop->hasFocus() || hasFocus(); // elsewhere a person does something
    refresh();
    readAnswers();
    if (isIdle && !isRunning())
        focusResult();
}

void SendTestSheet::focusResult()
{
    if (isOpen())
        m_pane->firstControl()->setFocus(Qt::OtherFocusReason);
}

QList<bot::SendTestMessage> SendTestSheet::withoutFacts() const
{
    QList<bot::SendTestMessage> messages;
    if (!m_test)
        return messages;
    for (const bot::SendTestMessage &message : m_test->report().messages) {
        const bool hasRow = message.answer && message.answer->recorded;
        if (hasRow && !message.facts)
            messages += message;
    }
    return messages;
}

void SendTestSheet::readAnswers()
{
    const QList<bot::SendTestMessage> messages = withoutFacts();
    if (messages.isEmpty() || !m_services.journal)
        return;
    if (m_isReadingAnswers) {
        m_readAnswersAgain = true;
        return;
    }
    m_isReadingAnswers = true;
    ++m_outstanding;
    runQuery(
        *m_services.journal, this,
        [messages, bot = m_test->report().bot](
            journal::ReaderPool::Readers &readers) { return ui::readAnswers(readers, bot, messages); },
        [this, began = m_test->report().began](const QList<JournalledAnswer> &answers) {
            --m_outstanding;
            m_isReadingAnswers = false;
            if (m_test && m_test->report().began == began)
                takeAnswers(answers);
            if (std::exchange(m_readAnswersAgain, false))
                readAnswers();
        });
}

void SendTestSheet::takeAnswers(const QList<JournalledAnswer> &answers)
{
    const bot::SendTestPlan &plan = m_test->report().plan;
    for (const JournalledAnswer &answer : answers) {
        bot::SendTestFacts facts = answer.facts;
        if (facts.sent && answer.evidence) {
            lineage::Evidence evidence = *answer.evidence;
            evidence.anchors = m_services.bot->anchors(plan.scene, plan.peer).value_or(QList<lineage::Anchor>());
            facts.why = lineage::diagnose(
                *facts.sent, evidence, m_services.bot->rules(), *m_services.catalogue, m_services.now());
            if (facts.why)
                facts.why->cure = lineage::Cure::None; // a test is not to be cured
        }
        m_test->learn(answer.number, facts);
    }
    refresh();
    for (const JournalledAnswer &answer : answers)
        m_pane->model().setRow(answer.number, answer.row);
}

QString SendTestSheet::report() const
{
    return m_test ? text::sendTestReport(m_test->report(), m_services.sandbox, *m_services.catalogue) : QString();
}

void SendTestSheet::copyReport()
{
    QGuiApplication::clipboard()->setText(report());
    notify(this, {.icon = u"copy"_s, .text = tr("Report copied")});
}

void SendTestSheet::showInTraffic()
{
    if (m_test && !isRunning())
        emit trafficRequested(rowFilterOf(m_test->report()));
}

void SendTestSheet::chooseFile()
{
    if (!m_test)
        return;
    const QDateTime began = QDateTime::fromMSecsSinceEpoch(core::toMs(m_test->report().began));
    auto *dialog = new QFileDialog(this, tr("Save report"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("Text (*.txt)"));
    dialog->setDefaultSuffix(u"txt"_s);
    dialog->selectFile(u"send-test-%1.txt"_s.arg(began.toString(u"yyyyMMdd-HHmmss"_s)));
    connect(dialog, &QFileDialog::fileSelected, this, &SendTestSheet::saveTo);
    dialog->open();
}

void SendTestSheet::saveTo(const QString &path)
{
    const QByteArray text = report().toUtf8();
    QSaveFile file(path);
    const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit();
    if (isWritten)
        notify(this, {u"export"_s, tr("Report written to %1").arg(path), Tone::Ok});
    else
        notify(this, {u"error"_s, tr("The report could not be written: %1").arg(file.errorString()), Tone::Bad, true});
}

} // namespace ui
