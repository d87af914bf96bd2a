#include "tests/bench/childprocess.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>

#include <cstdio>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

double statusMegabytes(QByteArrayView field)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(field))
            return line.mid(field.size()).trimmed().split(' ').first().toDouble() * 1024 / 1e6;
    }
    return 0;
}

} // namespace

double Found::operator[](const QString &name) const
{
    if (!numbers.contains(name))
        qFatal("%s was not told", qPrintable(name));
    return numbers.value(name);
}

Found runChild(const QString &kind, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), QStringList{u"--child"_s, kind} + arguments);
    process.waitForFinished(-1);
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qFatal("%s failed", qPrintable(kind));
    Found found;
    const QStringList lines = QString::fromUtf8(process.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines) {
        const QString value = line.section(u' ', 1);
        if (line.startsWith("word "_L1))
            found.word = value;
        else
            found.numbers.insert(line.section(u' ', 0, 0), value.toDouble());
    }
    return found;
}

void tell(const char *name, double value)
{
    std::printf("%s %.6f\n", name, value);
    std::fflush(stdout);
}

void tellWord(const QString &word)
{
    std::printf("word %s\n", qPrintable(word));
    std::fflush(stdout);
}

double residentMegabytes()
{
    return statusMegabytes("VmRSS:");
}

double peakMegabytes()
{
    return statusMegabytes("VmHWM:");
}

} // namespace bench
