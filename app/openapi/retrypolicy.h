#pragma once
#include "app/core/clock.h"
#include "app/lineage/outcome.h"
#include "app/protocol/errorcatalogue.h"

namespace openapi {

/// What to do after an attempt.
enum class NextStep {
    Finished,
    RetrySame, ///< same anchor, msg_seq (if any) and content, after `wait`; without an attempt so far: the first one
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
    int repeats = 0; ///< how often the same was tried again by itself already
    /// How long its anchor can still be answered, by the longest window that any source states; nullopt: it hangs on
    /// nothing, or on an id of which no time is known.
    std::optional<core::Milliseconds> anchorOpenFor;
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

/// What class of failure it was decides, product 2.4 and 2.5:
/// - unknown with a dedupe key: the same again after back-off; without one never by itself, it waits for a person;
/// - never left (no connection, no token for a passing reason): the same again for every class, nothing was spent;
/// - not now (status 429, a quota): certainly not processed, the same again for every class, on no other route;
/// - any other refusal is never repeated blindly.
/// Repeats end after `maxTries`, and when the anchor's longest window would be over by then. `jitter` 0…1 spreads them.
/// Pure. Thread: any. Source: protocol reference (e), "What to do on failure", (g), "safe retries".
[[nodiscard]] Advice advise(
    const lineage::Outcome &outcome, const Tried &tried, const protocol::ErrorCatalogue &catalogue, double jitter);

/// How long to wait before repeat `repeats` + 1: 1, 2, 4, 8, 16, 30, 30 … s. `jitter` 0…1 adds up to 25 %, so that
/// many messages that failed together do not come back together. Source: protocol reference (g): 1, 2, 4, 8 s with
/// jitter.
[[nodiscard]] core::Milliseconds backoff(int repeats, double jitter);

/// True for a refusal that is about what the message hung on: gone, not ours, used up.
[[nodiscard]] bool isAnchorFault(int code, const protocol::ErrorCatalogue &catalogue);

/// True for a refusal that leaving with the user's next message would cure: for its anchor, or because it was not the
/// time (status 429). `anchored`: the attempt hung on something.
[[nodiscard]] bool isCuredByAnchor(
    const lineage::Refused &refusal, bool anchored, const protocol::ErrorCatalogue &catalogue);

/// How often one content goes out on one anchor by itself, the first try included: about seven and a half minutes.
inline constexpr int maxTries = 20;

} // namespace openapi
