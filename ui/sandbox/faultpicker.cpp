#include "ui/sandbox/faultpicker.h"

#include "ui/common/button.h"
#include "ui/common/icon.h"
#include "ui/common/label.h"
#include "ui/common/segmented.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIntValidator>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int mostTimes = 1'000;
constexpr int timesWidth = 56;
constexpr int offersShown = 6; // the rest scrolls; the height never changes
constexpr int statesShown = 5;
constexpr int idRole = Qt::UserRole;

void makeList(QListWidget *list, const QString &name, int rows)
{
    list->setObjectName(name);
    list->setFont(roleFont(FontRole::Base));
    list->setUniformItemSizes(true);
    list->setTextElideMode(Qt::ElideRight);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setIconSize({metrics::iconSmall, metrics::iconSmall});
    list->setFixedHeight(rows * metrics::tableRowHeight);
}

QListWidgetItem *addRow(QListWidget *list, const QString &text)
{
    auto *item = new QListWidgetItem(text, list);
    item->setSizeHint({0, metrics::tableRowHeight});
    item->setToolTip(text);
    return item;
}

} // namespace

FaultPicker::FaultPicker(SandboxDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_title(makeTitle(this))
    , m_where(new Segmented(4, this))
    , m_what(new QListWidget(this))
    , m_timesBefore(makeLabel(this, FontRole::Base, "text", false))
    , m_times(new QLineEdit(u"1"_s, this))
    , m_timesAfter(makeLabel(this, FontRole::Base, "text", false))
    , m_timesNote(makeLabel(this, FontRole::Small, "warn", false))
    , m_arm(new Button(Button::Kind::Normal, this))
    , m_stateTitle(makeTitle(this))
    , m_state(new QListWidget(this))
    , m_disarm(new Button(Button::Kind::Normal, this))
{
    buildLayout();
    retranslate();
    connect(m_where, &Segmented::currentChanged, this, &FaultPicker::showOffers);
    connect(m_what, &QListWidget::currentRowChanged, this, &FaultPicker::showButtons);
    connect(m_what, &QListWidget::itemActivated, this, &FaultPicker::arm);
    connect(m_times, &QLineEdit::textChanged, this, &FaultPicker::showButtons);
    connect(m_times, &QLineEdit::returnPressed, this, &FaultPicker::arm);
    connect(m_arm, &QAbstractButton::clicked, this, &FaultPicker::arm);
    connect(m_state, &QListWidget::currentRowChanged, this, &FaultPicker::showButtons);
    connect(m_disarm, &QAbstractButton::clicked, this, &FaultPicker::disarm);
    connect(&desk, &SandboxDesk::faultsChanged, this, &FaultPicker::showState);
}

void FaultPicker::buildLayout()
{
    m_where->setObjectName(u"sandboxFaultWhere"_s);
    m_where->setCurrent(0);
    makeList(m_what, u"sandboxFaultWhat"_s, offersShown);
    m_times->setObjectName(u"sandboxFaultTimes"_s);
    m_times->setFixedWidth(timesWidth);
    m_times->setValidator(new QIntValidator(1, mostTimes, m_times));
    m_timesNote->setObjectName(u"sandboxFaultTimesNote"_s);
    m_arm->setObjectName(u"sandboxFaultArm"_s);
    makeList(m_state, u"sandboxFaultState"_s, statesShown);
    m_state->installEventFilter(this);
    m_disarm->setObjectName(u"sandboxFaultDisarm"_s);
    auto *where = new QHBoxLayout;
    where->addWidget(m_where);
    where->addStretch();
    auto *times = new QHBoxLayout;
    times->setSpacing(metrics::gap);
    times->addWidget(m_timesBefore);
    times->addWidget(m_times);
    times->addWidget(m_timesAfter);
    times->addWidget(m_timesNote);
    times->addStretch();
    times->addWidget(m_arm);
    auto *state = new QHBoxLayout;
    state->addWidget(m_stateTitle, 1);
    state->addWidget(m_disarm);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_title);
    column->addLayout(where);
    column->addWidget(m_what);
    column->addLayout(times);
    column->addLayout(state);
    column->addWidget(m_state);
}

FaultWords::Place FaultPicker::place() const
{
    return static_cast<FaultWords::Place>(m_where->current());
}

void FaultPicker::showOffers()
{
    const int row = std::max(0, m_what->currentRow());
    const QSignalBlocker quiet(m_what);
    m_what->clear();
    const bool named = place() == FaultWords::Place::Connection; // its faults strike at different points
    for (const FaultWords::Offer &offer : FaultWords::offers(place())) {
        const QString act = FaultWords::actText(QString::fromLatin1(offer.act));
        addRow(m_what, named ? tr("%1: %2").arg(FaultWords::pointText(QString::fromLatin1(offer.point)), act) : act);
    }
    m_what->setCurrentRow(std::min(row, m_what->count() - 1));
    showButtons();
}

void FaultPicker::showState()
{
    const int id = selectedId();
    const QSignalBlocker quiet(m_state);
    m_state->clear();
    for (const SandboxFaults::Armed &fault : m_desk.faults().armed) {
        const QString what = tr("%1: %2").arg(FaultWords::pointText(fault.point), FaultWords::actText(fault.act));
        auto *item = addRow(m_state,
            fault.left == 0 ? tr("Armed. %1, again and again").arg(what)
                            : tr("Armed, %1×. %2").arg(fault.left).arg(what));
        item->setIcon(themedIcon(u"warning"_s));
        item->setData(idRole, fault.id);
        if (fault.id == id)
            m_state->setCurrentItem(item);
    }
    for (const SandboxFaults::Struck &fault : m_desk.faults().struck) {
        const QString what = tr("%1: %2").arg(FaultWords::pointText(fault.point), FaultWords::actText(fault.act));
        addRow(m_state, tr("Struck %1×. %2").arg(fault.count).arg(what))->setIcon(themedIcon(u"check"_s));
    }
    if (m_state->count() == 0)
        addRow(m_state, tr("Nothing is armed, and nothing has struck."))->setFlags(Qt::NoItemFlags);
    showButtons();
}

void FaultPicker::showButtons()
{
    m_timesNote->setVisible(!m_times->hasAcceptableInput());
    m_arm->setEnabled(m_what->currentRow() >= 0 && m_times->hasAcceptableInput());
    m_disarm->setEnabled(selectedId() != 0);
}

int FaultPicker::selectedId() const
{
    const QListWidgetItem *item = m_state->currentItem();
    return item ? item->data(idRole).toInt() : 0;
}

void FaultPicker::arm()
{
    const int row = m_what->currentRow();
    const QList<FaultWords::Offer> &offers = FaultWords::offers(place());
    if (row >= 0 && row < offers.size() && m_times->hasAcceptableInput())
        emit m_desk.faultWanted(FaultWords::faultOf(offers.at(row), m_times->text().toInt()));
}

void FaultPicker::disarm()
{
    if (const int id = selectedId(); id != 0)
        emit m_desk.disarmWanted(id);
}

void FaultPicker::retranslate()
{
    m_title->setText(tr("Let something go wrong"));
    m_where->setText(0, tr("Next send"));
    m_where->setText(1, tr("Next model call"));
    m_where->setText(2, tr("Next event"));
    m_where->setText(3, tr("Connection"));
    m_where->setAccessibleName(tr("Where it strikes"));
    m_what->setAccessibleName(tr("What goes wrong"));
    m_timesBefore->setText(tr("the next"));
    m_timesAfter->setText(tr("times"));
    m_timesNote->setText(tr("A number from 1 to %1.").arg(mostTimes));
    m_times->setAccessibleName(tr("How many times it strikes"));
    m_arm->setText(tr("Arm"));
    m_arm->setAccessibleName(tr("Arm"));
    m_stateTitle->setText(tr("Armed, and struck so far"));
    m_state->setAccessibleName(tr("Armed, and struck so far"));
    m_disarm->setText(tr("Disarm"));
    m_disarm->setAccessibleName(tr("Disarm"));
    showOffers();
    showState();
}

bool FaultPicker::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_state && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Delete) {
        disarm();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FaultPicker::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange)
        showState(); // icons are tinted
    QWidget::changeEvent(event);
}

} // namespace ui
