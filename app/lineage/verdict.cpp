#include "app/lineage/verdict.h"

#include <algorithm>

namespace lineage {

namespace {

// A clock that was set back since receipt must not give an anchor more than its window.
core::Milliseconds ageOf(const Anchor &anchor, core::WallTime now)
{
    return std::max(core::Milliseconds{0}, now - anchor.received);
}

struct Replies
{
    int safe = 0;
    int possible = 0; // at the most, by the most generous source and if no open attempt arrived
};

// What another program spends here is not in our books: it may be anything.
bool isShared(const Anchor &anchor, const SceneRules &rules)
{
    return anchor.shared || rules.shared;
}

Replies repliesLeft(const Anchor &anchor, const SceneRules &scene)
{
    const ReplyRule &rule = scene.replies;
    const bool certain = !isShared(anchor, scene) && !anchor.replayed;
    return {.safe = certain ? std::max(0, rule.safe - anchor.accepted - anchor.open) : 0,
        .possible = std::max(0, rule.doomedFrom - 1 - anchor.accepted)};
}

Reason doomReason(const Anchor &anchor, const Budget &budget)
{
    if (anchor.deadCode)
        return Reason::AnchorRefused;
    return budget.timeLeft.count() == 0 ? Reason::WindowPassed : Reason::CountUsedUp;
}

Reason doubtReason(const Anchor &anchor, const SceneRules &rules, core::Milliseconds age)
{
    if (isShared(anchor, rules))
        return Reason::SharedUse;
    if (anchor.replayed)
        return Reason::AgeUnknown;
    if (age >= rules.window.safeBelow)
        return Reason::WindowDisputed;
    return anchor.accepted < rules.replies.safe ? Reason::SpenderInDoubt : Reason::CountDisputed;
}

} // namespace

bool carriesSeq(bool underEventId, protocol::Scene scene, const RuleSet &rules)
{
    const bool guild = scene == protocol::Scene::Channel || scene == protocol::Scene::Dm;
    return !guild && (!underEventId || rules.eventAnchorsHaveSeq);
}

bool carriesSeq(const AnchorId &anchor, protocol::Scene scene, const RuleSet &rules)
{
    return carriesSeq(isEventAnchor(anchor), scene, rules);
}

Budget budgetOf(const Anchor &anchor, const RuleSet &rules, core::WallTime now)
{
    const SceneRules &scene = rules.of(anchor.scene);
    const auto age = ageOf(anchor, now);
    Budget budget{.timeLeft = std::max(core::Milliseconds{0}, scene.window.doomedFrom - age),
        .window = scene.window.doomedFrom,
        .counted = scene.replies.counts(),
        .lesson = scene.shared ? scene.shared : scene.replies.lesson};
    if (anchor.deadCode || budget.timeLeft.count() == 0) {
        budget.timeLeft = core::Milliseconds{0};
        return budget;
    }
    if (!budget.counted)
        return budget;
    const Replies left = repliesLeft(anchor, scene);
    budget.safe = age < scene.window.safeBelow ? left.safe : 0;
    budget.uncertain = std::max(0, left.possible - budget.safe);
    return budget;
}

Verdict judge(
    const Anchor &anchor, protocol::Scene scene, const core::PeerId &peer, const RuleSet &rules, core::WallTime now)
{
    const SceneRules &limits = rules.of(anchor.scene);
    const Budget budget = budgetOf(anchor, rules, now);
    Verdict verdict{.anchor = anchor.id,
        .anchorReceived = anchor.received,
        .timeLeft = budget.timeLeft,
        .safeLeft = budget.safe,
        .uncertainLeft = budget.uncertain};
    if (carriesSeq(anchor.id, anchor.scene, rules))
        verdict.msgSeq = anchor.nextSeq;
    const auto say = [&verdict](Level level, Reason reason) {
        verdict.level = level;
        verdict.reason = reason;
        return verdict;
    };
    if (anchor.scene != scene || anchor.peer != peer)
        return say(Level::Doomed, Reason::OtherPeer);
    if (!budget.live())
        return say(Level::Doomed, doomReason(anchor, budget));
    const auto age = ageOf(anchor, now);
    if (isShared(anchor, limits) || anchor.replayed || age >= limits.window.safeBelow
        || (budget.counted && budget.safe == 0))
        return say(Level::Uncertain, doubtReason(anchor, limits, age));
    return say(Level::Safe, budget.safe == 1 ? Reason::LastSafeReply : Reason::WithinRules);
}

Verdict judgeProactive(bool allowedByPolicy)
{
    return allowedByPolicy ? Verdict{.level = Level::Uncertain, .reason = Reason::Proactive}
                           : Verdict{.level = Level::Doomed, .reason = Reason::NoAnchor};
}

} // namespace lineage
