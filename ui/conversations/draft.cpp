#include "ui/conversations/draft.h"

namespace ui {

lineage::Chosen chooseFor(protocol::Scene scene, const core::PeerId &peer, const QList<lineage::Anchor> &anchors,
    const lineage::RuleSet &rules, const lineage::AnchorChoice &choice, core::WallTime now)
{
    return lineage::AnchorLedger::of(anchors, rules).choose(scene, peer, choice, false, false, now);
}

} // namespace ui
