#include "ui/help/wraprowdelegate.h"

#include "ui/common/theme.h"

#include <QPainter>
#include <QTableView>

namespace ui {

namespace {

constexpr int cellSide = 6;
constexpr int above = 6;

int flags()
{
    return Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap;
}

} // namespace

QSize WrapRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const auto *table = qobject_cast<const QTableView *>(parent());
    const int width = std::max(table ? table->columnWidth(index.column()) - 2 * cellSide : 0, 40);
    const QFontMetrics face(index.data(Qt::FontRole).value<QFont>());
    const QRect box = face.boundingRect(QRect(0, 0, width, 10'000), flags(), index.data().toString());
    return {width, box.height() + 2 * above};
}

void WrapRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    painter->save();
    const bool focused = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, focused ? theme.selection : theme.selectionInactive);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    painter->setFont(index.data(Qt::FontRole).value<QFont>());
    painter->setPen(index.column() < 2 ? theme.text : theme.textDim);
    painter->drawText(option.rect.adjusted(cellSide, above, -cellSide, 0), flags(), index.data().toString());
    painter->restore();
}

} // namespace ui
