#include "ui/shell/mainwindow.h"

#include "app/journal/query.h"
#include "ui/common/notice.h"
#include "ui/conversations/conversationspage.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/shell/banner.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/toast.h"
#include "ui/traffic/trafficpage.h"

#include <QApplication>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {
const auto conversationsPlace = u"conversations"_s;
const auto trafficPlace = u"traffic"_s;
} // namespace

MainWindow::MainWindow(const Services &services, ThemeChoice theme, LanguageChoice language, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
    , m_systemDark(QApplication::palette().color(QPalette::Window).lightness() < 128)
{
    setObjectName(u"mainWindow"_s);
    m_line.sandbox = services.sandbox;
    m_line.scenario = services.scenario;
    m_line.storage = services.feed->storage();
    setTheme(theme);
    setLanguage(language);
    buildLayout();
    addPlaces();
    buildMenu();
    connectRooms();
    resize(1440, 900);
    setMinimumSize(1024, 640);
    retranslate();
    showPlace(conversationsPlace);
    refreshLine();
    countRows();
}

void MainWindow::connectRooms()
{
    connect(m_conversations, &ConversationsPage::selected, this,
        [this](const Selection &it) { follow(conversationsPlace, it); });
    connect(m_traffic, &TrafficPage::selected, this, [this](const Selection &it) { follow(trafficPlace, it); });
    connect(m_conversations, &ConversationsPage::inspectRequested, this, [this] { showInspector(true); });
    connect(m_traffic, &TrafficPage::inspectRequested, this, [this] { showInspector(true); });
    connect(m_inspector, &InspectorPanel::closeRequested, this, [this] { showInspector(false); });
    connect(m_rail, &Rail::placeChosen, this, &MainWindow::showPlace);
    connect(m_banners, &BannerStack::reconnectRequested, this, &MainWindow::reconnect);
    connect(m_services.feed, &journal::JournalFeed::storageChanged, this, [this](const journal::StorageState &state) {
        m_line.storage = state;
        refreshLine();
    });
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(250ms);
    connect(&m_countSoon, &QTimer::timeout, this, &MainWindow::countRows);
    connect(m_services.feed, &journal::JournalFeed::committed, this, [this] {
        if (!m_countSoon.isActive())
            m_countSoon.start();
    });
    if (m_services.bot)
        connect(m_services.bot, &bot::BotHandle::happened, this, &MainWindow::apply);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::refreshLine);
    m_second.start(1s);
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    const bool dark = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && m_systemDark);
    applyTheme(*qApp, dark ? Theme::night() : Theme::light());
    if (QAction *action = m_themeActions.value(choice))
        action->setChecked(true);
}

void MainWindow::setLanguage(LanguageChoice choice)
{
    m_languages.install(choice);
    if (QAction *action = m_languageActions.value(choice))
        action->setChecked(true);
}

void MainWindow::showPlace(const QString &place)
{
    QWidget *page = m_pages.value(place);
    if (!page || m_place == place)
        return;
    m_place = place;
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(place);
    m_inspector->setSelection(m_selections.value(place));
    page->setFocus(Qt::OtherFocusReason);
    retranslate();
}

void MainWindow::follow(const QString &place, const Selection &selection)
{
    m_selections.insert(place, selection);
    if (place == m_place)
        m_inspector->setSelection(selection);
}

bool MainWindow::isSettled() const
{
    return m_conversations->isSettled() && m_traffic->isSettled() && m_inspector->isSettled() && !m_counting
        && !m_countSoon.isActive();
}

bool MainWindow::isOverlay() const
{
    return width() < metrics::overlayWindow;
}

void MainWindow::showInspector(bool shown)
{
    (isOverlay() ? m_overlayShown : m_inspectorShown) = shown;
    arrange();
    if (!shown)
        m_stack->currentWidget()->setFocus();
}

void MainWindow::arrange()
{
    const bool narrow = width() < metrics::narrowWindow;
    const int wanted = narrow ? metrics::inspectorNarrow : metrics::inspectorWidth;
    if (isOverlay()) {
        if (m_inspector->parentWidget() != m_body)
            m_inspector->setParent(m_body);
        m_inspector->setGeometry(m_body->width() - wanted, 0, wanted, m_body->height());
        m_inspector->setVisible(m_overlayShown);
        m_inspector->raise();
    } else {
        const bool moved = m_inspector->parentWidget() != m_splitter;
        if (moved) {
            m_splitter->addWidget(m_inspector);
            m_splitter->setStretchFactor(0, 1);
            m_splitter->setStretchFactor(1, 0);
        }
        m_inspector->setVisible(m_inspectorShown);
        const bool wasNarrow = m_arrangedWidth < metrics::narrowWindow;
        if (moved || m_arrangedWidth == 0 || wasNarrow != narrow)
            m_splitter->setSizes({m_body->width() - wanted - 1, wanted});
    }
    if (m_arrangedWidth != width())
        m_conversations->setListWidth(narrow ? metrics::listNarrow : metrics::listWidth);
    m_arrangedWidth = width();
    m_toasts->raise();
}

void MainWindow::reconnect()
{
    if (m_services.bot)
        m_services.bot->send(bot::Connect{});
}

void MainWindow::apply(const bot::Event &event)
{
    m_line.apply(event);
    refreshLine();
}

void MainWindow::refreshLine()
{
    const core::WallTime now = core::SystemClock().wall();
    m_status->setState(m_line, *m_services.catalogue, now);
    m_banners->setBanners(bannersFor(m_line, *m_services.catalogue, now));
    m_rail->logo()->setTone(toneOf(m_line));
}

void MainWindow::countRows()
{
    if (m_counting) {
        m_countAgain = true;
        return;
    }
    m_counting = true;
    const auto query = [](journal::ReaderPool::Readers &readers) {
        qint64 rows = 0;
        for (journal::JournalReader *reader : readers.all())
            rows += reader->rowCount().value_or(0);
        return rows;
    };
    runQuery(*m_services.journal, this, query, [this](qint64 rows) {
        m_counting = false;
        m_status->setRows(rows);
        if (std::exchange(m_countAgain, false))
            countRows();
    });
}

bool MainWindow::event(QEvent *event)
{
    if (event->type() == NoticeEvent::eventType()) {
        m_toasts->show(static_cast<NoticeEvent *>(event)->notice());
        return true;
    }
    return QMainWindow::event(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        retranslateMenu();
        refreshLine();
    }
    QMainWindow::changeEvent(event);
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_inspector->isVisible()) {
        showInspector(false);
        return;
    }
    QMainWindow::keyPressEvent(event);
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    arrange();
}

} // namespace ui
