#pragma once
#include "app/journal/readerpool.h"
#include "ui/inspector/prepareddiff.h"

namespace ui {

/// Which body of a row is looked at.
enum class BodySide {
    Request, ///< or the frame
    Response,
};

/// The body that is shown, and the row it belongs to.
struct DiffSubject
{
    journal::RowSummary row;
    BodySide side = BodySide::Request;
    PreparedBody body;
    QList<journal::RowSummary> attempts; ///< of its message, oldest first
};

/// Most marked rows to choose from.
inline constexpr int mostDiffPeers = 20;

/// A body beside another row's: read, parsed and compared on a pool thread, handed over as a value.
struct LoadedDiff
{
    std::optional<journal::RowSummary> previous; ///< the attempt of the same message before this one
    QList<journal::RowSummary> marked; ///< others that a person marked or wrote a note to, newest first
    std::optional<journal::RowSummary> chosen; ///< what it is compared with; none: there is nothing
    bool hasBody = false; ///< whether what was chosen has a body there
    PreparedDiff diff; ///< from the chosen one's to this one's
    std::optional<journal::JournalError> error;
};

/// Compares with `wanted` if it can still be chosen, else with the previous attempt, else with the newest marked row.
/// Thread: a reader's.
[[nodiscard]] LoadedDiff loadDiff(
    journal::ReaderPool::Readers &readers, const DiffSubject &subject, journal::RowRef wanted);

} // namespace ui
