#pragma once
#include "app/lineage/diagnosis.h"

namespace lineage {

/// Why this send did not (certainly) reach its user: the first half of a diagnosis. Nothing for one that was delivered,
/// is in flight, or is no send. Pure. Thread: any. Source: error catalogue; protocol reference (e).
[[nodiscard]] std::optional<Cause> causeOf(
    const SendFacts &send, const Evidence &evidence, const RuleSet &rules, const protocol::ErrorCatalogue &catalogue);

/// True if the platform did not take what the send hung on: the same id is refused again.
[[nodiscard]] bool isAnchorCause(Cause cause);

/// How old the anchor was when the send left: none for an id whose time of receipt is not known. Units: milliseconds,
/// never negative.
[[nodiscard]] std::optional<core::Milliseconds> anchorAgeAt(core::WallTime sent, const IdOrigin &origin);

} // namespace lineage
