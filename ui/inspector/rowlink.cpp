#include "ui/inspector/rowlink.h"

#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace ui {

RowLink::RowLink(journal::RowRef row, QWidget *parent)
    : QAbstractButton(parent)
    , m_row(row)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(m_row.isNull() ? Qt::NoFocus : Qt::StrongFocus);
    if (!m_row.isNull()) {
        setCursor(Qt::PointingHandCursor);
        connect(this, &QAbstractButton::clicked, this, [this] { emit rowRequested(m_row); });
    }
}

void RowLink::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

bool RowLink::isHot() const
{
    return underMouse() && !m_row.isNull();
}

void RowLink::paintFocus(QPainter &painter, int radius) const
{
    if (!hasFocus()) {
        return;
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(Theme::current().focus, 2));
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
}

} // namespace ui
