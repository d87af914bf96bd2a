#include "ui/firstrun/firstrunpage.h"

#include "ui/common/button.h"
#include "ui/common/card.h"
#include "ui/common/flowrow.h"
#include "ui/common/iconmark.h"
#include "ui/common/label.h"
#include "ui/common/segmented.h"
#include "ui/firstrun/connectcard.h"
#include "ui/firstrun/sandboxpreview.h"

#include <QBoxLayout>
#include <QDragEnterEvent>
#include <QLabel>
#include <QMenu>
#include <QMimeData>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int contentWidth = 1120;
constexpr int sandboxWidth = 452;
constexpr int cardPadding = 24;
constexpr int betweenCards = 20;
constexpr int logoSize = 40;

const QStringList pointIcons{u"conversations"_s, u"warning"_s, u"replay"_s};

} // namespace

FirstRunPage::FirstRunPage(const protocol::ErrorCatalogue &catalogue, const QStringList &scenarios, QWidget *parent)
    : QScrollArea(parent)
    , m_scenarios(scenarios)
    , m_name(makeLabel(this, FontRole::Display, "text", false))
    , m_claim(makeLabel(this, FontRole::Base, "dim"))
    , m_sandboxTitle(makeLabel(this, FontRole::Title, "text", false))
    , m_sandboxNote(makeLabel(this, FontRole::Small, "dim", false))
    , m_sandboxText(makeLabel(this, FontRole::Base, "dim"))
    , m_openSandbox(new Button(Button::Kind::Normal, this))
    , m_chooseScenario(new Button(Button::Kind::Normal, this))
    , m_scenarioMenu(new QMenu(m_chooseScenario))
    , m_connect(new ConnectCard(catalogue, this))
    , m_logTitle(makeLabel(this, FontRole::BaseBold, "text", false))
    , m_logText(makeLabel(this, FontRole::Base, "dim"))
    , m_openLog(new Button(Button::Kind::Normal, this))
    , m_read(new Button(Button::Kind::Quiet, this))
    , m_language(new Segmented(2, this))
    , m_theme(new Segmented(3, this))
    , m_privacy(makeLabel(this, FontRole::Small, "dim", false))
{
    setObjectName(u"firstRun"_s);
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setAcceptDrops(true);
    m_openSandbox->setObjectName(u"openSandbox"_s);
    m_chooseScenario->setObjectName(u"chooseScenario"_s);
    m_chooseScenario->setMenu(m_scenarioMenu);
    m_openLog->setObjectName(u"firstOpenLog"_s);
    m_read->setObjectName(u"readOnly"_s);
    m_language->setObjectName(u"firstLanguage"_s);
    m_theme->setObjectName(u"firstTheme"_s);
    buildLayout();
    connect(m_openSandbox, &QAbstractButton::clicked, this, [this] { emit sandboxWanted({}); });
    connect(m_openLog, &QAbstractButton::clicked, this, [this] { emit readingWanted(true); });
    connect(m_read, &QAbstractButton::clicked, this, [this] { emit readingWanted(false); });
    connect(m_language, &Segmented::currentChanged, this, &FirstRunPage::languageChosen);
    connect(m_theme, &Segmented::currentChanged, this, &FirstRunPage::themeChosen);
    retranslate();
}

QWidget *FirstRunPage::buildHeading()
{
    auto *heading = new QWidget(this);
    auto *logo = new QLabel(heading);
    logo->setPixmap(QIcon(u":/icons/logo.svg"_s).pixmap(logoSize, logoSize));
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addWidget(m_claim);
    auto *row = new QHBoxLayout(heading);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::panelPadding);
    row->addWidget(logo);
    row->addLayout(words, 1);
    return heading;
}

QWidget *FirstRunPage::buildSandboxCard()
{
    auto *card = new Card(this);
    card->setFixedWidth(sandboxWidth);
    auto *heading = new QHBoxLayout;
    heading->setSpacing(metrics::gap);
    auto *mark = new IconMark(card, metrics::iconRail);
    mark->setIcon(u"sandbox"_s, Tone::Accent);
    heading->addWidget(mark);
    heading->addWidget(m_sandboxTitle, 1);
    heading->addWidget(m_sandboxNote);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(cardPadding, cardPadding, cardPadding, cardPadding);
    column->setSpacing(metrics::cardPadding);
    column->addLayout(heading);
    column->addWidget(m_sandboxText);
    column->addWidget(new SandboxPreview(card));
    for (const QString &icon : pointIcons) {
        auto *point = new QHBoxLayout;
        point->setSpacing(metrics::gap);
        auto *pointMark = new IconMark(card);
        pointMark->setIcon(icon, Tone::Dim);
        auto *text = makeLabel(card, FontRole::Base);
        m_sandboxPoints.append(text);
        point->addWidget(pointMark);
        point->addWidget(text, 1);
        column->addLayout(point);
    }
    column->addStretch(1);
    auto *actions = new FlowRow(card);
    m_openSandbox->setParent(actions);
    m_chooseScenario->setParent(actions);
    column->addWidget(actions);
    return card;
}

QWidget *FirstRunPage::buildLogStrip()
{
    auto *strip = new Card(this);
    auto *mark = new IconMark(strip);
    mark->setIcon(u"open-log"_s, Tone::Dim);
    auto *row = new QHBoxLayout(strip);
    row->setContentsMargins(cardPadding, metrics::cardPadding, cardPadding, metrics::cardPadding);
    row->setSpacing(metrics::gap);
    row->addWidget(mark);
    row->addWidget(m_logTitle);
    row->addWidget(m_logText, 1);
    row->addWidget(m_read);
    row->addWidget(m_openLog);
    return strip;
}

QWidget *FirstRunPage::buildFooter()
{
    auto *footer = new QWidget(this);
    auto *row = new QHBoxLayout(footer);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::cardPadding);
    row->addWidget(m_language);
    row->addWidget(m_theme);
    row->addStretch(1);
    row->addWidget(m_privacy);
    return footer;
}

void FirstRunPage::buildLayout()
{
    auto *content = new QWidget(this);
    content->setMaximumWidth(contentWidth);
    auto *cards = new QHBoxLayout;
    cards->setSpacing(betweenCards);
    if (m_scenarios.isEmpty()) {
        for (QWidget *part : std::initializer_list<QWidget *>{
                 m_sandboxTitle, m_sandboxNote, m_sandboxText, m_openSandbox, m_chooseScenario})
            part->hide();
    } else {
        cards->addWidget(buildSandboxCard());
    }
    auto *connectGround = new Card(content);
    auto *inside = new QVBoxLayout(connectGround);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->addWidget(m_connect);
    cards->addWidget(connectGround, 1);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 40, 0, cardPadding);
    column->setSpacing(betweenCards);
    column->addWidget(buildHeading());
    column->addLayout(cards, 1);
    column->addWidget(buildLogStrip());
    column->addWidget(buildFooter());
    auto *page = new QWidget(this);
    auto *centred = new QHBoxLayout(page);
    centred->setContentsMargins(cardPadding, 0, cardPadding, 0);
    centred->addStretch(1);
    centred->addWidget(content, 100);
    centred->addStretch(1);
    setWidget(page);
    setGround(page, "window");
    page->setAutoFillBackground(true);
}

void FirstRunPage::setChoices(int language, int theme)
{
    const QSignalBlocker quietLanguage(m_language);
    const QSignalBlocker quietTheme(m_theme);
    m_language->setCurrent(language);
    m_theme->setCurrent(theme);
}

void FirstRunPage::fillScenarios()
{
    m_scenarioMenu->clear();
    for (const QString &scenario : std::as_const(m_scenarios)) {
        QAction *action = m_scenarioMenu->addAction(scenario);
        connect(action, &QAction::triggered, this, [this, scenario] { emit sandboxWanted(scenario); });
    }
}

void FirstRunPage::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void FirstRunPage::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls())
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    if (!paths.isEmpty())
        emit logsDropped(paths);
}

void FirstRunPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

void FirstRunPage::retranslate()
{
    m_name->setText(u"QQ Bot Console"_s);
    m_claim->setText(tr("Watch your bot talk, see why a message did not arrive, and send it again."));
    m_sandboxTitle->setText(tr("Try the sandbox"));
    m_sandboxNote->setText(tr("no account needed"));
    m_sandboxText->setText(
        tr("A small QQ platform runs inside this window. You play the user; the bot answers. Nothing "
           "leaves your computer."));
    const QStringList points{tr("Chat as any user, in private, group, channel and DM"),
        tr("Inject faults: time-outs, refusals, dropped connections"),
        tr("Replay “three messages, two lost” and put it right")};
    for (qsizetype i = 0; i < m_sandboxPoints.size(); ++i)
        m_sandboxPoints[i]->setText(points[i]);
    m_openSandbox->setText(tr("Open the sandbox"));
    m_chooseScenario->setText(tr("Choose a scenario"));
    fillScenarios();
    m_logTitle->setText(tr("Already have a log?"));
    m_logText->setText(tr("Drop an AstrBot log here to see what was lost and why."));
    m_openLog->setText(tr("Open a log"));
    m_read->setText(tr("Look without a bot"));
    m_language->setText(0, u"English"_s);
    m_language->setText(1, u"简体中文"_s);
    m_language->setAccessibleName(tr("Language"));
    m_theme->setText(0, tr("System"));
    m_theme->setText(1, tr("Light"));
    m_theme->setText(2, tr("Dark"));
    m_theme->setAccessibleName(tr("Theme"));
    m_privacy->setText(tr("Everything stays on this computer. No telemetry."));
    for (Button *button : {m_openSandbox, m_chooseScenario, m_openLog, m_read})
        button->updateGeometry();
}

} // namespace ui
