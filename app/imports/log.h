#pragma once
#include "app/importer/identity.h"
#include "app/importer/joiner.h"
#include "app/importer/logreader.h"
#include "app/journal/source.h"

#include <chrono>

namespace imports {

/// Names an import for ever: the folder's files carry it. Made from the file's identity, so that the same file is the
/// same import.
using LogId = QString;

/// Time between two words about the progress.
inline constexpr qint64 tellEveryMs = 200;

/// How far reading has come.
struct Progress
{
    enum class Step { Reading, Joining, Indexing };
    Step step = Step::Reading;
    qint64 done = 0; ///< bytes of the file while reading, records while joining, rows while indexing
    qint64 total = 0; ///< of the same
    double bytesPerSecond = 0; ///< while reading
    std::optional<std::chrono::seconds> remaining; ///< none until it can be told
    friend bool operator==(const Progress &, const Progress &) = default;
};

/// A line of the log that proves something.
struct EvidenceLine
{
    importer::RecordNumber record = 0;
    qint64 line = 0; ///< of the file, from 1
    importer::Stamp stamp;
    QString text; ///< its message, one line, cut
    journal::RowRef row; ///< that was made of it; null if none was
    friend bool operator==(const EvidenceLine &, const EvidenceLine &) = default;
};

/// A finding with what shows it.
struct FoundFault
{
    importer::Finding finding;
    QList<EvidenceLine> evidence;
    friend bool operator==(const FoundFault &, const FoundFault &) = default;
};

/// Findings of one kind that are kept of a log, those that came first; the others are only counted. A person has seen
/// enough by then, and what is known about a log does not grow with it.
inline constexpr qint64 mostOfKind = 200;

/// What a log held.
struct Counts
{
    qint64 records = 0; ///< with duplicates, without unparsed stretches
    qint64 duplicates = 0;
    qint64 unparsedLines = 0;
    qint64 attempts = 0;
    qint64 accepted = 0;
    qint64 refused = 0;
    qint64 turns = 0;
    qint64 toolCalls = 0;
    qint64 conversations = 0;
    [[nodiscard]] qint64 unique() const { return records - duplicates; }
    friend bool operator==(const Counts &, const Counts &) = default;
};

/// Why a log could not be read, or kept. Exactly one of these is set.
struct LogError
{
    std::optional<importer::ImportError> format; ///< of what stands in the file
    QString file; ///< the system's reason: it cannot be opened or read
    std::optional<journal::JournalError> journal; ///< what was read cannot be kept
    bool isFolder = false; ///< it is no file
    QString unwritable = {}; ///< the folder in which it would be kept
    friend bool operator==(const LogError &, const LogError &) = default;
};

/// One log of another program, as a source of rows beside the live journal.
struct Log
{
    LogId id;
    journal::SourceId source = journal::firstImport;
    QString name; ///< of the file; what the filter's key `source` asks for; unique among the logs
    QString path; ///< where it was read
    core::WallTime readAt{};
    qint64 size = 0; ///< bytes of the file that were read
    qint64 identitySize = importer::fileIdentitySize; ///< of its beginning, that its id was made of; bytes
    QByteArray format; ///< a name of importer::formats()
    importer::Encoding encoding = importer::Encoding::Utf8;
    std::optional<QDate> firstDay; ///< of the log; none: it has no dates
    Counts counts;
    importer::Skew skew;
    QList<FoundFault> findings;
    qint64 unlisted = 0; ///< faults, consequences aside, that are not among them: see mostOfKind
    journal::RowRef firstMessage; ///< to show first: of the first finding, else the first message; null if none
    QString profile; ///< of the bot that a person says it is of; empty: not bound
    bool isConfirmed = false; ///< that bot's own conversations are in it
    bool isFollowed = false; ///< what its program writes is read on
    bool isDamaged = false; ///< what was kept of it cannot be read any more; without its report only id and name count
    friend bool operator==(const Log &, const Log &) = default;
};

/// False for a row of a log without any date: such rows stand in 1970 and after it, and their age cannot be told.
[[nodiscard]] inline bool hasDate(core::WallTime time)
{
    constexpr std::chrono::years longestLog{10};
    return time.time_since_epoch() > longestLog;
}

} // namespace imports
