#include "ui/common/card.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace ui {

Card::Card(QWidget *parent, Ground ground)
    : QWidget(parent)
    , m_ground(ground)
{
}

void Card::setCardGround(Ground ground)
{
    m_ground = ground;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    const bool isPlain = m_ground == Ground::Surface;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isPlain ? QPen(theme.line) : QPen(Qt::NoPen));
    painter.setBrush(isPlain             ? theme.surface
            : m_ground == Ground::Canvas ? theme.canvas
            : m_ground == Ground::Warn   ? theme.warnBg
                                         : theme.badBg);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusCard, metrics::radiusCard);
}

} // namespace ui
