#pragma once
#include "app/importer/logreader.h"
#include "tests/support/packed.h"

#include <QFile>

namespace test {

/// A log as the reader gives it.
struct ReadLog
{
    std::vector<importer::LogRecord> records;
    std::optional<importer::ReadSummary> summary;
    std::optional<importer::ImportError> error;

    template <class T> [[nodiscard]] qint64 count() const
    {
        return std::ranges::count_if(
            records, [](const importer::LogRecord &record) { return std::holds_alternative<T>(record.fields); });
    }
};

inline ReadLog readLog(const QByteArray &file, qsizetype blockSize = 65'536, const importer::ReadOptions &options = {})
{
    ReadLog log;
    importer::LogReader reader(
        options, [&log](importer::LogRecord &&record) { log.records.push_back(std::move(record)); });
    for (qsizetype at = 0; at < file.size(); at += blockSize) {
        const QByteArray block = file.mid(at, blockSize);
        if (const auto added = reader.add(block); !added)
            log.error = added.error();
    }
    if (const auto done = reader.finish())
        log.summary = *done;
    else
        log.error = done.error();
    return log;
}

/// The public report.
inline QByteArray seed()
{
    QFile file(QStringLiteral(QBC_TEST_DATA "/importer/seed-report.log"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace test
