#include "app/bot/sendtestforecast.h"

#include <algorithm>

namespace bot {

namespace {

using Fate = SendTestForecast::Fate;

Fate fateOf(const lineage::Chosen &chosen, bool isExplicit)
{
    switch (chosen.verdict.level) {
    case lineage::Level::Safe:
        return Fate::Safe;
    case lineage::Level::Uncertain:
    case lineage::Level::MayArriveTwice:
        return Fate::Uncertain;
    case lineage::Level::Doomed:
        break;
    }
    return isExplicit ? Fate::Refused : Fate::NotSent; // what a person names leaves, whatever becomes of it
}

void spend(QList<lineage::Anchor> &anchors, const lineage::Chosen &chosen)
{
    if (!chosen.anchor)
        return;
    const auto used = std::ranges::find(anchors, *chosen.anchor, &lineage::Anchor::id);
    if (used == anchors.end())
        return;
    ++used->accepted;
    if (chosen.verdict.msgSeq)
        ++used->nextSeq;
}

} // namespace

int SendTestForecast::count(Fate fate) const
{
    return int(std::ranges::count(messages, fate, &Message::fate));
}

int SendTestForecast::firstUnsafe() const
{
    const auto first = std::ranges::find_if(messages, [](const Message &one) { return one.fate != Fate::Safe; });
    return first == messages.cend() ? 0 : int(first - messages.cbegin()) + 1;
}

SendTestForecast foresee(const SendTestPlan &plan, const QList<lineage::Anchor> &anchors, const lineage::RuleSet &rules,
    const lineage::IdOrigin &typed, core::WallTime now)
{
    SendTestForecast forecast;
    QList<lineage::Anchor> left = anchors;
    const bool isExplicit = !std::holds_alternative<lineage::ChooseBest>(plan.path);
    for (int i = 0; i < std::clamp(plan.count, 0, mostTestMessages); ++i) {
        const core::WallTime leaves = now + i * plan.pause;
        lineage::Chosen chosen;
        if (std::holds_alternative<lineage::ExplicitUnverified>(plan.path))
            chosen.verdict = lineage::judgeUnverified(typed, plan.scene, plan.peer, rules, leaves);
        else
            chosen
                = lineage::AnchorLedger::of(left, rules).choose(plan.scene, plan.peer, plan.path, false, false, leaves);
        forecast.messages.append({fateOf(chosen, isExplicit), chosen.verdict});
        spend(left, chosen);
    }
    return forecast;
}

} // namespace bot
