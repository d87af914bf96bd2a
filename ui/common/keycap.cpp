#include "ui/common/keycap.h"

#include "ui/common/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace ui {

namespace {
constexpr int capPadding = 5;
constexpr int capRadius = 3;
} // namespace

int keyCapWidth(const QString &keys)
{
    return QFontMetrics(roleFont(FontRole::Caption)).horizontalAdvance(keys) + 2 * capPadding;
}

void paintKeyCap(QPainter &painter, QPoint at, const QString &keys, const QColor &edge, const QColor &ink)
{
    const QRectF cap(at, QSize(keyCapWidth(keys), keyCapHeight));
    painter.setPen(edge);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), capRadius, capRadius);
    painter.setFont(roleFont(FontRole::Caption));
    painter.setPen(ink);
    painter.drawText(cap, Qt::AlignCenter, keys);
}

} // namespace ui
