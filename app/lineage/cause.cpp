#include "app/lineage/cause.h"

#include "app/core/overloaded.h"
#include "app/protocol/apicode.h"

#include <algorithm>

namespace lineage {

namespace {

using protocol::CodeCategory;
namespace apicode = protocol::apicode;
using apicode::isOneOf;

/// Everything a rule below may look at.
struct Case
{
    const SendFacts &send;
    const Evidence &evidence;
    const SceneRules &rules;
    std::optional<core::Milliseconds> age;

    [[nodiscard]] bool isTooOld() const { return age && *age >= rules.window.doomedFrom; }
};

/// The id itself is wrong: where it comes from says how.
Cause wrongId(const Case &it)
{
    return std::visit(core::Overloaded{
                          [](const NeverSeen &) { return Cause::UnknownAnchor; },
                          [](const OfOwnMessage &) { return Cause::OwnIdAsAnchor; },
                          [&](const OfEvent &) {
                              if (it.send.anchoredByEventId)
                                  return it.isTooOld() ? Cause::AnchorExpired : Cause::UnknownAnchor;
                              return Cause::EventIdMisused;
                          },
                          [&](const OfPersonsMessage &message) {
                              if (it.send.anchoredByEventId)
                                  return Cause::EventIdMisused;
                              if (message.scene != it.send.scene || message.peer != it.send.peer)
                                  return Cause::OtherPeersAnchor;
                              return it.isTooOld() ? Cause::AnchorExpired : Cause::UnknownAnchor;
                          },
                      },
        it.evidence.origin);
}

/// 40034128 says "time or count"; only the facts tell which, and not always.
Cause timeOrCountOf(const Case &it)
{
    if (it.isTooOld())
        return Cause::AnchorExpired;
    const ReplyRule &replies = it.rules.replies;
    const bool everySourceSaysUsedUp = replies.counts() && it.evidence.acceptedBefore >= replies.doomedFrom - 1;
    const bool insideSafeWindow = it.age && *it.age < it.rules.window.safeBelow;
    const bool atLeastSafe = replies.counts() && it.evidence.acceptedBefore >= replies.safe;
    if (everySourceSaysUsedUp || (insideSafeWindow && atLeastSafe))
        return Cause::AnchorExhausted;
    return Cause::TimeOrCount;
}

Cause anchorCause(int code, const Case &it)
{
    if (isOneOf(code, apicode::anchorExpired))
        return Cause::AnchorExpired;
    switch (code) {
    case apicode::timeOrCount:
        return timeOrCountOf(it);
    case apicode::repliesUsedUp:
        return Cause::AnchorExhausted;
    case apicode::eventCannotAnchor:
        return Cause::EventIdMisused;
    case apicode::eventIdInvalid:
        return std::holds_alternative<NeverSeen>(it.evidence.origin) ? Cause::EventIdMisused : wrongId(it);
    case apicode::anchorIsOwnMessage:
        return Cause::OwnIdAsAnchor;
    case apicode::anchorOfOtherPlace:
        return Cause::OtherPeersAnchor;
    default:
        return wrongId(it);
    }
}

Cause byStatus(int status)
{
    switch (status) {
    case 401:
        return Cause::Credentials;
    case 403:
        return Cause::Permission;
    case 429:
        return Cause::Quota;
    default:
        return status >= 500 ? Cause::Server : Cause::OtherRefusal;
    }
}

Cause byCategory(CodeCategory category)
{
    switch (category) {
    case CodeCategory::Dedupe:
        return Cause::SeqCollision;
    case CodeCategory::Quota:
        return Cause::Quota;
    case CodeCategory::Content:
    case CodeCategory::Audit: // refused by it, not waiting for it
        return Cause::Content;
    case CodeCategory::Permission:
        return Cause::Permission;
    case CodeCategory::Auth:
        return Cause::Credentials;
    case CodeCategory::Server:
        return Cause::Server;
    case CodeCategory::Anchor:
    case CodeCategory::Media:
    case CodeCategory::Param:
    case CodeCategory::Gateway:
    case CodeCategory::Other:
        break;
    }
    return Cause::OtherRefusal;
}

Cause refusal(const Case &it, const protocol::ErrorCatalogue &catalogue)
{
    const int code = it.send.code.value_or(0);
    const protocol::CodeEntry *entry = code != 0 ? catalogue.find(code) : nullptr;
    const bool anchored = !it.send.anchor.isEmpty();
    if (isOneOf(code, apicode::inReview))
        return Cause::Audit;
    if (code == apicode::msgSeqRepeated)
        return Cause::SeqCollision;
    if (isOneOf(code, apicode::markdownRefused))
        return Cause::Markdown;
    if (isOneOf(code, apicode::urlRefused))
        return Cause::Url;
    if (anchored && (code == apicode::repliesUsedUp || code == apicode::anchorInvalid))
        return anchorCause(code, it);
    if (anchored && entry && entry->category == CodeCategory::Anchor)
        return anchorCause(code, it);
    return entry ? byCategory(entry->category) : byStatus(it.send.httpStatus.value_or(0));
}

} // namespace

std::optional<core::Milliseconds> anchorAgeAt(core::WallTime sent, const IdOrigin &origin)
{
    const auto since
        = [sent](core::WallTime received) { return std::optional(std::max(core::Milliseconds{0}, sent - received)); };
    return std::visit(
        core::Overloaded{
            [](const NeverSeen &) { return std::optional<core::Milliseconds>(); },
            [&](const OfOwnMessage &) { return std::optional<core::Milliseconds>(); }, // it never was an anchor
            [&](const auto &received) { return since(received.received); },
        },
        origin);
}

bool isAnchorCause(Cause cause)
{
    switch (cause) {
    case Cause::OwnIdAsAnchor:
    case Cause::OtherPeersAnchor:
    case Cause::UnknownAnchor:
    case Cause::AnchorExpired:
    case Cause::AnchorExhausted:
    case Cause::EventIdMisused:
    case Cause::TimeOrCount:
        return true;
    case Cause::SeqCollision:
    case Cause::Content:
    case Cause::Markdown:
    case Cause::Url:
    case Cause::Permission:
    case Cause::Quota:
    case Cause::Audit:
    case Cause::UnknownOutcome:
    case Cause::Credentials:
    case Cause::NotSent:
    case Cause::Server:
    case Cause::OtherRefusal:
        break;
    }
    return false;
}

std::optional<Cause> causeOf(
    const SendFacts &send, const Evidence &evidence, const RuleSet &rules, const protocol::ErrorCatalogue &catalogue)
{
    using traffic::State;
    switch (send.state) {
    case State::None:
    case State::InFlight:
    case State::Accepted:
    case State::AcceptedIdUnknown:
        break;
    case State::InAudit:
        return Cause::Audit;
    case State::Unknown:
        return Cause::UnknownOutcome;
    case State::NotSent:
        return Cause::NotSent;
    case State::Refused:
        return refusal({send, evidence, rules.of(send.scene), anchorAgeAt(send.sent, evidence.origin)}, catalogue);
    }
    return std::nullopt;
}

} // namespace lineage
