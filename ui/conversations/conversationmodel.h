#pragma once
#include "app/journal/source.h"
#include "app/lineage/verdict.h"
#include "ui/common/ring.h"

#include <QAbstractListModel>

namespace ui {

/// One line of the conversation list. `ring` is none until the bot told the anchors: better no ring than a wrong one.
struct ConversationItem
{
    journal::ConversationSummary summary;
    std::optional<Ring> ring;
    QString ringText;
    QString ringTip; ///< with what was learned
    int waiting = 0; ///< messages that wait for the agent
    friend bool operator==(const ConversationItem &a, const ConversationItem &b)
    {
        return a.ring == b.ring && a.ringTip == b.ringTip && a.waiting == b.waiting
            && a.summary.lastRow == b.summary.lastRow && a.summary.lastState == b.summary.lastState
            && a.summary.undelivered == b.summary.undelivered && a.summary.lastText == b.summary.lastText;
    }
};

/// The conversations, newest first. A fresh list moves, inserts and removes lines instead of starting over, so that
/// selection and scroll position stay. Thread: GUI.
class ConversationModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const ConversationItem &at(int row) const { return m_items[row]; }
    [[nodiscard]] static journal::ConversationKey keyOf(const ConversationItem &item);
    /// -1 when it is not in the list.
    [[nodiscard]] int rowOf(const journal::ConversationKey &key) const;

    void setConversations(const QList<journal::ConversationSummary> &list);
    /// The ring of one conversation; only a visible change repaints it.
    void setBudget(const journal::ConversationKey &key, const std::optional<lineage::Budget> &best);
    /// How many messages of one conversation wait for the agent.
    void setWaiting(const journal::ConversationKey &key, int waiting);

private:
    QList<ConversationItem> m_items;
};

} // namespace ui
