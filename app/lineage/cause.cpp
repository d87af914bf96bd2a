#include "app/lineage/cause.h"

#include "app/core/overloaded.h"

#include <algorithm>
#include <initializer_list>

namespace lineage {

namespace {

using protocol::CodeCategory;

// Codes that mean more than their category in the catalogue. Source: protocol reference (e), "What may anchor" and
// "What to do on failure"; error catalogue.
constexpr int anchorInvalid = 40034024;
constexpr int eventIdInvalid = 40034025;
constexpr int eventCannotAnchor = 40034027;
constexpr int timeOrCount = 40034128;
constexpr int repliesUsedUp = 22009; // of an anchor; without one it is the proactive quota
constexpr int anchorIsOwnMessage = 50045;
constexpr int anchorOfOtherPlace = 50038;
constexpr int seqRepeated = 40054005;
constexpr std::initializer_list<int> expired = {40034005, 40034026, 40034031, 304103, 304027};
constexpr std::initializer_list<int> inReview = {304023, 304024};
// The catalogue's advice for these is plain text.
constexpr std::initializer_list<int> markdownRefused
    = {40034011, 40034012, 304041, 50055, 50056, 40034124, 40034127, 304036};
constexpr std::initializer_list<int> urlRefused = {40054010, 40034028, 304003};

bool isOneOf(int code, std::initializer_list<int> codes)
{
    return std::ranges::find(codes, code) != codes.end();
}

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
    if (isOneOf(code, expired))
        return Cause::AnchorExpired;
    switch (code) {
    case timeOrCount:
        return timeOrCountOf(it);
    case repliesUsedUp:
        return Cause::AnchorExhausted;
    case eventCannotAnchor:
        return Cause::EventIdMisused;
    case eventIdInvalid:
        return std::holds_alternative<NeverSeen>(it.evidence.origin) ? Cause::EventIdMisused : wrongId(it);
    case anchorIsOwnMessage:
        return Cause::OwnIdAsAnchor;
    case anchorOfOtherPlace:
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
    if (isOneOf(code, inReview))
        return Cause::Audit;
    if (code == seqRepeated)
        return Cause::SeqCollision;
    if (isOneOf(code, markdownRefused))
        return Cause::Markdown;
    if (isOneOf(code, urlRefused))
        return Cause::Url;
    if (anchored && (code == repliesUsedUp || code == anchorInvalid))
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
