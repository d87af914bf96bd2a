#include "tests/bench/searchbench.h"

#include "tests/bench/clocks.h"
#include "tests/bench/keptreader.h"
#include "tests/support/trafficgenerator.h"

#include <QDir>
#include <QProcess>
#include <QStandardPaths>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

/// Rows of a tall screen.
constexpr int screen = 60;

qint64 sizeOf(const QString &folder)
{
    qint64 bytes = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        bytes += file.size();
    return bytes;
}

/// Milliseconds in which ripgrep reads all and counts; nothing where it is not installed.
std::optional<double> ripgrep(const QString &textPath, const QString &pattern, int rounds)
{
    const QString program = QStandardPaths::findExecutable(u"rg"_s);
    if (program.isEmpty())
        return std::nullopt;
    QList<double> times;
    for (int round = 0; round < rounds; ++round) {
        QProcess process;
        const qint64 begin = now();
        process.start(program, {u"--fixed-strings"_s, u"--count"_s, pattern, textPath});
        process.waitForFinished(-1);
        if (process.exitCode() != 0)
            qFatal("ripgrep does not find %s", qPrintable(pattern));
        times.append(double(now() - begin) / 1e6);
    }
    return median(times);
}

} // namespace

void measureSearch(const Sizes &sizes, MadeJournal &made, Report &report)
{
    KeptReader reader(made);
    if (const auto rate = made.indexRate())
        report.add({u"text index of %1 rows"_s.arg(made.rows()), u"rows/s"_s, *rate});
    report.add({u"text index, size"_s, u"MB"_s, double(sizeOf(made.textIndex())) / 1e6,
        double(QFileInfo(made.path()).size()) / 1e6, u"the journal"_s});
    const auto compare = [&](const QString &what, const QString &filter, const QString &pattern) {
        const double opened = reader.whenOpened(filter, screen, sizes.rounds);
        const double ours = reader.milliseconds(filter, screen, sizes.rounds);
        const QString ms = u"ms"_s;
        report.add(
            {u"find %1 in %2 rows"_s.arg(what).arg(made.rows()), ms, ours, std::nullopt, {}, Row::Goal::OursAtMost, 5});
        report.add({u"… against reading it all"_s, ms, ours, ripgrep(made.texts(), pattern, sizes.rounds), u"ripgrep"_s,
            Row::Goal::RatioAtMost, 0.02});
        report.add({u"… by a reader just opened"_s, ms, opened});
    };
    if (QStandardPaths::findExecutable(u"rg"_s).isEmpty())
        report.note(u"No ripgrep: it is not installed."_s);
    const QString word = test::TrafficGenerator::rareWord.toString();
    compare(u"a rare two-character word"_s, word, word);
    compare(u"an id by its beginning"_s, u"msg:"_s + made.idPrefix(), u"ROBOT1.0_"_s + made.idPrefix());
    compare(u"a code"_s, u"code:40034105"_s, u"40034105"_s);
}

} // namespace bench
