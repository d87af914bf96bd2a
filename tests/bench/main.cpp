#include "tests/bench/framesource.h"
#include "tests/bench/ingestbench.h"
#include "tests/bench/journalbench.h"
#include "tests/bench/parsebench.h"
#include "tests/bench/searchbench.h"
#include "tests/bench/sendbench.h"
#include "tests/bench/startbench.h"
#include "tests/bench/windowchild.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

/// Just enough to prove that every measure works.
constexpr bench::Sizes smoke{.sends = 20,
    .frames = 200,
    .rowsBefore = 1'000,
    .rowsMeasured = 1'000,
    .windowRows = 500,
    .searchRows = 20'000, // the rare word must be in it
    .parses = 100,
    .rounds = 1};

struct Measure
{
    QString name;
    void (*run)(const bench::Sizes &, bench::Report &);
};

const QList<Measure> &measures()
{
    static const QList<Measure> list = {{u"send"_s, bench::measureSends}, {u"ingest"_s, bench::measureIngest},
        {u"start"_s, bench::measureStart}, {u"journal"_s, bench::measureJournal}, {u"parse"_s, bench::measureParsing},
        {u"search"_s, bench::measureSearch}};
    return list;
}

int runChild(int &argc, char **argv)
{
    const QByteArrayView kind = argv[2];
    if (kind == "gateway" && argc == 4)
        return bench::runFrameSource(argc, argv, QByteArray(argv[3]).toInt());
    if (kind == "window" && argc == 5)
        return bench::runWindow(argc, argv, QString::fromLocal8Bit(argv[3]), QByteArray(argv[4]).toLongLong());
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
    const QCommandLineOption isFull(u"full"_s, u"Journals of 1,000,000 rows (takes minutes)."_s);
    const QCommandLineOption isMarkdown(u"markdown"_s, u"Print a Markdown table."_s);
    const QCommandLineOption jsonFile(u"json"_s, u"Write the numbers to a file too."_s, u"file"_s);
    parser.addOptions({isSmoke, isFull, isMarkdown, jsonFile});
    parser.addPositionalArgument(u"measure"_s, u"send, ingest, start, journal, parse, search; all without one."_s);
    parser.process(application);

    bench::Sizes sizes = parser.isSet(isSmoke) ? smoke : bench::Sizes{};
    if (parser.isSet(isFull))
        sizes.rowsBefore = sizes.windowRows = sizes.searchRows = 1'000'000;
    bench::Report report;
    for (const Measure &measure : measures()) {
        if (parser.positionalArguments().isEmpty() || parser.positionalArguments().contains(measure.name))
            measure.run(sizes, report);
    }
    print(parser.isSet(isMarkdown) ? report.markdown() : report.plain());
    return parser.isSet(jsonFile) && !write(parser.value(jsonFile), report.json()) ? 1 : 0;
}
