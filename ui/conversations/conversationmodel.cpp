#include "ui/conversations/conversationmodel.h"

#include "ui/common/idlabel.h"
#include "ui/conversations/waitingtext.h"

#include <QTextDocument>

#include <algorithm>

namespace ui {

namespace {

/// What a line can show: the beginning of the last text, without markdown's marks.
journal::ConversationSummary readable(journal::ConversationSummary summary)
{
    constexpr qsizetype shown = 200; // more than the widest list shows
    if (summary.lastMarkdown) {
        QTextDocument document;
        document.setMarkdown(summary.lastText.left(shown), QTextDocument::MarkdownNoHTML);
        summary.lastText = document.toPlainText();
    }
    return summary;
}

} // namespace

int ConversationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant ConversationModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ConversationItem &item = at(index.row());
    if (role == Qt::DisplayRole)
        return elideOpenid(item.summary.peer.value);
    if (role == Qt::ToolTipRole) {
        QStringList parts{item.ring ? item.ringTip : QString(), waitingTip(item.waiting)};
        parts.removeAll({});
        return parts.join(u'\n');
    }
    if (role == Qt::AccessibleTextRole) {
        QStringList parts{elideOpenid(item.summary.peer.value), item.summary.lastText, item.ringText};
        if (item.waiting > 0)
            parts.append(waitingText(item.waiting));
        return parts.join(QStringLiteral(", "));
    }
    return {};
}

journal::ConversationKey ConversationModel::keyOf(const ConversationItem &item)
{
    return {item.summary.bot, item.summary.scene, item.summary.peer};
}

int ConversationModel::rowOf(const journal::ConversationKey &key) const
{
    const auto found = std::ranges::find(m_items, key, &ConversationModel::keyOf);
    return found == m_items.end() ? -1 : int(found - m_items.begin());
}

void ConversationModel::setConversations(const QList<journal::ConversationSummary> &list)
{
    for (int target = 0; target < list.size(); ++target) {
        const journal::ConversationSummary summary = readable(list[target]);
        const int row = rowOf({summary.bot, summary.scene, summary.peer});
        if (row < 0) {
            beginInsertRows({}, target, target);
            m_items.insert(target, ConversationItem{.summary = summary});
            endInsertRows();
            continue;
        }
        if (row != target) {
            beginMoveRows({}, row, row, {}, target);
            m_items.move(row, target);
            endMoveRows();
        }
        ConversationItem item = m_items[target];
        item.summary = summary;
        if (!(item == m_items[target])) {
            m_items[target] = item;
            emit dataChanged(index(target), index(target));
        }
    }
    if (m_items.size() > list.size()) {
        beginRemoveRows({}, int(list.size()), int(m_items.size()) - 1);
        m_items.resize(list.size());
        endRemoveRows();
    }
}

void ConversationModel::setWaiting(const journal::ConversationKey &key, int waiting)
{
    const int row = rowOf(key);
    if (row < 0 || std::exchange(m_items[row].waiting, waiting) == waiting)
        return;
    emit dataChanged(index(row), index(row));
}

void ConversationModel::setBudget(const journal::ConversationKey &key, const std::optional<lineage::Budget> &best)
{
    const int row = rowOf(key);
    if (row < 0)
        return;
    const Ring ring = ringOf(best);
    m_items[row].ringText = ringText(best);
    m_items[row].ringTip = ringTip(best);
    if (m_items[row].ring == ring)
        return;
    m_items[row].ring = ring;
    emit dataChanged(index(row), index(row));
}

} // namespace ui
