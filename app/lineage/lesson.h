#pragma once
#include "app/lineage/anchor.h"
#include "app/lineage/outcome.h"
#include "app/lineage/ruleset.h"

namespace lineage {

/// What one outcome teaches about this bot's limits, or nothing. `anchor` as it stands after the outcome was written;
/// `isRetry`: the attempt repeated an open one; `published`: the rules without any lesson. Pure. Thread: any.
///
/// - A reply accepted beyond the published lower bound: CountAtLeast.
/// - 40034128 (*time or count*) inside the safe window, with at least the lower bound accepted and no other spender in
///   doubt: CountAtMost. With fewer accepted somebody else must have spent the rest: SharedUse.
/// - 40054005 on a first try: another program counts on this bot: SharedUse.
/// - Nothing at all from an anchor that a replay delivered: how old it is nobody knows.
/// Source: product 2.4, 2.8; protocol reference (e).
[[nodiscard]] std::optional<Lesson> lessonOf(
    const Outcome &outcome, const Anchor &anchor, bool isRetry, const RuleSet &published, core::WallTime now);

/// Stable words for records: `count-at-most 4`, `shared-use`.
[[nodiscard]] QString lessonName(const Lesson &lesson);

/// How long a lesson is believed. Source: product 2.8.
inline constexpr core::Milliseconds lessonLife{30LL * 24 * 3600 * 1000};

/// The published rules with what was learned and has not expired, oldest lesson first: a later one overrides. The
/// lessons applied stand in the rules they changed (`ReplyRule::lesson`, `SceneRules::shared`).
[[nodiscard]] RuleSet withLessons(RuleSet published, const QList<Lesson> &lessons, core::WallTime now);

} // namespace lineage
