#include "app/lineage/lesson.h"

#include "app/protocol/apicode.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineage {

namespace {

namespace apicode = protocol::apicode;

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
    if (anchor.replayed) // its true age is not known, nor what was spent on it before we heard of it
        return std::nullopt;
    const SceneRules &limits = published.of(anchor.scene);
    const auto *refused = std::get_if<Refused>(&outcome);
    if (refused && refused->code == apicode::msgSeqRepeated && !isRetry)
        return made(Lesson::Kind::SharedUse, anchor, 0, now);
    if (!limits.replies.counts())
        return std::nullopt;
    if (refused && refused->code == apicode::timeOrCount)
        return ofTimeOrCount(anchor, limits, now);
    const bool accepted
        = std::holds_alternative<Accepted>(outcome) || std::holds_alternative<AcceptedIdUnknown>(outcome);
    if (accepted && anchor.accepted > limits.replies.safe)
        return made(Lesson::Kind::CountAtLeast, anchor, anchor.accepted, now);
    return std::nullopt;
}

QString lessonName(const Lesson &lesson)
{
    switch (lesson.kind) {
    case Lesson::Kind::CountAtLeast:
        return u"count-at-least %1"_s.arg(lesson.bound);
    case Lesson::Kind::CountAtMost:
        return u"count-at-most %1"_s.arg(lesson.bound);
    case Lesson::Kind::SharedUse:
        return u"shared-use"_s;
    }
    return {};
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
