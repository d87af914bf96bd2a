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
    bool wasProactiveRefused = false; ///< proactive was not permitted: only an anchor can carry it
    bool riskTaken = false; ///< a person wants it sent although it may arrive twice
    friend bool operator==(const PlanItem &, const PlanItem &) = default;
};

/// What the plan foresees for one message.
enum class Forecast {
    Send, ///< accepted
    SendUncertain, ///< the sources disagree: tried once, the answer is learned
    MayArriveTwice, ///< would be sent, unticked at first
    SkipNoAnchor, ///< no anchor that still carries it: waits for the user's next message. With an uncertain verdict: it
                  ///< waits for the answer to the one uncertain reply that is tried on its anchor
    Refuse, ///< would be refused: unticked at first
};

struct PlanStep
{
    qint64 messageId = 0;
    Forecast forecast = Forecast::SkipNoAnchor;
    std::optional<AnchorId> anchor; ///< none unless it would be sent, ticked or not
    std::optional<int> msgSeq; ///< that would be reserved; none for what is not ticked
    Verdict verdict;
    bool ticked = true;
    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

/// True for a step that leaves when the plan is carried out.
[[nodiscard]] bool isSent(const PlanStep &step);

/// Foresees what sending these messages now would do: those with the least time left first, messages of one
/// conversation in their own order; every step that is sent spends its anchor before the next is judged, and one
/// uncertain reply at the most is tried on an anchor. The steps that are sent come first, in the order of sending, then
/// the others in the order of `items`; each item has one step. `anchors`: of all the conversations concerned. Pure.
/// Thread: any. Source: product 2.2, 2.8.
[[nodiscard]] QList<PlanStep> planResend(
    const QList<PlanItem> &items, const QList<Anchor> &anchors, const RuleSet &rules, core::WallTime now);

} // namespace lineage
