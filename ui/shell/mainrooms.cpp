// How the window's rooms reach each other: by signals that meet here, for no room knows a sibling.
#include "ui/conversations/conversationspage.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/resend/resendsheet.h"
#include "ui/shell/banner.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/rail.h"
#include "ui/shell/statusstrip.h"
#include "ui/traffic/trafficpage.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

void MainWindow::connectRooms()
{
    connect(m_splitter, &QSplitter::splitterMoved, this, &MainWindow::takeSideWidth);
    connect(m_conversations, &ConversationsPage::selected, this,
        [this](const Selection &it) { follow(u"conversations"_s, it); });
    connect(m_traffic, &TrafficPage::selected, this, [this](const Selection &it) { follow(u"traffic"_s, it); });
    connect(
        m_undelivered, &UndeliveredPage::selected, this, [this](const Selection &it) { follow(u"undelivered"_s, it); });
    connect(m_undelivered, &UndeliveredPage::inspectRequested, this, [this] { showInspector(true); });
    connect(m_conversations, &ConversationsPage::inspectRequested, this, [this] { showInspector(true); });
    connect(m_traffic, &TrafficPage::inspectRequested, this, [this] { showInspector(true); });
    const auto showDiff = [this] {
        m_undelivered->closePlan(); // it stands where the inspector would
        showInspector(true);
        m_inspector->showDiff();
    };
    connect(m_traffic, &TrafficPage::diffRequested, this, showDiff);
    connect(m_conversations, &ConversationsPage::diffRequested, this, showDiff);
    connect(m_undelivered, &UndeliveredPage::diffRequested, this, showDiff);
    connect(m_inspector, &InspectorPanel::filterRequested, this,
        [this](const QString &path, const QString &value, bool exclude) {
            showPlace(u"traffic"_s);
            m_traffic->narrow(path.startsWith("$."_L1) ? path.sliced(2) : path, value, exclude);
        });
    connect(m_inspector, &InspectorPanel::closeRequested, this, [this] { showInspector(false); });
    connect(m_rail, &Rail::placeChosen, this, &MainWindow::showPlace);
    connect(m_banners, &BannerStack::reconnectRequested, this, &MainWindow::reconnect);
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
    if (m_services.bot)
        connect(m_services.bot, &bot::BotHandle::happened, this, &MainWindow::apply);
    connect(&m_second, &QTimer::timeout, this, &MainWindow::refreshLine);
    m_second.start(1s);
}

// From a failure to its cure: every room asks, one sheet and one plan answer.
void MainWindow::connectCure()
{
    connect(m_conversations, &ConversationsPage::resendRequested, this, &MainWindow::openResend);
    connect(m_traffic, &TrafficPage::resendRequested, this, &MainWindow::openResend);
    connect(m_undelivered, &UndeliveredPage::resendRequested, this, &MainWindow::openResend);
    connect(m_inspector, &InspectorPanel::resendRequested, this, &MainWindow::openResend);
    connect(m_inspector, &InspectorPanel::rowRequested, this, &MainWindow::showRow);
    connect(m_inspector, &InspectorPanel::undeliveredRequested, this, [this](qint64 message) {
        showPlace(u"undelivered"_s);
        m_undelivered->select(message);
    });
    connect(m_inspector, &InspectorPanel::planRequested, this, &MainWindow::planResend);
    connect(m_resend, &ResendSheet::rowRequested, this, &MainWindow::showRow);
    connect(m_undelivered, &UndeliveredPage::countChanged, this, &MainWindow::showUndeliveredCount);
    connect(m_undelivered, &UndeliveredPage::planShown, this, [this](bool shown) {
        m_planShown = shown;
        if (m_place != "undelivered"_L1)
            return;
        m_side->setCurrentWidget(shown ? m_undelivered->planPanel() : m_inspector);
        if (shown)
            showInspector(true);
    });
}

void MainWindow::openResend(journal::RowRef row, ResendMode mode)
{
    m_resend->open(row, mode);
}

// A part of a lineage: the place that is open shows it if it can, and the inspector in any case.
void MainWindow::showRow(journal::RowRef row)
{
    m_resend->close(); // it would cover what is asked for
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
    m_undelivered->planFor(messages);
}

void MainWindow::showUndeliveredCount()
{
    const int count = m_undelivered->count();
    m_rail->setBadge(u"undelivered"_s, count, tr("%n undelivered", nullptr, count));
}

} // namespace ui
