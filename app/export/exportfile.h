#pragma once
#include "app/export/options.h"

class QIODevice;

namespace exporting {

/// Writes the rows that the journals have now to a device, in the options' format: writeHar() or writeNdjson().
[[nodiscard]] core::Result<Written, ExportError> writeExport(
    const journal::OwnReaders &journals, QIODevice &device, const Options &options);

/// Writes a file that appears whole or not at all; an older one of that name stays until then. A new one is for its
/// owner's eyes: what people wrote is nobody else's business. Errors: see ExportError; NoOrdinaryFile where the name is
/// that of a device or a pipe, whose place the file would take. Thread: the reader's; takes as long as it takes.
[[nodiscard]] core::Result<Written, ExportError> writeExportFile(
    const journal::OwnReaders &journals, const QString &path, const Options &options);

} // namespace exporting
