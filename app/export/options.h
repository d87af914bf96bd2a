#pragma once
#include "app/export/address.h"
#include "app/journal/journalreader.h"

#include <array>
#include <functional>

namespace exporting {

enum class Format {
    Har, ///< HAR 1.2, for viewers of what browsers save
    Ndjson, ///< a JSON object a row, for programs: ndjson.md
};
/// Words of the command line and of files' names: `har`, `ndjson`.
[[nodiscard]] QString formatName(Format format);
[[nodiscard]] std::optional<Format> formatNamed(const QString &name);
inline constexpr std::array allFormats{Format::Har, Format::Ndjson};

struct Options
{
    journal::RowQuery rows; ///< which rows; people are looked for in all of them
    bool redact = true; ///< pseudonyms for people
    Bases bases; ///< for addresses in a HAR
    QString version; ///< the program's
    Format format = Format::Har;
    /// Called now and then with how much is done, 0 to 100; false ends the export. None: nobody asks.
    std::function<bool(int percent)> goesOn;
};

/// How much an export holds.
struct Written
{
    qint64 calls = 0;
    qint64 connections = 0; ///< entries of a HAR; no lines of their own in NDJSON
    qint64 frames = 0; ///< OPEN and CLOSE included
    qint64 notes = 0; ///< left out of a HAR, which has no place for them
    qint64 tools = 0; ///< as the notes
    Format format = Format::Har;
    friend bool operator==(const Written &, const Written &) = default;
};

/// Why an export ended early: what was written so far is of no use.
struct ExportError
{
    enum class Kind { CannotRead, CannotWrite, NoOrdinaryFile, Cancelled };
    Kind kind = Kind::CannotRead;
    QString message; ///< for developers
    friend bool operator==(const ExportError &, const ExportError &) = default;
};

} // namespace exporting
