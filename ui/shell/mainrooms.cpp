// The window's rooms, and how they reach each other: by signals that meet here, for no room knows a sibling.
#include "ui/bots/botspage.h"
#include "ui/conversations/conversationspage.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/resend/resendsheet.h"
#include "ui/sandbox/sandboxpage.h"
#include "ui/sendtest/sendtestsheet.h"
#include "ui/shell/banner.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"
#include "ui/shell/toast.h"
#include "ui/traffic/trafficpage.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

QWidget *MainWindow::page(const QString &place)
{
    if (!m_placeOrder.contains(place))
        return nullptr;
    QWidget *known = m_pages.value(place);
    return known ? known : makePlace(place);
}

QWidget *MainWindow::makePlace(const QString &place)
{
    if (place == "conversations"_L1) {
        m_conversations = madePlace(place, new ConversationsPage(m_services, m_stack));
        m_conversations->setListWidth(listWidth());
        return m_conversations;
    }
    if (place == "traffic"_L1)
        return m_traffic = madePlace(place, new TrafficPage(m_services, m_stack));
    if (place == "undelivered"_L1) {
        m_undelivered = madePlace(place, new UndeliveredPage(m_services, m_stack));
        m_side->addWidget(m_undelivered->planPanel());
        connect(m_undelivered, &UndeliveredPage::planShown, this, [this](bool shown) {
            m_planShown = shown;
            if (m_place != "undelivered"_L1)
                return;
            m_side->setCurrentWidget(shown ? m_undelivered->planPanel() : m_inspector);
            if (shown)
                showInspector(true);
        });
        return m_undelivered;
    }
    if (place == "logs"_L1)
        return makeLogs();
    if (place == "bots"_L1) {
        auto *bots = new BotsPage(m_services, m_stack);
        m_stack->addWidget(bots);
        m_pages.insert(place, bots);
        return bots;
    }
    if (place == "settings"_L1)
        return makeSettings();
    if (place == "help"_L1)
        return makeHelp();
    auto *sandbox = new SandboxPage(m_services, *m_services.sandboxDesk, m_stack);
    connect(sandbox, &SandboxPage::conversationsRequested, this, [this] { showPlace(u"conversations"_s); });
    m_stack->addWidget(sandbox);
    m_pages.insert(place, sandbox);
    return sandbox;
}

/// What every place with rows can ask for; the inspector follows what is selected in it.
template <class Page> Page *MainWindow::madePlace(const QString &place, Page *page)
{
    connect(page, &Page::selected, this, [this, place](const Selection &selection) { follow(place, selection); });
    connect(page, &Page::inspectRequested, this, [this] { showInspector(true); });
    connect(page, &Page::diffRequested, this, &MainWindow::showDiff);
    connect(page, &Page::resendRequested, this, &MainWindow::openResend);
    m_stack->addWidget(page);
    m_pages.insert(place, page);
    return page;
}

TrafficPage *MainWindow::traffic()
{
    static_cast<void>(page(u"traffic"_s));
    return m_traffic;
}

UndeliveredPage *MainWindow::undelivered()
{
    static_cast<void>(page(u"undelivered"_s));
    return m_undelivered;
}

ResendSheet *MainWindow::resend()
{
    if (!m_resend) {
        m_resend = new ResendSheet(m_services, centralWidget());
        connect(m_resend, &ResendSheet::rowRequested, this, &MainWindow::showRow);
        m_toasts->raise();
    }
    return m_resend;
}

void MainWindow::connectRooms()
{
    connect(m_splitter, &QSplitter::splitterMoved, this, &MainWindow::takeSideWidth);
    connect(m_rail, &Rail::placeChosen, this, &MainWindow::showPlace);
    connect(m_banners, &BannerStack::reconnectRequested, this, &MainWindow::reconnect);
    connectInspector();
    connect(m_services.feed, &journal::JournalFeed::storageChanged, this, [this](const journal::StorageState &state) {
        m_line.storage = state;
        refreshLine();
    });
    connect(m_services.feed, &journal::JournalFeed::indexChanged, this,
        [this](const journal::IndexState &index) { m_status->setIndex(index); });
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(250ms);
    connect(&m_countSoon, &QTimer::timeout, this, &MainWindow::countRows);
    const auto countSoon = [this] {
        if (!m_countSoon.isActive())
            m_countSoon.start();
    };
    connect(m_services.feed, &journal::JournalFeed::committed, this, countSoon);
    connect(m_services.feed, &journal::JournalFeed::removed, this, countSoon);
    connect(m_services.feed, &journal::JournalFeed::reset, this, countSoon);
    if (const bot::BotHandle *bot = m_services.bot) {
        // What it told before this window was there.
        const auto know = [this](const auto &event) {
            if (event)
                m_line.apply(*event);
        };
        know(bot->connection());
        know(bot->heartbeat());
        know(bot->token());
        know(bot->failure());
        m_line.apply(bot->outbox());
        connect(bot, &bot::BotHandle::happened, this, &MainWindow::apply);
    }
    connect(&m_second, &QTimer::timeout, this, &MainWindow::refreshLine);
    m_second.start(1s);
}

// From a failure to its cure: every room asks, one sheet and one plan answer.
void MainWindow::connectInspector()
{
    connect(m_inspector, &InspectorPanel::filterRequested, this,
        [this](const QString &path, const QString &value, bool exclude) {
            showPlace(u"traffic"_s);
            traffic()->narrow(path.startsWith("$."_L1) ? path.sliced(2) : path, value, exclude);
        });
    connect(m_inspector, &InspectorPanel::closeRequested, this, [this] { showInspector(false); });
    connect(m_inspector, &InspectorPanel::resendRequested, this, &MainWindow::openResend);
    connect(m_inspector, &InspectorPanel::rowRequested, this, &MainWindow::showRow);
    connect(m_inspector, &InspectorPanel::undeliveredRequested, this, [this](qint64 message) {
        showPlace(u"undelivered"_s);
        undelivered()->select(message);
    });
    connect(m_inspector, &InspectorPanel::planRequested, this, &MainWindow::planResend);
}

void MainWindow::showDiff()
{
    if (m_undelivered)
        m_undelivered->closePlan(); // it stands where the inspector would
    showInspector(true);
    m_inspector->showDiff();
}

void MainWindow::openResend(journal::RowRef row, ResendMode mode)
{
    resend()->open(row, mode);
}

// A part of a lineage: the place that is open shows it if it can, and the inspector in any case.
void MainWindow::showRow(journal::RowRef row)
{
    if (m_resend)
        m_resend->close(); // it would cover what is asked for
    if (m_sendTest)
        m_sendTest->close();
    if (m_place == "conversations"_L1)
        m_conversations->select(row);
    else if (m_place == "traffic"_L1)
        m_traffic->select(row);
    follow(m_place, {row});
    showInspector(true);
}

void MainWindow::planResend(const QList<qint64> &messages)
{
    showPlace(u"undelivered"_s);
    undelivered()->planFor(messages);
}

void MainWindow::showUndeliveredCount()
{
    const int count = m_services.bot ? int(m_services.bot->undelivered().messages.size()) : 0;
    m_rail->setBadge(u"undelivered"_s, count, tr("%n undelivered", nullptr, count));
}

} // namespace ui
