#pragma once
#include "ui/common/services.h"
#include "ui/traffic/rowmenu.h"

namespace ui {

class TrafficModel;
class TrafficTable;

/// What a person does with rows of the traffic table: the menu of a cell, marks and notes, copies, and the way from one
/// problem to the next. Thread: GUI.
class RowActions final : public QObject
{
    Q_OBJECT
public:
    RowActions(const Services &services, TrafficModel &model, TrafficTable &table, QObject *parent);

    void openMenu(const QModelIndex &index, const QPoint &at);
    /// Marks the current row with the first colour, or takes its colour off.
    void toggleMark();
    /// The current row's request as a command line, to the clipboard.
    void copyCurl();
    /// Looks for the next (or previous) row with a problem among those that the model's query matches.
    void stepProblem(bool forwards);
    [[nodiscard]] bool isSettled() const { return m_outstanding == 0; }

signals:
    void narrowed(filter::Key key, const QString &value, bool exclude);
    void contextRequested();
    void inspectRequested();
    /// Go to this row. Null: there is no further problem in that direction.
    void problemFound(journal::RowRef row, bool forwards);

private:
    void mark(journal::RowRef row, journal::Mark mark);
    void askForNote(const journal::RowSummary &row);
    void copyWhole(journal::RowRef row, RowMenu::Whole form);

    Services m_services;
    TrafficModel &m_model;
    TrafficTable &m_table;
    int m_outstanding = 0;
};

} // namespace ui
