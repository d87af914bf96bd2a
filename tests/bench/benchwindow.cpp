#include "tests/bench/benchwindow.h"

#include "app/config/paths.h"
#include "ui/shell/mainwindow.h"

#include <QCoreApplication>

namespace bench {

using namespace Qt::StringLiterals;

BenchWindow::BenchWindow(const QString &dataFolder)
    : m_pool({{journal::liveSource, config::Paths::below(dataFolder).journal(),
                 config::Paths::below(dataFolder).textIndex()}},
        0)
    , m_catalogue(protocol::ErrorCatalogue::builtIn())
    , m_memory(config::Paths::below(dataFolder).views())
    , m_window(std::make_unique<ui::MainWindow>(
          ui::Services{.journal = &m_pool, .feed = &m_feed, .catalogue = &m_catalogue, .memory = &m_memory}))
{
    m_window->showPlace(u"traffic"_s);
    m_window->show();
    settle();
    m_table = m_window->findChild<QTableView *>(u"trafficTable"_s);
}

BenchWindow::~BenchWindow() = default;

bool BenchWindow::isSettled() const
{
    return m_window->isSettled();
}

void BenchWindow::settle()
{
    // Twice: what the last answer changed is painted by the event that follows it.
    for (int quiet = 0; quiet < 2; quiet = m_window->isSettled() ? quiet + 1 : 0)
        QCoreApplication::processEvents(m_window->isSettled() ? QEventLoop::AllEvents : QEventLoop::WaitForMoreEvents);
}

} // namespace bench
