#include "ui/common/checkbox.h"

#include "ui/common/icon.h"
#include "ui/common/wholetext.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int edge = 2; // room for the focus ring
}

void paintCheck(QPainter &painter, const QRect &square, Qt::CheckState state, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool filled = state != Qt::Unchecked;
    painter.setPen(filled ? theme.accentFill : theme.control);
    painter.setBrush(filled ? theme.accentFill : theme.surface);
    painter.drawRoundedRect(QRectF(square).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusChip, metrics::radiusChip);
    if (filled)
        paintIcon(painter, square.topLeft() + QPoint(1, 1), state == Qt::Checked ? u"check"_s : u"minus"_s,
            metrics::iconSmall, theme.accentText);
    painter.restore();
}

CheckBox::CheckBox(QWidget *parent)
    : QCheckBox(parent)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize CheckBox::sizeHint() const
{
    const QFontMetrics measure(roleFont(FontRole::Base));
    const int words = text().isEmpty() ? 0 : metrics::gap + measure.horizontalAdvance(text());
    return {edge + checkSize + words + 2 * edge, metrics::buttonHeight - 4};
}

QSize CheckBox::minimumSizeHint() const
{
    return {edge + checkSize + edge + 1, sizeHint().height()};
}

bool CheckBox::event(QEvent *event)
{
    return tellWholeText(*event, *this) || QCheckBox::event(event);
}

void CheckBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const QRect square(edge, (height() - checkSize) / 2, checkSize, checkSize);
    painter.setOpacity(isEnabled() ? 1.0 : 0.5);
    paintCheck(painter, square, checkState(), theme);
    painter.setOpacity(1.0);
    painter.setFont(roleFont(FontRole::Base));
    painter.setPen(isEnabled() ? theme.text : theme.textFaint);
    const QRect words = rect().adjusted(edge + checkSize + metrics::gap, 0, -edge, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.focus, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radiusChip, metrics::radiusChip);
    }
}

} // namespace ui
