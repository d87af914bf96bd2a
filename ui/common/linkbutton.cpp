#include "ui/common/linkbutton.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace ui {

namespace {
constexpr int side = 6;
}

LinkButton::LinkButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
}

QSize LinkButton::sizeHint() const
{
    return {QFontMetrics(roleFont(FontRole::Small)).horizontalAdvance(text()) + 2 * side, metrics::buttonHeight - 4};
}

void LinkButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    QFont font = roleFont(FontRole::Small);
    font.setUnderline(underMouse() && isEnabled());
    painter.setFont(font);
    painter.setPen(isEnabled() ? theme.accent : theme.textFaint);
    painter.drawText(rect(), Qt::AlignCenter, text());
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radiusChip, metrics::radiusChip);
    }
}

} // namespace ui
