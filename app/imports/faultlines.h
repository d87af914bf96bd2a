#pragma once
#include "app/imports/linefile.h"
#include "app/imports/log.h"

namespace imports {

/// Findings with the lines that show them: root findings in the order of the log, then their consequences.
[[nodiscard]] core::Result<QList<FoundFault>, journal::JournalError> faultsOf(
    const QList<importer::Finding> &findings, LineFile &lines, journal::SourceId source);

/// The row of the first root finding that a person looks at first: of its last line that became one; null if none did.
[[nodiscard]] journal::RowRef rowToShow(const QList<FoundFault> &faults);

} // namespace imports
