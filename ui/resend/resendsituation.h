#pragma once
#include "app/journal/source.h"
#include "app/lineage/diagnosis.h"
#include "ui/resend/resenddraft.h"

#include <QHash>

namespace ui {

/// What is known when a message is sent once more: what was tried, what the user wrote, what it may hang on. Pure data.
struct ResendSituation
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    lineage::RuleSet rules;
    QList<lineage::Anchor> anchors; ///< of the conversation, newest first
    QList<journal::RowSummary> attempts; ///< of the message, oldest first
    QList<journal::RowSummary> rows; ///< of the conversation, oldest first: as many as were read
    QHash<QString, lineage::IdOrigin> origins; ///< of ids that no anchor stands for, as the journal knows them
    std::optional<lineage::AnchorId> turnAnchor; ///< the message that the turn answers
    QString originalAnchor; ///< the id that the attempt hung on, empty for none
    bool isOfLog = false; ///< another program sent it: what is known of it is what its log tells
};

/// What the platform would make of the draft now: the anchor's verdict, then whether its number is taken, then whether
/// an earlier attempt has arrived or may have. Source: product 1 "verdict", 2.3, 2.4.
[[nodiscard]] lineage::Verdict judgeDraft(
    const ResendDraft &draft, const ResendSituation &situation, core::WallTime now);
/// The number that would be reserved on this choice; none where a send carries none.
[[nodiscard]] std::optional<int> nextSeqOf(
    const lineage::AnchorChoice &choice, const ResendSituation &situation, core::WallTime now);
/// Where an id comes from, as far as the rows and the looked-up origins tell.
[[nodiscard]] lineage::IdOrigin originOf(const QString &id, const ResendSituation &situation);

/// One line of the list of anchors.
struct AnchorOption
{
    enum class Kind {
        Anchor, ///< of the ledger, live or not
        Proactive,
        Unverified, ///< the original value, one that a person typed, or one that only a log tells of
    };
    Kind kind = Kind::Anchor;
    lineage::AnchorChoice choice;
    lineage::Verdict verdict;
    std::optional<lineage::Anchor> anchor;
    lineage::Budget budget;
    QString text; ///< what the user wrote in the message it is, empty when it is not known
    bool isOfTurn = false;
    bool isOriginal = false;
    bool isOfLog = false; ///< unverified, and from a log: our gateway has not seen it
    int refusals = 0; ///< sends on an unverified id that the platform refused
    friend bool operator==(const AnchorOption &, const AnchorOption &) = default;
};
/// The turn's own message, the newest other live anchors, a few that are over, proactive, and the original or typed id
/// when it is no anchor; of a message of a log also what its turn answers. The original anchor and `choice` are always
/// among them.
[[nodiscard]] QList<AnchorOption> anchorOptions(
    const lineage::AnchorChoice &choice, const ResendSituation &situation, core::WallTime now);
/// What is chosen at first: the turn's own message, the anchor it hung on, else the best of the conversation; never a
/// doomed one: without any it is proactive.
[[nodiscard]] lineage::AnchorChoice firstChoice(const ResendSituation &situation, core::WallTime now);

/// When the platform last accepted a reply on this id.
[[nodiscard]] std::optional<core::WallTime> lastAcceptedOn(const QString &id, const ResendSituation &situation);
/// The attempt by which the message got through (or lies in review); null for none.
[[nodiscard]] const journal::RowSummary *arrivedAttempt(const QList<journal::RowSummary> &attempts);
/// The attempt that can be repeated with the same msg_seq because it has no readable answer: `asked` if that is one,
/// whatever was tried later, else the newest; null for none.
[[nodiscard]] const journal::RowSummary *retryableAttempt(
    const QList<journal::RowSummary> &attempts, journal::RowRef asked = {});
/// Only the rows that are tries of the message: attempts and notes that it could not be sent.
[[nodiscard]] QList<journal::RowSummary> triesOf(const QList<journal::RowSummary> &rows);

} // namespace ui
