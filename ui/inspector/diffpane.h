#pragma once
#include "ui/inspector/comparison.h"

#include <QWidget>

class QMenu;
class QPlainTextEdit;

namespace ui {

class Button;
class EmptyState;

/// How a body differs from that of another row, and the choice of that row: removed lines after a minus, added ones
/// after a plus, each on its tint. Thread: GUI.
class DiffPane final : public QWidget
{
    Q_OBJECT
public:
    explicit DiffPane(QWidget *parent = nullptr);

    /// `diff` is the part of the comparison that this body is about.
    void setComparison(const Comparison &comparison, const FoldedDiff &diff);
    [[nodiscard]] QString shownText() const;

signals:
    /// A person wants to compare with this row.
    void baseChosen(journal::RowRef row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillMenu();
    void present();
    void write();
    [[nodiscard]] static QString nameOf(const ComparedRow &row);

    Comparison m_comparison;
    FoldedDiff m_diff;
    Button *m_base;
    QMenu *m_menu;
    QPlainTextEdit *m_text;
    EmptyState *m_empty;
};

} // namespace ui
