#pragma once
#include "app/imports/linefile.h"
#include "app/imports/log.h"

namespace imports {

/// Findings with the lines that show them: root findings in the order of the log, then their consequences.
[[nodiscard]] core::Result<QList<FoundFault>, journal::JournalError> faultsOf(
    const QList<importer::Finding> &findings, LineFile &lines, journal::SourceId source);

/// What a person looks at first: the first message that the first finding is about, else its last line that became a
/// row; null if there is none.
[[nodiscard]] core::Result<journal::RowRef, journal::JournalError> rowToShow(
    const QList<FoundFault> &faults, LineFile &lines, journal::SourceId source);

} // namespace imports
