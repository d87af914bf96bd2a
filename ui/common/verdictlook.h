#pragma once
#include "app/lineage/verdict.h"
#include "ui/common/chip.h"

namespace ui {

/// Tone and icon of a verdict: safe ok, uncertain and may arrive twice warn, doomed bad, proactive plain.
[[nodiscard]] Tone toneOf(const lineage::Verdict &verdict);
[[nodiscard]] QString iconOf(const lineage::Verdict &verdict);

} // namespace ui
