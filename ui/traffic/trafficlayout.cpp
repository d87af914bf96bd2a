// How the place is built, and how its parts hear of each other.
#include "app/filter/edit.h"
#include "ui/common/button.h"
#include "ui/common/emptystate.h"
#include "ui/common/hairline.h"
#include "ui/common/theme.h"
#include "ui/filter/filterbar.h"
#include "ui/traffic/findbar.h"
#include "ui/traffic/followtail.h"
#include "ui/traffic/overview.h"
#include "ui/traffic/problemmodel.h"
#include "ui/traffic/problempane.h"
#include "ui/traffic/rowactions.h"
#include "ui/traffic/trafficexport.h"
#include "ui/traffic/trafficmodel.h"
#include "ui/traffic/trafficpage.h"
#include "ui/traffic/traffictable.h"

#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QLabel>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int leastTable = 160;
constexpr int leastPane = 96;
} // namespace

QWidget *TrafficPage::makeHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::headerHeight);
    setGround(header, "window");
    m_title->setFont(roleFont(FontRole::Title));
    m_title->setObjectName(u"trafficTitle"_s);
    m_problemSwitch->setObjectName(u"problemSwitch"_s);
    m_problemSwitch->setIconName(u"warning"_s);
    m_problemSwitch->setCommand(Command::Problems);
    m_problemSwitch->setCheckable(true);
    m_follow->setObjectName(u"followButton"_s);
    m_follow->setIconName(u"follow-tail"_s);
    m_follow->setCommand(Command::Follow);
    m_follow->setCheckable(true);
    m_follow->setChecked(m_tail->isFollowing());
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(metrics::panelPadding, 0, metrics::cardPadding, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_filter, 1);
    row->addWidget(m_problemSwitch);
    row->addWidget(m_follow);
    m_exportButton->setObjectName(u"exportButton"_s);
    m_exportButton->setIconName(u"export"_s);
    row->addWidget(m_exportButton);
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
    column->addWidget(m_find);
    column->addWidget(m_export);
    column->addWidget(new Hairline(this));
    m_find->hide();
    auto *body = new QWidget(this);
    m_stack = new QStackedLayout(body);
    m_stack->setStackingMode(QStackedLayout::StackAll); // a hidden table would lose the keyboard focus
    setGround(m_notice, "surface");
    m_notice->setAttribute(Qt::WA_StyledBackground);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_notice);
    m_split = new QSplitter(Qt::Vertical, this);
    m_split->setObjectName(u"problemSplitter"_s);
    m_split->setHandleWidth(1);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(body);
    m_split->addWidget(m_pane);
    m_split->setStretchFactor(0, 1);
    m_split->setStretchFactor(1, 0);
    body->setMinimumHeight(leastTable);
    m_pane->setMinimumHeight(leastPane);
    m_pane->hide();
    column->addWidget(m_split, 1);
    m_pill->setObjectName(u"newRowsPill"_s);
    m_pill->setIconName(u"follow-tail"_s);
    m_pill->setKeyHint(u"End"_s);
    m_pill->setFocusPolicy(Qt::NoFocus); // its key is End, in the table
    m_pill->hide();
    setFocusProxy(m_table);
    setTabOrder(m_filter, m_problemSwitch);
    setTabOrder(m_problemSwitch, m_follow);
    setTabOrder(m_follow, m_exportButton);
    setTabOrder(m_exportButton, m_find);
    setTabOrder(m_find, m_table);
    setTabOrder(m_table, m_pane);
}

void TrafficPage::connectParts()
{
    connectProblems();
    connectFind();
    connectExport();
    connect(m_model, &WindowModel::loadProgressed, this, [this](qint64 read, qint64 total) {
        m_read = read;
        m_total = total;
        showState();
    });
    connect(m_filter, &FilterBar::changed, this, &TrafficPage::applyFilter);
    connect(m_filter, &FilterBar::leaveRequested, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_table, &TrafficTable::filterRequested, m_filter, &FilterBar::focusField);
    if (m_services.feed) {
        connect(m_services.feed, &journal::JournalFeed::committed, this, [this](const journal::Committed &rows) {
            if (m_total >= 0)
                m_total += rows.added.size();
        });
    }
    connect(commandShortcut(Command::FilterAnywhere, this), &QShortcut::activated, m_filter, &FilterBar::focusField);
    connect(commandShortcut(Command::CopyCurl, this), &QShortcut::activated, m_actions, &RowActions::copyCurl);
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
    connect(m_table, &TrafficTable::diffRequested, this, &TrafficPage::diffRequested);
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
    connect(m_table, &TrafficTable::columnsChosen, this, &TrafficPage::rememberColumns);
    connect(m_follow, &QAbstractButton::clicked, m_tail, &FollowTail::setFollowing);
    connect(m_pill, &QAbstractButton::clicked, this, [this] { m_tail->setFollowing(true); });
    connect(m_tail, &FollowTail::followingChanged, m_follow, &QAbstractButton::setChecked);
    connect(m_tail, &FollowTail::unseenChanged, this, &TrafficPage::showPill);
}

void TrafficPage::connectFind()
{
    connect(commandShortcut(Command::Find, this), &QShortcut::activated, m_find, &FindBar::open);
    connect(commandShortcut(Command::FindNext, this), &QShortcut::activated, m_find, [this] { m_find->step(true); });
    connect(
        commandShortcut(Command::FindPrevious, this), &QShortcut::activated, m_find, [this] { m_find->step(false); });
    connect(m_find, &FindBar::foundChanged, this, &TrafficPage::showFound);
    connect(m_find, &FindBar::closed, this, [this] { m_table->setFocus(Qt::OtherFocusReason); });
    connect(m_find, &FindBar::rowChosen, this, [this](journal::RowRef row) {
        select(row);
        m_pane->follow(row);
        emit selected({row});
    });
}

void TrafficPage::connectExport()
{
    m_exportMenu->setObjectName(u"exportMenu"_s);
    const auto choose = [this](bool redact) { m_export->choose(m_model->query(), redact); };
    connect(m_exportMenu->addAction(QString()), &QAction::triggered, this, [choose] { choose(true); });
    connect(m_exportMenu->addAction(QString()), &QAction::triggered, this, [choose] { choose(false); });
    connect(m_exportButton, &QAbstractButton::clicked, this,
        [this] { m_exportMenu->popup(m_exportButton->mapToGlobal(QPoint(0, m_exportButton->height()))); });
    connect(commandShortcut(Command::Export, this), &QShortcut::activated, this, [choose] { choose(true); });
    connect(m_export, &TrafficExport::runningChanged, m_exportButton, &QWidget::setDisabled);
    connect(&KeyMap::current(), &KeyMap::changed, this, &TrafficPage::retranslate);
}

void TrafficPage::connectProblems()
{
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_problems, signal, this, &TrafficPage::showProblemCount);
    connect(m_problems, &QAbstractItemModel::modelReset, this, &TrafficPage::showProblemCount);
    connect(m_problems, &WindowModel::loadFinished, this, &TrafficPage::showProblemCount);
    connect(m_problemSwitch, &QAbstractButton::clicked, this, &TrafficPage::showProblems);
    connect(m_table, &TrafficTable::problemsToggled, m_problemSwitch, &QAbstractButton::click);
    connect(m_pane, &ProblemPane::closeRequested, this, [this] { showProblems(false); });
    connect(m_pane, &ProblemPane::inspectRequested, this, &TrafficPage::inspectRequested);
    connect(m_pane, &ProblemPane::chosen, this, [this](journal::RowRef row) {
        select(row);
        emit selected({row});
    });
    connect(m_split, &QSplitter::splitterMoved, this, &TrafficPage::rememberPane);
}

void TrafficPage::retranslate()
{
    m_title->setText(tr("Traffic"));
    m_follow->setText(tr("Follow"));
    m_follow->setToolTip(tr("Stay at the newest row"));
    m_problemSwitch->setToolTip(tr("The problems among these rows, as a list"));
    const QString key = KeyMap::current().key(Command::Export).toString(QKeySequence::NativeText);
    m_exportButton->setToolTip(tr("Export what is shown to a file"));
    m_exportButton->setAccessibleName(tr("Export"));
    m_exportMenu->actions().constFirst()->setText(tr("Export, people under pseudonyms…") + u'\t' + key);
    m_exportMenu->actions().constLast()->setText(tr("Export with people's ids…"));
    m_split->setAccessibleName(tr("Rows and problems"));
    showProblemCount();
    m_table->retranslate();
    m_model->retranslate();
    showState();
    showPill();
}

} // namespace ui
