#include "tests/bench/rowsbench.h"

#include "app/imports/logfolder.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/clocks.h"
#include "tests/bench/logsamples.h"
#include "tests/bench/programrate.h"

#include <QFile>
#include <QTemporaryDir>

#include <algorithm>
#include <thread>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

/// Of an import that went on: its time and memory. Of one that was given up: how late it returned.
struct Ran
{
    double seconds = 0;
    double megabytes = 0;
    double lateMs = 0;
    QString phase;
};

Ran imported(const QString &log, const QString &folder, std::optional<qint64> givenUpMs = {})
{
    const QTemporaryDir into(folder + u"/into"_s);
    QStringList arguments{log, into.path()};
    if (givenUpMs)
        arguments.append(QString::number(*givenUpMs));
    const Found found = runChild(u"rows"_s, arguments);
    return {found[u"seconds"_s], found[u"grown"_s], found[u"late"_s], found.word};
}

QString megabytes(qint64 bytes)
{
    return u"%1 MB"_s.arg(bytes / 1'000'000);
}

void measureGivingUp(const QString &log, const QString &folder, double seconds, const Sizes &sizes, Report &report)
{
    Ran worst;
    for (int point = 0; point < sizes.cancels; ++point) {
        const auto after = qint64(seconds * 1'000 * (point + 0.5) / sizes.cancels);
        const Ran ran = imported(log, folder, after);
        if (ran.lateMs >= worst.lateMs)
            worst = ran;
    }
    report.add({u"giving an import up, longest of %1 (%2)"_s.arg(sizes.cancels).arg(worst.phase), u"ms"_s, worst.lateMs,
        {}, {}, Row::Goal::OursAtMost, 200});
}

void measureVariants(const QString &folder, const Sizes &sizes, Report &report)
{
    for (const LogSample &sample : logSamples(qint64(sizes.variantMegabytes) * 1'000'000)) {
        QFile file(folder + u"/variant.log"_s);
        if (!file.open(QIODevice::WriteOnly) || file.write(sample.bytes) != sample.bytes.size() || !file.flush())
            qFatal("a log cannot be written");
        const double seconds = imported(file.fileName(), folder).seconds;
        report.add(
            {u"import a log to rows and words: "_s + sample.name, u"MB/s"_s, double(sample.size) / 1e6 / seconds});
    }
}

} // namespace

void measureRows(const Sizes &sizes, Report &report)
{
    const QTemporaryDir folder;
    measureVariants(folder.path(), sizes, report);
    const QString small = folder.filePath(u"small.log"_s);
    const QString large = folder.filePath(u"large.log"_s);
    const WrittenLog few = writeVariedLog(small, qint64(sizes.fewRowsMegabytes) * 1'000'000);
    const WrittenLog many = writeVariedLog(large, qint64(sizes.rowsMegabytes) * 1'000'000);
    const Ran fewRows = imported(small, folder.path());
    const Ran manyRows = imported(large, folder.path());
    const QString unit = u"MB/s"_s;
    const double ours = double(many.bytes) / 1e6 / manyRows.seconds;
    report.add({u"import a log of %1 to rows and words"_s.arg(megabytes(many.bytes)), unit, ours,
        double(few.bytes) / 1e6 / fewRows.seconds, megabytes(few.bytes)});
    report.add({u"… beside counting its lines"_s, unit, ours,
        programRate(u"wc"_s, {u"-l"_s, large}, many.bytes, sizes.rounds, many.lines), u"wc -l"_s});
    report.add({u"… beside counting its headers"_s, unit, ours,
        programRate(u"rg"_s, {u"--count"_s, headerPattern(), large}, many.bytes, 1, many.headers), u"ripgrep"_s});
    report.add({u"memory, importing %1"_s.arg(megabytes(many.bytes)), u"MB"_s, manyRows.megabytes, fewRows.megabytes,
        megabytes(few.bytes), Row::Goal::RatioAtMost, 1.1});
    measureGivingUp(large, folder.path(), manyRows.seconds, sizes, report);
}

int runRows(const QStringList &arguments)
{
    const double before = residentMegabytes();
    std::atomic_bool isCancelled = false;
    std::atomic<qint64> cancelledAt = 0;
    std::thread stopper;
    if (arguments.size() > 2)
        stopper = std::thread([&, after = arguments[2].toLongLong()] {
            std::this_thread::sleep_for(std::chrono::milliseconds(after));
            cancelledAt = now();
            isCancelled = true;
        });
    QStringList phases{u"reading"_s};
    const qint64 begin = now();
    imports::Progress last;
    const auto tellPhase = [&](const imports::Progress &progress) {
        using Step = imports::Progress::Step;
        const bool isAgain = progress.step == last.step && progress.done < last.done; // the records, now to rows
        last = progress;
        const QString name = progress.step == Step::Reading ? u"reading"_s
            : progress.step == Step::Indexing               ? u"indexing"_s
            : isAgain || phases.last() == "rows"_L1         ? u"rows"_s
                                                            : u"joining"_s;
        if (name != phases.last())
            phases.append(name);
    };
    imports::LogFolder folder(arguments[1]);
    const auto read = folder.read(arguments[0], {}, core::SystemClock().wall(), tellPhase, isCancelled);
    const qint64 end = now();
    if (stopper.joinable())
        stopper.join();
    tell("seconds", double(end - begin) / 1e9);
    tell("grown", peakMegabytes() - before);
    tell("late", cancelledAt > 0 ? std::max(0.0, double(end - cancelledAt) / 1e6) : 0);
    tellWord(phases.last());
    return read.has_value() && (*read ? (*read)->log.counts.duplicates == 0 : !arguments.isEmpty()) ? 0 : 1;
}

} // namespace bench
