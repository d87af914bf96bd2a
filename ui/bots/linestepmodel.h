#pragma once
#include "app/bot/botevent.h"
#include "app/protocol/errorcatalogue.h"

#include <QAbstractTableModel>

namespace ui {

/// What became of a bot's line, newest first: when, the state in a word, and what that means. Thread: GUI.
class LineStepModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { When, Word, Meaning, ColumnCount };
    /// `catalogue` outlives it.
    explicit LineStepModel(const protocol::ErrorCatalogue &catalogue, QObject *parent = nullptr);
    /// Oldest first, as the bot's handle keeps them.
    void setSteps(const QList<bot::ConnectionChanged> &steps);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const bot::ConnectionChanged &at(int row) const { return m_steps[m_steps.size() - 1 - row]; }

    const protocol::ErrorCatalogue &m_catalogue;
    QList<bot::ConnectionChanged> m_steps;
};

} // namespace ui
