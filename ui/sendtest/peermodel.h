#pragma once
#include "app/journal/source.h"

#include <QAbstractListModel>

namespace ui {

/// The conversations that a test can be sent to, newest first. A fresh list moves, inserts and removes lines instead of
/// starting over, so that the chosen one stays. Thread: GUI.
class PeerModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const journal::ConversationSummary &at(int row) const { return m_peers[row]; }
    /// -1 when it is not in the list.
    [[nodiscard]] int rowOf(const journal::ConversationKey &key) const;
    void setPeers(const QList<journal::ConversationSummary> &newestFirst);

private:
    QList<journal::ConversationSummary> m_peers;
};

[[nodiscard]] journal::ConversationKey keyOf(const journal::ConversationSummary &peer);

} // namespace ui
