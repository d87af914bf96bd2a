#pragma once
#include "app/imports/log.h"

#include <atomic>
#include <functional>

class QIODevice;

namespace imports {

/// What is to be read, and where it goes.
struct ImportJob
{
    QString name; ///< of the log among the others
    importer::ReadOptions options;
    QString folder; ///< in which journal.db, lines.db and text are made
    journal::SourceId source = journal::firstImport;
};

/// The files of an import.
[[nodiscard]] QString journalOf(const QString &folder);
[[nodiscard]] QString linesOf(const QString &folder);
[[nodiscard]] QString textIndexOf(const QString &folder);

/// Nothing: it was given up.
using Imported = core::Result<std::optional<Log>, LogError>;

/// Reads a log into files of its own: lines to records, records in order to attempts, turns and findings, all of them
/// to rows, and the words of these to a text index. Memory does not grow with the log. `progress` is called some times
/// a second; `isCancelled` is asked for at least every few thousand lines. What is left of an import that failed or was
/// given up is to be removed by the caller. Thread: any, for as long as it takes.
[[nodiscard]] Imported importLog(QIODevice &input, const ImportJob &job,
    const std::function<void(const Progress &)> &progress, const std::atomic_bool &isCancelled);

} // namespace imports
