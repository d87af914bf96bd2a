#pragma once
#include "app/lineage/resendplan.h"
#include "app/outbox/outbox.h"
#include "app/protocol/errorcatalogue.h"

namespace ui {

/// What forecasts are made from, all of one moment.
struct Outlook
{
    QList<lineage::Anchor> anchors; ///< of all conversations
    lineage::RuleSet rules;
    core::WallTime now{};
};

/// What a plan needs to know of an undelivered message: the catalogue tells whether the same content would be refused
/// again. Pure. Source: protocol reference (f), category and retry.
[[nodiscard]] lineage::PlanItem planItem(
    const outbox::UndeliveredMessage &message, const protocol::ErrorCatalogue &catalogue);

/// The plan of these messages; `riskTaken`: also what may arrive twice is sent. Pure.
[[nodiscard]] QList<lineage::PlanStep> planOf(const QList<outbox::UndeliveredMessage> &messages, const Outlook &outlook,
    const protocol::ErrorCatalogue &catalogue, bool riskTaken);

/// True for a step that is not sent because what comes before it on its anchor is uncertain: the answer decides.
[[nodiscard]] bool waitsForAnswer(const lineage::PlanStep &step);

} // namespace ui
