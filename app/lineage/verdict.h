#pragma once
#include "app/lineage/anchor.h"
#include "app/lineage/ruleset.h"

namespace lineage {

/// What the ledger predicts for a draft before it leaves.
enum class Level { Safe, Uncertain, Doomed, MayArriveTwice };

/// Why. One reason, the gravest.
enum class Reason {
    WithinRules, ///< safe
    LastSafeReply, ///< safe, and the next would be uncertain
    CountDisputed, ///< between the bounds of the count
    WindowDisputed, ///< between the bounds of the window
    SpenderInDoubt, ///< an open attempt may have used the last safe reply
    CountUsedUp,
    WindowPassed,
    AnchorRefused, ///< the platform refused this anchor before
    OtherPeer, ///< the anchor belongs to another conversation
    UnknownAnchor, ///< an id that our gateway never received
    OwnId, ///< an id that a send returned
    EventIdMisused, ///< a top-level event id that may not anchor, or one used as a msg_id
    SeqTaken, ///< that msg_seq was used on this anchor with another content
    SharedUse, ///< another program spends this bot's replies too
    AgeUnknown, ///< a replay delivered it: how old it is nobody knows
    OnlyInLog, ///< another program's log tells of it, our gateway never received it
    EmptyText, ///< nothing to say: the platform refuses that
    NoAnchor, ///< proactive, and the policy does not allow that
    Proactive, ///< proactive by policy: the platform's switch decides
    OutcomeOpen, ///< an earlier attempt of this message has no readable answer: may arrive twice
    AlreadyArrived, ///< an earlier attempt of this message got through, or is in review: would arrive twice
};

/// The verdict with its evidence. Times in ms, zero once passed; counts of replies left on that anchor.
struct Verdict
{
    Level level = Level::Doomed;
    Reason reason = Reason::NoAnchor;
    std::optional<AnchorId> anchor;
    core::WallTime anchorReceived{};
    core::Milliseconds timeLeft{};
    int safeLeft = 0; ///< replies every source allows, this one included
    int uncertainLeft = 0; ///< further replies that some source allows
    std::optional<int> msgSeq; ///< that would be reserved
    int arrivedAttempt = 0; ///< number of the attempt that got through, for AlreadyArrived; 0 when it is not known
    friend bool operator==(const Verdict &, const Verdict &) = default;
};

/// Replies and time an anchor has left. Pure. Thread: any.
struct Budget
{
    core::Milliseconds timeLeft{}; ///< to the end of the longest window any source states
    core::Milliseconds window{}; ///< that window's length
    int safe = 0;
    int uncertain = 0;
    bool counted = true; ///< false: no source states a count
    std::optional<Lesson> lesson; ///< what moved the count, if this bot has learned something
    [[nodiscard]] bool live() const { return timeLeft.count() > 0 && (safe + uncertain > 0 || !counted); }
    friend bool operator==(const Budget &, const Budget &) = default;
};
[[nodiscard]] Budget budgetOf(const Anchor &anchor, const RuleSet &rules, core::WallTime now);

/// True if a reply on this anchor carries a msg_seq, and with it a key by which the platform refuses a second copy:
/// not in guilds, and on event anchors only if the rules say so. Source: product 2.3, 2.4.
[[nodiscard]] bool carriesSeq(const AnchorId &anchor, protocol::Scene scene, const RuleSet &rules);
/// The same by the key that the id stands under in the body, for one that no event vouches for.
[[nodiscard]] bool carriesSeq(bool underEventId, protocol::Scene scene, const RuleSet &rules);

/// The verdict on hanging one more reply on this anchor now. Pure. Thread: any.
[[nodiscard]] Verdict judge(
    const Anchor &anchor, protocol::Scene scene, const core::PeerId &peer, const RuleSet &rules, core::WallTime now);
/// The verdict on a message without any anchor.
[[nodiscard]] Verdict judgeProactive(bool allowedByPolicy);

} // namespace lineage
