#include "ui/traffic/traffictable.h"

#include "ui/common/metrics.h"
#include "ui/traffic/trafficdelegate.h"
#include "ui/traffic/trafficheader.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Widths at ease; Route takes what is left over. Source: the design's traffic picture.
constexpr int easyWidth(TrafficColumn column)
{
    switch (column) {
    case TrafficColumn::Time:
        return 116; // and a mark
    case TrafficColumn::Kind:
        return 78;
    case TrafficColumn::Peer:
        return 158;
    case TrafficColumn::Route:
        return 172;
    case TrafficColumn::Status:
        return 196; // a close code with its words
    case TrafficColumn::MsgId:
        return 104;
    case TrafficColumn::Seq:
        return 48;
    case TrafficColumn::Duration:
        return 70;
    case TrafficColumn::Size:
        return 56;
    }
    return 0;
}
constexpr int iconOnlyWidth = 32;
/// The order in which columns leave a narrow table. Source: the design's page "Space and layout".
constexpr TrafficColumn leaving[]
    = {TrafficColumn::Size, TrafficColumn::Seq, TrafficColumn::Duration, TrafficColumn::MsgId};

} // namespace

TrafficTable::TrafficTable(TrafficModel &model, QWidget *parent)
    : QTableView(parent)
    , m_delegate(new TrafficDelegate(model, this))
{
    setObjectName(u"trafficTable"_s);
    setModel(&model);
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setWordWrap(false);
    setMouseTracking(true);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(metrics::tableRowHeight);
    verticalHeader()->setDefaultSectionSize(metrics::tableRowHeight);
    setHorizontalHeader(new TrafficHeader(this));
    horizontalHeader()->setSectionResizeMode(QHeaderView::Interactive);
    horizontalHeader()->setMinimumSectionSize(iconOnlyWidth);
    connect(&model, &QAbstractItemModel::dataChanged, m_delegate, &TrafficDelegate::forget);
    connect(&model, &QAbstractItemModel::modelReset, m_delegate, &TrafficDelegate::forget);
    retranslate();
}

void TrafficTable::retranslate()
{
    setAccessibleName(tr("Traffic, newest row last"));
    horizontalHeader()->setAccessibleName(tr("Columns of the traffic table"));
}

void TrafficTable::keyboardSearch(const QString &) { }

void TrafficTable::keyPressEvent(QKeyEvent *event)
{
    const bool bare = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const bool bareOrControl = bare || (event->modifiers() & ~Qt::KeypadModifier) == Qt::ControlModifier;
    if (bare && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        emit inspectRequested();
    } else if (bare && event->key() == Qt::Key_F) {
        emit followToggled();
    } else if (event->text() == "/"_L1) {
        emit filterRequested();
    } else if (event->text() == "["_L1 || event->text() == "]"_L1) {
        emit problemRequested(event->text() == "]"_L1);
    } else if (bare && event->key() == Qt::Key_M) {
        emit markToggled();
    } else if (bare && (event->key() == Qt::Key_R || event->key() == Qt::Key_E)) {
        emit resendWanted(event->key() == Qt::Key_E ? ResendMode::Edit : ResendMode::AsItWas);
    } else if (bareOrControl && event->key() == Qt::Key_End) {
        emit endRequested();
    } else if (bareOrControl && event->key() == Qt::Key_Home) {
        selectRow(0);
        scrollToTop();
    } else {
        QTableView::keyPressEvent(event);
    }
}

void TrafficTable::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (index.isValid())
        emit menuRequested(index, byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

void TrafficTable::mouseMoveEvent(QMouseEvent *event)
{
    hover(rowAt(event->position().toPoint().y()));
    QTableView::mouseMoveEvent(event);
}

void TrafficTable::leaveEvent(QEvent *event)
{
    hover(-1);
    QTableView::leaveEvent(event);
}

void TrafficTable::hover(int row)
{
    if (row == m_hoveredRow) {
        return;
    }
    repaintRow(std::exchange(m_hoveredRow, row));
    m_delegate->setHoveredRow(row);
    repaintRow(row);
}

void TrafficTable::repaintRow(int row)
{
    if (row >= 0) {
        viewport()->update(0, rowViewportPosition(row), viewport()->width(), metrics::tableRowHeight);
    }
}

void TrafficTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    repaintRow(currentIndex().row());
}

void TrafficTable::focusOutEvent(QFocusEvent *event)
{
    QTableView::focusOutEvent(event);
    repaintRow(currentIndex().row());
}

// The ring of the current row spans all its cells, but Qt repaints one only.
void TrafficTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    repaintRow(previous.row());
    repaintRow(current.row());
}

void TrafficTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    layOutColumns();
}

void TrafficTable::layOutColumns()
{
    const bool narrow = window()->width() < metrics::narrowWindow;
    int needed = 0;
    for (int column = 0; column < trafficColumnCount; ++column) {
        needed += easyWidth(TrafficColumn(column));
    }
    if (narrow) {
        needed -= easyWidth(TrafficColumn::Kind) - iconOnlyWidth;
    }
    QList<TrafficColumn> hidden;
    for (const TrafficColumn column : leaving) {
        if (needed > viewport()->width()) {
            hidden.append(column);
            needed -= easyWidth(column);
        }
    }
    for (int column = 0; column < trafficColumnCount; ++column) {
        const auto which = TrafficColumn(column);
        int width = which == TrafficColumn::Kind && narrow ? iconOnlyWidth : easyWidth(which);
        if (which == TrafficColumn::Route) {
            width = qMax(width + viewport()->width() - needed, iconOnlyWidth);
        }
        setColumnHidden(column, hidden.contains(which));
        setColumnWidth(column, width);
    }
}

} // namespace ui
