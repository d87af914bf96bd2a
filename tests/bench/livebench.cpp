#include "tests/bench/livebench.h"

#include "app/config/paths.h"
#include "app/journal/journalwriter.h"
#include "tests/bench/benchwindow.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/clocks.h"
#include "tests/bench/frameclock.h"
#include "tests/bench/journalbench.h"
#include "tests/bench/stockmodel.h"
#include "tests/bench/stocktable.h"
#include "tests/support/trafficgenerator.h"

#include <QScrollBar>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <thread>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int rowsPerSecond = 1'000;
constexpr int portionsPerSecond = 50;
constexpr int tickMs = 4;
/// Of the reference, which would not keep the pace: its cost per row is what is measured.
constexpr int stockRows = 500;
constexpr int rowsAtFirst = 10'000; ///< of the reference
constexpr double nanosecondsPerMs = 1e6;

/// The journal's own thread, as in the program.
class WriterThread
{
public:
    WriterThread(const QString &path, journal::JournalFeed &feed)
        : m_writer(new journal::JournalWriter(path))
    {
        m_writer->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_writer, &QObject::deleteLater);
        QObject::connect(m_writer, &journal::JournalWriter::committed, &feed, &journal::JournalFeed::committed);
        m_thread.start();
        QMetaObject::invokeMethod(m_writer, &journal::JournalWriter::open, Qt::BlockingQueuedConnection);
    }
    ~WriterThread()
    {
        m_thread.quit();
        m_thread.wait();
    }
    WriterThread(const WriterThread &) = delete;
    WriterThread &operator=(const WriterThread &) = delete;
    [[nodiscard]] journal::JournalWriter &writer() { return *m_writer; }

private:
    QThread m_thread;
    journal::JournalWriter *m_writer; // lives on m_thread, deleted when that ends
};

/// Rows that are made beforehand, so that making them costs nothing while it counts.
QList<QList<traffic::Entry>> portionsFor(int seconds)
{
    test::TrafficGenerator generator(7);
    QList<QList<traffic::Entry>> portions;
    for (int i = 0; i < seconds * portionsPerSecond; ++i)
        portions.append(generator.next(rowsPerSecond / portionsPerSecond));
    return portions;
}

} // namespace

void measureLive(const Sizes &sizes, Report &report)
{
    const QTemporaryDir folder;
    fillJournal(config::Paths::below(folder.path()).journal(), sizes.windowRows);
    const QString seconds = QString::number(sizes.liveSeconds);
    const Found ours = runChild(u"live"_s, {folder.path(), seconds});
    const Found stock = runChild(u"live-stock"_s, {folder.path(), seconds, ours.word});
    const QString ms = u"ms"_s;
    report.add({u"GUI thread at 1,000 new rows/s, %1 rows open"_s.arg(sizes.windowRows), u"% of a core"_s,
        ours[u"cpu"_s], stock[u"cpu"_s], u"stock QTableView, a paint a row"_s, Row::Goal::OursAtMost, 20});
    report.add({u"… a frame, p99"_s, ms, ours[u"p99"_s], std::nullopt, {}, Row::Goal::OursAtMost, 16});
    report.add({u"… event loop, gap p99"_s, ms, ours[u"gap99"_s]});
    report.add({u"… event loop, largest gap"_s, ms, ours[u"gap"_s], std::nullopt, {}, Row::Goal::OursAtMost, 16});
}

int runLive(int &argc, char **argv, const QStringList &arguments)
{
    FrameClock application(argc, argv);
    const int seconds = arguments[1].toInt();
    BenchWindow window(arguments[0]);
    tellWord(describe(window.table()));
    WriterThread journal(config::Paths::below(arguments[0]).journal(), window.feed());
    window.settle();
    const QList<QList<traffic::Entry>> portions = portionsFor(seconds);
    const int before = window.table().model()->rowCount();

    QList<double> gaps;
    qint64 last = now();
    QTimer ticks;
    ticks.setTimerType(Qt::PreciseTimer);
    QObject::connect(&ticks, &QTimer::timeout, &ticks, [&gaps, &last] {
        const qint64 tick = now();
        gaps.append(std::max(0.0, double(tick - last) / nanosecondsPerMs - tickMs));
        last = tick;
    });
    std::atomic_bool isDone = false;
    application.watch(window.table().viewport());
    static_cast<void>(application.takeFrames());
    const qint64 cpu = threadCpu();
    const qint64 begun = now();
    std::thread source([&] {
        for (qsizetype i = 0; i < portions.size(); ++i) {
            for (const traffic::Entry &entry : portions[i])
                journal.writer().append(entry);
            std::this_thread::sleep_until(std::chrono::steady_clock::time_point(
                std::chrono::nanoseconds(begun + (i + 1) * 1'000'000'000 / portionsPerSecond)));
        }
        isDone = true;
    });
    ticks.start(tickMs);
    while (!isDone)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    const double spent = double(threadCpu() - cpu) / double(now() - begun);
    source.join();
    ticks.stop();
    const QList<double> frames = application.takeFrames();
    window.settle();
    const QScrollBar &bar = *window.table().verticalScrollBar();
    if (window.table().model()->rowCount() < before + seconds * rowsPerSecond || bar.value() != bar.maximum())
        qFatal("the rows that came are not shown");
    tell("cpu", spent * 100);
    tell("frames", double(frames.size()));
    tell("p99", percentile(frames, 0.99));
    tell("gap99", percentile(gaps, 0.99));
    tell("gap", percentile(gaps, 1));
    return 0;
}

int runStockLive(int &argc, char **argv, const QStringList &arguments)
{
    const QApplication application(argc, argv);
    StockTable table(config::Paths::below(arguments[0]).journal(), arguments[2], rowsAtFirst);
    const qint64 cpu = threadCpu();
    for (int row = 0; row < stockRows; ++row) {
        table.model().append();
        table.view().scrollToBottom();
        table.view().viewport()->repaint();
        QCoreApplication::processEvents();
    }
    const double secondsPerRow = double(threadCpu() - cpu) / 1e9 / stockRows;
    tell("cpu", secondsPerRow * rowsPerSecond * 100);
    return 0;
}

} // namespace bench
