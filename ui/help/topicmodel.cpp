#include "ui/help/topicmodel.h"

#include <algorithm>

namespace ui {

int TopicModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

QVariant TopicModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return at(index.row()).title;
    return {};
}

Qt::ItemFlags TopicModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const bool isTopic = !at(index.row()).name.isEmpty();
    return isTopic ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren : Qt::ItemNeverHasChildren;
}

int TopicModel::rowOf(const QString &name) const
{
    const auto found = std::ranges::find(m_shown, name, &TopicLine::name);
    return name.isEmpty() || found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

void TopicModel::setTopics(const QList<TopicLine> &lines)
{
    m_all = lines;
    show();
}

void TopicModel::setFound(const std::optional<QSet<QString>> &names)
{
    m_found = names;
    show();
}

void TopicModel::show()
{
    QList<TopicLine> lines;
    for (const TopicLine &line : std::as_const(m_all)) {
        if (!m_found || line.name.isEmpty() || m_found->contains(line.name)) {
            if (line.name.isEmpty() && !lines.isEmpty() && lines.last().name.isEmpty())
                lines.removeLast(); // a caption over nothing
            lines.append(line);
        }
    }
    if (!lines.isEmpty() && lines.last().name.isEmpty())
        lines.removeLast();
    if (lines == m_shown)
        return;
    beginResetModel();
    m_shown = lines;
    endResetModel();
}

} // namespace ui
