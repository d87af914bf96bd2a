#pragma once
#include "app/journal/source.h"
#include "app/lineage/anchor.h"
#include "app/lineage/ruleset.h"

#include <QSet>

namespace ui {

/// One bubble of a timeline: a message with its newest attempt, and what is drawn above it.
struct Bubble
{
    journal::RowSummary row; ///< the newest attempt of an outgoing message, or the inbound message
    journal::RowRef place; ///< the row that made it: where it stands, whatever was folded into it since
    int copies = 1; ///< how often the platform pushed this inbound message
    bool turnAbove = false; ///< first message of an agent's turn
    int turnMessages = 0; ///< of that turn, where turnAbove
    core::Milliseconds turnSpan{}; ///< first to last message of that turn
    bool dismissed = false; ///< a person took it off the list of undelivered messages
    bool ownIdAsAnchor = false; ///< hangs on an id that a send returned
    std::optional<int> repliesLeft; ///< safe ones left on the anchor after this one, by the rule set
    std::optional<int> repliesUsed; ///< inbound: replies hung on it
    [[nodiscard]] bool inbound() const
    {
        return row.message && row.message->role == traffic::MessageFacet::Role::Inbound;
    }
};

/// Folds rows into bubbles: attempts of one send into the newest, repeated pushes of one msg_id into the first. Pure
/// data. Rows are in row order within a call.
class Timeline
{
public:
    [[nodiscard]] const QList<Bubble> &bubbles() const { return m_bubbles; }
    /// Takes a row at the end, or at the front: a bubble of its own, or folded into one that is there.
    void append(const journal::RowSummary &row);
    void prepend(const journal::RowSummary &row);
    /// Recomputes what depends on neighbours (turns, counts). `rules` may be null: then no counts of replies
    /// left.
    void annotate(const lineage::RuleSet *rules);
    /// The bubble of this row, or of the attempt that was folded into it; -1 if none.
    [[nodiscard]] int indexOf(journal::RowRef ref) const;
    /// Ids of this conversation's messages, both ways: what an id is told apart from.
    [[nodiscard]] QStringList messageIds() const;
    void clear() { *this = {}; }

private:
    [[nodiscard]] int foldedInto(const journal::RowSummary &row) const;
    /// True unless the row is to become a bubble of its own.
    [[nodiscard]] bool fold(const journal::RowSummary &row);
    void merge(int index, const journal::RowSummary &row);
    void note(const journal::RowSummary &row);
    [[nodiscard]] Bubble bubbleOf(const journal::RowSummary &row) const;
    void annotateTurns();
    void annotateReplies(const lineage::RuleSet *rules);

    QList<Bubble> m_bubbles;
    QHash<journal::RowRef, journal::RowRef> m_folded; ///< row to the row that stands for it
    QHash<qint64, qint64> m_notes; ///< key of the newest note by message
    QSet<qint64> m_dismissed; ///< messages
};

} // namespace ui
