#include "ui/sandbox/faultcard.h"

#include "ui/common/checkbox.h"
#include "ui/common/label.h"
#include "ui/common/segmented.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

// What one C2C message takes; the sources disagree. Source: protocol reference (e).
constexpr int manyReplies = 5;
constexpr int fewReplies = 4;

} // namespace

FaultCard::FaultCard(const Services &services, SandboxDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_desk(desk)
    , m_faults(makeLabel(this, FontRole::SmallBold))
    , m_ownId(new CheckBox(this))
    , m_ownIdWhy(makeLabel(this, FontRole::Small))
    , m_rules(makeLabel(this, FontRole::SmallBold))
    , m_repliesLabel(makeLabel(this, FontRole::Base))
    , m_replies(new Segmented(2, this))
    , m_markdown(new CheckBox(this))
    , m_proactive(new CheckBox(this))
{
    buildLayout();
    retranslate();
    showRules();
    showInjection();
    connect(&desk, &SandboxDesk::castChanged, this, &FaultCard::showRules);
    connect(m_replies, &Segmented::currentChanged, this, &FaultCard::wantRules);
    connect(m_markdown, &QCheckBox::clicked, this, &FaultCard::wantRules);
    connect(m_proactive, &QCheckBox::clicked, this, &FaultCard::wantRules);
    if (m_services.bot) {
        connect(m_ownId, &QCheckBox::clicked, this, [this](bool on) { m_services.bot->send(bot::InjectOwnId{on}); });
        connect(m_services.bot, &bot::BotHandle::happened, this, [this](const bot::Event &event) {
            if (std::holds_alternative<bot::InjectionChanged>(event))
                showInjection();
        });
    }
}

void FaultCard::buildLayout()
{
    m_ownId->setObjectName(u"sandboxOwnId"_s);
    m_replies->setObjectName(u"sandboxReplies"_s);
    m_markdown->setObjectName(u"sandboxMarkdown"_s);
    m_proactive->setObjectName(u"sandboxProactive"_s);
    setInk(m_faults, "dim");
    setInk(m_ownIdWhy, "dim");
    setInk(m_rules, "dim");
    m_ownIdWhy->setContentsMargins(26, 0, 0, 0); // under the words of the check box
    auto *replies = new QHBoxLayout;
    replies->setSpacing(metrics::cardPadding);
    replies->addWidget(m_replies);
    replies->addWidget(m_repliesLabel, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_faults);
    column->addWidget(m_ownId);
    column->addWidget(m_ownIdWhy);
    column->addSpacing(metrics::panelPadding);
    column->addWidget(m_rules);
    column->addLayout(replies);
    column->addWidget(m_markdown);
    column->addWidget(m_proactive);
}

void FaultCard::showRules()
{
    const SandboxCast &cast = m_desk.cast();
    const QSignalBlocker quiet(m_replies);
    m_replies->setCurrent(cast.replies == fewReplies ? 1 : 0);
    m_markdown->setChecked(cast.markdownAllowed);
    m_proactive->setChecked(cast.proactiveAllowed);
}

void FaultCard::showInjection()
{
    const bot::InjectionChanged state = m_services.bot ? m_services.bot->injection() : bot::InjectionChanged{};
    m_ownId->setEnabled(state.possible);
    m_ownId->setChecked(state.on);
}

void FaultCard::wantRules()
{
    emit m_desk.rulesWanted(
        m_replies->current() == 1 ? fewReplies : manyReplies, m_markdown->isChecked(), m_proactive->isChecked());
}

void FaultCard::retranslate()
{
    m_faults->setText(tr("The seed's fault"));
    m_ownId->setText(tr("Anchor on own id, as the seed did"));
    m_ownIdWhy->setText(
        tr("A tool's message hangs on the id that the last tool message returned, so the platform answers "
           "40034024. Each such attempt is marked. It acts only on this embedded platform."));
    m_rules->setText(tr("Rules of the platform"));
    m_replies->setText(0, QString::number(manyReplies));
    m_replies->setText(1, QString::number(fewReplies));
    m_replies->setAccessibleName(tr("Replies that one message takes"));
    m_repliesLabel->setText(tr("replies that one message of a user takes"));
    m_markdown->setText(tr("Markdown allowed"));
    m_proactive->setText(tr("Proactive messages allowed"));
}

void FaultCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
