#pragma once
#include "app/imports/linejoiner.h"
#include "app/imports/rowwriter.h"

#include <QElapsedTimer>

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
    qint64 quietMs = 0; ///< since anything was written to the log, if it grows
};

/// The files of an import.
[[nodiscard]] QString journalOf(const QString &folder);
[[nodiscard]] QString linesOf(const QString &folder);
[[nodiscard]] QString textIndexOf(const QString &folder);

/// Nothing: it was given up.
using Imported = core::Result<std::optional<Log>, LogError>;
using TellProgress = std::function<void(const Progress &)>;

/// Reads a log into files of its own: lines to records, records in order to attempts, turns and findings, all of them
/// to rows, and the words of these to a text index; then, if it grows, what was appended. Memory does not grow with the
/// log. What is left of an import that failed or was given up is to be removed by the caller. Thread: one at a time,
/// for as long as it takes.
class LogImport
{
public:
    explicit LogImport(ImportJob job);

    enum class End {
        Last, ///< nothing follows
        Grows, ///< what is open stays so, and readMore() goes on
    };
    /// Reads what the log holds. `progress` is called some times a second; `isCancelled` is asked for at least every
    /// few thousand lines. The files are closed then, so that they can be moved.
    [[nodiscard]] Imported read(
        QIODevice &input, End end, const TellProgress &progress, const std::atomic_bool &isCancelled);

    using Done = core::Result<void, LogError>;
    /// Goes on with the files, which are in this folder now.
    [[nodiscard]] Done resume(const QString &folder);
    /// Takes what was appended since, mostAtOnce bytes at most. `quietMs`: for how long nothing was; what may still
    /// come is then no longer waited for.
    [[nodiscard]] core::Result<RowChanges, LogError> readMore(
        QIODevice &input, qint64 quietMs, const std::atomic_bool &isCancelled);
    static constexpr qint64 mostAtOnce = 4LL * 1024 * 1024;

    /// As it stands.
    [[nodiscard]] const Log &log() const { return m_log; }
    /// A packed log cannot be read on when it has grown.
    [[nodiscard]] bool isPacked() const { return m_reader.isPacked(); }

private:
    [[nodiscard]] Done readAll(QIODevice &input, const TellProgress &progress, const std::atomic_bool &isCancelled);
    [[nodiscard]] Done take(QByteArrayView block);
    void takeRecord(const importer::LogRecord &record);
    [[nodiscard]] Done endReading(End end);
    [[nodiscard]] Done keepRead(const importer::ReadSummary &summary);
    [[nodiscard]] Done join(const TellProgress &progress, const std::atomic_bool &isCancelled);
    [[nodiscard]] Done endJoining(End end, qint64 quietMs);
    [[nodiscard]] core::Result<RowChanges, LogError> writeRows(
        const TellProgress &progress, const std::atomic_bool &isCancelled);
    [[nodiscard]] Done findFaults();
    void makeSearchable(const TellProgress &progress, const std::atomic_bool &isCancelled);
    [[nodiscard]] bool isTimeToTell();
    void tellRead(qint64 total, const TellProgress &progress);
    void tellJoined(qint64 done, const TellProgress &progress);

    ImportJob m_job;
    importer::LogReader m_reader;
    LineJoiner m_joiner;
    RowWriter m_rows;
    std::unique_ptr<LineFile> m_lines;
    std::unique_ptr<journal::Store> m_store;
    const std::atomic_bool *m_isCancelled = nullptr; ///< of read(), while it runs
    std::optional<journal::JournalError> m_error; ///< of keeping a record
    qint64 m_searchable = 0; ///< the last row of the text index
    QElapsedTimer m_clock; ///< since reading began
    QElapsedTimer m_told;
    Log m_log;
};

/// All of a log that does not grow.
[[nodiscard]] Imported importLog(
    QIODevice &input, const ImportJob &job, const TellProgress &progress, const std::atomic_bool &isCancelled);

} // namespace imports
