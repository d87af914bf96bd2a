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

std::optional<lineage::Diagnosis> diagnosisOf(
    const evidence::Case &found, bool isOfLog, const Services &services, core::WallTime now)
{
    lineage::Evidence evidence = found.evidence;
    evidence.isOfLog = isOfLog;
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

/// What another program could not send goes out from here as a message of its own.
CureBar::Offer offerOfLog(lineage::Diagnosis diagnosis)
{
    if (diagnosis.cure == lineage::Cure::WaitForUser) // the outbox, which has nothing of it, cannot wait with it
        diagnosis.cure = lineage::Cure::EditAndResend;
    return {.diagnosis = std::move(diagnosis), .isInOutbox = false};
}

/// The log that the row is of; null if it is of none.
const imports::Log *logOf(const journal::RowSummary &row, const Services &services)
{
    return row.ref.isImported() && services.logDesk != nullptr ? services.logDesk->logOf(row.ref.source()) : nullptr;
}

} // namespace

CurrentCase::CurrentCase(
    const journal::RowDetail &row, const evidence::Case &found, const Services &services, core::WallTime now)
{
    const bool isImported = row.summary.ref.isImported();
    auto diagnosis = diagnosisOf(found, isImported, services, now);
    if (!diagnosis) {
        m_why = text::explain(row, *services.catalogue);
        return;
    }
    m_cause = diagnosis->cause;
    const imports::Log *log = logOf(row.summary, services);
    const bool isOfBot = services.bot != nullptr && found.messageId != 0
        && (isImported ? log && log->profile == services.bot->profile() : row.summary.bot == services.bot->profile());
    if (log && log->profile.isEmpty() && services.bot != nullptr && found.awaitsCure())
        m_unboundLog = log;
    m_isUndelivered = isOfBot && !isImported
        && std::ranges::any_of(services.bot->undelivered().messages,
            [&found](const outbox::UndeliveredMessage &kept) { return kept.messageId == found.messageId; });
    if (isOfBot && found.awaitsCure()) {
        m_offer = isImported ? offerOfLog(*diagnosis) : offerOf(*diagnosis, found, *services.bot);
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
