#include "tests/bench/programrate.h"

#include "tests/bench/clocks.h"

#include <QProcess>
#include <QStandardPaths>

namespace bench {

using namespace Qt::StringLiterals;

double rate(qint64 bytes, int rounds, const std::function<void()> &work)
{
    QList<double> found;
    for (int round = -1; round < rounds; ++round) {
        const qint64 begin = now();
        work();
        if (round >= 0)
            found.append(double(bytes) * 1e3 / double(now() - begin));
    }
    return median(found);
}

std::optional<double> programRate(
    const QString &name, const QStringList &arguments, qint64 bytes, int rounds, qint64 expected)
{
    const QString program = QStandardPaths::findExecutable(name);
    if (program.isEmpty())
        return std::nullopt;
    return rate(bytes, rounds, [&] {
        QProcess process;
        process.start(program, arguments);
        process.waitForFinished(-1);
        if (process.readAllStandardOutput().trimmed().split(' ').first().toLongLong() != expected)
            qFatal("%s counts something else", qPrintable(name));
    });
}

QString headerPattern()
{
    // Source: log grammar, header.
    return uR"(^\s*\[(?:(\d{4}-\d\d-\d\d) )?(\d\d:\d\d:\d\d)(?:\.(\d{3}))?\]\s*\[([^\]]+)\]\s*\[([A-Z]{4})\s*\](?:\s*\[v([^\]]+)\])?\s*\[([^\]]+?):(\d+)\]:\s?(.*)$)"_s;
}

} // namespace bench
