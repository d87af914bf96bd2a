#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/keymap.h"
#include "ui/common/theme.h"
#include "ui/conversations/composer.h"
#include "ui/conversations/conversationheader.h"
#include "ui/conversations/conversationlist.h"
#include "ui/conversations/conversationspage.h"
#include "ui/conversations/timelinemodel.h"
#include "ui/conversations/timelineview.h"
#include "ui/filter/filterbar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

QWidget *line(QWidget *parent)
{
    auto *rule = new QWidget(parent);
    setGround(rule, "line");
    rule->setFixedHeight(1);
    return rule;
}

QVBoxLayout *column(QWidget *widget)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    return layout;
}

} // namespace

void ConversationsPage::buildLayout()
{
    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"conversationsSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(buildList());
    m_splitter->addWidget(buildCentre());
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    column(this)->addWidget(m_splitter);
    connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_listWidthSet = true; });
    setListWidth(metrics::listWidth);
    setFocusProxy(m_listView);
}

QWidget *ConversationsPage::buildList()
{
    auto *panel = new QWidget(this);
    setGround(panel, "window");
    panel->setMinimumWidth(metrics::listMinimum);
    panel->setMaximumWidth(metrics::listMaximum);
    auto *head = new QWidget(panel);
    head->setFixedHeight(metrics::headerHeight - 1);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(16, 0, 12, 0);
    m_title = new QLabel(head);
    m_title->setObjectName(u"conversationsTitle"_s);
    m_title->setFont(roleFont(FontRole::Title));
    m_count = new QLabel(head);
    m_count->setObjectName(u"conversationsCount"_s);
    m_count->setFont(roleFont(FontRole::CaptionMono));
    setInk(m_count, "dim");
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_count);

    m_listStack = new QStackedWidget(panel);
    auto *layout = column(panel);
    layout->addWidget(head);
    layout->addWidget(line(panel));
    layout->addWidget(buildFilter(panel));
    layout->addWidget(m_listStack, 1);
    m_listView = new ConversationList(*m_list, m_listStack);
    m_listStack->addWidget(m_listView);
    m_listStack->addWidget(m_noMatch);
    return panel;
}

QWidget *ConversationsPage::buildSearch(QWidget *parent)
{
    m_searchRow = new QWidget(parent);
    m_searchRow->setObjectName(u"chatSearch"_s);
    setGround(m_searchRow, "window");
    m_search = new FilterBar(m_services, FilterBar::Purpose::Filter, m_searchRow);
    auto *row = new QHBoxLayout(m_searchRow);
    row->setContentsMargins(metrics::panelPadding, 4, metrics::cardPadding, 4);
    row->addWidget(m_search);
    m_searchRow->hide();
    connect(commandShortcut(Command::Find, this), &QShortcut::activated, this, [this] { showSearch(true); });
    connect(m_search, &FilterBar::changed, this, [this] { m_timeline->setFilter(m_search->filter()); });
    connect(m_search, &FilterBar::leaveRequested, this, [this] {
        if (m_search->text().isEmpty())
            showSearch(false);
        else
            m_view->setFocus(Qt::OtherFocusReason);
    });
    return m_searchRow;
}

void ConversationsPage::showSearch(bool shown)
{
    if (!m_open)
        return;
    m_searchRow->setVisible(shown);
    if (shown) {
        m_search->focusField();
        return;
    }
    m_search->clear();
    m_view->setFocus(Qt::OtherFocusReason);
}

void ConversationsPage::showFound()
{
    const int found = m_timeline->rowCount();
    const QString more = m_timeline->canLoadOlder() ? u"+"_s : QString();
    m_search->setResult(!m_timeline->isFiltered() ? QString()
            : found == 0                          ? tr("No message matches")
            : found == 1 && more.isEmpty()        ? tr("1 message")
                                                  : tr("%1 messages").arg(countText(found) + more));
}

QWidget *ConversationsPage::buildCentre()
{
    auto *conversation = new QWidget(this);
    m_header = new ConversationHeader(conversation);
    m_view = new TimelineView(*m_timeline, conversation);
    setGround(m_view, "canvas");
    m_composer = new Composer(conversation);
    auto *layout = column(conversation);
    layout->addWidget(m_header);
    layout->addWidget(line(conversation));
    layout->addWidget(buildSearch(conversation));
    layout->addWidget(m_view, 1);
    layout->addWidget(line(conversation));
    layout->addWidget(m_composer);

    m_nothing = new EmptyState(this);
    m_nothing->setObjectName(u"noConversation"_s);
    setGround(m_nothing, "canvas");
    m_centreStack = new QStackedWidget(this);
    m_centreStack->addWidget(conversation);
    m_centreStack->addWidget(m_nothing);
    m_centreStack->setCurrentIndex(1);
    m_centreStack->setMinimumWidth(metrics::centreMinimum);
    return m_centreStack;
}

void ConversationsPage::setListWidth(int width)
{
    if (!m_listWidthSet)
        m_splitter->setSizes({width, qMax(metrics::centreMinimum, this->width() - width)});
}

void ConversationsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        tick(); // what a ring tells is made of words, too
    }
    QWidget::changeEvent(event);
}

void ConversationsPage::retranslate()
{
    m_title->setText(tr("Conversations"));
    m_listView->setAccessibleName(tr("Conversations"));
    m_view->setAccessibleName(tr("Messages"));
    m_splitter->setAccessibleName(tr("Conversations and messages"));
    showListState();
    showEmptiness();
}

} // namespace ui
