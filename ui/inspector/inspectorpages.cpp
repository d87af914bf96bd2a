// What stands on the pages of the inspector.
#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/logdesk.h"
#include "ui/common/notice.h"
#include "ui/common/shortpath.h"
#include "ui/inspector/bodyview.h"
#include "ui/inspector/facts.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/inspector/loadedrow.h"
#include "ui/inspector/originalview.h"
#include "ui/inspector/summaryview.h"
#include "ui/inspector/textpane.h"
#include "ui/inspector/timingview.h"

#include <QStackedWidget>
#include <QStyle>
#include <QTabBar>

namespace ui {

using namespace Qt::StringLiterals;

void InspectorPanel::present(const LoadedRow &loaded)
{
    if (!loaded.detail) {
        showNothing(u"error"_s, tr("This row could not be read"),
            loaded.error ? text::journalErrorText(*loaded.error) : QString());
        return;
    }
    ensurePages();
    m_summary->setRow(*loaded.detail, loaded.found);
    m_summary->setReport(loaded.report(*m_services.catalogue));
    diagnose();
    m_summary->wake();
    showRequest(loaded);
    showResponse(loaded);
    m_raw->setContent(loaded.raw());
    m_timing->setGroups(TimingFacts::of(loaded));
    m_tabs->setTabVisible(LogTab, isOfLog());
    packTabs(isOfLog());
    m_original->setRow(isOfLog() ? m_selection.row : journal::RowRef());
    m_tabs->setTabText(RequestTab, loaded.isFrame() ? tr("Frame") : tr("Request"));
    m_tabs->setTabVisible(ResponseTab, !loaded.isFrame());
    showPage();
}

/// One tab more in the same width.
void InspectorPanel::packTabs(bool dense)
{
    if (m_tabs->property("dense").toBool() == dense)
        return;
    m_tabs->setProperty("dense", dense);
    m_tabs->style()->unpolish(m_tabs);
    m_tabs->style()->polish(m_tabs);
    QEvent changed(QEvent::StyleChange); // the bar measures its tabs anew
    QCoreApplication::sendEvent(m_tabs, &changed);
}

void InspectorPanel::showRequest(const LoadedRow &loaded)
{
    const traffic::Record &record = loaded.detail->record;
    if (loaded.request.isEmpty && record.headers.isEmpty()) {
        m_request->setEmpty(u"http"_s, tr("Nothing was sent with it"), QString());
        return;
    }
    const LoadedRow::WrongAnchor wrong = loaded.wrongAnchor();
    m_request->setContent(text::visibleText(shortRoute(record.route, record.peer.value), false), record.headers,
        loaded.request, {loaded.requestPlace(), m_services.catalogue, record.time, wrong.path, wrong.why});
    m_request->setDiffSubject(loaded.detail->summary, BodySide::Request, loaded.found.attempts);
}

void InspectorPanel::showResponse(const LoadedRow &loaded)
{
    const auto &answer = loaded.detail->settlement;
    if (!answer) {
        const bool isWaiting = loaded.detail->summary.state == traffic::State::InFlight;
        m_response->setEmpty(isWaiting ? u"in-flight"_s : u"unknown"_s,
            isWaiting ? tr("No answer yet") : tr("No answer"),
            isWaiting ? tr("It will stand here as soon as it comes.") : tr("None was recorded for this row."));
        return;
    }
    if (loaded.response.isEmpty && answer->headers.isEmpty()) {
        m_response->setEmpty(u"unknown"_s, tr("The answer was empty"), answer->detail);
        return;
    }
    m_response->setContent(Facts::callLine(loaded.detail->summary), answer->headers, loaded.response,
        {loaded.responsePlace(), m_services.catalogue, answer->time, {}, {}});
    m_response->setDiffSubject(loaded.detail->summary, BodySide::Response, loaded.found.attempts);
}

void InspectorPanel::bindLog()
{
    const imports::Log *log = isOfLog() ? m_services.logDesk->logOf(m_selection.row.source()) : nullptr;
    if (log == nullptr || m_services.bot == nullptr)
        return;
    LogDesk *desk = m_services.logDesk;
    const NoticeAction undo{tr("Undo"), desk, [desk, id = log->id] { emit desk->bindWanted(id, QString()); }};
    const Notice notice{.icon = u"link"_s, .text = tr("%1 is this bot's log now").arg(log->name), .action = undo};
    emit desk->bindWanted(log->id, m_services.bot->profile());
    notify(this, notice);
}

void InspectorPanel::showNothing(const QString &icon, const QString &title, const QString &sentence)
{
    m_empty->setContent(icon, title, sentence);
    m_pages->setCurrentWidget(m_empty);
}

void InspectorPanel::showPage()
{
    if (m_loaded && m_loaded->detail) {
        m_pages->setCurrentIndex(m_tabs->currentIndex());
    }
}

void InspectorPanel::namePages()
{
    m_timing->setAccessibleName(tr("Timing"));
}

void InspectorPanel::retranslate()
{
    setAccessibleName(tr("Inspector"));
    m_tabs->setAccessibleName(tr("Parts of the inspector"));
    m_tabs->setTabText(SummaryTab, tr("Summary"));
    m_tabs->setTabText(LogTab, tr("Log"));
    m_tabs->setTabToolTip(LogTab, tr("The row where it stands in the log that was read"));
    m_tabs->setTabText(RequestTab, tr("Request"));
    m_tabs->setTabText(ResponseTab, tr("Response"));
    m_tabs->setTabText(RawTab, tr("Raw"));
    m_tabs->setTabText(TimingTab, tr("Timing"));
    if (m_timing != nullptr)
        namePages();
    m_close->setAccessibleName(tr("Close the inspector"));
    m_close->setToolTip(tr("Close the inspector (Esc)"));
    if (m_loaded) {
        present(*m_loaded);
    } else if (m_selection.row.isNull()) {
        showNothing(u"info"_s, tr("Nothing is selected"), tr("Select a row or a message to see what became of it."));
    }
}

} // namespace ui
