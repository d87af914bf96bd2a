#include "app/lineage/diagnosis.h"

#include "app/core/overloaded.h"
#include "app/lineage/cause.h"

#include <algorithm>

namespace lineage {

namespace {

/// What would put it right, and what the ledger says of that.
struct Remedy
{
    Cure cure = Cure::None;
    std::optional<Anchor> anchor = {};
    std::optional<Verdict> verdict = {};
};

/// One search for a cure.
struct Search
{
    const SendFacts &send;
    const Evidence &evidence;
    const RuleSet &rules;
    const protocol::ErrorCatalogue &catalogue;
    core::WallTime now;

    [[nodiscard]] bool isOwn(const Anchor &anchor) const
    {
        return anchorIdText(anchor.id) == send.anchor && isEventAnchor(anchor.id) == send.anchoredByEventId;
    }
    /// The anchor that the send hung on, if it is one.
    [[nodiscard]] const Anchor *own() const
    {
        const auto found
            = std::ranges::find_if(evidence.anchors, [this](const Anchor &anchor) { return isOwn(anchor); });
        return found == evidence.anchors.end() ? nullptr : &*found;
    }
    [[nodiscard]] bool isProactive() const { return send.anchor.isEmpty(); }
    [[nodiscard]] const protocol::CodeEntry *entry() const { return send.code ? catalogue.find(*send.code) : nullptr; }
};

/// The best anchor now by the ledger's own choice, or nothing. `isRefused`: what the send hung on is out.
std::optional<Remedy> onAnchor(const Search &search, Cure cure, std::optional<AnchorId> preferred, bool isRefused)
{
    AnchorLedger ledger(search.rules);
    for (const Anchor &anchor : search.evidence.anchors)
        if (!isRefused || !search.isOwn(anchor))
            ledger.put(anchor);
    if (!preferred && search.evidence.turnAnchor)
        preferred = *search.evidence.turnAnchor;
    const Chosen chosen = ledger.choose(
        search.send.scene, search.send.peer, ChooseBest{std::move(preferred)}, false, false, search.now);
    const Anchor *anchor = chosen.anchor ? ledger.find(*chosen.anchor) : nullptr;
    if (!anchor || chosen.verdict.level == Level::Doomed)
        return std::nullopt;
    return Remedy{cure, *anchor, chosen.verdict};
}

/// On another anchor than the refused one.
Remedy elsewhere(const Search &search)
{
    return onAnchor(search, Cure::ResendOnAnchor, std::nullopt, true).value_or(Remedy{Cure::WaitForUser});
}

/// On the same anchor if it still carries a reply, else on the best; as before if it hung on none.
Remedy again(const Search &search, Cure cure)
{
    const Anchor *own = search.own();
    if (const auto found = onAnchor(search, cure, own ? std::optional(own->id) : std::nullopt, false))
        return *found;
    if (search.isProactive() && search.send.state != traffic::State::NotSent)
        return {cure, std::nullopt, judgeProactive(true)};
    return {Cure::WaitForUser};
}

/// The same once more: safe from doubling only with a msg_seq, and of use only where the anchor still carries it.
std::optional<Remedy> retry(const Search &search)
{
    const SendFacts &send = search.send;
    const bool hasSeq
        = send.msgSeq && !search.evidence.isOfLog && carriesSeq(send.anchoredByEventId, send.scene, search.rules);
    if (!hasSeq || search.isProactive())
        return std::nullopt;
    if (const Anchor *own = search.own()) {
        Anchor spent = *own;
        spent.open = std::max(0, spent.open - 1); // its own doubt: the retry spends no second reply
        Verdict verdict = judge(spent, send.scene, send.peer, search.rules, search.now);
        verdict.msgSeq = send.msgSeq;
        if (verdict.level == Level::Doomed)
            return std::nullopt;
        return Remedy{Cure::RetrySame, *own, verdict};
    }
    const auto *message = std::get_if<OfPersonsMessage>(&search.evidence.origin);
    const bool isOfHere = message && message->scene == send.scene && message->peer == send.peer
        && search.now - message->received < search.rules.of(send.scene).window.doomedFrom;
    const bool mayBeAnchor = isOfHere || std::holds_alternative<NeverSeen>(search.evidence.origin);
    return mayBeAnchor ? std::optional(Remedy{Cure::RetrySame}) : std::nullopt;
}

Remedy afterUnknown(const Search &search)
{
    if (const auto same = retry(search))
        return *same;
    if (const auto resend = onAnchor(search, Cure::ResendOnAnchor, std::nullopt, false))
        return *resend;
    return search.isProactive() ? Remedy{Cure::ResendProactive, std::nullopt, judgeProactive(true)}
                                : Remedy{Cure::WaitForUser};
}

Remedy afterNotSent(const Search &search)
{
    switch (notSentFromName(search.send.serverText).value_or(NotSentReason::Cancelled)) {
    case NotSentReason::NoAnchor:
    case NotSentReason::AnchorDoomed:
    case NotSentReason::Cancelled:
    case NotSentReason::Interrupted:
    case NotSentReason::SeqTaken: // the next try takes a number of its own
        return again(search, Cure::ResendOnAnchor);
    case NotSentReason::CannotRecord:
    case NotSentReason::CannotConnect:
    case NotSentReason::NoToken:
        return again(search, Cure::ResendLater);
    case NotSentReason::EmptyText:
        return again(search, Cure::EditAndResend);
    case NotSentReason::Busy:
    case NotSentReason::NotRepeatable:
    case NotSentReason::NoLongerOwed:
        break;
    }
    return {};
}

Remedy byAdvice(const Search &search)
{
    const protocol::CodeEntry *entry = search.entry();
    if (!entry)
        return again(search, Cure::EditAndResend);
    switch (entry->retry) {
    case protocol::CodeRetry::No:
        break;
    case protocol::CodeRetry::Once:
    case protocol::CodeRetry::Backoff:
        return again(search, Cure::ResendLater);
    case protocol::CodeRetry::AfterFix:
        return again(search, Cure::EditAndResend);
    case protocol::CodeRetry::NewAnchor:
    case protocol::CodeRetry::Proactive:
        return elsewhere(search);
    }
    return {};
}

Remedy remedyFor(Cause cause, const Search &search)
{
    switch (cause) {
    case Cause::OwnIdAsAnchor:
    case Cause::OtherPeersAnchor:
    case Cause::UnknownAnchor:
    case Cause::AnchorExpired:
    case Cause::AnchorExhausted:
    case Cause::EventIdMisused:
    case Cause::TimeOrCount:
        return elsewhere(search);
    case Cause::SeqCollision:
        return again(search, Cure::ResendOnAnchor);
    case Cause::Content:
    case Cause::Url:
        return again(search, Cure::EditAndResend);
    case Cause::Markdown:
        return again(
            search, search.send.msgType == protocol::MsgType::Markdown ? Cure::ResendAsPlainText : Cure::EditAndResend);
    case Cause::Permission: // a message of the user opens what the switch for proactive ones closes
        return search.isProactive() ? elsewhere(search) : Remedy{};
    case Cause::Quota:
    case Cause::Server:
        return again(search, Cure::ResendLater);
    case Cause::Credentials: {
        const bool tokenOnly = search.entry() && search.entry()->retry == protocol::CodeRetry::Once;
        return tokenOnly ? again(search, Cure::ResendLater) : Remedy{};
    }
    case Cause::UnknownOutcome:
        return afterUnknown(search);
    case Cause::NotSent:
        return afterNotSent(search);
    case Cause::OtherRefusal:
        return byAdvice(search);
    case Cause::Audit: // it is under way
        break;
    }
    return {};
}

// A log's clock is another one's, and its bot may have spent what the id had: it is never safe.
void judgeOnlyInLog(Verdict &verdict, core::Milliseconds window, core::WallTime now)
{
    const bool hasDate = verdict.anchorReceived != core::WallTime{};
    const auto age = std::max(core::Milliseconds{0}, now - verdict.anchorReceived);
    verdict.timeLeft = hasDate ? std::max(core::Milliseconds{0}, window - age) : window;
    if (verdict.timeLeft.count() == 0)
        return;
    verdict.level = Level::Uncertain;
    verdict.reason = Reason::OnlyInLog;
}

} // namespace

std::optional<Diagnosis> diagnose(const SendFacts &send, const Evidence &evidence, const RuleSet &rules,
    const protocol::ErrorCatalogue &catalogue, core::WallTime now)
{
    const auto cause = causeOf(send, evidence, rules, catalogue);
    if (!cause)
        return std::nullopt;
    Remedy remedy = remedyFor(*cause, {send, evidence, rules, catalogue, now});
    const bool inDoubt = evidence.messageInDoubt || cause == Cause::UnknownOutcome;
    if (inDoubt && remedy.verdict && remedy.cure != Cure::RetrySame) {
        remedy.verdict->level = Level::MayArriveTwice;
        remedy.verdict->reason = Reason::OutcomeOpen;
    }
    return Diagnosis{.cause = *cause,
        .cure = remedy.cure,
        .origin = evidence.origin,
        .anchorAge = anchorAgeAt(send.sent, evidence.origin),
        .acceptedBefore = evidence.acceptedBefore,
        .seqUsedBefore = evidence.seqUsedBefore,
        .cureAnchor = std::move(remedy.anchor),
        .cureVerdict = std::move(remedy.verdict)};
}

Verdict judgeUnverified(
    const IdOrigin &origin, protocol::Scene scene, const core::PeerId &peer, const RuleSet &rules, core::WallTime now)
{
    Verdict verdict{.level = Level::Doomed, .reason = Reason::UnknownAnchor};
    std::visit(core::Overloaded{
                   [](const NeverSeen &) {},
                   [&](const OfPersonsMessage &message) {
                       // An anchor that is gone from the ledger has outlived its window.
                       const bool isOfHere = message.scene == scene && message.peer == peer;
                       verdict.reason = isOfHere ? Reason::WindowPassed : Reason::OtherPeer;
                       verdict.anchorReceived = message.received;
                       if (isOfHere && message.isOnlyInLog)
                           judgeOnlyInLog(verdict, rules.of(scene).window.doomedFrom, now);
                   },
                   [&](const OfOwnMessage &) { verdict.reason = Reason::OwnId; },
                   [&](const OfEvent &event) {
                       verdict.reason = Reason::EventIdMisused;
                       verdict.anchorReceived = event.received;
                   },
               },
        origin);
    return verdict;
}

} // namespace lineage
