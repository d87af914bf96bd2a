#pragma once
#include "app/journal/source.h"

#include <QAbstractButton>

namespace ui {

/// Something painted that leads to a row: by a click, or by Enter or Space when it has the focus. With a null row it
/// leads nowhere and takes no focus.
class RowLink : public QAbstractButton
{
    Q_OBJECT
public:
    explicit RowLink(journal::RowRef row, QWidget *parent = nullptr);
    [[nodiscard]] journal::RowRef row() const { return m_row; }

signals:
    void rowRequested(journal::RowRef row);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    /// Under the pointer, and a click would do something.
    [[nodiscard]] bool isHot() const;
    /// The focus ring, along the inside of the widget's edge; nothing without the focus.
    void paintFocus(QPainter &painter, int radius) const;

private:
    journal::RowRef m_row;
};

} // namespace ui
