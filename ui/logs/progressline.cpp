#include "ui/logs/progressline.h"

#include "ui/common/theme.h"

#include <QPainter>

namespace ui {

void paintProgress(QPainter &painter, const QRect &bar, const std::optional<double> &share)
{
    constexpr double radius = progressHeight / 2.0;
    const Theme &theme = Theme::current();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.lineStrong);
    painter.drawRoundedRect(QRectF(bar), radius, radius);
    if (share) {
        painter.setBrush(theme.accent);
        QRectF done(bar);
        done.setWidth(std::max<double>(progressHeight, done.width() * *share));
        painter.drawRoundedRect(done, radius, radius);
    }
    painter.restore();
}

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(progressHeight);
}

void ProgressLine::setShare(const std::optional<double> &share)
{
    m_share = share;
    update();
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintProgress(painter, rect(), m_share);
}

} // namespace ui
