#include "ui/inspector/currentcase.h"

#include "app/text/diagnosistext.h"
#include "ui/inspector/lineagestrip.h"

#include <algorithm>

namespace ui {

namespace {

/// Without a bot the published rules say how old is too old.
const lineage::RuleSet &rulesOf(const Services &services)
{
    static const lineage::RuleSet published = lineage::RuleSet::builtIn().value_or(lineage::RuleSet());
    return services.bot != nullptr ? services.bot->rules() : published;
}

std::optional<lineage::Diagnosis> diagnosisOf(const evidence::Case &found, const Services &services, core::WallTime now)
{
    lineage::Evidence evidence = found.evidence;
    if (services.bot != nullptr) {
        evidence.anchors
            = services.bot->anchors(found.facts.scene, found.facts.peer).value_or(QList<lineage::Anchor>());
    }
    return lineage::diagnose(found.facts, evidence, rulesOf(services), *services.catalogue, now);
}

CureBar::Offer offerOf(const lineage::Diagnosis &diagnosis, const evidence::Case &found, const bot::BotHandle &bot)
{
    const auto &messages = bot.undelivered().messages;
    const auto kept = std::ranges::find(messages, found.messageId, &outbox::UndeliveredMessage::messageId);
    const bool isKept = kept != messages.end();
    return {.diagnosis = diagnosis,
        .canLeaveWithNext = isKept && kept->canLeaveWithNext,
        .leavesWithNext = isKept && kept->leavesWithNext};
}

} // namespace

CurrentCase::CurrentCase(
    const journal::RowDetail &row, const evidence::Case &found, const Services &services, core::WallTime now)
{
    auto diagnosis = diagnosisOf(found, services, now);
    if (!diagnosis) {
        m_why = text::explain(row, *services.catalogue);
        return;
    }
    m_cause = diagnosis->cause;
    const bool isLive = !row.summary.ref.isImported();
    const bool isOfBot
        = services.bot != nullptr && isLive && found.messageId != 0 && row.summary.bot == services.bot->profile();
    m_isUndelivered = isOfBot
        && std::ranges::any_of(services.bot->undelivered().messages,
            [&found](const outbox::UndeliveredMessage &kept) { return kept.messageId == found.messageId; });
    if (isOfBot && found.awaitsCure()) {
        m_offer = offerOf(*diagnosis, found, *services.bot);
    } else {
        diagnosis->cure = lineage::Cure::None; // no word about a cure that nobody can press
    }
    m_why = text::explain(found.facts, *diagnosis, *services.catalogue, idsOf(found.story));
    const auto delivered = std::ranges::find_if(found.attempts, [](const journal::RowSummary &attempt) {
        return attempt.state == traffic::State::Accepted || attempt.state == traffic::State::AcceptedIdUnknown;
    });
    if (delivered != found.attempts.end()) {
        m_why.body = text::joined({m_why.body, text::gotThroughText(delivered->message->attemptNumber)});
    }
}

} // namespace ui
