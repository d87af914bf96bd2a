#include "ui/undelivered/selectbar.h"

#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/format.h"
#include "ui/common/linkbutton.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int barHeight = 40;
constexpr int roomForAll = 800;
constexpr int barPadding = 18; // the check box has 2 px of its own: it stands over those of the rows
} // namespace

SelectBar::SelectBar(UndeliveredModel &model, QWidget *parent)
    : QWidget(parent)
    , m_model(model)
    , m_all(new CheckBox(this))
    , m_count(new QLabel(this))
    , m_select(new QLabel(this))
    , m_dismiss(new Button(Button::Kind::Quiet, this))
    , m_order(new Button(Button::Kind::Quiet, this))
{
    setObjectName(u"selectBar"_s);
    setGround(this, "surface");
    setFixedHeight(barHeight);
    buildMenu();
    buildLayout();
    // Not the box's own cycle of states: a click ticks all, or none when all are ticked.
    connect(m_all, &QAbstractButton::clicked, this, [this] {
        const bool all = m_model.tickedCount() == m_model.rowCount();
        m_model.setTicked(all ? QSet<qint64>{} : m_model.idsOf({}));
        refresh();
    });
    connect(m_dismiss, &QAbstractButton::clicked, this, &SelectBar::dismissRequested);
    connect(&m_model, &UndeliveredModel::tickedChanged, this, &SelectBar::refresh);
    retranslate();
}

LinkButton *SelectBar::addLink(const QString &name, std::optional<CureGroup> group)
{
    auto *link = new LinkButton(this);
    link->setObjectName(name);
    connect(link, &QAbstractButton::clicked, this, [this, group] { m_model.setTicked(m_model.idsOf(group)); });
    return link;
}

void SelectBar::buildLayout()
{
    m_all->setObjectName(u"checkAll"_s);
    m_all->setTristate(true);
    m_count->setObjectName(u"selectedCount"_s);
    for (QLabel *label : {m_count, m_select})
        label->setFont(roleFont(FontRole::Small));
    setInk(m_select, "dim");
    m_dismiss->setObjectName(u"dismissTicked"_s);
    m_dismiss->setCommand(Command::Dismiss);
    m_order->setObjectName(u"orderButton"_s);
    m_everything = addLink(u"selectAll"_s, {});
    m_groups = {{CureGroup::Deliverable, addLink(u"selectDeliverable"_s, CureGroup::Deliverable)},
        {CureGroup::Waiting, addLink(u"selectWaiting"_s, CureGroup::Waiting)},
        {CureGroup::Refused, addLink(u"selectRefused"_s, CureGroup::Refused)}};
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(barPadding, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m_all);
    row->addSpacing(8);
    row->addWidget(m_count);
    row->addSpacing(8);
    row->addWidget(m_select);
    row->addWidget(m_everything);
    for (LinkButton *link : m_groups)
        row->addWidget(link);
    row->addStretch();
    row->addWidget(m_dismiss);
    row->addWidget(m_order);
}

void SelectBar::buildMenu()
{
    auto *menu = new QMenu(m_order);
    menu->setObjectName(u"orderMenu"_s);
    auto *choices = new QActionGroup(menu);
    for (const auto order : {UndeliveredModel::Order::TimeLeft, UndeliveredModel::Order::Age}) {
        QAction *action = menu->addAction(QString());
        action->setCheckable(true);
        action->setChecked(order == m_model.order());
        choices->addAction(action);
        m_orders.insert(order, action);
        connect(action, &QAction::triggered, this, [this, order] { emit orderChosen(order); });
    }
    m_order->setMenu(menu);
}

void SelectBar::refresh()
{
    const int rows = m_model.rowCount();
    const int ticked = m_model.tickedCount();
    m_all->setCheckState(ticked == 0 ? Qt::Unchecked : ticked == rows ? Qt::Checked : Qt::PartiallyChecked);
    const int hidden = m_model.hiddenTickedCount();
    m_count->setText(hidden == 0 ? tr("Selected %1").arg(countText(ticked))
                                 : tr("Selected %1, %2 more are hidden").arg(countText(ticked), countText(hidden)));
    m_count->setToolTip(
        hidden == 0 ? QString() : tr("What the filter hides is neither planned nor dismissed, though it is selected"));
    const QMap<CureGroup, QString> words{{CureGroup::Deliverable, tr("Deliverable %1")},
        {CureGroup::Waiting, tr("Waiting for the user %1")}, {CureGroup::Refused, tr("Would be refused %1")}};
    for (auto link = m_groups.cbegin(); link != m_groups.cend(); ++link) {
        const auto count = m_model.idsOf(link.key()).size();
        link.value()->setText(words.value(link.key()).arg(countText(count)));
        link.value()->setVisible(count > 0);
        link.value()->updateGeometry();
    }
    const bool byAge = m_model.order() == UndeliveredModel::Order::Age;
    m_orders[m_model.order()]->setChecked(true);
    m_order->setText(byAge ? tr("By age") : tr("By time left"));
    m_order->updateGeometry();
    giveRoom();
}

void SelectBar::giveRoom()
{
    const bool narrow = width() < roomForAll;
    m_select->setVisible(!narrow);
    m_dismiss->setVisible(!narrow && m_model.tickedCount() > 0); // its key and the menu of the row stay
}

void SelectBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveRoom();
}

void SelectBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SelectBar::retranslate()
{
    m_all->setAccessibleName(tr("Select all"));
    m_all->setToolTip(tr("Select all"));
    m_select->setText(tr("Select"));
    m_everything->setText(tr("All"));
    m_everything->updateGeometry();
    m_groups[CureGroup::Refused]->setToolTip(tr("No permission, or the content itself was refused"));
    m_dismiss->setText(tr("Dismiss"));
    m_dismiss->setToolTip(tr("Take the selected messages off this list"));
    m_order->setAccessibleName(tr("Order of the rows"));
    m_orders[UndeliveredModel::Order::TimeLeft]->setText(tr("By time left"));
    m_orders[UndeliveredModel::Order::Age]->setText(tr("By age"));
    refresh();
}

} // namespace ui
