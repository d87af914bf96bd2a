#include "tests/bench/parsebench.h"

#include "app/protocol/frame.h"
#include "app/traffic/redact.h"
#include "tests/bench/clocks.h"
#include "tests/bench/samples.h"

#include <QJsonDocument>

namespace bench {

using namespace Qt::StringLiterals;

void measureParsing(const Sizes &sizes, Report &report)
{
    QList<QByteArray> frames;
    for (int i = 0; i < 1000; ++i)
        frames.append(c2cFrame(i));
    traffic::Redactor redactor;
    redactor.addSecret(core::Secret("0123456789abcdefghijklmnopqrstuv"), traffic::Splice::What::ClientSecret);
    redactor.addSecret(core::Secret("EXAMPLE-access-token-0123456789abcdef"), traffic::Splice::What::Token);
    qsizetype sink = 0; // what keeps the work from being thought away
    const double qt = nanosecondsPerTurn(sizes.rounds, sizes.parses,
        [&](int i) { sink += QJsonDocument::fromJson(frames.at(i % frames.size())).isObject() ? 1 : 0; });
    const double frame = nanosecondsPerTurn(
        sizes.rounds, sizes.parses, [&](int i) { sink += protocol::parseFrame(frames.at(i % frames.size())) ? 1 : 0; });
    const double redact = nanosecondsPerTurn(
        sizes.rounds, sizes.parses, [&](int i) { sink += redactor.body(frames.at(i % frames.size())).text.size(); });
    if (sink == 0)
        qFatal("nothing was parsed");
    const QString unit = u"µs CPU"_s;
    report.add({u"parseFrame, 571-byte event into structs"_s, unit, frame / 1000, qt / 1000, u"QJsonDocument"_s});
    report.add({u"redact, 571-byte event, two secrets"_s, unit, redact / 1000, qt / 1000, u"QJsonDocument"_s});
}

} // namespace bench
