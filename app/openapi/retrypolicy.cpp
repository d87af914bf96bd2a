#include "app/openapi/retrypolicy.h"

#include "app/core/overloaded.h"
#include "app/openapi/callresult.h"
#include "app/protocol/apicode.h"

#include <array>

namespace openapi {

namespace {

using protocol::CodeCategory;
namespace apicode = protocol::apicode;

// An event id may be unknown for a moment right after the event. Source: protocol reference (e), "anchor invalid"
constexpr std::array eventWaits = {core::Milliseconds{500}, core::Milliseconds{1'000}, core::Milliseconds{3'000}};

Advice afterAnchorFault(const lineage::Refused &refusal, const Tried &tried)
{
    const auto tries = size_t(tried.sameRetries);
    if (refusal.code == apicode::eventIdInvalid && tries < eventWaits.size())
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
    // Only a number that we had not used before proves another program; a person's own is not exchanged for another.
    if (refusal.code == apicode::msgSeqRepeated)
        return tried.firstUse && !tried.seqGiven && !tried.seqRenewed ? Advice{.step = NextStep::NewSeq} : finished;
    // What is wrong with the content was wrong with an earlier copy too: no copy can have arrived.
    if (tried.markdown && apicode::isOneOf(refusal.code, apicode::markdownRefused))
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
    return code == apicode::repliesUsedUp || (entry && entry->category == CodeCategory::Anchor);
}

bool isCuredByAnchor(const lineage::Refused &refusal, bool anchored, const protocol::ErrorCatalogue &catalogue)
{
    if (isAnchorFault(refusal.code, catalogue))
        return true;
    // Without an anchor it was the switch or the quota of proactive messages; with one it is a reply.
    const protocol::CodeEntry *entry = catalogue.find(refusal.code);
    return !anchored && entry
        && (entry->category == CodeCategory::Permission || entry->category == CodeCategory::Quota);
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
