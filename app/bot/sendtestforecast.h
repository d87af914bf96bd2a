#pragma once
#include "app/bot/sendtestreport.h"

namespace bot {

/// What would become of each message of a test that begins now.
struct SendTestForecast
{
    enum class Fate {
        Safe,
        Uncertain, ///< the sources disagree, a switch decides, or an earlier answer does
        Refused, ///< by the platform
        NotSent, ///< the bot finds nothing to hang it on
    };
    struct Message
    {
        Fate fate = Fate::NotSent;
        lineage::Verdict verdict;
        friend bool operator==(const Message &, const Message &) = default;
    };
    QList<Message> messages; ///< in order
    [[nodiscard]] int count(Fate fate) const;
    /// Number of the first message that is not safe (`fate` Safe: of none), 0 for none.
    [[nodiscard]] int firstUnsafe() const;
    friend bool operator==(const SendTestForecast &, const SendTestForecast &) = default;
};

/// Foresees a test: each message leaves a pause after the one before it, by the choice that the bot makes for a person,
/// and spends its anchor before the next is judged. Answers take no time here. `anchors`: of the conversation, newest
/// first, as the bot tells them. `typed`: where the id of an unverified path comes from. Pure. Thread: any.
[[nodiscard]] SendTestForecast foresee(const SendTestPlan &plan, const QList<lineage::Anchor> &anchors,
    const lineage::RuleSet &rules, const lineage::IdOrigin &typed, core::WallTime now);

} // namespace bot
