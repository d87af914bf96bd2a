#pragma once
#include "app/evidence/story.h"

namespace evidence {

/// Everything the journal knows about one send: what a diagnosis needs, and what stands around it.
struct Case
{
    lineage::SendFacts facts;
    lineage::Evidence evidence; ///< `anchors` are empty: the caller adds the bot's
    journal::RowRef originRow; ///< where the id came from that it hung on; null if it was never seen
    qint64 messageId = 0; ///< in the outbox, 0 for none
    QList<journal::RowSummary> attempts; ///< of this message, oldest first, without notes that made none
    /// Other messages of the same turn that their users did not get either, refused with the same code on the same kind
    /// of id (or not sent, or unknown, for the same reason): their newest attempts, oldest first.
    QList<journal::RowSummary> sameCause;
    Story story;

    /// The message did not get through and no try is under way or in review: a cure makes sense.
    [[nodiscard]] bool awaitsCure() const;
};

/// Most messages in Case::sameCause.
inline constexpr int mostOfSameCause = 50;

/// Gathers the case of a message that left or should have; of any other row only an empty one. Reads a handful of
/// indexed rows, bounded whatever the journal holds. Thread: the reader's.
[[nodiscard]] core::Result<Case, journal::JournalError> gather(
    const journal::JournalReader &reader, const journal::RowDetail &row);
[[nodiscard]] core::Result<Case, journal::JournalError> gather(
    const journal::JournalReader &reader, journal::RowRef row);

} // namespace evidence
