#include "tests/bench/memorybench.h"

#include "app/config/paths.h"
#include "app/journal/store.h"
#include "tests/bench/benchwindow.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/stockmodel.h"

#include <QDir>
#include <QScrollBar>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int placesLookedAt = 40;

void makeEmpty(const QString &folder)
{
    const QString path = config::Paths::below(folder).journal();
    QDir().mkpath(QFileInfo(path).path());
    const auto store = journal::Store::openFile(path);
    if (!store || !(*store)->finish(true))
        qFatal("%s cannot be made", qPrintable(path));
}

} // namespace

void measureMemory(const Sizes &, MadeJournal &made, Report &report)
{
    const QTemporaryDir empty;
    makeEmpty(empty.path());
    const double none = runChild(u"memory"_s, {empty.path()})[u"resident"_s];
    const double all = runChild(u"memory"_s, {made.folder()})[u"resident"_s];
    const double inRam = runChild(u"rows-in-ram"_s, {made.folder()})[u"grown"_s];
    report.add({u"memory with %1 rows open, over the empty window"_s.arg(made.rows()), u"MB"_s, all - none, inRam,
        u"rows in RAM"_s, Row::Goal::OursAtMost, 60});
    report.add({u"… the empty window"_s, u"MB"_s, none});
}

int runMemory(int &argc, char **argv, const QStringList &arguments)
{
    const QApplication application(argc, argv);
    BenchWindow window(arguments[0]);
    QScrollBar &bar = *window.table().verticalScrollBar();
    for (int place = 0; place <= placesLookedAt; ++place) { // a reader who has been everywhere: the caches are full
        bar.setValue(int(qint64(bar.maximum()) * place / placesLookedAt));
        window.settle();
    }
    tell("resident", residentMegabytes());
    return 0;
}

int runRowsInRam(int &argc, char **argv, const QStringList &arguments)
{
    const QCoreApplication application(argc, argv);
    const double before = residentMegabytes();
    const QList<journal::RowSummary> rows = newestRows(config::Paths::below(arguments[0]).journal(), 0);
    tell("grown", residentMegabytes() - before);
    return rows.isEmpty() ? 1 : 0;
}

} // namespace bench
