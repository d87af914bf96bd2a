#include "ui/logs/loglistmodel.h"

using namespace Qt::StringLiterals;

namespace ui {

int LogListModel::rowOf(const LogKey &key) const
{
    const auto found = std::ranges::find(m_entries, key, &LogEntry::key);
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int LogListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

void LogListModel::setEntries(const QList<LogEntry> &entries)
{
    const auto isWanted
        = [&entries](const LogKey &key) { return std::ranges::find(entries, key, &LogEntry::key) != entries.end(); };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (isWanted(at(row).key))
            continue;
        beginRemoveRows({}, row, row);
        m_entries.removeAt(row);
        endRemoveRows();
    }
    for (int row = 0; row < int(entries.size()); ++row) {
        const int known = rowOf(entries[row].key);
        if (known < 0) {
            beginInsertRows({}, row, row);
            m_entries.insert(row, entries[row]);
            endInsertRows();
            continue;
        }
        if (known != row) {
            beginMoveRows({}, known, known, {}, row); // what stands before is in order, so it comes from below
            m_entries.move(known, row);
            endMoveRows();
        }
        if (m_entries[row] != entries[row]) {
            m_entries[row] = entries[row];
            emit dataChanged(index(row), index(row));
        }
    }
}

QVariant LogListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const LogEntry &entry = at(index.row());
    QStringList facts{entry.name, entry.outcome, entry.when};
    facts.removeAll(QString());
    switch (role) {
    case Qt::DisplayRole:
        return entry.name;
    case Qt::ToolTipRole:
        return facts.join(u'\n');
    case Qt::AccessibleTextRole:
        return facts.join(u", "_s);
    default:
        return {};
    }
}

} // namespace ui
