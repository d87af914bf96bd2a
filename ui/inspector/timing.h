#pragma once
#include "app/journal/journalreader.h"
#include "ui/inspector/preparedbody.h"

namespace ui {

/// Whether a heartbeat and its acknowledgement could be told to belong together.
enum class BeatMatch {
    NoBeat, ///< the row is neither
    Matched,
    NoPartner, ///< there is no other one (yet), or it is too far away
    Ambiguous, ///< several were on their way, and the wire does not say which is answered
};

/// What the journal holds about when things happened around one row. Nothing here is guessed: what was not measured is
/// absent. Times are wall times of this computer unless said otherwise.
struct Timing
{
    // A call.
    std::optional<core::WallTime> serverDate; ///< the answer's Date header: the server's clock, whole seconds
    // A frame.
    std::optional<core::WallTime> ownTime; ///< `d.timestamp`: the platform's clock
    bool ownTimeIsWhole = false; ///< it names no part of a second
    std::optional<core::WallTime> frameBefore; ///< the last frame of this bot in the same direction
    BeatMatch beat = BeatMatch::NoBeat;
    core::Milliseconds roundTrip{}; ///< of a matched heartbeat, from the two rows' times
    friend bool operator==(const Timing &, const Timing &) = default;
};

/// Rows that are looked through for the frame before or a heartbeat's partner.
inline constexpr qint64 timingReach = 20'000;

/// `body`: of the frame; Reads a few rows, at most `timingReach` each time. Thread: the
/// reader's.
[[nodiscard]] Timing gatherTiming(
    const journal::JournalReader &reader, const journal::RowDetail &row, const PreparedBody &body);

} // namespace ui
