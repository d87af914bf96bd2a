// The way to the send test, and from it to the rows that it made.
#include "ui/conversations/conversationspage.h"
#include "ui/sendtest/sendtestsheet.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/toast.h"
#include "ui/traffic/trafficpage.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace ui {

void MainWindow::addSendTest()
{
    m_sendTestAction = m_menu->addAction(QString(), this, &MainWindow::openSendTest);
    m_sendTestAction->setObjectName(u"sendTest"_s);
}

void MainWindow::openSendTest()
{
    if (!m_sendTest) {
        m_sendTest = new SendTestSheet(m_services, centralWidget());
        connect(m_sendTest, &SendTestSheet::rowRequested, this, &MainWindow::showRow);
        connect(m_sendTest, &SendTestSheet::trafficRequested, this, [this](const QString &filter) {
            m_sendTest->close();
            showPlace(u"traffic"_s);
            traffic()->setFilter(filter);
        });
        m_toasts->raise();
    }
    m_sendTest->setLine(m_line.connection);
    m_sendTest->open(m_conversations ? m_conversations->opened() : std::nullopt);
    m_toasts->raise();
}

} // namespace ui
