#pragma once
#include <QByteArray>
#include <QList>
#include <QString>

namespace bench {

/// A log in memory, and how many records it has. `size`: of its bytes, unpacked.
struct LogSample
{
    QString name;
    QByteArray bytes;
    qint64 records = 0;
    qint64 size = 0;
};

/// One of each variant, encoding and packing, of at least that many bytes in UTF-8 and unpacked.
[[nodiscard]] QList<LogSample> logSamples(qint64 bytes);

/// Writes a log as AstrBot keeps it in a file: one piece of it again and again.
void writeLog(const QString &path, qint64 bytes);

/// What stands in a log that was written.
struct WrittenLog
{
    qint64 bytes = 0;
    qint64 lines = 0;
    qint64 headers = 0; ///< lines that begin with one
    qint64 records = 0;
};
/// Writes one in which nothing stands twice: an import keeps each record once.
[[nodiscard]] WrittenLog writeVariedLog(const QString &path, qint64 bytes);

} // namespace bench
