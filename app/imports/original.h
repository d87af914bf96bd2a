#pragma once
#include "app/importer/surroundings.h"
#include "app/imports/log.h"

#include <atomic>

namespace imports {

/// One of the places of a log at which a row of the import stands.
struct OriginalPlace
{
    importer::Origin origin;
    bool isAnswer = false; ///< of the record that ends the row's attempt, not of the row itself
    friend bool operator==(const OriginalPlace &, const OriginalPlace &) = default;
};

/// A row of an import as it stands in its log, with what is around it.
struct Original
{
    enum class State {
        Shown, ///< `text` is from the file
        Pasted, ///< there never was a file
        FileGone, ///< it cannot be opened; `reason`
        FileChanged, ///< it is another one now, or was written anew
        NoLine, ///< the row stands for no line of its own
        Unreadable, ///< the import's own files cannot be read; `error`
    };
    State state = State::Unreadable;
    QString path; ///< of the file; empty for a pasted log
    QString reason; ///< the system's
    std::optional<journal::JournalError> error;
    QList<OriginalPlace> places; ///< the row's own in the order of the file, then those of its answer
    qsizetype place = 0; ///< the one that `text` is about
    /// Without a file to read: only the record, without its header, as it was kept.
    importer::Surroundings text;
    friend bool operator==(const Original &, const Original &) = default;
};

/// Which row is to be shown, and where its log is.
struct OriginalWanted
{
    QString folder; ///< of the import
    QString path; ///< of the log; empty: it was pasted
    importer::Encoding encoding = importer::Encoding::Utf8;
    qint64 row = 0; ///< of the import's journal
    qsizetype place = 0; ///< which of the row's
    importer::Around around;
};

/// Reads it: at once from a plain file of any size; a packed one has to be unpacked up to there. Nothing: it was given
/// up. Thread: any, for as long as it takes.
[[nodiscard]] std::optional<Original> readOriginal(const OriginalWanted &wanted, const std::atomic_bool &isCancelled);

} // namespace imports
