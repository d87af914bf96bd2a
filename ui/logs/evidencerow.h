#pragma once
#include "app/imports/log.h"

#include <QAbstractButton>

namespace ui {

/// A line of the log that proves something: its number, its time, its text, cut to the width. Chosen, it is shown whole
/// elsewhere; a line of which no row was made cannot be chosen.
class EvidenceRow final : public QAbstractButton
{
    Q_OBJECT
public:
    /// Widths of the first two columns, so that the lines of a card stand under each other.
    struct Columns
    {
        int number = 0;
        int time = 0;
    };
    [[nodiscard]] static Columns columnsFor(
        const QList<imports::EvidenceLine> &lines, const std::optional<QDate> &firstDay);

    EvidenceRow(
        imports::EvidenceLine line, const std::optional<QDate> &firstDay, Columns columns, QWidget *parent = nullptr);
    [[nodiscard]] journal::RowRef row() const { return m_line.row; }
    /// It is what the inspector shows.
    void setSelected(bool selected);
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void chosen(journal::RowRef row);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    imports::EvidenceLine m_line;
    std::optional<QDate> m_firstDay;
    QString m_text; ///< what cannot be seen made visible
    Columns m_columns;
    bool m_isSelected = false;
};

} // namespace ui
