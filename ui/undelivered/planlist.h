#pragma once
#include "ui/undelivered/planlines.h"

#include <QAbstractListModel>
#include <QListView>

namespace ui {

/// Lines of a plan. Fresh lines change rows in place, so that nothing jumps while answers come. Thread: GUI.
class PlanLineModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    using QAbstractListModel::QAbstractListModel;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const PlanLine &at(int row) const { return m_lines[row]; }
    void setLines(const QList<PlanLine> &lines);

private:
    QList<PlanLine> m_lines;
};

/// The lines in a card.
class PlanList final : public QListView
{
    Q_OBJECT
public:
    explicit PlanList(QWidget *parent = nullptr);
    void setLines(const QList<PlanLine> &lines);
    [[nodiscard]] const PlanLineModel &lines() const { return *m_model; }
    /// As high as its lines, if there is room.
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

private:
    PlanLineModel *m_model;
};

} // namespace ui
