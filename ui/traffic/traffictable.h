#pragma once
#include "ui/traffic/trafficmodel.h"

#include <QTableView>

class QMenu;

namespace ui {

class TrafficDelegate;

/// The table itself: fixed heights, columns that leave from the right when it is narrow, keys. It does not know what
/// following the tail is; it says what was pressed. Thread: GUI.
class TrafficTable final : public QTableView
{
    Q_OBJECT
public:
    explicit TrafficTable(TrafficModel &model, QWidget *parent = nullptr);

    /// Typing does not search: it would read the whole journal, and single letters are commands.
    void keyboardSearch(const QString &search) override;
    void retranslate();
    /// Marks rows that were found (null: none) and the words wherever a cell has them. `found` outlives the next call.
    void setFound(const WindowModel *found, const QStringList &words);
    [[nodiscard]] const ColumnChoice &columns() const { return m_columns; }
    void setColumns(const ColumnChoice &choice);
    /// A check box for each column, and the way back.
    void fillColumnMenu(QMenu &menu);

signals:
    /// The reader chose, moved or resized columns.
    void columnsChosen();
    void inspectRequested();
    void followToggled();
    void problemsToggled();
    /// For the current row.
    void resendWanted(ui::ResendMode mode);
    void diffRequested();
    /// End or Ctrl+End: to the newest row.
    void endRequested();
    /// To the field, to the problem before or after the current row, and a mark on it or off.
    void filterRequested();
    void problemRequested(bool forwards);
    void markToggled();
    /// Below the pointer or at the current row; global position.
    void menuRequested(const QModelIndex &index, const QPoint &at);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    [[nodiscard]] bool takeCommand(const QKeyEvent &event);
    void layOutColumns();
    void takeColumns(int dragged);
    void openColumnMenu(const QPoint &at);
    void hover(int row);
    void repaintRow(int row);

    TrafficDelegate *m_delegate;
    ColumnChoice m_columns;
    int m_hoveredRow = -1;
    bool m_layingOut = false; ///< columns move because we move them
};

} // namespace ui
