#include "app/core/overloaded.h"
#include "tests/bench/filterbench.h"
#include "tests/bench/framesource.h"
#include "tests/bench/importbench.h"
#include "tests/bench/ingestbench.h"
#include "tests/bench/journalbench.h"
#include "tests/bench/livebench.h"
#include "tests/bench/memorybench.h"
#include "tests/bench/parsebench.h"
#include "tests/bench/rowsbench.h"
#include "tests/bench/scrollbench.h"
#include "tests/bench/searchbench.h"
#include "tests/bench/sendbench.h"
#include "tests/bench/startbench.h"
#include "tests/bench/windowchild.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>
#include <variant>

using namespace Qt::StringLiterals;

namespace {

/// Just enough to prove that every measure works.
constexpr bench::Sizes smoke{.sends = 20,
    .frames = 200,
    .rowsBefore = 1'000,
    .rowsMeasured = 1'000,
    .windowRows = 500,
    .searchRows = 20'000, // the rare word must be in it
    .filterRows = 1'000,
    .scrollSteps = 60,
    .liveSeconds = 1,
    .parses = 100,
    .variantMegabytes = 1,
    .logMegabytes = 1,
    .rowsMegabytes = 2,
    .fewRowsMegabytes = 1,
    .cancels = 2,
    .rounds = 1};

/// A measure makes what it looks at, or looks at the journal that several share.
struct Measure
{
    using Alone = void (*)(const bench::Sizes &, bench::Report &);
    using Shared = void (*)(const bench::Sizes &, bench::MadeJournal &, bench::Report &);
    QString name;
    std::variant<Alone, Shared> run;
};

const QList<Measure> &measures()
{
    static const QList<Measure> list = {{u"send"_s, bench::measureSends}, {u"ingest"_s, bench::measureIngest},
        {u"start"_s, bench::measureStart}, {u"journal"_s, bench::measureJournal}, {u"parse"_s, bench::measureParsing},
        {u"import"_s, bench::measureImport}, {u"search"_s, bench::measureSearch}, {u"filter"_s, bench::measureFilters},
        {u"scroll"_s, bench::measureScroll}, {u"memory"_s, bench::measureMemory}, {u"live"_s, bench::measureLive}};
    return list;
}

QString namesOfMeasures()
{
    QStringList names;
    for (const Measure &measure : measures())
        names.append(measure.name);
    return names.join(u", "_s);
}

int runChild(int &argc, char **argv)
{
    const QByteArrayView kind = argv[2];
    if (kind == "gateway" && argc == 4)
        return bench::runFrameSource(argc, argv, QByteArray(argv[3]).toInt());
    if (kind == "window" && argc == 5)
        return bench::runWindow(argc, argv, QString::fromLocal8Bit(argv[3]), QByteArray(argv[4]).toLongLong());
    QStringList arguments;
    for (int i = 3; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    if (kind == "import")
        return bench::runImport(arguments);
    if (kind == "rows")
        return bench::runRows(arguments);
    if (kind == "scroll")
        return bench::runScroll(argc, argv, arguments);
    if (kind == "scroll-stock")
        return bench::runStockScroll(argc, argv, arguments);
    if (kind == "memory")
        return bench::runMemory(argc, argv, arguments);
    if (kind == "rows-in-ram")
        return bench::runRowsInRam(argc, argv, arguments);
    if (kind == "live")
        return bench::runLive(argc, argv, arguments);
    if (kind == "live-stock")
        return bench::runStockLive(argc, argv, arguments);
    return 2;
}

void print(const QByteArray &text)
{
    std::fwrite(text.constData(), 1, size_t(text.size()), stdout);
}

bool write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    if (argc > 2 && QByteArrayView(argv[1]) == "--child")
        return runChild(argc, argv);
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Measures of the program beside their references."_s);
    parser.addHelpOption();
    const QCommandLineOption isSmoke(u"smoke"_s, u"Tiny sizes: only proves that it works."_s);
    const QCommandLineOption isFull(u"full"_s, u"Journals of 1,000,000 rows, a log of 500 MB (takes minutes)."_s);
    const QCommandLineOption isMarkdown(u"markdown"_s, u"Print a Markdown table."_s);
    const QCommandLineOption jsonFile(u"json"_s, u"Write the numbers to a file too."_s, u"file"_s);
    const QCommandLineOption kept(
        u"keep"_s, u"Keep the journal that is looked at here for the next run."_s, u"folder"_s);
    parser.addOptions({isSmoke, isFull, isMarkdown, jsonFile, kept});
    parser.addPositionalArgument(u"measure"_s, namesOfMeasures() + u"; all without one."_s);
    parser.process(application);

    bench::Sizes sizes = parser.isSet(isSmoke) ? smoke : bench::Sizes{};
    if (parser.isSet(isFull)) {
        sizes.rowsBefore = sizes.windowRows = sizes.searchRows = 1'000'000;
        sizes.logMegabytes = sizes.rowsMegabytes = 500;
        sizes.fewRowsMegabytes = 256;
    }
    bench::MadeJournal made(sizes.searchRows, parser.value(kept));
    bench::Report report;
    for (const Measure &measure : measures()) {
        if (parser.positionalArguments().isEmpty() || parser.positionalArguments().contains(measure.name))
            std::visit(core::Overloaded{[&](Measure::Alone run) { run(sizes, report); },
                           [&](Measure::Shared run) { run(sizes, made, report); }},
                measure.run);
    }
    print(parser.isSet(isMarkdown) ? report.markdown() : report.plain());
    return parser.isSet(jsonFile) && !write(parser.value(jsonFile), report.json()) ? 1 : 0;
}
