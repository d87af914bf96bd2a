#include "ui/traffic/trafficheader.h"

#include "ui/common/metrics.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace ui {

namespace {
/// Source: the design's traffic picture.
constexpr int cellPadding = 6;
constexpr int firstPadding = 12;
constexpr int narrowestWords = 40;
} // namespace

QRect cellBox(const QRect &cell, int column)
{
    return cell.adjusted(column == 0 ? firstPadding : cellPadding, 0, -cellPadding, 0);
}

bool isIconOnly(const QRect &cell)
{
    return cell.width() < narrowestWords;
}

TrafficHeader::TrafficHeader(QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
{
    setFixedHeight(metrics::tableHeaderHeight);
    setHighlightSections(false);
    setSectionsClickable(false);
}

void TrafficHeader::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), Theme::current().window);
    painter.fillRect(0, viewport()->height() - 1, viewport()->width(), 1, Theme::current().line);
    painter.end();
    QHeaderView::paintEvent(event);
}

void TrafficHeader::paintSection(QPainter *painter, const QRect &rect, int section) const
{
    // Seq has words though it is narrow; Kind has an icon instead when it is.
    const QString caption = model()->headerData(section, orientation()).toString();
    painter->setFont(roleFont(FontRole::CaptionBold));
    const QRect box = cellBox(rect, section);
    if (painter->fontMetrics().horizontalAdvance(caption) > box.width()) {
        return;
    }
    const auto side = model()->headerData(section, orientation(), Qt::TextAlignmentRole).value<Qt::Alignment>();
    painter->setPen(Theme::current().textDim);
    painter->drawText(box, int(side), caption);
}

} // namespace ui
