#pragma once
#include "ui/common/services.h"

#include <QWidget>

class QLabel;
class QMenu;
class QSplitter;
class QStackedLayout;

namespace ui {

class Button;
class EmptyState;
class FilterBar;
class FindBar;
class FollowTail;
class Overview;
class ProblemModel;
class ProblemPane;
class RowActions;
class TrafficExport;
class TrafficModel;
class TrafficTable;

/// The place "Traffic": everything on the wire in one table and one order, following its tail until the reader scrolls.
/// Thread: GUI.
class TrafficPage final : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficPage(const Services &services, QWidget *parent = nullptr);

    /// Goes to that row, now or when it has been read; following pauses. Does not emit selected().
    void select(journal::RowRef row);
    /// Takes the filter off where it hides that row; true if it did. select() goes there.
    bool reveal(journal::RowRef row);
    /// Puts a filter in force, as if it had been written.
    void setFilter(const QString &text);
    /// Narrows the filter to rows with this value at that place of a body, or to those without.
    void narrow(const QString &path, const QString &value, bool exclude);
    /// No query is outstanding.
    [[nodiscard]] bool isSettled() const;

signals:
    void selected(const ui::Selection &selection);
    void inspectRequested();
    /// What differs between the body of the selected row and another's.
    void diffRequested();
    void resendRequested(journal::RowRef row, ui::ResendMode mode);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHeader();
    void buildLayout();
    void connectParts();
    void connectProblems();
    void connectFind();
    void connectExport();
    void restoreView();
    void remember(const QString &key, const QString &value);
    void retranslate();
    void showState();
    void showCount();
    void showPill();
    void restoreSelection();
    void takeSelection();
    void applyFilter();
    void showProblems(bool shown);
    void showProblemCount();
    void showFound();
    void rememberPane();
    void rememberColumns();
    void goToProblem(journal::RowRef row, bool forwards);

    Services m_services;
    TrafficModel *m_model;
    TrafficTable *m_table;
    EmptyState *m_notice;
    QLabel *m_title;
    FilterBar *m_filter;
    RowActions *m_actions;
    ProblemModel *m_problems; ///< of the same query
    FindBar *m_find;
    ProblemPane *m_pane;
    Button *m_problemSwitch;
    Button *m_follow;
    Button *m_exportButton;
    QMenu *m_exportMenu;
    TrafficExport *m_export;
    Button *m_pill;
    FollowTail *m_tail = nullptr; ///< of the table with the scroll bar that it keeps
    Overview *m_overview = nullptr;
    QSplitter *m_split = nullptr;
    QStackedLayout *m_stack = nullptr;
    journal::RowRef m_selected; ///< survives a reload of the model
    bool m_goesThere = false; ///< the view still has to move to the selected row
    bool m_hadRows = false; ///< before the reload that is under way
    bool m_restoring = false; ///< the current row moves because we move it
    qint64 m_read = 0; ///< rows that were looked at since the query began
    qint64 m_total = -1; ///< rows of the journal; -1 until they were counted
};

} // namespace ui
