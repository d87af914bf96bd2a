#include "ui/settings/settingspage.h"

#include "ui/common/hairline.h"
#include "ui/common/label.h"
#include "ui/common/notice.h"
#include "ui/settings/appearancesection.h"
#include "ui/settings/closingsection.h"
#include "ui/settings/journalsection.h"
#include "ui/settings/keyssection.h"
#include "ui/settings/networksection.h"
#include "ui/settings/noticesection.h"
#include "ui/settings/privacysection.h"
#include "ui/settings/sectionlist.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int listWidth = 216;
constexpr int mostWidth = 720; // lines of text stay readable in a wide window
constexpr int sidePadding = 24;
} // namespace

SettingsPage::SettingsPage(const Services &services, SettingsDesk &desk, QWidget *parent)
    : QWidget(parent)
    , m_title(makeLabel(this, FontRole::Title, "text", false))
    , m_about(makeLabel(this, FontRole::Small, "dim", false))
    , m_list(new SectionList(this))
    , m_stack(new QStackedWidget(this))
    , m_journal(new JournalSection(services, desk))
{
    setObjectName(u"settingsPage"_s);
    setGround(this, "window");
    setAttribute(Qt::WA_StyledBackground);
    buildLayout();
    addSection(u"appearance"_s, u"eye"_s, new AppearanceSection(desk));
    addSection(u"journal"_s, u"open-log"_s, m_journal);
    addSection(u"keys"_s, u"palette"_s, new KeysSection(desk));
    addSection(u"network"_s, u"link"_s, new NetworkSection(desk));
    addSection(u"notifications"_s, u"info"_s, new NoticeSection(desk));
    addSection(u"closing"_s, u"close"_s, new ClosingSection(desk));
    addSection(u"privacy"_s, u"lock"_s, new PrivacySection(services, desk));
    connect(m_list, &SectionList::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(&desk, &SettingsDesk::notKept, this, [this] {
        notify(
            this, {u"error"_s, tr("The settings file cannot be written: this holds until you quit."), Tone::Bad, true});
    });
    setFocusProxy(m_list);
    m_list->setCurrent(0);
    retranslate();
}

void SettingsPage::buildLayout()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::headerHeight - 1);
    setGround(header, "window");
    header->setAttribute(Qt::WA_StyledBackground);
    auto *heading = new QHBoxLayout(header);
    heading->setContentsMargins(metrics::panelPadding, 0, metrics::cardPadding, 0);
    heading->setSpacing(metrics::cardPadding);
    heading->addWidget(m_title);
    heading->addWidget(m_about, 1);
    m_list->setFixedWidth(listWidth);
    setGround(m_list, "window");
    m_list->setAttribute(Qt::WA_StyledBackground);
    auto *edge = new QWidget(this);
    edge->setFixedWidth(1);
    setGround(edge, "line");
    edge->setAttribute(Qt::WA_StyledBackground);
    auto *body = new QHBoxLayout;
    body->setSpacing(0);
    body->addWidget(m_list);
    body->addWidget(edge);
    body->addWidget(m_stack, 1);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(header);
    column->addWidget(new Hairline(this));
    column->addLayout(body, 1);
}

void SettingsPage::addSection(const QString &name, const QString &icon, Section *section)
{
    const QMargins sides(sidePadding, 20, sidePadding, metrics::cardPadding);
    // It holds its width where there is more; where there is less it gets narrower, and scrolls.
    auto *holder = new QWidget;
    holder->setAutoFillBackground(false);
    auto *row = new QHBoxLayout(holder);
    row->setContentsMargins(sides);
    section->setMaximumWidth(mostWidth);
    row->addWidget(section, 1);
    row->addStretch(0);
    auto *area = new QScrollArea(m_stack);
    area->setObjectName(u"settings-"_s + name);
    area->setWidget(holder);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    auto *page = new QWidget(m_stack);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(area, 1);
    if (QWidget *foot = section->foot()) {
        foot->setContentsMargins(sidePadding, metrics::cardPadding, sidePadding, metrics::cardPadding);
        column->addWidget(new Hairline(page));
        column->addWidget(foot);
    }
    m_stack->addWidget(page);
    m_list->addSection(name, icon);
    m_names.append(name);
    m_sections.append(section);
}

void SettingsPage::showSection(const QString &name)
{
    if (const qsizetype section = m_names.indexOf(name); section >= 0)
        m_list->setCurrent(int(section));
}

bool SettingsPage::isSettled() const
{
    return !m_journal->isVisible() || m_journal->isSettled();
}

void SettingsPage::retranslate()
{
    m_title->setText(tr("Settings"));
    m_about->setText(tr("They count for every window, and for the next start."));
    m_list->setAccessibleName(tr("Parts of the settings"));
    m_stack->setAccessibleName(tr("Settings"));
    for (qsizetype i = 0; i < m_sections.size(); ++i)
        m_list->setText(int(i), m_sections[i]->title());
}

void SettingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

} // namespace ui
