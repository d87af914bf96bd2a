#include "ui/conversations/gapline.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int shortestRule = 16; // dashes that a long text leaves at each side
constexpr int textHeight = 16;

void paintRule(QPainter &painter, const QRect &line, const QRect &block, const QColor &colour)
{
    QPen dashes(colour, 1);
    dashes.setCapStyle(Qt::FlatCap);
    dashes.setDashPattern({4, 4});
    painter.setPen(dashes);
    const int y = line.center().y();
    painter.drawLine(line.left(), y, block.left() - metrics::cardPadding, y);
    painter.drawLine(block.right() + metrics::cardPadding, y, line.right(), y);
}

} // namespace

QString fittedGapLine(const text::GapText &words, int width)
{
    const QFontMetrics metrics(roleFont(FontRole::Caption));
    text::GapText shorter = words;
    shorter.length.clear(); // the times tell it too
    text::GapText shortest = shorter;
    shortest.why.clear();
    for (const text::GapText &shown : {words, shorter, shortest}) {
        if (metrics.horizontalAdvance(shown.line()) <= width)
            return shown.line();
    }
    return metrics.elidedText(shortest.line(), Qt::ElideRight, width);
}

void paintGapLine(
    QPainter &painter, const QRect &line, const TimelineRow &row, const text::GapText &words, bool selected)
{
    const Theme &theme = Theme::current();
    constexpr int iconSpace = metrics::iconSmall + metrics::iconGap;
    const int besides = iconSpace * (row.folds() ? 2 : 1);
    const int room = line.width() - besides - 2 * (shortestRule + metrics::cardPadding);
    const QString shown = fittedGapLine(words, room);
    painter.setFont(roleFont(FontRole::Caption));
    const int width = painter.fontMetrics().horizontalAdvance(shown);
    const QRect block(line.left() + (line.width() - width - besides) / 2, line.center().y() - textHeight / 2,
        width + besides, textHeight);
    if (row.what == TimelineRow::What::Gaps)
        paintRule(painter, line, block, theme.warn);
    const int iconTop = block.top() + (textHeight - metrics::iconSmall) / 2 + 1;
    paintIcon(painter, {block.left(), iconTop}, u"offline"_s, metrics::iconSmall, theme.warn);
    painter.setPen(theme.warn);
    painter.drawText(
        QRect(block.left() + iconSpace, block.top(), width + 1, textHeight), Qt::AlignLeft | Qt::AlignVCenter, shown);
    if (row.folds())
        paintIcon(painter, {block.right() + 1 - metrics::iconSmall, iconTop},
            row.unfolded ? u"chevron-down"_s : u"chevron-right"_s, metrics::iconSmall, theme.warn);
    if (selected) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(block.adjusted(-6, -2, 6, 3), metrics::radiusControl, metrics::radiusControl);
    }
}

} // namespace ui
