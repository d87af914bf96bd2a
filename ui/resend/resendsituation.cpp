#include "ui/resend/resendsituation.h"

#include "app/core/overloaded.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using lineage::Level;
using lineage::Reason;
using traffic::State;

namespace {

/// Anchors that are over and still shown, for whoever wonders where they went.
constexpr int mostOver = 2;
/// Live anchors that are shown beside the turn's, the original and the chosen one: the newest carry longest.
constexpr int mostLive = 8;

bool isOutbound(const journal::RowSummary &row)
{
    return row.message && row.message->role == traffic::MessageFacet::Role::Outbound;
}

lineage::Verdict judgeTyped(const QString &id, const ResendSituation &situation, core::WallTime now)
{
    lineage::Verdict verdict
        = lineage::judgeUnverified(originOf(id, situation), situation.scene, situation.peer, situation.rules, now);
    int used = situation.rules.firstSeq - 1;
    for (const journal::RowSummary &row : situation.rows) {
        if (isOutbound(row) && row.anchor == id)
            used = qMax(used, row.msgSeq.value_or(0));
    }
    verdict.msgSeq = used + 1;
    return verdict;
}

lineage::Verdict judgeAnchor(const lineage::AnchorId &id, const ResendSituation &situation, core::WallTime now)
{
    const auto anchor = std::ranges::find(situation.anchors, id, &lineage::Anchor::id);
    if (anchor == situation.anchors.cend())
        return {.level = Level::Doomed, .reason = Reason::UnknownAnchor, .anchor = id};
    return lineage::judge(*anchor, situation.scene, situation.peer, situation.rules, now);
}

lineage::Chosen chooseBest(const lineage::ChooseBest &wish, const ResendSituation &situation, core::WallTime now)
{
    return lineage::AnchorLedger::of(situation.anchors, situation.rules)
        .choose(situation.scene, situation.peer, wish, false, false, now);
}

/// As the ledger judges for a person; without making a ledger of all anchors for each of them.
lineage::Verdict judgeChoice(const lineage::AnchorChoice &choice, const ResendSituation &situation, core::WallTime now)
{
    return std::visit(
        core::Overloaded{
            [&](const lineage::ChooseBest &wish) { return chooseBest(wish, situation, now).verdict; },
            [&](const lineage::ExplicitAnchor &wanted) { return judgeAnchor(wanted.id, situation, now); },
            [](const lineage::ExplicitProactive &) { return lineage::judgeProactive(true); },
            [&](const lineage::ExplicitUnverified &typed) { return judgeTyped(typed.id.value, situation, now); },
        },
        choice);
}

bool hasContent(const journal::RowSummary &row, const protocol::SendRequest &content)
{
    return row.message && row.message->text == content.text
        && row.message->markdown == (content.msgType == protocol::MsgType::Markdown);
}

/// (anchor, msg_seq) belongs to one content for ever, and an accepted one is refused when it comes again.
bool isTaken(int seq, const ResendDraft &draft, const ResendSituation &situation)
{
    const QString id = idTextOf(draft.choice);
    return std::ranges::any_of(situation.rows, [&](const journal::RowSummary &row) {
        const bool reserved = isOutbound(row) && row.anchor == id && row.msgSeq == seq && row.state != State::NotSent;
        const bool arrived = row.state == State::Accepted || row.state == State::AcceptedIdUnknown;
        return reserved && (arrived || !hasContent(row, draft.content));
    });
}

bool hasArrived(const journal::RowSummary &row)
{
    return row.state == State::Accepted || row.state == State::AcceptedIdUnknown || row.state == State::InAudit;
}

/// An attempt of this message may have arrived, and the draft is no repeat of it.
bool mayArriveTwice(const ResendDraft &draft, const ResendSituation &situation)
{
    const QString id = idTextOf(draft.choice);
    return std::ranges::any_of(situation.attempts, [&](const journal::RowSummary &row) {
        const bool isOpen = row.state == State::Unknown || row.state == State::InFlight;
        const bool isRepeat = draft.msgSeq && row.msgSeq == draft.msgSeq && row.anchor == id;
        return isOpen && !isRepeat;
    });
}

bool canRepeat(const journal::RowSummary &row)
{
    return row.state == State::Unknown && row.attemptId != 0 && row.msgSeq.has_value();
}

int refusalsOn(const QString &id, const ResendSituation &situation)
{
    return int(std::ranges::count_if(situation.rows, [&](const journal::RowSummary &row) {
        return isOutbound(row) && row.anchor == id && row.state == State::Refused;
    }));
}

QString textOf(const QString &msgId, const ResendSituation &situation)
{
    const auto found = std::ranges::find_if(situation.rows,
        [&](const journal::RowSummary &row) { return row.message && !isOutbound(row) && row.msgId == msgId; });
    return found == situation.rows.cend() ? QString() : found->message->text;
}

AnchorOption optionOf(const lineage::Anchor &anchor, const ResendSituation &situation, core::WallTime now)
{
    AnchorOption option;
    option.choice = lineage::ExplicitAnchor{anchor.id};
    option.verdict = judgeChoice(option.choice, situation, now);
    option.anchor = anchor;
    option.budget = lineage::budgetOf(anchor, situation.rules, now);
    option.text = textOf(lineage::anchorIdText(anchor.id), situation);
    option.isOfTurn = situation.turnAnchor == anchor.id;
    option.isOriginal = lineage::anchorIdText(anchor.id) == situation.originalAnchor;
    return option;
}

AnchorOption unverifiedOption(const QString &id, const ResendSituation &situation, core::WallTime now)
{
    AnchorOption option;
    option.kind = AnchorOption::Kind::Unverified;
    option.choice = lineage::ExplicitUnverified{core::UnverifiedId(id)};
    option.verdict = judgeChoice(option.choice, situation, now);
    option.isOriginal = id == situation.originalAnchor;
    option.isOfTurn = situation.turnAnchor && lineage::anchorIdText(*situation.turnAnchor) == id;
    option.isOfLog = situation.isOfLog && (option.isOriginal || option.isOfTurn);
    option.refusals = refusalsOn(id, situation);
    return option;
}

bool isAnchor(const QString &id, const ResendSituation &situation)
{
    return std::ranges::any_of(
        situation.anchors, [&](const lineage::Anchor &anchor) { return lineage::anchorIdText(anchor.id) == id; });
}

} // namespace

lineage::Verdict judgeDraft(const ResendDraft &draft, const ResendSituation &situation, core::WallTime now)
{
    lineage::Verdict verdict = judgeChoice(draft.choice, situation, now);
    if (draft.msgSeq)
        verdict.msgSeq = draft.msgSeq;
    if (verdict.level == Level::Doomed)
        return verdict;
    const bool isWords
        = draft.content.msgType == protocol::MsgType::Text || draft.content.msgType == protocol::MsgType::Markdown;
    if (isWords && draft.content.text.trimmed().isEmpty() && draft.content.extra.isEmpty()) {
        verdict.level = Level::Doomed;
        verdict.reason = Reason::EmptyText;
        return verdict;
    }
    if (draft.msgSeq && isTaken(*draft.msgSeq, draft, situation)) {
        verdict.level = Level::Doomed;
        verdict.reason = Reason::SeqTaken;
    } else if (const journal::RowSummary *arrived = arrivedAttempt(situation.attempts)) {
        verdict.level = Level::MayArriveTwice;
        verdict.reason = Reason::AlreadyArrived;
        verdict.arrivedAttempt = arrived->message ? arrived->message->attemptNumber : 0;
    } else if (mayArriveTwice(draft, situation)) {
        verdict.level = Level::MayArriveTwice;
        verdict.reason = Reason::OutcomeOpen;
    }
    return verdict;
}

std::optional<int> nextSeqOf(const lineage::AnchorChoice &choice, const ResendSituation &situation, core::WallTime now)
{
    return judgeChoice(choice, situation, now).msgSeq;
}

lineage::IdOrigin originOf(const QString &id, const ResendSituation &situation)
{
    for (const QList<journal::RowSummary> &rows : {situation.attempts, situation.rows}) {
        const auto own = std::ranges::find(rows, id, &journal::RowSummary::returnedId);
        if (own != rows.cend() && own->message) {
            return lineage::OfOwnMessage{own->time + own->duration.value_or(core::Milliseconds{0}), own->message->text};
        }
    }
    return situation.origins.value(id, lineage::NeverSeen{});
}

QList<AnchorOption> anchorOptions(
    const lineage::AnchorChoice &choice, const ResendSituation &situation, core::WallTime now)
{
    QList<AnchorOption> options;
    int over = 0;
    int live = 0;
    for (const lineage::Anchor &anchor : situation.anchors) {
        const bool isWanted = situation.turnAnchor == anchor.id
            || choice == lineage::AnchorChoice(lineage::ExplicitAnchor{anchor.id})
            || lineage::anchorIdText(anchor.id) == situation.originalAnchor;
        const bool isOver = judgeAnchor(anchor.id, situation, now).level == Level::Doomed;
        if (isWanted || (isOver ? over++ < mostOver : live++ < mostLive))
            options.append(optionOf(anchor, situation, now));
    }
    // The turn's own message first, what is over last; newest first otherwise, as the bot tells them.
    std::ranges::stable_sort(options, {}, [](const AnchorOption &option) {
        const bool isOver = option.verdict.level == Level::Doomed;
        return (isOver ? 2 : 0) + (option.isOfTurn ? 0 : 1);
    });
    AnchorOption proactive;
    proactive.kind = AnchorOption::Kind::Proactive;
    proactive.choice = lineage::ExplicitProactive{};
    proactive.verdict = judgeChoice(proactive.choice, situation, now);
    options.append(proactive);
    QStringList unverified;
    if (situation.isOfLog && situation.turnAnchor)
        unverified.append(lineage::anchorIdText(*situation.turnAnchor));
    unverified.append(situation.originalAnchor);
    unverified.removeIf([&](const QString &id) { return id.isEmpty() || isAnchor(id, situation); });
    if (const auto *typed = std::get_if<lineage::ExplicitUnverified>(&choice))
        unverified.append(typed->id.value);
    unverified.removeDuplicates();
    for (const QString &id : std::as_const(unverified))
        options.append(unverifiedOption(id, situation, now));
    return options;
}

lineage::AnchorChoice firstChoice(const ResendSituation &situation, core::WallTime now)
{
    const auto carries = [&](const lineage::AnchorChoice &choice) {
        return std::holds_alternative<lineage::ExplicitAnchor>(choice)
            && judgeChoice(choice, situation, now).level != Level::Doomed;
    };
    if (situation.turnAnchor && carries(lineage::ExplicitAnchor{*situation.turnAnchor}))
        return lineage::ExplicitAnchor{*situation.turnAnchor};
    for (const lineage::Anchor &anchor : situation.anchors) {
        const lineage::AnchorChoice original = lineage::ExplicitAnchor{anchor.id};
        if (lineage::anchorIdText(anchor.id) == situation.originalAnchor && carries(original))
            return original;
    }
    const lineage::Chosen best = chooseBest({}, situation, now);
    if (best.anchor && best.verdict.level != Level::Doomed)
        return lineage::ExplicitAnchor{*best.anchor};
    return lineage::ExplicitProactive{};
}

std::optional<core::WallTime> lastAcceptedOn(const QString &id, const ResendSituation &situation)
{
    std::optional<core::WallTime> last;
    for (const journal::RowSummary &row : situation.rows) {
        if (isOutbound(row) && row.anchor == id && row.state == State::Accepted && (!last || row.time > *last))
            last = row.time;
    }
    return last;
}

const journal::RowSummary *arrivedAttempt(const QList<journal::RowSummary> &attempts)
{
    const auto found = std::ranges::find_if(attempts, hasArrived);
    return found == attempts.cend() ? nullptr : &*found;
}

const journal::RowSummary *retryableAttempt(const QList<journal::RowSummary> &attempts, journal::RowRef asked)
{
    if (attempts.isEmpty() || arrivedAttempt(attempts))
        return nullptr; // nothing is in doubt any more
    const auto wanted = std::ranges::find(attempts, asked, &journal::RowSummary::ref);
    if (!asked.isNull() && wanted != attempts.cend() && canRepeat(*wanted))
        return &*wanted;
    return canRepeat(attempts.last()) ? &attempts.last() : nullptr;
}

QList<journal::RowSummary> triesOf(const QList<journal::RowSummary> &rows)
{
    QList<journal::RowSummary> tries;
    std::ranges::copy_if(rows, std::back_inserter(tries),
        [](const journal::RowSummary &row) { return isOutbound(row) && row.state != State::None; });
    return tries;
}

} // namespace ui
