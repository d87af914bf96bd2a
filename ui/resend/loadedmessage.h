#pragma once
#include "app/journal/readerpool.h"
#include "ui/resend/resendsituation.h"

namespace ui {

/// A sent (or unsent) message as the resend sheet needs it, read from the journal. Pure data.
struct LoadedMessage
{
    std::optional<journal::JournalError> error; ///< something of it could not be read
    std::optional<journal::RowDetail> detail; ///< of the row the sheet was opened on
    std::optional<journal::RowDetail> newest; ///< of the newest try
    QList<journal::RowSummary> attempts; ///< of the message, oldest first; at least the row itself
    QList<journal::RowSummary> rows; ///< of the conversation, oldest first
    std::optional<lineage::AnchorId> turnAnchor; ///< of a first read: the message that the turn answers

    /// The row is a message that was, or should have been, sent.
    [[nodiscard]] bool isMessage() const;
    /// The body that left; for a message without one what it would have been. Its anchor and msg_seq as they left.
    [[nodiscard]] QByteArray body() const;
};

/// Which message: the row it was opened on, and what came of it since when it has no number of its own.
struct MessageWanted
{
    journal::RowRef row;
    qint64 sendId = 0; ///< of the outbox; 0: as the row says
    QString bot; ///< whose outbox that is; a log's own numbers are another one's
    bool isFirst = true; ///< what never changes is read too
    QList<lineage::Anchor> anchors; ///< of the bot: the messages of those of the conversation are read too
};
/// Thread: a reader's.
[[nodiscard]] LoadedMessage loadMessage(journal::ReaderPool::Readers &readers, const MessageWanted &wanted);
/// Where an id comes from. What our own gateway has seen counts before what a log tells. Thread: a reader's.
[[nodiscard]] lineage::IdOrigin lookUpId(journal::ReaderPool::Readers &readers, const QString &id);

} // namespace ui
