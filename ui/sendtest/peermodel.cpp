#include "ui/sendtest/peermodel.h"

#include "ui/common/idlabel.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using journal::ConversationSummary;

journal::ConversationKey keyOf(const ConversationSummary &peer)
{
    return {peer.bot, peer.scene, peer.peer};
}

int PeerModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_peers.size());
}

QVariant PeerModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConversationSummary &peer = at(index.row());
    if (role == Qt::DisplayRole)
        return elideOpenid(peer.peer.value);
    if (role == Qt::AccessibleTextRole)
        return QStringList{elideOpenid(peer.peer.value), protocol::sceneName(peer.scene), peer.lastText}.join(u", "_s);
    return {};
}

int PeerModel::rowOf(const journal::ConversationKey &key) const
{
    const auto found = std::ranges::find(m_peers, key, keyOf);
    return found == m_peers.cend() ? -1 : int(found - m_peers.cbegin());
}

void PeerModel::setPeers(const QList<ConversationSummary> &newestFirst)
{
    for (int row = 0; row < newestFirst.size(); ++row) {
        const int at = rowOf(keyOf(newestFirst[row]));
        if (at < 0) {
            beginInsertRows({}, row, row);
            m_peers.insert(row, newestFirst[row]);
            endInsertRows();
            continue;
        }
        if (at != row) {
            beginMoveRows({}, at, at, {}, row);
            m_peers.move(at, row);
            endMoveRows();
        }
        const bool isNew
            = m_peers[row].lastRow != newestFirst[row].lastRow || m_peers[row].lastText != newestFirst[row].lastText;
        m_peers[row] = newestFirst[row];
        if (isNew)
            emit dataChanged(index(row), index(row));
    }
    if (m_peers.size() > newestFirst.size()) {
        beginRemoveRows({}, int(newestFirst.size()), int(m_peers.size()) - 1);
        m_peers.resize(newestFirst.size());
        endRemoveRows();
    }
}

} // namespace ui
