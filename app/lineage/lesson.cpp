#include "app/lineage/lesson.h"

#include <algorithm>

namespace lineage {

namespace {

// Source: protocol reference (e), "What may anchor" and "msg_seq".
constexpr int timeOrCount = 40034128;
constexpr int seqTaken = 40054005;

Lesson made(Lesson::Kind kind, const Anchor &anchor, int bound, core::WallTime now)
{
    return {.kind = kind, .scene = anchor.scene, .bound = bound, .learned = now, .expires = now + lessonLife};
}

// The refusal does not say which of the two it was: time is ruled out first, then every spender but ours.
std::optional<Lesson> ofTimeOrCount(const Anchor &anchor, const SceneRules &limits, core::WallTime now)
{
    const auto age = now - anchor.received;
    if (age.count() < 0 || age >= limits.window.safeBelow) // a clock that was set back proves no time
        return std::nullopt;
    // Even if all that is in doubt arrived, it does not come to what every source allows.
    if (anchor.accepted + anchor.open < limits.replies.safe)
        return made(Lesson::Kind::SharedUse, anchor, 0, now);
    if (anchor.accepted < limits.replies.safe || anchor.open > 0 || anchor.shared)
        return std::nullopt;
    return made(Lesson::Kind::CountAtMost, anchor, anchor.accepted, now);
}

void apply(SceneRules &limits, const Lesson &lesson)
{
    ReplyRule &replies = limits.replies;
    switch (lesson.kind) {
    case Lesson::Kind::SharedUse:
        limits.shared = lesson;
        return;
    case Lesson::Kind::CountAtLeast:
        if (!replies.counts() || replies.safe >= lesson.bound)
            return;
        replies.safe = lesson.bound;
        replies.doomedFrom = std::max(replies.doomedFrom, lesson.bound + 1);
        break;
    case Lesson::Kind::CountAtMost:
        if (!replies.counts() || (replies.safe <= lesson.bound && replies.doomedFrom == lesson.bound + 1))
            return;
        replies.safe = std::min(replies.safe, lesson.bound);
        replies.doomedFrom = lesson.bound + 1;
        break;
    }
    replies.lesson = lesson;
}

} // namespace

std::optional<Lesson> lessonOf(
    const Outcome &outcome, const Anchor &anchor, bool isRetry, const RuleSet &published, core::WallTime now)
{
    const SceneRules &limits = published.of(anchor.scene);
    const auto *refused = std::get_if<Refused>(&outcome);
    if (refused && refused->code == seqTaken && !isRetry)
        return made(Lesson::Kind::SharedUse, anchor, 0, now);
    if (!limits.replies.counts())
        return std::nullopt;
    if (refused && refused->code == timeOrCount)
        return ofTimeOrCount(anchor, limits, now);
    const bool accepted
        = std::holds_alternative<Accepted>(outcome) || std::holds_alternative<AcceptedIdUnknown>(outcome);
    if (accepted && anchor.accepted > limits.replies.safe)
        return made(Lesson::Kind::CountAtLeast, anchor, anchor.accepted, now);
    return std::nullopt;
}

RuleSet withLessons(RuleSet published, const QList<Lesson> &lessons, core::WallTime now)
{
    QList<Lesson> inForce;
    std::ranges::copy_if(
        lessons, std::back_inserter(inForce), [now](const Lesson &lesson) { return now < lesson.expires; });
    std::ranges::stable_sort(inForce, {}, &Lesson::learned);
    for (const Lesson &lesson : inForce) {
        const auto limits = published.scenes.find(lesson.scene);
        if (limits != published.scenes.end())
            apply(*limits, lesson);
    }
    return published;
}

} // namespace lineage
