#pragma once
#include "ui/common/windowmodel.h"
#include "ui/traffic/trafficcell.h"

namespace ui {

/// The table of everything on the wire: a window over the journal's rows with the columns of TrafficColumn. Thread:
/// GUI.
class TrafficModel final : public WindowModel
{
    Q_OBJECT
public:
    explicit TrafficModel(const Services &services, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// What the column shows of a row.
    [[nodiscard]] TrafficCell cellOf(const journal::RowSummary &row, TrafficColumn column) const
    {
        return trafficCell(row, column, m_catalogue);
    }
    /// Words changed: headers and cells are read again.
    void retranslate();

private:
    const protocol::ErrorCatalogue &m_catalogue;
};

} // namespace ui
