#include "ui/common/notice.h"
#include "ui/conversations/conversationspage.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/shell/banner.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/toast.h"
#include "ui/traffic/trafficpage.h"

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
    auto *centre = new QWidget(m_splitter);
    m_banners = new BannerStack(centre);
    m_stack = new QStackedWidget(centre);
    m_stack->setObjectName(u"places"_s);
    auto *column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_banners);
    column->addWidget(m_stack, 1);
    m_inspector = new InspectorPanel(m_services, m_splitter);
    m_inspector->setObjectName(u"inspector"_s);
    setGround(m_inspector, "window");
    m_inspector->setMinimumWidth(metrics::inspectorMinimum);
    m_inspector->setMaximumWidth(metrics::inspectorMaximum);
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

void MainWindow::addPlaces()
{
    m_conversations = new ConversationsPage(m_services, m_stack);
    m_traffic = new TrafficPage(m_services, m_stack);
    const auto add = [this](const QString &place, QWidget *page, const QKeySequence &keys) {
        m_stack->addWidget(page);
        m_pages.insert(place, page);
        m_rail->addPlace(place, place);
        connect(new QShortcut(keys, this), &QShortcut::activated, this, [this, place] { showPlace(place); });
    };
    add(u"conversations"_s, m_conversations, Qt::CTRL | Qt::Key_1);
    add(u"traffic"_s, m_traffic, Qt::CTRL | Qt::Key_2);
}

void MainWindow::buildMenu()
{
    m_menu = new QMenu(this);
    m_menu->setObjectName(u"windowMenu"_s);
    m_reconnectAction = new QAction(m_menu);
    m_reconnectAction->setObjectName(u"reconnect"_s);
    m_reconnectAction->setShortcut(Qt::Key_F5);
    m_reconnectAction->setEnabled(m_services.bot != nullptr);
    connect(m_reconnectAction, &QAction::triggered, this, &MainWindow::reconnect);
    m_menu->addAction(m_reconnectAction);
    addAction(m_reconnectAction); // its key works without the menu being open
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
        action->setChecked(choice == m_languages.choice());
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

void MainWindow::retranslateMenu()
{
    m_reconnectAction->setText(tr("Reconnect"));
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
    m_rail->setPlaceText(u"conversations"_s, tr("Conversations"), u"Ctrl+1"_s);
    m_rail->setPlaceText(u"traffic"_s, tr("Traffic"), u"Ctrl+2"_s);
    m_rail->logo()->setAccessibleName(tr("Menu: theme, language, connection"));
    m_rail->logo()->setToolTip(tr("Menu"));
    m_splitter->setAccessibleName(tr("Place and details"));
    m_inspector->setAccessibleName(tr("Details"));
    m_stack->setAccessibleName(tr("Place"));
    const QString where = m_services.sandbox ? tr("Sandbox") : tr("Production");
    const QString name = m_services.profile.isEmpty() ? where : m_services.profile + u" · "_s + where;
    setWindowTitle(tr("%1 – QQ Bot Console").arg(name));
}

} // namespace ui
