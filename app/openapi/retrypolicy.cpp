#include "app/openapi/retrypolicy.h"

#include "app/core/overloaded.h"
#include "app/openapi/callresult.h"

#include <algorithm>
#include <array>

namespace openapi {

namespace {

using protocol::CodeCategory;

constexpr int msgSeqRepeated = 40054005; // Source: protocol reference (e), msg_seq
constexpr int repliesUsedUp = 22009; // of an anchor; without one it is the proactive quota. Source: error catalogue
constexpr int eventIdInvalid = 40034025;
// The catalogue's advice for these is plain text.
constexpr int markdownRefused[] = {40034011, 40034012, 304041, 50055, 50056};
// An event id may be unknown for a moment right after the event. Source: protocol reference (e), "anchor invalid"
constexpr std::array eventWaits = {core::Milliseconds{500}, core::Milliseconds{1'000}, core::Milliseconds{3'000}};

Advice afterAnchorFault(const lineage::Refused &refusal, const Tried &tried)
{
    const auto tries = size_t(tried.sameRetries);
    if (refusal.code == eventIdInvalid && tries < eventWaits.size())
        return {.step = NextStep::RetrySame, .wait = eventWaits[tries], .stillUnknown = tried.retry};
    if (tried.explicitAnchor || tried.retry)
        return {.anchorDead = true, .stillUnknown = tried.retry};
    return {.step = NextStep::OtherAnchor, .anchorDead = true};
}

Advice afterRefusal(const lineage::Refused &refusal, const Tried &tried, const protocol::ErrorCatalogue &catalogue)
{
    const Advice finished{.stillUnknown = tried.retry};
    if (isTokenFault(refusal.httpStatus, refusal.code))
        return {.step = tried.tokenRenewed ? NextStep::Finished : NextStep::RenewToken, .stillUnknown = tried.retry};
    if (refusal.code == msgSeqRepeated)
        return tried.seqRenewed || tried.retry || !tried.hasDedupeKey ? finished : Advice{.step = NextStep::NewSeq};
    // What is wrong with the content was wrong with an earlier copy too: no copy can have arrived.
    if (tried.markdown && std::ranges::find(markdownRefused, refusal.code) != std::end(markdownRefused))
        return {.step = NextStep::PlainText};
    if (tried.anchored && isAnchorFault(refusal.code, catalogue))
        return afterAnchorFault(refusal, tried);
    return finished;
}

// After an unknown outcome, or when a retry of one could not leave.
Advice again(const Tried &tried)
{
    if (!tried.hasDedupeKey || tried.sameRetries >= maxSameRetries)
        return {.stillUnknown = true};
    return {.step = NextStep::RetrySame, .wait = core::Milliseconds(1000 << tried.sameRetries), .stillUnknown = true};
}

} // namespace

bool isAnchorFault(int code, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = catalogue.find(code);
    return code == repliesUsedUp || (entry && entry->category == CodeCategory::Anchor);
}

Advice advise(const lineage::Outcome &outcome, const Tried &tried, const protocol::ErrorCatalogue &catalogue)
{
    return std::visit(core::Overloaded{
                          [&](const lineage::Refused &refusal) { return afterRefusal(refusal, tried, catalogue); },
                          [&](const lineage::Unknown &) { return again(tried); },
                          [&](const lineage::NotSent &) { return tried.retry ? again(tried) : Advice{}; },
                          [](const auto &) { return Advice{}; },
                      },
        outcome);
}

} // namespace openapi
