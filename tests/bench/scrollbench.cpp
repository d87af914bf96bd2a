#include "tests/bench/scrollbench.h"

#include "app/config/paths.h"
#include "tests/bench/benchwindow.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/clocks.h"
#include "tests/bench/frameclock.h"
#include "tests/bench/stockmodel.h"
#include "tests/bench/stocktable.h"

#include <QScrollBar>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

/// Steps of the wheel in one place, before the reader goes on to another one.
constexpr int stepsInPlace = 30;
constexpr int rowsPerStep = 3; // a notch of the wheel

/// Goes to places all over the table and turns the wheel there; the whole view is painted at each step, as it is where
/// the screen cannot be shifted. `paint` returns when that has been done.
template <class Paint> void scroll(QTableView &table, int steps, Paint paint)
{
    QScrollBar &bar = *table.verticalScrollBar();
    const int places = std::max(1, steps / stepsInPlace);
    for (int step = 0; step < steps; ++step) {
        const int place = step / stepsInPlace;
        if (step % stepsInPlace == 0)
            bar.setValue(int(qint64(bar.maximum()) * place / places));
        else
            bar.setValue(bar.value() + rowsPerStep * bar.singleStep());
        table.viewport()->update();
        paint();
    }
}

void tellFrames(FrameClock &clock)
{
    const QList<double> frames = clock.takeFrames();
    tell("frames", double(frames.size()));
    tell("p50", percentile(frames, 0.5));
    tell("p99", percentile(frames, 0.99));
}

} // namespace

void measureScroll(const Sizes &sizes, MadeJournal &made, Report &report)
{
    const QString steps = QString::number(sizes.scrollSteps);
    const Found ours = runChild(u"scroll"_s, {made.folder(), steps});
    const Found stock = runChild(u"scroll-stock"_s, {made.folder(), steps, ours.word, QString::number(made.rows())});
    const QString name = u"scroll through %1 rows, a frame, "_s.arg(made.rows());
    const QString ms = u"ms"_s;
    const QString stockName = u"stock QTableView"_s;
    report.add({name + u"p50"_s, ms, ours[u"p50"_s], stock[u"p50"_s], stockName, Row::Goal::RatioAtMost, 0.5});
    report.add({name + u"p99"_s, ms, ours[u"p99"_s], std::nullopt, {}, Row::Goal::OursAtMost, 16});
    report.add({u"… p99 of both"_s, ms, ours[u"p99"_s], stock[u"p99"_s], stockName});
}

int runScroll(int &argc, char **argv, const QStringList &arguments)
{
    FrameClock application(argc, argv);
    BenchWindow window(arguments[0]);
    tellWord(describe(window.table()));
    application.watch(window.table().viewport());
    static_cast<void>(application.takeFrames());
    // Settled after each step: what was a placeholder is painted a second time, with its words.
    scroll(window.table(), arguments[1].toInt(), [&window] { window.settle(); });
    tellFrames(application);
    return 0;
}

int runStockScroll(int &argc, char **argv, const QStringList &arguments)
{
    FrameClock application(argc, argv);
    StockTable table(config::Paths::below(arguments[0]).journal(), arguments[2], arguments[3].toInt());
    application.watch(table.view().viewport());
    static_cast<void>(application.takeFrames());
    scroll(table.view(), arguments[1].toInt(), [&application] {
        const qint64 before = application.frameCount();
        while (application.frameCount() == before)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    });
    tellFrames(application);
    return 0;
}

} // namespace bench
