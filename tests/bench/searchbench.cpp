#include "tests/bench/searchbench.h"

#include "app/filter/parser.h"
#include "app/journal/journalreader.h"
#include "app/journal/store.h"
#include "app/journal/textindexer.h"
#include "tests/bench/clocks.h"
#include "tests/support/trafficgenerator.h"

#include <QDir>
#include <QEventLoop>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int batch = 1'000;
/// Rows of a tall screen.
constexpr int screen = 60;
constexpr qint64 all = 1'000'000'000;

struct Sample
{
    QString idPrefix; ///< of a message id in the middle
    qint64 rows = 0;
};

/// The journal, and beside it what ripgrep reads: each row's texts on a line.
Sample fill(const QString &journalPath, const QString &textPath, qint64 rows)
{
    auto store = journal::Store::openFile(journalPath);
    if (!store)
        qFatal("%s", qPrintable(store.error().message));
    QFile text(textPath);
    if (!text.open(QIODevice::WriteOnly))
        qFatal("%s", qPrintable(text.errorString()));
    test::TrafficGenerator generator(20'260'924);
    Sample sample;
    while (generator.rowCount() < rows) {
        const QList<traffic::Entry> entries = generator.next(batch);
        for (const traffic::Entry &entry : entries) {
            const auto *record = std::get_if<traffic::Record>(&entry);
            text.write(record ? record->body.text : std::get<traffic::Settlement>(entry).body.text);
            text.write("\n");
            if (record && !record->msgId.isEmpty() && sample.idPrefix.isEmpty() && generator.rowCount() > rows / 2)
                sample.idPrefix = record->msgId.mid(9, 10);
        }
        if (const auto written = (*store)->write(entries); !written)
            qFatal("%s", qPrintable(written.error().message));
    }
    sample.rows = generator.rowCount();
    if (const auto finished = (*store)->finish(true); !finished)
        qFatal("%s", qPrintable(finished.error().message));
    return sample;
}

/// Nanoseconds until the index has caught up.
double index(const QString &journalPath, const QString &folder)
{
    journal::TextIndexer indexer(journalPath, folder);
    QEventLoop loop;
    QObject::connect(&indexer, &journal::TextIndexer::stateChanged, &loop, [&loop](const journal::IndexState &state) {
        if (state.problem)
            qFatal("%s", qPrintable(state.problem->message));
        if (!state.isBusy())
            loop.quit();
    });
    const qint64 begin = now();
    indexer.start();
    loop.exec();
    const double took = double(now() - begin);
    indexer.stop();
    return took;
}

qint64 sizeOf(const QString &folder)
{
    qint64 bytes = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
    for (const QFileInfo &file : files)
        bytes += file.size();
    return bytes;
}

journal::RowQuery queryOf(const QString &text)
{
    const auto parsed = filter::parse(text);
    if (!parsed)
        qFatal("%s", qPrintable(text));
    return {.filter = parsed->node, .now = core::SystemClock().wall()};
}

/// Milliseconds of the median round; every round has a reader of its own, so nothing is remembered but by the system.
double milliseconds(const Sizes &sizes, const QString &path, const QString &folder, const QString &text, int rows)
{
    QList<double> times;
    for (int round = 0; round < sizes.rounds; ++round) {
        const auto reader = journal::JournalReader::open(path, journal::liveSource, 0, folder);
        if (!reader)
            qFatal("%s", qPrintable(reader.error().message));
        const qint64 begin = now();
        const auto page = (*reader)->pageBefore(queryOf(text), 0, {.rows = rows, .read = all});
        if (!page || page->rows.isEmpty())
            qFatal("%s finds nothing", qPrintable(text));
        times.append(double(now() - begin) / 1e6);
    }
    return median(times);
}

/// The same by ripgrep: it reads all and counts.
std::optional<double> ripgrep(const Sizes &sizes, const QString &textPath, const QString &pattern)
{
    const QString program = QStandardPaths::findExecutable(u"rg"_s);
    if (program.isEmpty())
        return std::nullopt;
    QList<double> times;
    for (int round = 0; round < sizes.rounds; ++round) {
        QProcess process;
        const qint64 begin = now();
        process.start(program, {u"--fixed-strings"_s, u"--count"_s, pattern, textPath});
        process.waitForFinished(-1);
        times.append(double(now() - begin) / 1e6);
    }
    return median(times);
}

void compare(const Sizes &sizes, Report &report, const QTemporaryDir &dir, const QString &what, const QString &text,
    const QString &pattern)
{
    const double ours = milliseconds(sizes, dir.filePath(u"journal.db"_s), dir.filePath(u"text"_s), text, screen);
    report.add({u"find %1 in %2 rows"_s.arg(what).arg(sizes.searchRows), u"ms"_s, ours, std::nullopt, {},
        Row::Goal::OursAtMost, 5});
    report.add({u"… against reading it all"_s, u"ms"_s, ours, ripgrep(sizes, dir.filePath(u"texts"_s), pattern),
        u"ripgrep"_s, Row::Goal::RatioAtMost, 0.02});
}

} // namespace

void measureSearch(const Sizes &sizes, Report &report)
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"journal.db"_s);
    const QString folder = dir.filePath(u"text"_s);
    const Sample sample = fill(path, dir.filePath(u"texts"_s), sizes.searchRows);
    const double took = index(path, folder);
    report.add({u"text index of %1 rows"_s.arg(sample.rows), u"rows/s"_s, double(sample.rows) * 1e9 / took,
        std::nullopt, {}, Row::Goal::None, 0});
    report.add({u"text index, size"_s, u"MB"_s, double(sizeOf(folder)) / 1e6, double(QFileInfo(path).size()) / 1e6,
        u"the journal"_s, Row::Goal::None, 0});
    if (ripgrep(sizes, dir.filePath(u"texts"_s), u"x"_s) == std::nullopt)
        report.note(u"No ripgrep: it is not installed."_s);
    compare(sizes, report, dir, u"a rare two-character word"_s, test::TrafficGenerator::rareWord.toString(),
        test::TrafficGenerator::rareWord.toString());
    compare(
        sizes, report, dir, u"an id by its beginning"_s, u"msg:"_s + sample.idPrefix, u"ROBOT1.0_"_s + sample.idPrefix);
    compare(sizes, report, dir, u"a code"_s, u"code:40034105"_s, u"40034105"_s);
    for (const QString &text : {u"kind:http state:accepted dur:>=500ms"_s, u"scene:group -state:accepted kind:http"_s,
             u"has:error"_s, u"天气"_s}) {
        const double first = milliseconds(sizes, path, folder, text, screen);
        report.add({u"filter %1 rows by %2, first screen"_s.arg(sizes.searchRows).arg(text), u"ms"_s, first,
            std::nullopt, {}, Row::Goal::OursAtMost, 60});
        const double complete = milliseconds(sizes, path, folder, text, 0);
        report.add({u"… complete"_s, u"ms"_s, complete, std::nullopt, {}, Row::Goal::OursAtMost, 1'000});
    }
}

} // namespace bench
