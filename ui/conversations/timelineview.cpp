#include "ui/conversations/timelineview.h"

#include "ui/common/icon.h"
#include "ui/common/keymap.h"
#include "ui/common/theme.h"
#include "ui/conversations/bubbledelegate.h"
#include "ui/conversations/retrylines.h"
#include "ui/conversations/timelinemodel.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int nearTop = 400; // pixels from the top at which older messages are asked for
}

TimelineView::TimelineView(TimelineModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
    , m_delegate(new BubbleDelegate(model, this))
    , m_retryLines(new RetryLines(*this, model, *m_delegate))
{
    setObjectName(u"timeline"_s);
    setModel(&model);
    setItemDelegate(m_delegate);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setResizeMode(Adjust);
    setFrameShape(NoFrame);
    verticalScrollBar()->setSingleStep(20);
    connect(verticalScrollBar(), &QScrollBar::valueChanged, this, &TimelineView::watchScroll);
    connect(&model, &TimelineModel::tailChanged, this, &TimelineView::followTail);
    connect(&model, &TimelineModel::aboutToPrepend, this, &TimelineView::keepPlace);
    connect(&model, &TimelineModel::prepended, this, &TimelineView::restorePlace);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) { toggleGaps(index.row()); });
    connect(m_retryLines, &RetryLines::resized, this, [this] {
        scheduleDelayedItemsLayout();
        followTail();
    });
    connect(&model, &QAbstractItemModel::modelReset, this, [this] {
        m_following = true;
        m_delegate->forgetLayouts();
    });
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    m_delegate->setWidth(viewport()->width());
    scheduleDelayedItemsLayout();
    QListView::resizeEvent(event);
    followTail();
}

void TimelineView::changeEvent(QEvent *event)
{
    const auto type = event->type();
    if (type == QEvent::PaletteChange || type == QEvent::StyleChange || type == QEvent::FontChange
        || type == QEvent::LanguageChange) {
        m_delegate->forgetLayouts();
        scheduleDelayedItemsLayout();
    }
    QListView::changeEvent(event);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const KeyMap &keys = KeyMap::current();
    if (keys.asks(Command::Details, *event) && currentIndex().isValid()) {
        if (isOnFold())
            toggleGaps(currentIndex().row());
        else
            emit detailsWanted();
        return;
    }
    const bool edits = keys.asks(Command::EditResend, *event);
    if ((edits || keys.asks(Command::Resend, *event)) && resendable()) {
        emit resendWanted(edits ? ResendMode::Edit : ResendMode::AsItWas);
        return;
    }
    if (keys.asks(Command::Diff, *event) && currentIndex().isValid()
        && m_model.rowAt(currentIndex().row()).what == TimelineRow::What::Bubble) {
        emit diffWanted();
        return;
    }
    if (keys.asks(Command::InLog, *event)) {
        event->ignore(); // the window's: a list would look for a row that begins with that letter
        return;
    }
    if (keys.asks(Command::Filter, *event)) {
        emit filterWanted();
        return;
    }
    if (keys.asks(Command::Follow, *event)) {
        m_following = true;
        followTail();
        return;
    }
    QListView::keyPressEvent(event);
}

const Bubble *TimelineView::resendable() const
{
    const QModelIndex current = currentIndex();
    const bool isBubble = current.isValid() && m_model.rowAt(current.row()).what == TimelineRow::What::Bubble;
    const Bubble *bubble = isBubble ? &m_model.at(current.row()) : nullptr;
    return bubble && !bubble->inbound() && bubble->row.state != traffic::State::InFlight ? bubble : nullptr;
}

bool TimelineView::isOnFold() const
{
    return currentIndex().isValid() && m_model.rowAt(currentIndex().row()).folds();
}

// The line that was touched stays where it is, also at the tail.
void TimelineView::toggleGaps(int row)
{
    if (!m_model.rowAt(row).folds())
        return;
    m_following = false;
    m_model.toggleGaps(row);
    doItemsLayout();
    watchScroll(verticalScrollBar()->value());
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Mouse)
        setCurrentIndex(indexAt(event->pos()));
    if (!currentIndex().isValid())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_model.rowAt(currentIndex().row()).what == TimelineRow::What::Bubble)
        addBubbleActions(*menu, m_model.at(currentIndex().row()).row);
    else
        addGapActions(*menu);
    menu->addSeparator();
    menu->addAction(
        themedIcon(u"info"_s), isOnFold() ? tr("Details") : tr("Details\tEnter"), this, &TimelineView::detailsWanted);
    menu->popup(event->globalPos());
}

void TimelineView::addBubbleActions(QMenu &menu, const journal::RowSummary &row)
{
    m_retryLines->addActions(menu, row.message->sendId);
    if (resendable()) {
        menu.addAction(
            themedIcon(u"resend"_s), tr("Resend…\tR"), this, [this] { emit resendWanted(ResendMode::AsItWas); });
        menu.addAction(themedIcon(u"edit-resend"_s), tr("Edit and resend…\tE"), this,
            [this] { emit resendWanted(ResendMode::Edit); });
        menu.addSeparator();
    }
    addCopy(menu, tr("Copy text"), row.message->text);
    addCopy(menu, tr("Copy message id"), row.msgId.isEmpty() ? row.returnedId : row.msgId);
    addCopy(menu, tr("Copy anchor"), row.anchor);
    addCopy(menu, tr("Copy trace id"), row.traceId);
}

void TimelineView::addGapActions(QMenu &menu)
{
    const QModelIndex current = currentIndex();
    if (isOnFold())
        menu.addAction((m_model.rowAt(current.row()).unfolded ? tr("Fold") : tr("Unfold")) + u"\tEnter"_s, this,
            [this] { toggleGaps(currentIndex().row()); });
    addCopy(menu, tr("Copy text"), current.data().toString());
    addCopy(menu, tr("Copy exact times"), current.data(Qt::ToolTipRole).toString());
}

void TimelineView::addCopy(QMenu &menu, const QString &label, const QString &value)
{
    if (!value.isEmpty())
        menu.addAction(themedIcon(u"copy"_s), label, this, [value] { QGuiApplication::clipboard()->setText(value); });
}

void TimelineView::updateGeometries()
{
    QListView::updateGeometries();
    if (m_following) {
        m_restoring = true;
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        m_restoring = false;
    }
}

void TimelineView::followTail()
{
    if (!m_following)
        return;
    m_restoring = true;
    scrollToBottom();
    m_restoring = false;
}

void TimelineView::watchScroll(int value)
{
    if (m_restoring)
        return;
    m_following = value >= verticalScrollBar()->maximum() - 4;
    if (value < nearTop && verticalScrollBar()->maximum() > 0)
        m_model.loadOlder();
}

void TimelineView::keepPlace()
{
    m_fromBottom = verticalScrollBar()->maximum() - verticalScrollBar()->value();
}

void TimelineView::restorePlace()
{
    if (m_following)
        return followTail();
    m_restoring = true;
    doItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum() - m_fromBottom);
    m_restoring = false;
}

} // namespace ui
