// How the log of another bot reaches the window: by a drop, by the menu, by the place itself.
#include "ui/logs/logspage.h"
#include "ui/shell/drophint.h"
#include "ui/shell/mainwindow.h"
#include "ui/traffic/trafficpage.h"

#include <QDropEvent>
#include <QMimeData>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

QWidget *MainWindow::makeLogs()
{
    const QString place = u"logs"_s;
    m_logs = new LogsPage(m_services, m_stack);
    connect(m_logs, &LogsPage::selected, this, [this, place](const Selection &selection) { follow(place, selection); });
    connect(m_logs, &LogsPage::inspectRequested, this, [this] { showInspector(true); });
    connect(m_logs, &LogsPage::showRequested, this, [this, place] { showPlace(place); });
    connect(m_logs, &LogsPage::rowRequested, this, [this](journal::RowRef row) {
        showPlace(u"conversations"_s);
        showRow(row);
    });
    connect(m_logs, &LogsPage::trafficRequested, this, [this](const QString &filter) {
        showPlace(u"traffic"_s);
        traffic()->setFilter(filter);
    });
    m_stack->addWidget(m_logs);
    m_pages.insert(place, m_logs);
    return m_logs;
}

LogsPage *MainWindow::logs()
{
    static_cast<void>(page(u"logs"_s));
    return m_logs;
}

void MainWindow::openLog(const QString &path)
{
    showPlace(u"logs"_s);
    logs()->openFile(path);
}

void MainWindow::chooseLog()
{
    showPlace(u"logs"_s);
    logs()->chooseFile();
}

void MainWindow::takeDrop(const QMimeData &mime)
{
    if (!LogsPage::canTake(mime))
        return;
    showPlace(u"logs"_s);
    logs()->take(mime);
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    // What is dragged inside the window is no log.
    if (event->source() || !LogsPage::canTake(*event->mimeData()))
        return;
    event->acceptProposedAction();
    if (!m_dropHint) {
        m_dropHint = new DropHint(centralWidget());
        connect(m_dropHint, &DropHint::dropped, this, &MainWindow::takeDrop);
    }
    m_dropHint->open(!event->mimeData()->hasUrls());
}

// The hint comes between the drag and the window, which then hears that the drag left it; only if the hint heard
// nothing, the drag is gone.
void MainWindow::dragLeaveEvent(QDragLeaveEvent *)
{
    QTimer::singleShot(0, this, [this] {
        if (m_dropHint && !m_dropHint->isEntered())
            m_dropHint->hide();
    });
}

void MainWindow::dropEvent(QDropEvent *event)
{
    if (m_dropHint)
        m_dropHint->hide();
    event->acceptProposedAction();
    takeDrop(*event->mimeData());
}

} // namespace ui
