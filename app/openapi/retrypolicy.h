#pragma once
#include "app/core/clock.h"
#include "app/lineage/outcome.h"
#include "app/protocol/errorcatalogue.h"

namespace openapi {

/// What to do after an attempt.
enum class NextStep {
    Finished,
    RetrySame, ///< same anchor, msg_seq (if any) and content, after `wait`
    RenewToken, ///< the platform never looked at it: same again with a fresh token
    /// Another program counts on this bot: same anchor and content, once, with a new msg_seq. Outbox::settle has raised
    /// the anchor's next one by RuleSet::raiseAfterUncleanStop (64) by then, so that it does not meet the other's next.
    NewSeq,
    OtherAnchor, ///< the anchor is dead
    PlainText, ///< markdown refused: same anchor as plain text
};

/// What was tried so far for one message.
struct Tried
{
    bool retry = false; ///< this attempt repeated an open one
    bool hasDedupeKey = false;
    bool firstUse = false; ///< no earlier attempt had its msg_seq on that anchor
    bool seqGiven = false; ///< a person gave the msg_seq
    bool markdown = false;
    bool anchored = false;
    bool explicitAnchor = false; ///< a person's choice never falls through
    int sameRetries = 0;
    bool tokenRenewed = false;
    bool seqRenewed = false;
};

struct Advice
{
    NextStep step = NextStep::Finished;
    core::Milliseconds wait{0};
    bool anchorDead = false; ///< nothing can hang on this anchor any more
    /// This attempt, or an earlier one with the same msg_seq, may have arrived: the message is unknown whatever the
    /// attempt itself says, and may not go out in another way by itself.
    bool stillUnknown = false;
    friend bool operator==(const Advice &, const Advice &) = default;
};

/// Product 2.4, 2.5: a refusal is never repeated blindly; only an unknown outcome of a send with a dedupe key is
/// retried. Pure. Thread: any. Source: protocol reference (e), "What to do on failure", (g), "safe retries".
[[nodiscard]] Advice advise(
    const lineage::Outcome &outcome, const Tried &tried, const protocol::ErrorCatalogue &catalogue);

/// True for a refusal that is about what the message hung on: gone, not ours, used up.
[[nodiscard]] bool isAnchorFault(int code, const protocol::ErrorCatalogue &catalogue);

/// True for a refusal that an anchor of the user's next message would cure. `anchored`: the attempt hung on something.
[[nodiscard]] bool isCuredByAnchor(
    const lineage::Refused &refusal, bool anchored, const protocol::ErrorCatalogue &catalogue);

/// How often the same anchor, msg_seq and content are tried again by themselves, at the most.
inline constexpr int maxSameRetries = 3;

} // namespace openapi
