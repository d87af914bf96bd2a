#pragma once
#include "app/export/options.h"

class QIODevice;

namespace exporting {

/// Writes the rows that the journals have now as a HAR 1.2 file: first the calls in row order, then the
/// connections of each bot of each of them. Reads them two or three times (people, calls, lines), a page at a time, and
/// stays with the rows that were there at the beginning, so another process may go on writing. Pseudonyms count over
/// all of them: an export of a part calls people the same. Memory: a page of rows without bodies, one whole row, and
/// the people. Errors: see ExportError. Thread: the reader's; takes as long as it takes.
[[nodiscard]] core::Result<Written, ExportError> writeHar(
    const journal::OwnReaders &journals, QIODevice &device, const Options &options);

} // namespace exporting
