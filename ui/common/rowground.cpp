#include "ui/common/rowground.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace ui {

void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option)
{
    const Theme &theme = Theme::current();
    const bool focused = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected))
        painter.fillRect(option.rect, focused ? theme.selection : theme.selectionInactive);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter.fillRect(option.rect, theme.hover);
    painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    if (option.state.testFlag(QStyle::State_HasFocus) && focused) {
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
}

} // namespace ui
