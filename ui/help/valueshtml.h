#pragma once
#include "app/lineage/ruleset.h"

namespace ui {

/// The limits in force as a page: of each scene how long an anchor lives and how many replies it takes, both bounds,
/// who states them, and what the bot has learned. `isOfBot`: the rules are a running bot's, else the published ones.
/// Thread: GUI.
[[nodiscard]] QString valuesHtml(const lineage::RuleSet &rules, bool isOfBot);

} // namespace ui
