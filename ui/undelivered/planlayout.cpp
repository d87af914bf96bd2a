#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/flowrow.h"
#include "ui/common/hairline.h"
#include "ui/undelivered/planfacts.h"
#include "ui/undelivered/planlist.h"
#include "ui/undelivered/planpanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QShortcut>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// A surface with a round edge.
class Card final : public QWidget
{
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::current();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme.line);
        painter.setBrush(theme.surface);
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusCard, metrics::radiusCard);
    }
};

QVBoxLayout *column(QWidget *widget, const QMargins &margins, int spacing)
{
    auto *layout = new QVBoxLayout(widget);
    layout->setContentsMargins(margins);
    layout->setSpacing(spacing);
    return layout;
}

constexpr int side = metrics::panelPadding;
constexpr int roomForKey = 356; ///< width with every button and the key of the first
constexpr int roomForNotes = 740; ///< height with all facts, their notes and two lines of the list

} // namespace

void PlanPanel::buildLayout()
{
    setMinimumWidth(metrics::inspectorMinimum);
    QVBoxLayout *layout = column(this, {}, 0);
    layout->addWidget(buildHeader());
    layout->addWidget(new Hairline(this));
    layout->addWidget(buildBody(), 1);
    layout->addWidget(new Hairline(this));
    layout->addWidget(buildFooter());
    connect(commandShortcut(Command::Send, this), &QShortcut::activated, this, &PlanPanel::go);
    auto *keypad = new QShortcut(Qt::CTRL | Qt::Key_Enter, this);
    keypad->setContext(Qt::WidgetWithChildrenShortcut);
    connect(keypad, &QShortcut::activated, this, &PlanPanel::go);
}

QWidget *PlanPanel::buildHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::headerHeight - 1);
    m_title = new QLabel(header);
    m_title->setObjectName(u"planTitle"_s);
    m_title->setFont(roleFont(FontRole::Title));
    m_close = iconButton(u"close"_s, header);
    m_close->setObjectName(u"planClose"_s);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(side, 0, 8, 0);
    row->addWidget(m_title);
    row->addStretch();
    row->addWidget(m_close);
    return header;
}

void PlanPanel::buildParts(QWidget *body)
{
    m_bar = new PlanBar(body);
    m_facts = new PlanFacts(body);
    m_summary = new QLabel(body);
    m_summary->setObjectName(u"planSummary"_s);
    m_summary->setFont(roleFont(FontRole::BaseBold));
    m_summary->setWordWrap(true);
    m_listTitle = new QLabel(body);
    m_listTitle->setFont(roleFont(FontRole::CaptionBold));
    m_listNote = new QLabel(body);
    m_listNote->setFont(roleFont(FontRole::Caption));
    m_listNote->setWordWrap(true);
    m_listNote->setAlignment(Qt::AlignRight);
    m_card = new Card(body);
    m_list = new PlanList(m_card);
    column(m_card, {1, 1, 1, 1}, 0)->addWidget(m_list);
    m_card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    m_note = new QLabel(body);
    m_note->setObjectName(u"planNote"_s);
    m_note->setFont(roleFont(FontRole::Small));
    m_note->setWordWrap(true);
    for (QLabel *label : {m_listTitle, m_listNote, m_note})
        setInk(label, "dim");
}

QWidget *PlanPanel::buildChoices(QWidget *body)
{
    auto *choices = new QWidget(body);
    QVBoxLayout *layout = column(choices, {}, 0);
    const auto add = [choices, layout](const QString &name, bool checked) {
        auto *box = new CheckBox(choices);
        box->setObjectName(name);
        box->setChecked(checked);
        layout->addWidget(box);
        return box;
    };
    m_twice = add(u"sendTwice"_s, false);
    m_leave = add(u"leaveWithNext"_s, true);
    m_stopAtRefusal = add(u"stopAtRefusal"_s, true);
    return choices;
}

QWidget *PlanPanel::buildBody()
{
    auto *body = new QWidget(this);
    buildParts(body);
    auto *order = new QHBoxLayout;
    order->addWidget(m_listTitle);
    order->addWidget(m_listNote, 1);
    QVBoxLayout *layout = column(body, {side, side, side, 12}, 0);
    layout->addWidget(m_bar);
    layout->addSpacing(14);
    layout->addWidget(m_facts);
    layout->addWidget(m_summary);
    layout->addSpacing(16);
    layout->addWidget(new Hairline(body));
    layout->addSpacing(12);
    layout->addLayout(order);
    layout->addSpacing(6);
    layout->addWidget(m_card);
    layout->addSpacing(10);
    layout->addWidget(buildChoices(body));
    layout->addStretch(1);
    layout->addSpacing(8);
    layout->addWidget(m_note);
    return body;
}

QWidget *PlanPanel::buildFooter()
{
    auto *footer = new QWidget(this);
    auto *actions = new FlowRow(footer);
    m_primary = new Button(Button::Kind::Primary, actions);
    m_primary->setObjectName(u"planGo"_s);
    m_stop = new Button(Button::Kind::Danger, actions);
    m_stop->setObjectName(u"planStop"_s);
    m_stop->setIconName(u"stop"_s);
    m_export = new Button(Button::Kind::Normal, actions);
    m_export->setObjectName(u"planExport"_s);
    m_cancel = new Button(Button::Kind::Quiet, footer);
    m_cancel->setObjectName(u"planCancel"_s);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(side, metrics::cardPadding, metrics::gap, metrics::cardPadding);
    row->setSpacing(metrics::gap);
    row->addWidget(actions, 1);
    row->addWidget(m_cancel, 0, Qt::AlignTop);
    return footer;
}

void PlanPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_facts->setCompact(height() < roomForNotes);
    m_primary->setKeyHint(width() < roomForKey ? QString() : KeyMap::current().cap(Command::Send));
}

void PlanPanel::retranslate()
{
    setAccessibleName(tr("Bulk resend plan"));
    m_title->setText(tr("Bulk resend plan"));
    m_close->setAccessibleName(tr("Close"));
    m_close->setToolTip(tr("Close"));
    m_list->setAccessibleName(tr("Send order"));
    m_leave->setText(tr("Skipped ones leave with the user's next message"));
    m_stopAtRefusal->setText(tr("Stop at the first unexpected refusal"));
    for (CheckBox *box : {m_leave, m_stopAtRefusal})
        box->updateGeometry();
    m_stop->setText(tr("Stop"));
    m_stop->updateGeometry();
    m_export->setText(tr("Export plan"));
    m_export->updateGeometry();
    showState();
}

} // namespace ui
