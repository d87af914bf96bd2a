#include "app/console/printline.h"

#include <cstdio>
#include <unistd.h>

namespace console {

void printLine(const QString &line)
{
    const QByteArray bytes = line.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stdout);
    std::fflush(stdout);
}

void printProgress(const QString &text)
{
    if (isatty(STDERR_FILENO) == 0)
        return;
    const QByteArray bytes = "\r\x1b[K" + text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    std::fflush(stderr);
}

} // namespace console
