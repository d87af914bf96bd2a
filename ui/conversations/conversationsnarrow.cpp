// The filter above the list.
#include "app/text/sentence.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/keymap.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/conversations/conversationfilter.h"
#include "ui/conversations/conversationlist.h"
#include "ui/conversations/conversationmodel.h"
#include "ui/conversations/conversationspage.h"
#include "ui/conversations/timelineview.h"
#include "ui/filter/filterbar.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QShortcut>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

QWidget *ConversationsPage::buildFilter(QWidget *parent)
{
    auto *holder = new QWidget(parent);
    m_filterBar = new FilterBar(m_services, FilterBar::Purpose::Narrow, holder);
    m_filterBar->setObjectName(u"listFilter"_s);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(metrics::cardPadding, metrics::gap, metrics::cardPadding, metrics::gap);
    row->addWidget(m_filterBar);
    m_noMatch = new EmptyState(parent);
    m_noMatch->setObjectName(u"noMatchingConversation"_s);
    m_noMatch->setFocusPolicy(Qt::StrongFocus); // keys of the page work without lines
    return holder;
}

void ConversationsPage::connectFilter()
{
    connect(m_filterBar, &FilterBar::changed, this, [this] { m_filter->setFilter(m_filterBar->filter()); });
    connect(m_filterBar, &FilterBar::leaveRequested, this,
        [this] { m_listStack->currentWidget()->setFocus(Qt::OtherFocusReason); });
    connect(m_listView, &ConversationList::filterWanted, m_filterBar, &FilterBar::focusField);
    connect(m_view, &TimelineView::filterWanted, m_filterBar, &FilterBar::focusField);
    connect(commandShortcut(Command::FilterAnywhere, this), &QShortcut::activated, m_filterBar, &FilterBar::focusField);
    connect(m_noMatch, &EmptyState::actionTriggered, m_filterBar, &FilterBar::clear);
    connect(m_filter, &ConversationFilter::changed, this, [this] {
        if (!m_loaded)
            return;
        showList();
        tick();
        showEmptiness();
    });
    connect(m_filter, &ConversationFilter::failed, this, [this](const journal::JournalError &error) {
        notify(this, {u"error"_s, text::journalErrorText(error), Tone::Bad, true});
    });
}

void ConversationsPage::showList()
{
    QList<journal::ConversationSummary> shown;
    for (const journal::ConversationSummary &one : std::as_const(m_all)) {
        if (m_filter->shows({one.bot, one.scene, one.peer}))
            shown += one;
    }
    {
        const QScopedValueRollback<bool> ours(m_arranging, true);
        m_list->setConversations(shown);
    }
    markOpen();
    showListState();
}

void ConversationsPage::markOpen()
{
    const QScopedValueRollback<bool> ours(m_arranging, true);
    const int row = m_open ? m_list->rowOf(*m_open) : -1;
    if (row == m_listView->currentIndex().row())
        return;
    m_listView->setCurrentIndex(row < 0 ? QModelIndex() : m_list->index(row));
    if (row < 0)
        m_listView->clearSelection();
}

void ConversationsPage::showListState()
{
    const int rows = m_list->rowCount();
    const QString all = countText(m_all.size());
    m_count->setText(!m_loaded ? QString() : m_filter->isActive() ? tr("%1 of %2").arg(countText(rows), all) : all);
    const bool isEmpty = rows == 0 && m_filter->isActive() && !m_all.isEmpty();
    const bool hadFocus = m_listView->hasFocus() || m_noMatch->hasFocus();
    m_listStack->setCurrentIndex(isEmpty ? 1 : 0);
    setFocusProxy(m_listStack->currentWidget());
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    if (!isEmpty)
        return;
    const QString filter = m_filterBar->text().trimmed();
    const bool isLooking = m_filter->isLooking();
    m_noMatch->setAction(isLooking ? QString() : tr("Clear filter"), u"Esc"_s);
    if (isLooking)
        m_noMatch->setContent(u"filter"_s, tr("Looking through the journal"), {});
    else
        m_noMatch->setContent(u"filter"_s, tr("No conversation matches"),
            m_all.size() == 1 ? tr("1 conversation is hidden by %1").arg(filter)
                              : tr("%1 conversations are hidden by %2").arg(all, filter));
}

void ConversationsPage::keyPressEvent(QKeyEvent *event)
{
    const bool inList = m_listView->hasFocus() || m_noMatch->hasFocus();
    if (inList && event->key() == Qt::Key_Escape && !m_filterBar->text().isEmpty()) {
        m_filterBar->clear();
        return;
    }
    if (KeyMap::current().asks(Command::Filter, *event)) {
        m_filterBar->focusField();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace ui
