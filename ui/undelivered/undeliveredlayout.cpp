#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/undelivered/planpanel.h"
#include "ui/undelivered/selectbar.h"
#include "ui/undelivered/undeliveredlist.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int roomForCount = 760; ///< in a narrower page the badge of the rail says it
}

void UndeliveredPage::buildLayout()
{
    setGround(this, "surface");
    auto *rows = new QWidget(this);
    m_bar = new SelectBar(*m_model, rows);
    m_list = new UndeliveredList(*m_model, rows);
    auto *list = new QVBoxLayout(rows);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(0);
    list->addWidget(m_bar);
    list->addWidget(new Hairline(rows));
    list->addWidget(m_list, 1);
    auto *body = new QWidget(this);
    m_nothing = new EmptyState(body);
    m_nothing->setObjectName(u"nothingUndelivered"_s);
    m_nothing->setFocusPolicy(Qt::StrongFocus); // keys of the page work without rows
    m_stack = new QStackedLayout(body);
    m_stack->addWidget(rows);
    m_stack->addWidget(m_nothing);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(new Hairline(this));
    column->addWidget(body, 1);
    m_plan = new PlanPanel(m_services, this);
    m_plan->hide();
    setMinimumWidth(metrics::centreMinimum);
}

QWidget *UndeliveredPage::buildHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::headerHeight - 1);
    setGround(header, "window");
    m_title = new QLabel(header);
    m_title->setObjectName(u"undeliveredTitle"_s);
    m_title->setFont(roleFont(FontRole::Title));
    m_count = new QLabel(header);
    m_count->setObjectName(u"undeliveredCount"_s);
    m_count->setFont(roleFont(FontRole::Small));
    setInk(m_count, "dim");
    m_policy = new CheckBox(header);
    m_policy->setObjectName(u"leavePolicy"_s);
    m_planButton = new Button(Button::Kind::Normal, header);
    m_planButton->setObjectName(u"planButton"_s);
    m_planButton->setIconName(u"resend"_s);
    m_planButton->setCommand(Command::Plan);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 0, 12, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch();
    row->addWidget(m_policy);
    row->addWidget(m_planButton);
    return header;
}

void UndeliveredPage::showState()
{
    const int messages = m_model->rowCount();
    const bool hadFocus = m_list->hasFocus();
    const bool known = m_services.bot && m_services.bot->knowsUndelivered();
    m_stack->setCurrentIndex(messages > 0 ? 0 : 1);
    setFocusProxy(messages > 0 ? static_cast<QWidget *>(m_list) : m_nothing);
    if (hadFocus && messages == 0)
        m_nothing->setFocus(Qt::OtherFocusReason);
    m_count->setText(messages == 0 ? QString()
            : messages == 1        ? tr("1 message that its user should have received")
                                   : tr("%1 messages that users should have received").arg(countText(messages)));
    m_policy->setVisible(m_services.bot != nullptr);
    m_planButton->setVisible(messages > 0);
    if (!m_services.bot)
        m_nothing->setContent(
            u"undelivered"_s, tr("No bot is running"), tr("What was not delivered is shown when one is."));
    else if (!known)
        m_nothing->setContent(u"undelivered"_s, tr("Asking the bot what was not delivered"), {});
    else
        m_nothing->setContent(u"accepted"_s, tr("Everything was delivered."), {});
    m_bar->refresh();
}

void UndeliveredPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_count->setVisible(width() >= roomForCount);
}

void UndeliveredPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void UndeliveredPage::retranslate()
{
    m_title->setText(tr("Undelivered"));
    m_list->setAccessibleName(tr("Undelivered messages"));
    m_policy->setText(tr("Send with the user's next message"));
    m_policy->setToolTip(tr("What was certainly not delivered leaves by itself when its user writes again"));
    m_policy->updateGeometry();
    m_planButton->setText(tr("Plan a resend"));
    m_planButton->updateGeometry();
    m_model->retranslate(outlook());
    showState();
    feedPlan();
}

} // namespace ui
