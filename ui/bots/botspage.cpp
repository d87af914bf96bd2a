#include "ui/bots/botspage.h"

#include "app/text/doctortext.h"
#include "ui/bots/agentcard.h"
#include "ui/bots/botdelegate.h"
#include "ui/bots/botheader.h"
#include "ui/bots/botlistmodel.h"
#include "ui/bots/linecard.h"
#include "ui/bots/rulescard.h"
#include "ui/common/button.h"
#include "ui/common/checkbox.h"
#include "ui/common/checklist.h"
#include "ui/common/emptystate.h"
#include "ui/common/format.h"
#include "ui/common/hairline.h"
#include "ui/common/label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int widestDetail = 760;
} // namespace

BotsPage::BotsPage(const Services &services, QWidget *parent)
    : QWidget(parent)
    , m_services(services)
    , m_desk(*services.botDesk)
    , m_chosen(services.profile)
    , m_model(new BotListModel(m_desk, *services.catalogue, this))
    , m_list(new QListView(this))
    , m_title(makeLabel(this, FontRole::Title, "text", false))
    , m_count(makeLabel(this, FontRole::Small, "dim", false))
    , m_add(new Button(Button::Kind::Normal, this))
    , m_nothing(new EmptyState(this))
    , m_area(new QScrollArea(this))
    , m_head(new BotHeader(this))
    , m_failure(makeLabel(this, FontRole::Base, "bad"))
    , m_testTitle(makeTitle(this))
    , m_checks(new CheckList(*services.catalogue, this))
    , m_line(new LineCard(*services.catalogue, services.clock, this))
    , m_agent(new AgentCard(this))
    , m_rules(new RulesCard(this))
{
    setObjectName(u"botsPage"_s);
    buildLayout();
    connectDesk();
    connectDetail();
    retranslate();
}

void BotsPage::buildLayout()
{
    setGround(this, "canvas");
    m_list->setObjectName(u"botList"_s);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new BotDelegate(*m_model, m_list));
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    auto *split = new QSplitter(Qt::Horizontal, this);
    split->setHandleWidth(1);
    split->setChildrenCollapsible(false);
    auto *side = new QWidget(split);
    setGround(side, "window");
    side->setMinimumWidth(metrics::listMinimum);
    side->setMaximumWidth(metrics::listMaximum);
    auto *lines = new QVBoxLayout(side);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(m_list);
    auto *centre = new QWidget(split);
    m_stack = new QStackedLayout(centre);
    m_nothing->setObjectName(u"noBot"_s);
    m_stack->addWidget(m_nothing);
    m_stack->addWidget(buildDetail());
    split->addWidget(side);
    split->addWidget(centre);
    split->setStretchFactor(1, 1);
    split->setSizes({metrics::listWidth, metrics::centreMinimum});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHeader());
    column->addWidget(new Hairline(this));
    column->addWidget(split, 1);
    setMinimumWidth(metrics::centreMinimum);
    setFocusProxy(m_list);
}

QWidget *BotsPage::buildHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(metrics::headerHeight - 1);
    setGround(header, "window");
    m_add->setObjectName(u"addBotButton"_s);
    m_add->setVisible(!m_services.sandbox);
    m_add->setIconName(u"plus"_s);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(20, 0, 12, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_title);
    row->addWidget(m_count);
    row->addStretch(1);
    row->addWidget(m_add);
    return header;
}

QWidget *BotsPage::buildDetail()
{
    m_failure->setObjectName(u"botFailure"_s);
    m_failure->hide();
    auto *content = new QWidget(m_area);
    setGround(content, "canvas");
    auto *column = new QVBoxLayout;
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(metrics::panelPadding);
    for (QWidget *part : QList<QWidget *>{m_head, m_failure, m_testTitle, m_checks, m_line, m_agent, m_rules})
        column->addWidget(part);
    column->addStretch(1);
    auto *narrow = new QWidget(content);
    narrow->setMaximumWidth(widestDetail);
    narrow->setLayout(column);
    auto *centred = new QHBoxLayout(content);
    centred->setContentsMargins(0, 0, 0, 0);
    centred->addWidget(narrow, 100);
    centred->addStretch(1);
    m_area->setObjectName(u"botArea"_s);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setWidgetResizable(true);
    m_area->setWidget(content);
    content->setAutoFillBackground(true);
    return m_area;
}

void BotsPage::connectDesk()
{
    connect(&m_desk, &BotDesk::botsChanged, this, &BotsPage::showChosen);
    connect(&m_desk, &BotDesk::reportChanged, this, [this](const QString &profile) {
        if (profile == m_chosen)
            showReport();
    });
    connect(&m_desk, &BotDesk::failed, this, [this](const QString &profile, const QString &sentence) {
        if (profile != m_chosen)
            return;
        m_failure->setText(sentence);
        m_failure->show();
        m_area->ensureWidgetVisible(m_failure);
    });
    connect(m_add, &QAbstractButton::clicked, this, [this] { emit m_desk.askWanted({}); });
    connect(m_nothing, &EmptyState::actionTriggered, this, [this] { emit m_desk.askWanted({}); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex &current) {
        if (current.isValid())
            choose(m_model->at(current.row()).profile);
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &BotsPage::showChosen);
}

void BotsPage::connectDetail()
{
    connect(m_head, &BotHeader::connectWanted, this, [this] {
        m_failure->hide();
        emit m_desk.connectWanted(m_chosen);
    });
    connect(m_head, &BotHeader::disconnectWanted, this, [this] {
        if (const BotEntry *bot = m_desk.named(m_chosen); bot && bot->bot)
            bot->bot->send(bot::Disconnect{});
    });
    connect(m_head, &BotHeader::windowWanted, this, [this] { emit m_desk.windowWanted(m_chosen); });
    connect(m_head, &BotHeader::testWanted, this, [this] {
        m_failure->hide();
        emit m_desk.testWanted(m_chosen);
    });
    connect(m_head, &BotHeader::askWanted, this, [this] { emit m_desk.askWanted(m_chosen); });
    connect(m_head, &BotHeader::endWanted, this, [this] { emit m_desk.endWanted(m_chosen); });
    connect(m_head, &BotHeader::removeWanted, this, &BotsPage::askRemoval);
    connect(m_agent, &AgentCard::saveWanted, &m_desk, &BotDesk::changeWanted);
}

void BotsPage::choose(const QString &profile)
{
    if (profile == m_chosen || !m_desk.named(profile))
        return;
    m_chosen = profile;
    m_failure->hide();
    m_area->ensureVisible(0, 0);
    showChosen();
}

void BotsPage::showChosen()
{
    const QList<BotEntry> &bots = m_desk.bots();
    m_count->setText(bots.isEmpty() ? QString() : bots.size() == 1 ? tr("1 bot") : tr("%1 bots").arg(bots.size()));
    const BotEntry *bot = m_desk.named(m_chosen);
    if (!bot && !bots.isEmpty()) {
        m_chosen = bots.first().profile.name;
        bot = &bots.first();
    }
    m_stack->setCurrentIndex(bot ? 1 : 0);
    if (!bot)
        return;
    const int row = m_model->rowOf(m_chosen);
    if (row >= 0 && m_list->currentIndex().row() != row)
        m_list->setCurrentIndex(m_model->index(row));
    m_head->setBot(*bot, bot->bot && bot->bot == m_services.bot);
    m_line->setBot(bot->bot);
    m_agent->setBot(*bot);
    m_rules->setBot(bot->bot);
    showReport();
}

void BotsPage::showReport()
{
    const doctor::Report report = m_desk.report(m_chosen);
    m_checks->setReport(report);
    m_checks->setVisible(!report.checks.isEmpty());
    m_testTitle->setVisible(!report.checks.isEmpty());
    m_testTitle->setText(report.checks.isEmpty() ? QString() : tr("Test") + u" · "_s + text::reportText(report));
}

/// What happens to its data is a person's choice.
void BotsPage::askRemoval()
{
    const BotEntry *bot = m_desk.named(m_chosen);
    if (!bot)
        return;
    const qsizetype owed = bot->bot ? bot->bot->undelivered().messages.size() : 0;
    QString words
        = tr("%1 is taken off the list, and its secrets out of the keyring. Its rows stay in the journal until "
             "retention takes them away. Its outbox, which knows what it has sent and what it still owes, stays "
             "unless you say otherwise: the bot goes on from there when you connect it again.")
              .arg(m_chosen);
    if (owed > 0)
        words += u"\n\n"_s + tr("Messages that were not delivered: %1.").arg(owed);
    auto *box = new QMessageBox(QMessageBox::Question, tr("Remove a bot"), words, QMessageBox::Cancel, this);
    box->setObjectName(u"removeBotBox"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    auto *outbox = new CheckBox(box);
    outbox->setObjectName(u"removeOutbox"_s);
    outbox->setText(tr("Delete its outbox, too"));
    box->setCheckBox(outbox);
    const QPushButton *remove = box->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    box->setDefaultButton(QMessageBox::Cancel);
    connect(remove, &QAbstractButton::clicked, this,
        [this, outbox, profile = m_chosen] { emit m_desk.removeWanted(profile, outbox->isChecked()); });
    box->open();
}

void BotsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void BotsPage::retranslate()
{
    m_title->setText(tr("Bots"));
    m_list->setAccessibleName(tr("Bots of this computer"));
    m_area->setAccessibleName(tr("The chosen bot"));
    m_add->setText(tr("Connect a bot…"));
    m_add->updateGeometry();
    m_nothing->setContent(u"bots"_s, tr("No bot is known here"),
        tr("Connect one with its App ID and client secret; the open platform, q.qq.com, shows both."));
    m_nothing->setAction(tr("Connect a bot…"));
    m_model->refresh();
    showChosen();
}

} // namespace ui
