#pragma once
#include "app/lineage/diagnosis.h"

#include <QString>

namespace text {

// When things happened around one row, in the language that is installed. Only what was measured; what was not is said
// to be unknown. Thread: the one of the translators (main).

/// The server's clock (`date`, whole seconds) against this computer's between send and answer: both agree if that
/// second touches that time.
[[nodiscard]] QString serverClockText(core::WallTime date, core::WallTime sent, core::WallTime answered);
/// How long after a message's own time, written by the platform's clock, its frame came. `isWhole`: that time names no
/// part of a second.
[[nodiscard]] QString arrivalText(core::WallTime own, bool isWhole, core::WallTime received);
/// How old what a send hung on was when it left. `sent` by the clock that also dated the origin.
[[nodiscard]] QString anchorAgeText(const lineage::IdOrigin &origin, core::WallTime sent);
/// `31 s after attempt 1`
[[nodiscard]] QString attemptGapText(core::Milliseconds gap, int attempt);
/// When the turn began that made a send, and how long before.
[[nodiscard]] QString turnBeganText(core::WallTime began, core::WallTime made);
/// What the journal never holds, so that nobody looks for it.
enum class NotTimed {
    Reservation, ///< of msg_seq and content, in the outbox
    FirstByte, ///< of an answer
};
[[nodiscard]] QString notTimedText(NotTimed what);
/// Why no round trip is told: `isAmbiguous`, or the partner is missing.
[[nodiscard]] QString noRoundTripText(bool isAmbiguous, bool isAnswer);

} // namespace text
