#pragma once
#include "ui/common/theme.h"

#include <QCheckBox>

class QPainter;

namespace ui {

inline constexpr int checkSize = 16; ///< side of the square, in logical pixels

/// Paints a check box into a square of checkSize: filled with a mark when checked, a bar when partly.
void paintCheck(QPainter &painter, const QRect &square, Qt::CheckState state, const Theme &theme);

/// A check box with its words, painted as the theme says; words that find no room end in an ellipsis and
/// stand whole in the tooltip.
class CheckBox final : public QCheckBox
{
    Q_OBJECT
public:
    explicit CheckBox(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &at) const override { return rect().contains(at); }
};

} // namespace ui
