#pragma once
#include "app/evidence/case.h"
#include "app/journal/readerpool.h"
#include "app/protocol/fieldguide.h"
#include "ui/inspector/rawtext.h"
#include "ui/inspector/timing.h"

namespace ui {

/// A row as the inspector shows it: read and parsed on a pool thread, handed over as a value.
struct LoadedRow
{
    std::optional<journal::RowDetail> detail; ///< none: `error` says why
    std::optional<journal::JournalError> error;
    evidence::Case found; ///< empty when it is no send, or could not be gathered
    PreparedBody request; ///< or the frame
    PreparedBody response;
    Timing timing;

    [[nodiscard]] bool isFrame() const { return detail && detail->record.kind == traffic::Kind::Frame; }
    /// Where the fields of request (or frame) and response stand, for the field guide.
    [[nodiscard]] protocol::FieldPlace requestPlace() const;
    [[nodiscard]] protocol::FieldPlace responsePlace() const;
    /// The path of the id that this send hung on, when it is no anchor here, and why; empty otherwise. Thread: that of
    /// the translators (main).
    struct WrongAnchor
    {
        QString path;
        QString why;
    };
    [[nodiscard]] WrongAnchor wrongAnchor() const;
    /// The path of the field that such a failure is about, if the request has it; else empty.
    [[nodiscard]] QString fieldAtFault(lineage::Cause cause) const;
    /// For the platform's support, when only that can say more; else empty.
    [[nodiscard]] QString report(const protocol::ErrorCatalogue &catalogue) const;
    /// Everything that crossed the wire for this row, with sizes and cuts. Thread: that of the translators (main).
    [[nodiscard]] RawText raw() const;
    /// True when showing `other` again would change nothing a person sees.
    [[nodiscard]] bool looksLike(const LoadedRow &other) const;
};

/// Thread: a reader's.
[[nodiscard]] LoadedRow loadRow(journal::ReaderPool::Readers &readers, journal::RowRef row);

} // namespace ui
