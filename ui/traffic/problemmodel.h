#pragma once
#include "ui/common/windowmodel.h"
#include "ui/traffic/trafficcell.h"

namespace ui {

/// One problem as a line: when, what became of the row, why in one sentence, and whom it was for.
struct ProblemLine
{
    QString time;
    TrafficCell status;
    QString why;
    QString peer;
    Ink ink = Ink::Bad;
};

/// The problems among the rows of a query, as a compiler lists them. Thread: GUI.
class ProblemModel final : public WindowModel
{
    Q_OBJECT
public:
    explicit ProblemModel(const Services &services, QObject *parent = nullptr);

    /// The query that finds the problems among the rows of another.
    [[nodiscard]] static journal::RowQuery problemsOf(journal::RowQuery query);
    [[nodiscard]] ProblemLine lineOf(const journal::RowSummary &row) const;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    const protocol::ErrorCatalogue &m_catalogue;
};

} // namespace ui
