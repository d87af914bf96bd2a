#pragma once
#include "app/journal/journalfeed.h"
#include "app/journal/readerpool.h"
#include "app/protocol/errorcatalogue.h"
#include "ui/common/viewmemory.h"

#include <QTableView>

namespace ui {
class MainWindow;
}

namespace bench {

/// The program's window over a journal, showing Traffic, as the desk makes it, without bot and writer. Thread: GUI.
class BenchWindow
{
public:
    /// `dataFolder` as `--data-dir`. Returns when every row is in the list and the newest are painted.
    explicit BenchWindow(const QString &dataFolder);
    ~BenchWindow();
    BenchWindow(const BenchWindow &) = delete;
    BenchWindow &operator=(const BenchWindow &) = delete;

    [[nodiscard]] QTableView &table() { return *m_table; }
    [[nodiscard]] journal::JournalFeed &feed() { return m_feed; }
    [[nodiscard]] bool isSettled() const;
    /// Runs the event loop until no query is outstanding and everything is painted.
    void settle();

private:
    journal::JournalFeed m_feed;
    journal::ReaderPool m_pool;
    protocol::ErrorCatalogue m_catalogue;
    ui::ViewMemory m_memory;
    std::unique_ptr<ui::MainWindow> m_window;
    QTableView *m_table = nullptr;
};

} // namespace bench
