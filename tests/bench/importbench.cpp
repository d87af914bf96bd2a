#include "tests/bench/importbench.h"

#include "app/importer/logreader.h"
#include "tests/bench/childprocess.h"
#include "tests/bench/logsamples.h"
#include "tests/bench/programrate.h"
#include "tests/bench/rowsbench.h"

#include <QFile>
#include <QTemporaryDir>

#include <functional>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 blockSize = 256LL * 1024;
/// Gives the file in blocks, as read() does.
void readBlocks(const QString &path, const std::function<void(QByteArrayView)> &sink)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        qFatal("%s cannot be read", qPrintable(path));
    QByteArray block(blockSize, Qt::Uninitialized);
    for (qint64 length = file.read(block.data(), blockSize); length > 0; length = file.read(block.data(), blockSize))
        sink(QByteArrayView(block).first(length));
}

/// How many records a log in memory has, read in full.
qint64 readAll(const QByteArray &log)
{
    qint64 records = 0;
    importer::LogReader reader(
        {}, [&records](importer::LogRecord &&record) { records += record.isUnparsed() ? 0 : 1; });
    for (qsizetype at = 0; at < log.size(); at += blockSize) {
        if (!reader.add(QByteArrayView(log).sliced(at, std::min<qsizetype>(blockSize, log.size() - at))))
            qFatal("a log cannot be read");
    }
    if (!reader.finish())
        qFatal("a log cannot be read to its end");
    return records;
}

void measureVariants(const Sizes &sizes, Report &report)
{
    for (const LogSample &sample : logSamples(qint64(sizes.variantMegabytes) * 1'000'000)) {
        const double found = rate(sample.size, sizes.rounds, [&sample] {
            if (readAll(sample.bytes) != sample.records)
                qFatal("%s: records are missing", qPrintable(sample.name));
        });
        report.add({u"read a log: "_s + sample.name, u"MB/s"_s, found});
    }
}

void measureIndex(const QString &path, const Sizes &sizes, Report &report)
{
    const qint64 bytes = QFileInfo(path).size();
    qint64 seen = 0;
    const double plain
        = rate(bytes, sizes.rounds, [&] { readBlocks(path, [&seen](QByteArrayView block) { seen += block.size(); }); });
    qint64 lines = 0;
    qint64 headers = 0;
    const double ours = rate(bytes, sizes.rounds, [&] {
        importer::LogIndexer indexer(importer::Encoding::Utf8);
        readBlocks(path, [&indexer](QByteArrayView block) { indexer.add(block); });
        indexer.finish();
        lines = indexer.index().lines();
        headers = indexer.headers();
    });
    if (seen != bytes * (sizes.rounds + 1) || headers == 0)
        qFatal("the log was not read");
    const QString unit = u"MB/s"_s;
    const QString name = u"index a log of %1 MB"_s.arg(sizes.logMegabytes);
    report.add({name, unit, ours, plain, u"read()"_s, Row::Goal::RatioAtLeast, 0.25});
    report.add({u"… beside counting its lines"_s, unit, ours,
        programRate(u"wc"_s, {u"-l"_s, path}, bytes, sizes.rounds, lines), u"wc -l"_s});
    const auto ripgrep
        = programRate(u"rg"_s, {u"--count"_s, headerPattern(), path}, bytes, std::min(sizes.rounds, 3), headers);
    report.add({u"… beside counting its headers"_s, unit, ours, ripgrep, u"ripgrep"_s, Row::Goal::RatioAtLeast, 4});
    if (!ripgrep)
        report.note(u"No ripgrep for logs: it is not installed."_s);
}

} // namespace

void measureImport(const Sizes &sizes, Report &report)
{
    measureVariants(sizes, report);
    const QTemporaryDir folder;
    const QString large = folder.filePath(u"large.log"_s);
    const QString small = folder.filePath(u"small.log"_s);
    writeLog(large, qint64(sizes.logMegabytes) * 1'000'000);
    writeLog(small, qint64(sizes.logMegabytes) * 100'000);
    measureIndex(large, sizes, report);
    const double few = runChild(u"import"_s, {small})[u"peak"_s];
    const double many = runChild(u"import"_s, {large})[u"peak"_s];
    report.add({u"peak memory, reading %1 MB"_s.arg(sizes.logMegabytes), u"MB"_s, many, few,
        u"%1 MB"_s.arg(double(sizes.logMegabytes) / 10), Row::Goal::RatioAtMost, 1.1});
    measureRows(sizes, report);
}

int runImport(const QStringList &arguments)
{
    qint64 records = 0;
    importer::LogReader reader({}, [&records](importer::LogRecord &&) { ++records; });
    bool isRead = true;
    readBlocks(arguments[0], [&](QByteArrayView block) { isRead = isRead && reader.add(block).has_value(); });
    tell("peak", peakMegabytes());
    return isRead && reader.finish() && records > 0 ? 0 : 1;
}

} // namespace bench
