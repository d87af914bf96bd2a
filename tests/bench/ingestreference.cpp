#include "tests/bench/ingestreference.h"

#include <QProcess>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 120'000;

} // namespace

std::optional<Ingest> referenceIngest(const QString &program, const QString &script, const QString &url, int frames)
{
    QProcess process;
    process.start(program, {QStringLiteral(QBC_BENCH_SOURCES "/") + script, url, QString::number(frames)});
    if (!process.waitForFinished(patienceMs) || process.exitCode() != 0)
        return std::nullopt;
    const QList<QByteArray> numbers = process.readAllStandardOutput().trimmed().split(' ');
    if (numbers.size() != 3)
        return std::nullopt;
    return Ingest{
        .seconds = numbers[0].toDouble(), .receiveCpu = numbers[1].toDouble(), .lost = frames - numbers[2].toInt()};
}

bool canRun(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished(patienceMs) && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}

} // namespace bench
