#include "ui/traffic/trafficpage.h"

#include "app/filter/edit.h"
#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/common/viewmemory.h"
#include "ui/filter/filterbar.h"
#include "ui/traffic/findbar.h"
#include "ui/traffic/followtail.h"
#include "ui/traffic/overview.h"
#include "ui/traffic/problemmodel.h"
#include "ui/traffic/problempane.h"
#include "ui/traffic/rowactions.h"
#include "ui/traffic/trafficexport.h"
#include "ui/traffic/trafficmodel.h"
#include "ui/traffic/traffictable.h"

#include <QApplication>
#include <QEvent>
#include <QItemSelectionModel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedLayout>
#include <QTimer>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
/// Between the pill and the foot of the table.
constexpr int pillAbove = 12;
// In the memory of the window.
const QString columnsKey = u"traffic/columns"_s;
const QString filterKey = u"traffic/filter"_s;
const QString paneKey = u"traffic/problemHeight"_s;
/// Of the list of problems: seven lines.
constexpr int easyPane = 212;
} // namespace

TrafficPage::TrafficPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new TrafficModel(services, this))
    , m_table(new TrafficTable(*m_model, this))
    , m_notice(new EmptyState(this))
    , m_title(new QLabel(this))
    , m_filter(new FilterBar(services, FilterBar::Purpose::Filter, this))
    , m_actions(new RowActions(services, *m_model, *m_table, this))
    , m_problems(new ProblemModel(services, this))
    , m_find(new FindBar(services, this))
    , m_pane(new ProblemPane(*m_problems, this))
    , m_problemSwitch(new Button(Button::Kind::Normal, this))
    , m_follow(new Button(Button::Kind::Normal, this))
    , m_exportButton(new Button(Button::Kind::Normal, this))
    , m_exportMenu(new QMenu(m_exportButton))
    , m_export(new TrafficExport(services, this))
    , m_pill(new Button(Button::Kind::Normal, m_table))
{
    setObjectName(u"trafficPage"_s);
    auto *bar = new OverviewBar(m_table);
    m_table->setVerticalScrollBar(bar);
    m_tail = new FollowTail(*m_table, this);
    m_overview = new Overview(services, *m_model, *m_problems, *bar, this);
    buildLayout();
    connectParts();
    retranslate();
    restoreView();
}

// What the window knew of this place when it was closed.
void TrafficPage::restoreView()
{
    if (!m_services.memory)
        return;
    m_table->setColumns(ColumnChoice::fromText(m_services.memory->value(columnsKey).toString()));
    if (const QString filter = m_services.memory->value(filterKey).toString(); !filter.isEmpty())
        m_filter->setText(filter);
}

void TrafficPage::remember(const QString &key, const QString &value)
{
    if (m_services.memory)
        m_services.memory->setValue(key, value);
}

void TrafficPage::select(journal::RowRef row)
{
    m_selected = row;
    m_find->setCurrent(row);
    m_tail->pause();
    m_goesThere = true;
    restoreSelection();
}

bool TrafficPage::reveal(journal::RowRef row)
{
    if (m_model->query().filter.matchesAll() || m_model->rowOf(row) >= 0)
        return false;
    m_filter->clear();
    return true;
}

void TrafficPage::setFilter(const QString &text)
{
    m_filter->setText(text);
}

void TrafficPage::narrow(const QString &path, const QString &value, bool exclude)
{
    m_filter->setText(filter::narrowedByField(m_filter->text(), path, value, exclude));
}

bool TrafficPage::isSettled() const
{
    return m_model->isSettled() && m_actions->isSettled() && m_problems->isSettled() && m_overview->isSettled()
        && m_find->isSettled() && !m_export->isRunning();
}

void TrafficPage::applyFilter()
{
    m_read = 0;
    remember(filterKey, m_filter->text());
    const journal::RowQuery query{.filter = m_filter->filter(), .now = m_services.now()};
    m_model->setQuery(query);
    m_problems->setQuery(ProblemModel::problemsOf(query));
    m_find->setScope(query);
    showFound();
}

void TrafficPage::showProblems(bool shown)
{
    const bool hadFocus = m_pane->isAncestorOf(QApplication::focusWidget());
    m_problemSwitch->setChecked(shown);
    if (shown && m_pane->isHidden()) {
        const int pane = m_services.memory ? m_services.memory->value(paneKey, easyPane).toInt() : easyPane;
        m_pane->show();
        m_split->setSizes({m_split->height() - pane, pane});
        m_pane->follow(m_selected);
    } else if (!shown) {
        m_pane->hide();
        if (hadFocus)
            m_table->setFocus(Qt::OtherFocusReason);
    }
}

// What is looked for is marked: in the rows that are seen, and beside all of them.
void TrafficPage::showFound()
{
    m_table->setFound(m_find->found(), m_find->words() + filter::wordsOf(m_model->query().filter));
    m_overview->setFound(m_find->found());
}

void TrafficPage::rememberColumns()
{
    remember(columnsKey, m_table->columns().toText());
}

void TrafficPage::rememberPane()
{
    remember(paneKey, QString::number(m_pane->height()));
}

void TrafficPage::showProblemCount()
{
    const int count = m_problems->rowCount();
    m_problemSwitch->setText(countText(count));
    m_problemSwitch->setAccessibleName(tr("Problems: %1").arg(countText(count)));
}

void TrafficPage::goToProblem(journal::RowRef row, bool forwards)
{
    if (row.isNull()) {
        notify(this,
            {.icon = u"check"_s, .text = forwards ? tr("No further problem below") : tr("No further problem above")});
        return;
    }
    select(row);
    m_pane->follow(row);
    emit selected({row});
}

void TrafficPage::restoreSelection()
{
    const int at = m_model->rowOf(m_selected);
    if (m_selected.isNull() || at < 0) {
        return;
    }
    if (!m_table->selectionModel()->isRowSelected(at)) {
        const QScopedValueRollback<bool> ours(m_restoring, true);
        // The view would scroll to it, which reads as the reader leaving the tail.
        m_table->setAutoScroll(false);
        m_table->selectRow(at);
        m_table->setAutoScroll(true);
    }
    if (std::exchange(m_goesThere, false)) {
        // Rows that just came are laid out first.
        QTimer::singleShot(0, this, [this] {
            m_table->scrollTo(m_model->index(m_model->rowOf(m_selected), 0), QAbstractItemView::PositionAtCenter);
        });
    }
}

void TrafficPage::takeSelection()
{
    // The selection, not the current row: Qt makes the first row current when an empty view gets the focus.
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (m_restoring || rows.isEmpty()) {
        return;
    }
    m_selected = m_model->refAt(rows.constFirst().row());
    m_pane->follow(m_selected);
    m_find->setCurrent(m_selected);
    emit selected({m_selected});
}

void TrafficPage::showState()
{
    showCount();
    const bool hasRows = m_model->rowCount() > 0;
    // A reload takes a moment; hiding the table for it would lose the keyboard focus.
    m_hadRows = hasRows || (m_hadRows && m_model->isLoading());
    m_stack->setCurrentIndex(m_hadRows ? 0 : 1);
    m_notice->setVisible(!m_hadRows);
    if (m_hadRows) {
        return;
    }
    if (m_model->error()) {
        m_notice->setContent(
            u"error"_s, tr("The journal could not be read"), text::journalErrorText(*m_model->error()));
    } else if (m_model->isLoading()) {
        m_notice->setContent(u"traffic"_s, tr("Reading the journal"), QString());
    } else if (!m_model->query().filter.matchesAll()) {
        m_notice->setContent(u"filter"_s, tr("No row matches"),
            tr("%1 rows are hidden by %2").arg(countText(m_total), m_filter->text().trimmed()));
    } else {
        m_notice->setContent(u"traffic"_s, tr("Nothing on the wire yet"),
            tr("Every frame and every call will stand here as it happens."));
    }
    const bool isFiltered = !m_model->isLoading() && !m_model->query().filter.matchesAll() && !m_model->error();
    m_notice->setAction(isFiltered ? tr("Clear filter") : QString(), u"Esc"_s);
}

void TrafficPage::showCount()
{
    const int rows = m_model->rowCount();
    const bool isFiltered = !m_model->query().filter.matchesAll();
    if (m_model->isLoading() && m_total < 0) {
        m_filter->setResult(tr("Reading the journal"));
    } else if (m_model->isLoading() && m_read < m_total) {
        m_filter->setResult(isFiltered
                ? tr("%1, looked through %2 of %3").arg(countText(rows), countText(m_read), countText(m_total))
                : tr("Reading the journal, %1 of %2").arg(countText(m_read), countText(m_total)));
    } else if (isFiltered) {
        m_filter->setResult(tr("%1 of %2").arg(countText(rows), countText(std::max<qint64>(m_total, rows))));
    } else {
        m_filter->setResult(rows == 0 ? QString() : rows == 1 ? tr("1 row") : tr("%1 rows").arg(countText(rows)));
    }
}

void TrafficPage::showPill()
{
    const int unseen = m_tail->unseen();
    m_pill->setVisible(unseen > 0);
    if (unseen == 0) {
        return;
    }
    m_pill->setText(unseen == 1 ? tr("1 new row below") : tr("%1 new rows below").arg(countText(unseen)));
    m_pill->adjustSize();
    m_pill->move((m_table->width() - m_pill->width()) / 2, m_table->height() - m_pill->height() - pillAbove);
    m_pill->raise();
}

void TrafficPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
    }
    QWidget::changeEvent(event);
}

void TrafficPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showPill();
}

} // namespace ui
