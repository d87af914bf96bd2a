// The row that is shown, beside another one.
#include "app/journal/query.h"
#include "ui/inspector/bodyview.h"
#include "ui/inspector/comparison.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/inspector/loadedrow.h"

namespace ui {

void InspectorPanel::showDiff()
{
    const bool isAnswer = tab() == ResponseTab;
    if (!isAnswer)
        setTab(RequestTab);
    BodyView *view = isAnswer ? m_response : m_request;
    view->showDiff();
    compare();
}

void InspectorPanel::compareWith(journal::RowRef base)
{
    m_base = base;
    compare();
}

void InspectorPanel::compare()
{
    if (!m_loaded || !m_loaded->detail || m_services.journal == nullptr)
        return;
    ++m_outstanding;
    ++m_comparing; // readers are several: an earlier answer may come later
    runQuery(
        *m_services.journal, this,
        [row = m_selection.row, attempts = m_loaded->found.attempts, base = m_base](
            journal::ReaderPool::Readers &readers) { return compareRow(readers, row, attempts, base); },
        [this, row = m_selection.row, number = m_comparing](const Comparison &comparison) {
            --m_outstanding;
            if (row != m_selection.row || number != m_comparing)
                return;
            m_request->setComparison(comparison, comparison.request);
            m_response->setComparison(comparison, comparison.response);
        });
}

} // namespace ui
