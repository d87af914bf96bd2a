#include "ui/shell/mainwindow.h"

#include "app/journal/query.h"
#include "ui/common/keymap.h"
#include "ui/common/notice.h"
#include "ui/conversations/conversationspage.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/logs/logspage.h"
#include "ui/palette/palette.h"
#include "ui/resend/resendsheet.h"
#include "ui/sendtest/sendtestsheet.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/banner.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/toast.h"
#include "ui/traffic/trafficpage.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QApplication>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

MainWindow::MainWindow(const Services &services, ThemeChoice theme, LanguageChoice language, QWidget *parent)
    : QMainWindow(parent)
    , m_services(services)
{
    setObjectName(u"mainWindow"_s);
    m_line.sandbox = services.sandbox;
    m_line.scenario = services.scenario;
    m_line.badSettings = services.badSettings;
    m_line.profilesTrouble = services.profilesTrouble;
    m_line.storage = services.feed->storage();
    setTheme(theme);
    setLanguage(language);
    buildLayout();
    addPlaces();
    buildMenu();
    connectRooms();
    resize(1440, 900);
    setMinimumSize(1024, 640);
    setAcceptDrops(m_services.logDesk != nullptr);
    retranslate();
    restoreView();
    refreshLine();
    m_countSoon.start(); // not yet: a window that opens has the machine for itself
}

void MainWindow::setVisible(bool visible)
{
    if (visible && m_place.isEmpty())
        showPlace(rememberedPlace());
    QMainWindow::setVisible(visible);
}

void MainWindow::setTheme(ThemeChoice choice)
{
    m_theme = choice;
    applyTheme(*qApp, choice);
    if (QAction *action = m_themeActions.value(choice))
        action->setChecked(true);
}

void MainWindow::setLanguage(LanguageChoice choice)
{
    Languages::current().install(choice);
    if (QAction *action = m_languageActions.value(choice))
        action->setChecked(true);
}

void MainWindow::showPlace(const QString &place)
{
    if (m_place == place)
        return;
    QWidget *page = this->page(place);
    if (!page)
        return;
    m_place = place;
    m_stack->setCurrentWidget(page);
    m_rail->setCurrent(place);
    m_inspector->setSelection(m_selections.value(place));
    m_side->setCurrentWidget(place == "undelivered"_L1 && m_planShown ? m_undelivered->planPanel() : m_inspector);
    arrange();
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
    const auto isSettled = [](const auto *room) { return !room || room->isSettled(); };
    return isSettled(m_conversations) && isSettled(m_traffic) && isSettled(m_undelivered) && isSettled(m_logs)
        && isSettled(m_settings) && isSettled(m_resend) && isSettled(m_sendTest) && isSettled(m_palette)
        && m_inspector->isSettled() && !m_counting && !m_countSoon.isActive();
}

bool MainWindow::isOverlay() const
{
    return width() < metrics::overlayWindow;
}

void MainWindow::showInspector(bool shown)
{
    (isOverlay() ? m_overlayShown : m_inspectorShown) = shown;
    if (!shown && m_place == "undelivered"_L1)
        undelivered()->closePlan(); // a plan that is not seen is none
    arrange();
    // What had the focus in the place keeps it.
    if (!shown && !m_stack->isAncestorOf(QApplication::focusWidget()))
        m_stack->currentWidget()->setFocus();
}

void MainWindow::arrange()
{
    const bool narrow = width() < metrics::narrowWindow;
    const int wanted = m_sideWidths.value(m_place, narrow ? metrics::inspectorNarrow : metrics::inspectorWidth);
    if (isOverlay()) {
        if (m_side->parentWidget() != m_body)
            m_side->setParent(m_body);
        m_side->setGeometry(m_body->width() - wanted, 0, wanted, m_body->height());
        m_side->setVisible(m_overlayShown && hasSide());
        m_side->raise();
    } else {
        const bool moved = m_side->parentWidget() != m_splitter;
        if (moved) {
            m_splitter->addWidget(m_side);
            m_splitter->setStretchFactor(0, 1);
            m_splitter->setStretchFactor(1, 0);
        }
        m_side->setVisible(m_inspectorShown && hasSide());
        const bool wasNarrow = m_arrangedWidth < metrics::narrowWindow;
        if (moved || m_arrangedWidth == 0 || wasNarrow != narrow || m_arrangedPlace != m_place)
            m_splitter->setSizes({m_body->width() - wanted - 1, wanted});
    }
    if (m_conversations && m_arrangedWidth != width())
        m_conversations->setListWidth(listWidth());
    m_arrangedWidth = width();
    m_arrangedPlace = m_place;
    m_toasts->raise();
}

int MainWindow::listWidth() const
{
    return width() < metrics::narrowWindow ? metrics::listNarrow : metrics::listWidth;
}

// The sandbox's panel and what stands at the rail's foot are about nothing that can be inspected.
bool MainWindow::hasSide() const
{
    return m_place != "sandbox"_L1 && m_place != "bots"_L1 && !m_footPlaces.contains(m_place);
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
    if (std::holds_alternative<bot::UndeliveredChanged>(event))
        showUndeliveredCount();
}

void MainWindow::offerToConnect()
{
    m_line.waitsForPerson = true;
    refreshLine();
}

void MainWindow::refreshLine()
{
    const core::WallTime now = m_services.now();
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

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberView();
    QMainWindow::closeEvent(event);
    if (event->isAccepted())
        emit closed();
}

void MainWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_side->isVisible()) {
        showInspector(false);
        return;
    }
    if (KeyMap::current().asks(Command::InLog, *event) && m_inspector->showLog()) {
        showInspector(true);
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
