#pragma once
#include "ui/logs/logentry.h"

#include <QAbstractListModel>

namespace ui {

/// The lines of the list: what is being read, what could not be, and the logs. Thread: GUI.
class LogListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    /// In the order in which they are shown. Lines that stay keep their place in views.
    void setEntries(const QList<LogEntry> &entries);
    [[nodiscard]] const LogEntry &at(int row) const { return m_entries[row]; }
    /// -1 if it is not there.
    [[nodiscard]] int rowOf(const LogKey &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<LogEntry> m_entries;
};

} // namespace ui
