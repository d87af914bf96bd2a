#pragma once
#include "app/lineage/anchorledger.h"

namespace ui {

/// What the bot would choose for a message by hand, judged on the anchors it told. Pure. Thread: any.
[[nodiscard]] lineage::Chosen chooseFor(protocol::Scene scene, const core::PeerId &peer,
    const QList<lineage::Anchor> &anchors, const lineage::RuleSet &rules, const lineage::AnchorChoice &choice,
    core::WallTime now);

} // namespace ui
