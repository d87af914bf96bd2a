#pragma once
#include "app/evidence/case.h"
#include "app/journal/readerpool.h"
#include "ui/inspector/preparedbody.h"

namespace ui {

/// A row as the inspector shows it: read and parsed on a pool thread, handed over as a value.
struct LoadedRow
{
    std::optional<journal::RowDetail> detail; ///< none: `error` says why
    std::optional<journal::JournalError> error;
    evidence::Case found; ///< empty when it is no send, or could not be gathered
    PreparedBody request; ///< or the frame
    PreparedBody response;

    [[nodiscard]] bool isFrame() const { return detail && detail->record.kind == traffic::Kind::Frame; }
    [[nodiscard]] QStringList markers() const { return request.markers + response.markers; }
    /// Everything that crossed the wire for this row, with sizes and cuts. Thread: that of the translators (main).
    [[nodiscard]] QString raw() const;
    /// True when showing `other` again would change nothing a person sees.
    [[nodiscard]] bool looksLike(const LoadedRow &other) const;
};

/// Thread: a reader's.
[[nodiscard]] LoadedRow loadRow(journal::ReaderPool::Readers &readers, journal::RowRef row);

} // namespace ui
