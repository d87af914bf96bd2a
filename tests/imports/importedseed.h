#pragma once
#include "app/importer/identity.h"
#include "app/imports/logfolder.h"
#include "app/journal/journalreader.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

namespace test {

inline constexpr auto seedLog = QBC_TEST_DATA "/importer/seed-report.log";
/// What the log's first send returned, and the bot hung its next two sends on.
inline const QString ownId = QStringLiteral(
    "ROBOT1.0_rPi8nvmC5Vd7prorHpcvS0-fh9JLYG.SVBAt79PHlVhXDSoYEQHES9Hf88YVFSOxVLzfr4iOMkm8WJlNQJhc9A!!");
/// What the person's message must have had.
inline const QString userId = QStringLiteral("ROBOT1.0_BJkd-tCn0-jaN8Z9LqrswYvSio4gBHeEZ4Ll8fWlRBz5mBnCjAPEqFq-p328W."
                                             "tO3rRho2CagBvejX2fLfQ0N2LBnPsOL4m9jxp8NoXJm8s!");

/// Nobody looks, nobody gives up.
inline imports::LogFolder::Read readQuietly(
    imports::LogFolder &folder, const QString &path, const importer::ReadOptions &options = {})
{
    static const std::atomic_bool goOn = false;
    return folder.read(
        path, options, core::fromMs(1'000), [](const imports::Progress &) {}, goOn);
}

inline std::unique_ptr<journal::JournalReader> readerOf(const imports::LogFolder &folder, const imports::Log &log)
{
    auto opened = journal::JournalReader::open(imports::journalOf(folder.folderOf(log.id)), log.source,
        std::numeric_limits<traffic::RecordKey>::max(), {}, log.name);
    return opened ? std::move(*opened) : nullptr;
}

inline QList<journal::RowSummary> allRows(const journal::JournalReader &reader)
{
    const auto rows = reader.rowsAfter({}, 0);
    return rows ? reader.summaries(*rows).value_or(QList<journal::RowSummary>()) : QList<journal::RowSummary>();
}

} // namespace test
