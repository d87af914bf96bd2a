#include "ui/traffic/traffictable.h"

#include "ui/common/keymap.h"
#include "ui/common/metrics.h"
#include "ui/traffic/trafficdelegate.h"
#include "ui/traffic/trafficheader.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScopedValueRollback>

namespace ui {

using namespace Qt::StringLiterals;

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
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setFirstSectionMovable(false); // the time, with the bar of a problem at its edge
    horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(horizontalHeader(), &QWidget::customContextMenuRequested, this, &TrafficTable::openColumnMenu);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, [this] { takeColumns(-1); });
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this](int section) { takeColumns(section); });
    connect(&model, &QAbstractItemModel::dataChanged, m_delegate, &TrafficDelegate::forget);
    connect(&model, &QAbstractItemModel::modelReset, m_delegate, &TrafficDelegate::forget);
    layOutColumns();
    retranslate();
}

void TrafficTable::retranslate()
{
    setAccessibleName(tr("Traffic, newest row last"));
    horizontalHeader()->setAccessibleName(tr("Columns of the traffic table"));
}

void TrafficTable::keyboardSearch(const QString &) { }

bool TrafficTable::takeCommand(const QKeyEvent &event)
{
    const KeyMap &keys = KeyMap::current();
    if (keys.asks(Command::Details, event))
        emit inspectRequested();
    else if (keys.asks(Command::Follow, event))
        emit followToggled();
    else if (keys.asks(Command::Problems, event))
        emit problemsToggled();
    else if (keys.asks(Command::Filter, event))
        emit filterRequested();
    else if (keys.asks(Command::NextProblem, event) || keys.asks(Command::PreviousProblem, event))
        emit problemRequested(keys.asks(Command::NextProblem, event));
    else if (keys.asks(Command::Mark, event))
        emit markToggled();
    else if (keys.asks(Command::Diff, event))
        emit diffRequested();
    else if (keys.asks(Command::Resend, event) || keys.asks(Command::EditResend, event))
        emit resendWanted(keys.asks(Command::Resend, event) ? ResendMode::AsItWas : ResendMode::Edit);
    else
        return false;
    return true;
}

void TrafficTable::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    const bool bareOrControl = held == Qt::NoModifier || held == Qt::ControlModifier;
    if (takeCommand(*event))
        return;
    if (KeyMap::current().asks(Command::InLog, *event)) {
        event->ignore(); // the window's
        return;
    }
    if (bareOrControl && event->key() == Qt::Key_End) {
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

void TrafficTable::setFound(const WindowModel *found, const QStringList &words)
{
    m_delegate->setFound(found, words);
    viewport()->update();
}

void TrafficTable::setColumns(const ColumnChoice &choice)
{
    if (choice == m_columns)
        return;
    m_columns = choice;
    layOutColumns();
}

void TrafficTable::layOutColumns()
{
    const QScopedValueRollback<bool> ours(m_layingOut, true);
    QHeaderView *header = horizontalHeader();
    setHorizontalScrollBarPolicy(m_columns.isOwn() ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    const QList<FittedColumn> fitted
        = fitColumns(m_columns, viewport()->width(), window()->width() < metrics::narrowWindow);
    for (int column = 0; column < trafficColumnCount; ++column) {
        const bool isShown = std::any_of(fitted.cbegin(), fitted.cend(),
            [column](const FittedColumn &fit) { return fit.column == TrafficColumn(column); });
        setColumnHidden(column, !isShown);
    }
    for (qsizetype i = 0; i < fitted.size(); ++i) {
        const int logical = int(fitted[i].column);
        header->moveSection(header->visualIndex(logical), int(i));
        setColumnWidth(logical, fitted[i].width);
    }
}

/// What the reader dragged in the header is the choice from then on.
void TrafficTable::takeColumns(int dragged)
{
    if (m_layingOut)
        return;
    ColumnChoice choice{.shown = {}, .widths = m_columns.widths};
    for (int visual = 0; visual < trafficColumnCount; ++visual) {
        const int logical = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(logical))
            choice.shown.append(TrafficColumn(logical));
    }
    if (dragged >= 0)
        choice.widths.insert(TrafficColumn(dragged), columnWidth(dragged));
    m_columns = choice;
    emit columnsChosen();
}

void TrafficTable::fillColumnMenu(QMenu &menu)
{
    const QList<TrafficColumn> shown = m_columns.isOwn() ? m_columns.shown : firstColumns();
    for (int i = int(TrafficColumn::Time) + 1; i < trafficColumnCount; ++i) {
        const auto column = TrafficColumn(i);
        QAction *action = menu.addAction(columnCaption(column));
        action->setCheckable(true);
        action->setChecked(shown.contains(column));
        connect(action, &QAction::toggled, this, [this, column, shown](bool on) {
            ColumnChoice choice = m_columns;
            choice.shown = shown;
            on ? choice.shown.append(column) : void(choice.shown.removeAll(column));
            setColumns(choice);
            emit columnsChosen();
        });
    }
    menu.addSeparator();
    QAction *own = menu.addAction(tr("Columns as at first"));
    own->setEnabled(m_columns.isOwn());
    connect(own, &QAction::triggered, this, [this] {
        setColumns({});
        emit columnsChosen();
    });
}

void TrafficTable::openColumnMenu(const QPoint &at)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(u"columnMenu"_s);
    fillColumnMenu(*menu);
    menu->popup(horizontalHeader()->mapToGlobal(at));
}

} // namespace ui
