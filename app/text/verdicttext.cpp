// Verdicts in words; see sentence.h.
#include "app/text/clocktime.h"
#include "app/text/sentence.h"
#include "app/text/words.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

QString safeReason(const lineage::Verdict &verdict)
{
    const QString seq = verdict.msgSeq ? Words::tr("msg_seq %1").arg(*verdict.msgSeq) : Words::tr("no msg_seq");
    const QString head = Words::tr("Passive reply, %1, %2 left.").arg(seq, countdown(verdict.timeLeft));
    if (verdict.reason != lineage::Reason::LastSafeReply)
        return head;
    return joined({head, Words::tr("It uses the last safe reply on this anchor.")});
}

QString doubtReason(const lineage::Verdict &verdict)
{
    using lineage::Reason;
    switch (verdict.reason) {
    case Reason::CountDisputed:
        return Words::tr("The sources disagree whether one more reply is allowed on this anchor; %1 left.")
            .arg(countdown(verdict.timeLeft));
    case Reason::WindowDisputed:
        return Words::tr("The sources disagree how long this anchor lives; at the most %1 left.")
            .arg(countdown(verdict.timeLeft));
    case Reason::SpenderInDoubt:
        return Words::tr("An attempt without a readable answer may have used the last safe reply; %1 left.")
            .arg(countdown(verdict.timeLeft));
    case Reason::SharedUse:
        return Words::tr("Another program spends this bot's replies too; %1 left.").arg(countdown(verdict.timeLeft));
    case Reason::AgeUnknown:
        return Words::tr("The gateway delivered this message late: how old it is nobody knows; at the most %1 left.")
            .arg(countdown(verdict.timeLeft));
    case Reason::OnlyInLog:
        return verdict.anchorReceived == core::WallTime{}
            ? Words::tr("Unverified: only the log knows this id, this bot's gateway never received it. The log has no "
                        "date: how old it is nobody knows.")
            : Words::tr("Unverified: only the log knows this id, this bot's gateway never received it; by the log's "
                        "clock %1 left.")
                  .arg(countdown(verdict.timeLeft));
    case Reason::Proactive:
        return Words::tr("Without an anchor: the user's or the bot's switch for proactive messages decides.");
    case Reason::WithinRules:
    case Reason::LastSafeReply:
    case Reason::CountUsedUp:
    case Reason::WindowPassed:
    case Reason::AnchorRefused:
    case Reason::OtherPeer:
    case Reason::UnknownAnchor:
    case Reason::OwnId:
    case Reason::EventIdMisused:
    case Reason::SeqTaken:
    case Reason::EmptyText:
    case Reason::NoAnchor:
    case Reason::OutcomeOpen:
    case Reason::AlreadyArrived:
        break;
    }
    return {};
}

QString doomReason(const lineage::Verdict &verdict)
{
    using lineage::Reason;
    switch (verdict.reason) {
    case Reason::CountUsedUp:
        return Words::tr("All replies on this anchor are used.");
    case Reason::WindowPassed:
        return Words::tr("The message of %1 is too old to hang a reply on.").arg(secondsText(verdict.anchorReceived));
    case Reason::AnchorRefused:
        return Words::tr("The platform refused this anchor before.");
    case Reason::OtherPeer:
        return Words::tr("This anchor belongs to another conversation.");
    case Reason::UnknownAnchor:
        return Words::tr("No message with this id was received; a returned id can never be an anchor.");
    case Reason::OwnId:
        return Words::tr("A send returned this id: it names the bot's own message, which can never be an anchor.");
    case Reason::EventIdMisused:
        return Words::tr(
            "This id does not stand where it could anchor: it names an event, or a message under event_id.");
    case Reason::SeqTaken:
        return Words::tr("This msg_seq stands for another text on this anchor: the platform would take it for a copy.");
    case Reason::EmptyText:
        return Words::tr("The text is empty: the platform refuses that.");
    case Reason::NoAnchor:
        return Words::tr("Nothing to hang a reply on, and this bot may not send proactive messages.");
    case Reason::WithinRules:
    case Reason::LastSafeReply:
    case Reason::CountDisputed:
    case Reason::WindowDisputed:
    case Reason::SpenderInDoubt:
    case Reason::SharedUse:
    case Reason::AgeUnknown:
    case Reason::OnlyInLog:
    case Reason::Proactive:
    case Reason::OutcomeOpen:
    case Reason::AlreadyArrived:
        break;
    }
    return {};
}

QString twiceReason(const lineage::Verdict &verdict)
{
    if (verdict.reason != lineage::Reason::AlreadyArrived)
        return Words::tr("An earlier try of this text has no readable answer.");
    return verdict.arrivedAttempt > 0
        ? Words::tr("The user has this message already (attempt %1).").arg(verdict.arrivedAttempt)
        : Words::tr("The user has this message already.");
}

} // namespace

VerdictText verdictText(const lineage::Verdict &verdict)
{
    switch (verdict.level) {
    case lineage::Level::Safe:
        return {Words::tr("Safe."), safeReason(verdict)};
    case lineage::Level::Uncertain:
        return {verdict.reason == lineage::Reason::Proactive ? Words::tr("Proactive.") : Words::tr("Uncertain."),
            doubtReason(verdict)};
    case lineage::Level::Doomed:
        return {Words::tr("Doomed."), doomReason(verdict)};
    case lineage::Level::MayArriveTwice:
        return {Words::tr("May arrive twice."), twiceReason(verdict)};
    }
    return {};
}

} // namespace text
