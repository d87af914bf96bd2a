#include "ui/undelivered/planitem.h"

namespace ui {

lineage::PlanItem planItem(const outbox::UndeliveredMessage &message, const protocol::ErrorCatalogue &catalogue)
{
    using protocol::CodeCategory;
    lineage::PlanItem item{
        .messageId = message.messageId, .scene = message.message.scene, .peer = message.message.peer};
    item.isUnknown = message.mayHaveArrived;
    const auto *refused = std::get_if<lineage::Refused>(&message.outcome);
    const protocol::CodeEntry *entry = refused ? catalogue.find(refused->code) : nullptr;
    if (!entry)
        return item;
    switch (entry->category) {
    case CodeCategory::Content:
    case CodeCategory::Media:
    case CodeCategory::Param:
        item.wasContentRefused = true;
        break;
    case CodeCategory::Permission:
        // Without an anchor the user's or the group's switch refused it; a reply needs no switch.
        (message.anchor.isEmpty() ? item.wasProactiveRefused : item.wasContentRefused) = true;
        break;
    case CodeCategory::Anchor:
    case CodeCategory::Dedupe:
    case CodeCategory::Quota:
    case CodeCategory::Audit:
    case CodeCategory::Auth:
    case CodeCategory::Server:
    case CodeCategory::Gateway:
    case CodeCategory::Other:
        break;
    }
    return item;
}

QList<lineage::PlanStep> planOf(const QList<outbox::UndeliveredMessage> &messages, const Outlook &outlook,
    const protocol::ErrorCatalogue &catalogue, bool riskTaken)
{
    QList<lineage::PlanItem> items;
    items.reserve(messages.size());
    for (const outbox::UndeliveredMessage &message : messages) {
        items.append(planItem(message, catalogue));
        items.last().riskTaken = riskTaken;
    }
    return lineage::planResend(items, outlook.anchors, outlook.rules, outlook.now);
}

bool waitsForAnswer(const lineage::PlanStep &step)
{
    return step.forecast == lineage::Forecast::SkipNoAnchor && step.verdict.level == lineage::Level::Uncertain;
}

} // namespace ui
