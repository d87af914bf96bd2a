#pragma once
#include "app/export/harexport.h"

namespace exporting {

/// Writes a HAR file that appears whole or not at all; an older one of that name stays until then. A new one is for its
/// owner's eyes: what people wrote is nobody else's business. Errors: see ExportError; NoOrdinaryFile where the name is
/// that of a device or a pipe, whose place the file would take. Thread: the reader's; takes as long as it takes.
[[nodiscard]] core::Result<Written, ExportError> writeHarFile(
    const journal::JournalReader &reader, const QString &path, const HarOptions &options);

} // namespace exporting
