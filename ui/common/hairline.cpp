#include "ui/common/hairline.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace ui {

Hairline::Hairline(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(1);
}

void Hairline::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), Theme::current().line);
}

} // namespace ui
