#include "app/openapi/retrypolicy.h"

#include "app/core/overloaded.h"

namespace openapi {

namespace {

using protocol::CodeCategory;

constexpr int msgSeqRepeated = 40054005; // Source: protocol reference (e), msg_seq
constexpr int tokenInvalid = 11244; // Source: protocol reference (a)
constexpr int tokenExpired = 40011027;
constexpr int nativeMarkdownRefused[] = {40034012, 304041, 50056}; // Source: error catalogue
constexpr int eventIdInvalid = 40034025;

bool isTokenFault(const lineage::Refused &refusal)
{
    return refusal.code == tokenInvalid || refusal.code == tokenExpired
        || (refusal.httpStatus == 401 && refusal.code >= 11241 && refusal.code <= 11244);
}

Advice afterRefusal(const lineage::Refused &refusal, const Tried &tried, const protocol::ErrorCatalogue &catalogue)
{
    if (isTokenFault(refusal))
        return {.step = tried.tokenRenewed ? NextStep::Finished : NextStep::RenewToken};
    if (refusal.code == msgSeqRepeated)
        return {.step = tried.seqRenewed || !tried.hasDedupeKey ? NextStep::Finished : NextStep::NewSeq};
    for (const int code : nativeMarkdownRefused)
        if (refusal.code == code && tried.markdown)
            return {.step = NextStep::PlainText};
    const protocol::CodeEntry *entry = catalogue.find(refusal.code);
    if (tried.anchored && entry && entry->category == CodeCategory::Anchor)
        return {.step = tried.explicitAnchor ? NextStep::Finished : NextStep::OtherAnchor,
            .anchorDead = refusal.code != eventIdInvalid};
    return {};
}

} // namespace

Advice advise(const lineage::Outcome &outcome, const Tried &tried, const protocol::ErrorCatalogue &catalogue)
{
    return std::visit(
        core::Overloaded{
            [&](const lineage::Refused &refusal) { return afterRefusal(refusal, tried, catalogue); },
            [&](const lineage::Unknown &) {
                if (!tried.hasDedupeKey || tried.sameRetries >= maxSameRetries)
                    return Advice{};
                return Advice{.step = NextStep::RetrySame, .wait = core::Milliseconds(1000 << tried.sameRetries)};
            },
            [](const auto &) { return Advice{}; },
        },
        outcome);
}

} // namespace openapi
