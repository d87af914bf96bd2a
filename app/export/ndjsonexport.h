#pragma once
#include "app/export/jsonout.h"
#include "app/export/options.h"

class QIODevice;

namespace exporting {

/// What `schema` and `v` of each line say; `v` rises when a field changes its meaning or goes, not when one comes.
inline constexpr QByteArrayView ndjsonSchema = "qqbot-console/row";
inline constexpr int ndjsonVersion = 1;

/// Writes the rows that the journals have now, every kind, one JSON object a line, in row order. The fields: ndjson.md,
/// which a test compares. Reads them once, or twice with pseudonyms, as writeHar() does. Memory: a page of rows without
/// bodies, one whole row, and the people. Errors: see ExportError. Thread: the reader's; takes as long as it takes.
[[nodiscard]] core::Result<Written, ExportError> writeNdjson(
    const journal::OwnReaders &journals, QIODevice &device, const Options &options);

/// One row as its line, the end of the line included. `log`: the name of the log that it was read from, if it was.
void writeLine(JsonOut &out, const journal::RowDetail &row, const QString &log);

} // namespace exporting
