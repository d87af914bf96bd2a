#pragma once
#include "app/export/harwriter.h"
#include "app/journal/journalreader.h"

#include <functional>

namespace exporting {

struct HarOptions
{
    journal::RowQuery rows; ///< which rows; people are looked for in all of them
    bool redact = true; ///< pseudonyms for people
    Bases bases;
    QString version; ///< the program's
    /// Called now and then with how much is done, 0 to 100; false ends the export. None: nobody asks.
    std::function<bool(int percent)> goesOn;
};

/// Why an export ended early: what was written so far is of no use.
struct ExportError
{
    enum class Kind { CannotRead, CannotWrite, NoOrdinaryFile, Cancelled };
    Kind kind = Kind::CannotRead;
    QString message; ///< for developers
    friend bool operator==(const ExportError &, const ExportError &) = default;
};

/// Writes the rows that the journal has now as a HAR 1.2 file: first the calls in row order, then each bot's
/// connections. Reads it two or three times (people, calls, lines), a page at a time, and stays with the rows that
/// were there at the beginning, so another process may go on writing. Pseudonyms count over the whole journal: an
/// export of a part calls people the same. Memory: a page of rows without bodies, one whole row, and the people.
/// Errors: see ExportError. Thread: the reader's; takes as long as it takes.
[[nodiscard]] core::Result<Written, ExportError> writeHar(
    const journal::JournalReader &reader, QIODevice &device, const HarOptions &options);

} // namespace exporting
