#include "ui/palette/palettedelegate.h"

#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/keycap.h"

#include <QPainter>
#include <QTextLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int rowPadding = 12;

/// Returns how wide it is.
int paintWords(QPainter &painter, const QRect &box, const PaletteRow &row)
{
    const QFontMetrics face(roleFont(FontRole::BaseBold)); // the wider one: what fits in it fits
    const QString shown = face.elidedText(row.words, Qt::ElideRight, box.width());
    QTextLayout layout(shown, roleFont(FontRole::Base));
    QList<QTextLayout::FormatRange> bold;
    for (const int at : row.found) {
        if (at >= shown.size())
            break;
        QTextCharFormat format;
        format.setFont(roleFont(FontRole::BaseBold));
        bold.append({at, 1, format});
    }
    layout.setFormats(bold);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setNumColumns(int(shown.size()));
    layout.endLayout();
    const int above = (box.height() - int(layout.boundingRect().height())) / 2;
    painter.setPen(Theme::current().text);
    layout.draw(&painter, box.topLeft() + QPoint(0, above));
    return line.isValid() ? int(line.naturalTextWidth()) + 1 : 0;
}

} // namespace

PaletteDelegate::PaletteDelegate(const PaletteModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, rowHeight};
}

void PaletteDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const PaletteRow &row = m_model.at(index.row());
    const Theme &theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isCurrent = option.state.testFlag(QStyle::State_Selected);
    if (isCurrent || option.state.testFlag(QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(isCurrent ? theme.selection : theme.hover);
        painter->drawRoundedRect(option.rect, metrics::radiusControl, metrics::radiusControl);
    }
    QRect box = option.rect.adjusted(rowPadding, 0, -rowPadding, 0);
    if (!row.icon.isEmpty())
        paintIcon(*painter, {box.left(), box.top() + (box.height() - metrics::iconButton) / 2}, row.icon,
            metrics::iconButton, row.tone == Tone::Dim ? theme.textDim : inkOf(row.tone, theme));
    box.setLeft(box.left() + metrics::iconButton + metrics::gap + 2);
    if (!row.key.isEmpty()) {
        const int width = keyCapWidth(row.key);
        paintKeyCap(*painter, {box.right() - width, box.top() + (box.height() - keyCapHeight) / 2}, row.key,
            theme.control, theme.textDim);
        box.setRight(box.right() - width - rowPadding);
    }
    painter->setBrush(Qt::NoBrush);
    box.setLeft(box.left() + paintWords(*painter, box, row) + rowPadding);
    painter->setFont(roleFont(FontRole::Small));
    painter->setPen(theme.textDim);
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, oneLine(row.note, painter->fontMetrics(), box.width()));
    painter->restore();
}

} // namespace ui
