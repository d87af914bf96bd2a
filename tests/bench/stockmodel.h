#pragma once
#include "app/journal/source.h"
#include "ui/traffic/trafficcolumns.h"

#include <QAbstractTableModel>

namespace bench {

/// What a program without a journal would show: a table whose cells are ready strings. The strings are those of our own
/// columns for some rows of a journal, repeated up to the wanted number. Thread: GUI.
class StockModel final : public QAbstractTableModel
{
public:
    /// `texts`: one more column with what was said.
    StockModel(const QList<journal::RowSummary> &rows, const QList<ui::TrafficColumn> &columns, bool texts);

    void setCount(int rows);
    /// One more row at the end.
    void append();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : m_count; }
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    QList<QStringList> m_cells;
    int m_count = 0;
};

/// The newest rows of a journal, at most `limit`; ends the program if there are none.
[[nodiscard]] QList<journal::RowSummary> newestRows(const QString &journalPath, int limit);

} // namespace bench
