#include "app/openapi/retrypolicy.h"

#include "app/core/overloaded.h"
#include "app/openapi/callresult.h"
#include "app/protocol/apicode.h"

#include <algorithm>
#include <array>

namespace openapi {

namespace {

using protocol::CodeCategory;
namespace apicode = protocol::apicode;

// An event id may be unknown for a moment right after the event. Source: protocol reference (e), "anchor invalid"
constexpr std::array eventWaits = {core::Milliseconds{500}, core::Milliseconds{1'000}, core::Milliseconds{3'000}};
constexpr std::array<core::Milliseconds, 6> steps = {core::Milliseconds{1'000}, core::Milliseconds{2'000},
    core::Milliseconds{4'000}, core::Milliseconds{8'000}, core::Milliseconds{16'000}, core::Milliseconds{30'000}};

// The same once more, unless it was tried often enough or its anchor is over by then.
Advice again(const Tried &tried, double jitter, bool stillUnknown)
{
    const core::Milliseconds wait = backoff(tried.repeats, jitter);
    if (tried.repeats + 1 >= maxTries || (tried.anchorOpenFor && *tried.anchorOpenFor <= wait))
        return {.stillUnknown = stillUnknown};
    return {.step = NextStep::RetrySame, .wait = wait, .stillUnknown = stillUnknown};
}

Advice afterAnchorFault(const lineage::Refused &refusal, const Tried &tried)
{
    const auto repeats = size_t(tried.repeats);
    if (refusal.code == apicode::eventIdInvalid && repeats < eventWaits.size())
        return {.step = NextStep::RetrySame, .wait = eventWaits[repeats], .stillUnknown = tried.retry};
    if (tried.explicitAnchor || tried.retry)
        return {.anchorDead = true, .stillUnknown = tried.retry};
    return {.step = NextStep::OtherAnchor, .anchorDead = true};
}

// The platform processed nothing and will, later. 22009 is told apart from the anchor's count before.
bool isNotNow(const lineage::Refused &refusal, const protocol::ErrorCatalogue &catalogue)
{
    if (refusal.httpStatus == tooManyRequests || refusal.code == apicode::repliesUsedUp)
        return true;
    const protocol::CodeEntry *entry = catalogue.find(refusal.code);
    return entry && entry->category == CodeCategory::Quota && entry->retry == protocol::CodeRetry::Backoff;
}

Advice afterRefusal(
    const lineage::Refused &refusal, const Tried &tried, const protocol::ErrorCatalogue &catalogue, double jitter)
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
    return isNotNow(refusal, catalogue) ? again(tried, jitter, tried.retry) : finished;
}

Advice afterNotSent(const lineage::NotSent &notSent, const Tried &tried, double jitter)
{
    using Reason = lineage::NotSentReason;
    const bool passing = notSent.reason == Reason::CannotConnect || notSent.reason == Reason::NoToken;
    return passing || tried.retry ? again(tried, jitter, tried.retry) : Advice{};
}

} // namespace

bool isAnchorFault(int code, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = catalogue.find(code);
    return code == apicode::repliesUsedUp || (entry && entry->category == CodeCategory::Anchor);
}

bool isCuredByAnchor(const lineage::Refused &refusal, bool anchored, const protocol::ErrorCatalogue &catalogue)
{
    if (refusal.httpStatus == tooManyRequests || isAnchorFault(refusal.code, catalogue))
        return true;
    // Without an anchor it was the switch or the quota of proactive messages; with one it is a reply.
    const protocol::CodeEntry *entry = catalogue.find(refusal.code);
    return !anchored && entry
        && (entry->category == CodeCategory::Permission || entry->category == CodeCategory::Quota);
}

core::Milliseconds backoff(int repeats, double jitter)
{
    const core::Milliseconds step = steps.at(std::min(size_t(std::max(repeats, 0)), steps.size() - 1));
    const double extra = double(step.count()) * 0.25 * std::clamp(jitter, 0.0, 1.0);
    return step + core::Milliseconds(core::Milliseconds::rep(extra));
}

Advice advise(
    const lineage::Outcome &outcome, const Tried &tried, const protocol::ErrorCatalogue &catalogue, double jitter)
{
    return std::visit(
        core::Overloaded{
            [&](const lineage::Refused &refusal) { return afterRefusal(refusal, tried, catalogue, jitter); },
            [&](const lineage::Unknown &) {
                return tried.hasDedupeKey ? again(tried, jitter, true) : Advice{.stillUnknown = true};
            },
            [&](const lineage::NotSent &notSent) { return afterNotSent(notSent, tried, jitter); },
            [](const auto &) { return Advice{}; },
        },
        outcome);
}

} // namespace openapi
