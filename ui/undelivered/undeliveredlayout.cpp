#include "app/text/sentence.h"
#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/notice.h"
#include "ui/filter/filterbar.h"
#include "ui/undelivered/planpanel.h"
#include "ui/undelivered/selectbar.h"
#include "ui/undelivered/undeliveredfilter.h"
#include "ui/undelivered/undeliveredlist.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QShortcut>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int leastFilter = 220; ///< Source: the design's picture of this place
constexpr int mostFilter = 360;
} // namespace

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
    m_filterBar = new FilterBar(m_services, FilterBar::Purpose::Narrow, header);
    m_filterBar->setMinimumWidth(leastFilter);
    m_filterBar->setMaximumWidth(mostFilter);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 0, 12, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_policy);
    row->addWidget(m_planButton);
    row->addWidget(m_filterBar, 2);
    return header;
}

void UndeliveredPage::connectFilter()
{
    connect(m_filterBar, &FilterBar::changed, this, [this] { m_filter->setFilter(m_filterBar->filter()); });
    connect(m_filterBar, &FilterBar::leaveRequested, this, [this] { setFocus(Qt::OtherFocusReason); });
    connect(m_list, &UndeliveredList::filterWanted, m_filterBar, &FilterBar::focusField);
    connect(commandShortcut(Command::FilterAnywhere, this), &QShortcut::activated, m_filterBar, &FilterBar::focusField);
    connect(commandShortcut(Command::Export, this), &QShortcut::activated, this, [this] {
        if (m_planShown && m_plan)
            m_plan->chooseFile();
    });
    connect(m_nothing, &EmptyState::actionTriggered, m_filterBar, &FilterBar::clear);
    connect(m_filter, &UndeliveredFilter::changed, this, [this] {
        m_model->setShown(m_filter->shown(), outlook());
        showState();
        m_list->ensureSelection();
    });
    connect(m_filter, &UndeliveredFilter::settled, this, &UndeliveredPage::showFound);
    connect(m_filter, &UndeliveredFilter::failed, this, [this](const journal::JournalError &error) {
        notify(this, {u"error"_s, text::journalErrorText(error), Tone::Bad, true});
    });
}

bool UndeliveredPage::isHidden(qint64 messageId) const
{
    return m_model->has(messageId) && m_model->rowOf(messageId) < 0;
}

void UndeliveredPage::showFound()
{
    m_filterBar->setResult(m_filter->isActive()
            ? tr("%1 of %2").arg(countText(m_model->rowCount()), countText(m_model->messageCount()))
            : QString());
}

void UndeliveredPage::showState()
{
    const int messages = m_model->messageCount();
    const int rows = m_model->rowCount();
    const bool hadFocus = m_list->hasFocus() || m_nothing->hasFocus();
    m_stack->setCurrentIndex(rows > 0 ? 0 : 1);
    setFocusProxy(rows > 0 ? static_cast<QWidget *>(m_list) : m_nothing);
    if (hadFocus)
        setFocus(Qt::OtherFocusReason);
    m_count->setText(messages == 0 ? QString()
            : messages == 1        ? tr("1 message that its user should have received")
                                   : tr("%1 messages that users should have received").arg(countText(messages)));
    m_policy->setVisible(m_services.bot != nullptr);
    m_planButton->setVisible(messages > 0);
    m_planButton->setEnabled(rows > 0);
    m_filterBar->setVisible(messages > 0 || m_filter->isActive());
    showNothing(messages > 0);
    showFound();
    giveRoom();
    m_bar->refresh();
}

void UndeliveredPage::showNothing(bool isFiltered)
{
    const bool known = m_services.bot && m_services.bot->knowsUndelivered();
    const QString hidden = countText(m_model->messageCount());
    m_nothing->setAction(isFiltered ? tr("Clear filter") : QString(), u"Esc"_s);
    if (isFiltered)
        m_nothing->setContent(u"filter"_s, tr("No message matches"),
            m_model->messageCount() == 1
                ? tr("1 undelivered message is hidden by %1").arg(m_filterBar->text().trimmed())
                : tr("%1 undelivered messages are hidden by %2").arg(hidden, m_filterBar->text().trimmed()));
    else if (!m_services.bot)
        m_nothing->setContent(
            u"undelivered"_s, tr("No bot is running"), tr("What was not delivered is shown when one is."));
    else if (!known)
        m_nothing->setContent(u"undelivered"_s, tr("Asking the bot what was not delivered"), {});
    else
        m_nothing->setContent(u"accepted"_s, tr("Everything was delivered."), {});
}

// The words give way where the controls would not fit; the badge of the rail says the count, too.
void UndeliveredPage::giveRoom()
{
    const int gaps = 5 * metrics::cardPadding + 2 * metrics::panelPadding;
    const int controls = m_title->sizeHint().width() + (m_policy->isHidden() ? 0 : m_policy->sizeHint().width())
        + m_planButton->sizeHint().width() + leastFilter;
    m_count->setVisible(gaps + controls + m_count->sizeHint().width() <= width());
}

void UndeliveredPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    giveRoom();
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
    m_policy->setText(tr("Send with the next message"));
    m_policy->setToolTip(tr("What was certainly not delivered leaves by itself when its user writes again"));
    m_policy->updateGeometry();
    m_planButton->setText(tr("Plan a resend"));
    m_planButton->updateGeometry();
    m_model->retranslate(outlook());
    showState();
    feedPlan();
}

} // namespace ui
