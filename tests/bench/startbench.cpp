#include "tests/bench/startbench.h"

#include "tests/bench/clocks.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;
constexpr int startsPerRound = 3;

/// Milliseconds that the process says it took; it is told the moment of its start.
double firstPaint(const QString &program, QStringList arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    arguments.append(QString::number(now()));
    process.start(program, arguments);
    if (!process.waitForFinished(patienceMs))
        qFatal("%s did not paint", qPrintable(program));
    const QByteArray line = process.readAllStandardOutput().trimmed();
    if (line.isEmpty())
        qFatal("%s said: %s", qPrintable(program), process.readAllStandardError().constData());
    return line.toDouble() / 1000;
}

} // namespace

void measureStart(const Sizes &sizes, MadeJournal &made, Report &report)
{
    const QTemporaryDir empty;
    const QString self = QCoreApplication::applicationFilePath();
    const QString bare = QCoreApplication::applicationDirPath() + u"/qbc_bare_window"_s;
    QList<double> bareTimes;
    QList<double> emptyTimes;
    QList<double> fullTimes;
    const int starts = sizes.rounds * startsPerRound;
    for (int start = -1; start < starts; ++start) { // the first fills the machine's file cache
        const double bareTime = firstPaint(bare, {});
        const double emptyTime = firstPaint(self, {u"--child"_s, u"window"_s, empty.path()});
        const double fullTime = firstPaint(self, {u"--child"_s, u"window"_s, made.folder()});
        if (start < 0)
            continue;
        bareTimes.append(bareTime);
        emptyTimes.append(emptyTime);
        fullTimes.append(fullTime);
    }
    const QString name = u"cold start to first paint, %1-row journal"_s.arg(made.rows());
    const QString ms = u"ms"_s;
    report.add(
        {name, ms, median(fullTimes), median(bareTimes), u"bare window and table"_s, Row::Goal::RatioAtMost, 1.5});
    report.add({name, ms, median(fullTimes), median(emptyTimes), u"empty journal"_s, Row::Goal::RatioAtMost, 1.1});
}

} // namespace bench
