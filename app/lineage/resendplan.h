#pragma once
#include "app/lineage/anchorledger.h"

namespace lineage {

/// A message that did not reach its user, as a plan needs it.
struct PlanItem
{
    qint64 messageId = 0;
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    bool isUnknown = false; ///< its newest attempt has no readable answer: it may arrive twice
    bool wasContentRefused = false; ///< the content itself was refused: the same again is refused again
    friend bool operator==(const PlanItem &, const PlanItem &) = default;
};

/// What the plan foresees for one message.
enum class Forecast {
    Send, ///< accepted
    SendUncertain, ///< the sources disagree: tried once, the answer is learned
    MayArriveTwice, ///< would be sent, unticked at first
    SkipNoAnchor, ///< no anchor that still carries it: waits for the user's next message
    Refuse, ///< would be refused: unticked at first
};

struct PlanStep
{
    qint64 messageId = 0;
    Forecast forecast = Forecast::SkipNoAnchor;
    std::optional<AnchorId> anchor;
    std::optional<int> msgSeq; ///< that would be reserved
    Verdict verdict;
    bool ticked = true;
    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

/// Foresees what sending these messages now would do: those with the least time left first, messages of one
/// conversation in their own order; every step spends its anchor before the next is judged. Pure. Thread: any.
/// `anchors`: of all the conversations concerned.
[[nodiscard]] QList<PlanStep> planResend(
    const QList<PlanItem> &items, const QList<Anchor> &anchors, const RuleSet &rules, core::WallTime now);

} // namespace lineage
