// The soak: people write, faults strike, the client is killed, and at the end every message is accounted for. Run by
// ctest with a thousand messages; by hand with more: soak --messages 10000 --kills 60.
#include "tests/soak/soak.h"

#include <QCommandLineParser>
#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

int number(const QCommandLineParser &parser, const QString &name, int otherwise)
{
    return parser.isSet(name) ? parser.value(name).toInt() : otherwise;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"messages"_s, u"How many messages people write."_s, u"N"_s},
        {u"kills"_s, u"How often the client is killed."_s, u"N"_s},
        {u"seed"_s, u"Another seed, other faults."_s, u"N"_s}});
    parser.process(application);
    soak::Plan plan;
    plan.messages = std::max(1, number(parser, u"messages"_s, plan.messages));
    plan.kills = std::max(0, number(parser, u"kills"_s, plan.kills));
    plan.seed = quint32(number(parser, u"seed"_s, int(plan.seed)));
    soak::Soak soak(plan, QStringLiteral(QBC_PROGRAM));
    QObject::connect(&soak, &soak::Soak::finished, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    QObject::connect(&soak, &soak::Soak::progressed, &application, [&plan](int ended) {
        std::fprintf(stderr, "%d of %d messages have come to their end\n", ended, plan.messages);
    });
    if (!soak.start()) {
        std::fputs("cannot listen on 127.0.0.1\n", stderr);
        return 1;
    }
    QCoreApplication::exec();
    std::fputs(qPrintable(soak::reportOf(soak.findings(), plan)), stdout);
    if (soak.findings().isClean())
        return 0;
    std::fputs(qPrintable(u"The client's folders are kept: %1\n"_s.arg(soak.keepFolder())), stderr);
    return 1;
}
