#include "ui/conversations/bubble.h"

#include <algorithm>

namespace ui {

int Timeline::foldedInto(const journal::RowSummary &row) const
{
    const auto &facet = *row.message;
    const bool inbound = facet.role == traffic::MessageFacet::Role::Inbound;
    for (qsizetype i = m_bubbles.size() - 1; i >= 0; --i) {
        const journal::RowSummary &other = m_bubbles[i].row;
        if (other.ref == row.ref)
            return int(i);
        if (inbound != m_bubbles[i].inbound() || other.bot != row.bot)
            continue;
        if (inbound ? !row.msgId.isEmpty() && other.msgId == row.msgId
                    : facet.sendId != 0 && other.message->sendId == facet.sendId)
            return int(i);
    }
    return -1;
}

// A note about a message changes its bubble and never becomes it. Notes come in any order: the newest one counts.
void Timeline::note(const journal::RowSummary &row)
{
    qint64 &newest = m_notes[row.message->sendId];
    if (row.key < newest)
        return;
    newest = row.key;
    const bool dismissed = row.route == traffic::dismissedRoute;
    if (dismissed)
        m_dismissed.insert(row.message->sendId);
    else
        m_dismissed.remove(row.message->sendId);
    if (const int index = foldedInto(row); index >= 0)
        m_bubbles[index].dismissed = dismissed;
}

void Timeline::merge(int index, const journal::RowSummary &row)
{
    Bubble &bubble = m_bubbles[index];
    if (bubble.row.ref == row.ref) {
        bubble.row = row;
        return;
    }
    if (m_folded.contains(row.ref))
        return;
    if (bubble.inbound()) {
        ++bubble.copies;
        m_folded.insert(row.ref, bubble.row.ref);
    } else if (row.message->attemptNumber >= bubble.row.message->attemptNumber) {
        m_folded.insert(bubble.row.ref, row.ref);
        bubble.row = row;
    } else {
        m_folded.insert(row.ref, bubble.row.ref);
    }
}

Bubble Timeline::bubbleOf(const journal::RowSummary &row) const
{
    Bubble bubble;
    bubble.row = row;
    bubble.place = row.ref;
    bubble.dismissed = row.message->sendId != 0 && m_dismissed.contains(row.message->sendId);
    return bubble;
}

bool Timeline::fold(const journal::RowSummary &row)
{
    if (!row.message)
        return true;
    if (traffic::isAboutMessage(row.kind, row.route)) {
        note(row);
        return true;
    }
    const int index = foldedInto(row);
    if (index >= 0)
        merge(index, row);
    return index >= 0;
}

void Timeline::append(const journal::RowSummary &row)
{
    if (!fold(row))
        m_bubbles.append(bubbleOf(row));
}

void Timeline::prepend(const journal::RowSummary &row)
{
    if (!fold(row))
        m_bubbles.prepend(bubbleOf(row));
}

void Timeline::annotate(const lineage::RuleSet *rules)
{
    annotateTurns();
    annotateReplies(rules);
}

void Timeline::annotateTurns()
{
    qint64 turn = 0;
    qsizetype first = -1;
    for (qsizetype i = 0; i < m_bubbles.size(); ++i) {
        Bubble &bubble = m_bubbles[i];
        const qint64 itsTurn = bubble.inbound() ? 0 : bubble.row.turnId;
        bubble.turnAbove = itsTurn != 0 && itsTurn != turn;
        if (bubble.turnAbove) {
            first = i;
            bubble.turnMessages = 0;
        }
        if (itsTurn != 0) {
            ++m_bubbles[first].turnMessages;
            m_bubbles[first].turnSpan = bubble.row.time - m_bubbles[first].row.time;
            turn = itsTurn;
        }
    }
}

void Timeline::annotateReplies(const lineage::RuleSet *rules)
{
    QSet<QString> returned;
    QHash<QString, int> used;
    // By the time of the newest attempts: a message that was sent again stands where it was, and spends later.
    QList<Bubble *> inTime;
    inTime.reserve(m_bubbles.size());
    for (Bubble &bubble : m_bubbles)
        inTime.append(&bubble);
    std::ranges::stable_sort(inTime, {}, [](const Bubble *bubble) { return bubble->row.key; });
    for (Bubble *one : inTime) {
        Bubble &bubble = *one;
        const journal::RowSummary &row = bubble.row;
        bubble.ownIdAsAnchor = !row.anchor.isEmpty() && returned.contains(row.anchor);
        bubble.repliesLeft.reset();
        if (bubble.inbound() || row.anchor.isEmpty() || !row.scene)
            continue;
        const bool took = row.state == traffic::State::Accepted || row.state == traffic::State::AcceptedIdUnknown;
        if (took || row.state == traffic::State::InAudit)
            ++used[row.anchor];
        if (took && rules && rules->of(*row.scene).replies.counts())
            bubble.repliesLeft = qMax(0, rules->of(*row.scene).replies.safe - used[row.anchor]);
        if (!row.returnedId.isEmpty())
            returned.insert(row.returnedId);
    }
    for (Bubble &bubble : m_bubbles) {
        bubble.repliesUsed.reset();
        if (bubble.inbound() && used.contains(bubble.row.msgId))
            bubble.repliesUsed = used.value(bubble.row.msgId);
    }
}

int Timeline::indexOf(journal::RowRef ref) const
{
    journal::RowRef wanted = ref;
    while (m_folded.contains(wanted))
        wanted = m_folded.value(wanted);
    const auto found
        = std::ranges::find_if(m_bubbles, [wanted](const Bubble &bubble) { return bubble.row.ref == wanted; });
    return found == m_bubbles.end() ? -1 : int(found - m_bubbles.begin());
}

QStringList Timeline::messageIds() const
{
    QSet<QString> ids;
    for (const Bubble &bubble : m_bubbles) {
        for (const QString &id : {bubble.row.msgId, bubble.row.returnedId}) {
            if (!id.isEmpty())
                ids.insert(id);
        }
    }
    return ids.values();
}

} // namespace ui
