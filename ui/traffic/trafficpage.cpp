#include "ui/traffic/trafficpage.h"

#include "app/filter/edit.h"
#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"
#include "ui/common/viewmemory.h"
#include "ui/filter/filterbar.h"
#include "ui/traffic/followtail.h"
#include "ui/traffic/rowactions.h"
#include "ui/traffic/trafficmodel.h"
#include "ui/traffic/traffictable.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QScopedValueRollback>
#include <QShortcut>
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
} // namespace

TrafficPage::TrafficPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_model(new TrafficModel(services, this))
    , m_table(new TrafficTable(*m_model, this))
    , m_tail(new FollowTail(*m_table, this))
    , m_notice(new EmptyState(this))
    , m_title(new QLabel(this))
    , m_filter(new FilterBar(services, this))
    , m_actions(new RowActions(services, *m_model, *m_table, this))
    , m_follow(new Button(Button::Kind::Normal, this))
    , m_pill(new Button(Button::Kind::Normal, m_table))
{
    setObjectName(u"trafficPage"_s);
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

QWidget *TrafficPage::makeHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::headerHeight);
    setGround(header, "window");
    m_title->setFont(roleFont(FontRole::Title));
    m_title->setObjectName(u"trafficTitle"_s);
    m_follow->setObjectName(u"followButton"_s);
    m_follow->setIconName(u"follow-tail"_s);
    m_follow->setKeyHint(u"f"_s);
    m_follow->setCheckable(true);
    m_follow->setChecked(m_tail->isFollowing());
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::cardPadding, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_filter, 1);
    row->addWidget(m_follow);
    return header;
}

void TrafficPage::buildLayout()
{
    setGround(this, "surface");
    setAttribute(Qt::WA_StyledBackground);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    QWidget *header = makeHeader();
    header->setAttribute(Qt::WA_StyledBackground);
    column->addWidget(header);
    column->addWidget(new Hairline(this));
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->setStackingMode(QStackedLayout::StackAll); // a hidden table would lose the keyboard focus
    setGround(m_notice, "surface");
    m_notice->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_notice);
    column->addWidget(body, 1);
    m_pill->setObjectName(u"newRowsPill"_s);
    m_pill->setIconName(u"follow-tail"_s);
    m_pill->setKeyHint(u"End"_s);
    m_pill->setFocusPolicy(Qt::NoFocus); // its key is End, in the table
    m_pill->hide();
    setFocusProxy(m_table);
    setTabOrder(m_filter, m_follow);
    setTabOrder(m_follow, m_table);
}

void TrafficPage::connectParts()
{
    connect(m_model, &WindowModel::loadProgressed, this, [this](qint64 read, qint64 total) {
        m_read = read;
        m_total = total;
        showState();
    });
    connect(m_filter, &FilterBar::changed, this, &TrafficPage::applyFilter);
    connect(m_filter, &FilterBar::leaveRequested, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_table, &TrafficTable::filterRequested, m_filter, &FilterBar::focusField);
    if (m_services.feed) {
        connect(m_services.feed, &journal::JournalFeed::committed, this,
            [this](const journal::Committed &rows) { m_total += rows.added.size(); });
    }
    auto *toFilter = new QShortcut(QKeySequence(u"Ctrl+L"_s), this);
    toFilter->setContext(Qt::WidgetWithChildrenShortcut);
    connect(toFilter, &QShortcut::activated, m_filter, &FilterBar::focusField);
    connect(m_notice, &EmptyState::actionTriggered, m_filter, &FilterBar::clear);
    connect(m_actions, &RowActions::narrowed, this, [this](filter::Key key, const QString &value, bool exclude) {
        m_filter->setText(filter::narrowed(m_filter->text(), key, value, exclude));
    });
    connect(m_actions, &RowActions::contextRequested, this, [this] {
        const journal::RowRef row = m_model->refAt(m_table->currentIndex().row());
        m_filter->clear();
        select(row);
    });
    connect(m_actions, &RowActions::inspectRequested, this, &TrafficPage::inspectRequested);
    connect(m_actions, &RowActions::problemFound, this, &TrafficPage::goToProblem);
    connect(m_model, &WindowModel::loadFinished, this, &TrafficPage::showState);
    connect(m_model, &WindowModel::failed, this, &TrafficPage::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_goesThere = !m_tail->isFollowing();
        showState();
    });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        showState(); // first: a hidden table does not scroll
        restoreSelection();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TrafficPage::takeSelection);
    connect(m_table, &QAbstractItemView::doubleClicked, this, &TrafficPage::inspectRequested);
    connect(m_table, &TrafficTable::inspectRequested, this, &TrafficPage::inspectRequested);
    connect(m_table, &TrafficTable::resendWanted, this, [this](ResendMode mode) {
        const int row = m_table->currentIndex().row();
        const journal::RowSummary *summary = m_model->summaryAt(row);
        // Only a message to a user can be sent again; a frame or a token call cannot.
        if (summary && summary->message && summary->message->role == traffic::MessageFacet::Role::Outbound
            && summary->state != traffic::State::InFlight)
            emit resendRequested(m_model->refAt(row), mode);
    });
    connect(m_table, &TrafficTable::followToggled, m_follow, &QAbstractButton::click);
    connect(m_table, &TrafficTable::endRequested, this, [this] {
        if (m_model->rowCount() > 0) {
            m_table->selectRow(m_model->rowCount() - 1);
        }
        m_tail->setFollowing(true);
    });
    connect(m_table, &TrafficTable::columnsChosen, this, [this] { remember(columnsKey, m_table->columns().toText()); });
    connect(m_follow, &QAbstractButton::clicked, m_tail, &FollowTail::setFollowing);
    connect(m_pill, &QAbstractButton::clicked, this, [this] { m_tail->setFollowing(true); });
    connect(m_tail, &FollowTail::followingChanged, m_follow, &QAbstractButton::setChecked);
    connect(m_tail, &FollowTail::unseenChanged, this, &TrafficPage::showPill);
}

void TrafficPage::select(journal::RowRef row)
{
    m_selected = row;
    m_tail->pause();
    m_goesThere = true;
    restoreSelection();
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
    return m_model->isSettled() && m_actions->isSettled();
}

void TrafficPage::applyFilter()
{
    m_read = 0;
    remember(filterKey, m_filter->text());
    m_model->setQuery({.filter = m_filter->filter(), .now = m_services.now()});
}

void TrafficPage::goToProblem(journal::RowRef row, bool forwards)
{
    if (row.isNull()) {
        notify(this,
            {.icon = u"check"_s, .text = forwards ? tr("No further problem below") : tr("No further problem above")});
        return;
    }
    select(row);
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
    if (m_model->isLoading() && m_read < m_total) {
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

void TrafficPage::retranslate()
{
    m_title->setText(tr("Traffic"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Stay at the newest row"));
    m_table->retranslate();
    m_model->retranslate();
    showState();
    showPill();
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
