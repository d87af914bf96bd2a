#include "ui/common/keymap.h"
#include "ui/common/notice.h"
#include "ui/common/taborder.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/shell/banner.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/toast.h"

#include <QActionGroup>
#include <QHBoxLayout>
#include <QMenu>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

void MainWindow::buildLayout()
{
    auto *central = new QWidget(this);
    setGround(central, "window");
    m_rail = new Rail(central);
    m_body = new QWidget(central);
    m_splitter = new QSplitter(Qt::Horizontal, m_body);
    m_splitter->setObjectName(u"mainSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_centre = new QWidget(m_splitter);
    m_banners = new BannerStack(m_centre);
    m_stack = new QStackedWidget(m_centre);
    m_stack->setObjectName(u"places"_s);
    auto *column = new QVBoxLayout(m_centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banners);
    column->addWidget(m_stack, 1);
    m_side = new QStackedWidget(m_splitter);
    m_side->setObjectName(u"side"_s);
    m_side->setMinimumWidth(metrics::inspectorMinimum);
    m_side->setMaximumWidth(metrics::inspectorMaximum);
    m_inspector = new InspectorPanel(m_services, m_side);
    m_inspector->setObjectName(u"inspector"_s);
    setGround(m_inspector, "window");
    m_side->addWidget(m_inspector);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 0);
    auto *body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->addWidget(m_splitter);

    m_status = new StatusStrip(m_services.profile, m_services.appId, central);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addWidget(m_body, 1);
    auto *all = new QVBoxLayout(central);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    all->addLayout(row, 1);
    all->addWidget(m_status);
    setCentralWidget(central);
    m_toasts = new ToastArea(central);
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return moveFocus({m_rail, m_centre, m_side, m_status, m_toasts}, next);
}

void MainWindow::addPlaces()
{
    addPlace(u"conversations"_s);
    addPlace(u"traffic"_s);
    addPlace(u"undelivered"_s);
    if (m_services.logDesk)
        addPlace(u"logs"_s);
    if (m_services.botDesk)
        addPlace(u"bots"_s);
    if (m_services.sandboxDesk)
        addPlace(u"sandbox"_s);
    addFoot();
}

void MainWindow::addPlace(const QString &place)
{
    m_placeOrder.append(place);
    m_rail->addPlace(place, place == "logs"_L1 ? u"open-log"_s : place); // else its icon has its name
    const auto key = QKeyCombination(Qt::CTRL, Qt::Key(Qt::Key_0 + m_placeOrder.size()));
    connect(new QShortcut(QKeySequence(key), this), &QShortcut::activated, this, [this, place] { showPlace(place); });
}

QString MainWindow::placeText(const QString &place) const
{
    if (place == "conversations"_L1)
        return tr("Conversations");
    if (place == "traffic"_L1)
        return tr("Traffic");
    if (place == "undelivered"_L1)
        return tr("Undelivered");
    if (place == "bots"_L1)
        return tr("Bots");
    if (place == "settings"_L1)
        return tr("Settings");
    if (place == "help"_L1)
        return tr("Help");
    return place == "logs"_L1 ? tr("Logs") : tr("Sandbox");
}

void MainWindow::buildMenu()
{
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"windowMenu"_s);
    m_reconnectAction = new QAction(m_menu);
    m_reconnectAction->setObjectName(u"reconnect"_s);
    m_reconnectAction->setEnabled(m_services.bot != nullptr);
    connect(m_reconnectAction, &QAction::triggered, this, &MainWindow::reconnect);
    m_menu->addAction(m_reconnectAction);
    addAction(m_reconnectAction); // its key works without the menu being open
    m_windowAction = m_menu->addAction(QString(), this, &MainWindow::anotherWindowRequested);
    m_windowAction->setObjectName(u"anotherWindow"_s);
    addAction(m_windowAction);
    if (m_services.logDesk) {
        m_openLogAction = m_menu->addAction(QString(), this, &MainWindow::chooseLog);
        m_openLogAction->setObjectName(u"openLog"_s);
        addAction(m_openLogAction);
    }
    addSendTest();
    m_keysAction = m_menu->addAction(QString(), this, &MainWindow::openKeys);
    m_keysAction->setObjectName(u"keys"_s);
    const auto showKeys = [this] {
        m_reconnectAction->setShortcut(KeyMap::current().key(Command::Reconnect));
        m_windowAction->setShortcut(KeyMap::current().key(Command::NewWindow));
        if (m_openLogAction)
            m_openLogAction->setShortcut(KeyMap::current().key(Command::OpenLog));
    };
    connect(&KeyMap::current(), &KeyMap::changed, this, showKeys);
    showKeys();
    m_menu->addSeparator();
    m_themeMenu = m_menu->addMenu(QString());
    auto *themes = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        QAction *action = m_themeMenu->addAction(QString());
        action->setCheckable(true);
        action->setChecked(choice == m_theme);
        themes->addAction(action);
        m_themeActions.insert(choice, action);
        connect(action, &QAction::triggered, this, [this, choice] {
            setTheme(choice);
            emit themeChosen(choice);
        });
    }
    m_languageMenu = m_menu->addMenu(QString());
    auto *languages = new QActionGroup(this);
    for (const LanguageChoice choice : {LanguageChoice::System, LanguageChoice::English, LanguageChoice::Chinese}) {
        QAction *action = m_languageMenu->addAction(QString());
        action->setCheckable(true);
        action->setChecked(choice == Languages::current().choice());
        languages->addAction(action);
        m_languageActions.insert(choice, action);
        connect(action, &QAction::triggered, this, [this, choice] {
            setLanguage(choice);
            emit languageChosen(choice);
        });
    }
    connect(m_rail->logo(), &QAbstractButton::clicked, this,
        [this] { m_menu->popup(m_rail->logo()->mapToGlobal(QPoint(m_rail->width(), 8))); });
    retranslateMenu();
}

void MainWindow::openKeys()
{
    auto *sheet = new KeySheet(this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    sheet->open();
}

void MainWindow::retranslateMenu()
{
    m_reconnectAction->setText(tr("Reconnect"));
    m_windowAction->setText(tr("Another window"));
    if (m_openLogAction)
        m_openLogAction->setText(tr("Open log…"));
    m_sendTestAction->setText(tr("Send test…"));
    m_keysAction->setText(tr("Keys…"));
    m_themeMenu->setTitle(tr("Theme"));
    m_themeActions[ThemeChoice::System]->setText(tr("As the desktop"));
    m_themeActions[ThemeChoice::Light]->setText(tr("Light"));
    m_themeActions[ThemeChoice::Dark]->setText(tr("Dark"));
    m_languageMenu->setTitle(tr("Language"));
    m_languageActions[LanguageChoice::System]->setText(tr("As the desktop"));
    // A language is named in itself, so that one who cannot read the others finds it.
    m_languageActions[LanguageChoice::English]->setText(u"English"_s);
    m_languageActions[LanguageChoice::Chinese]->setText(u"简体中文"_s);
}

void MainWindow::retranslate()
{
    m_rail->setAccessibleName(tr("Places"));
    for (qsizetype i = 0; i < m_placeOrder.size(); ++i)
        m_rail->setPlaceText(m_placeOrder[i], placeText(m_placeOrder[i]), u"Ctrl+%1"_s.arg(i + 1));
    retranslateFoot();
    showUndeliveredCount();
    m_rail->logo()->setAccessibleName(tr("Menu: theme, language, connection"));
    m_rail->logo()->setToolTip(tr("Menu"));
    m_splitter->setAccessibleName(tr("Place and details"));
    m_inspector->setAccessibleName(tr("Details"));
    m_side->setAccessibleName(tr("Details"));
    m_stack->setAccessibleName(tr("Place"));
    const QString where = m_services.sandbox ? tr("Sandbox") : tr("Production");
    const QString name = m_services.profile.isEmpty() ? where : m_services.profile + u" · "_s + where;
    setWindowTitle(tr("%1 – QQ Bot Console").arg(name));
}

} // namespace ui
