#include "ui/undelivered/undelivereddelegate.h"

#include "ui/common/checkbox.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/undelivered/undeliveredmodel.h"

#include <QMouseEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int sidePadding = 20;
constexpr int columnGap = 16;
constexpr int ageWidth = 72;
constexpr int cureWidth = 248; ///< chips start at one place where the row is wide enough
constexpr int textMinimum = 260; ///< else they stand at the right, one beside the other's end
} // namespace

UndeliveredDelegate::UndeliveredDelegate(const UndeliveredModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize UndeliveredDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {200, undeliveredRowHeight};
}

QRect UndeliveredDelegate::tickArea(const QRect &row)
{
    return {row.left(), row.top(), sidePadding + checkSize + columnGap / 2, row.height()};
}

void UndeliveredDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const UndeliveredRow &row = m_model.at(index.row());
    const Theme &theme = Theme::current();
    const bool focused = option.widget && option.widget->hasFocus();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, focused ? theme.selection : theme.selectionInactive);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.hover);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), theme.line);
    const QRect area = option.rect.adjusted(sidePadding, 0, -sidePadding, -1);
    const int middle = area.top() + area.height() / 2;
    const QRect box(area.left(), middle - checkSize / 2, checkSize, checkSize);
    paintCheck(*painter, box, row.ticked ? Qt::Checked : Qt::Unchecked, theme);
    const traffic::State state = lineage::stateOf(row.message.outcome);
    const int icon = box.right() + 1 + columnGap;
    paintIcon(*painter, {icon, middle - metrics::iconButton / 2}, iconOf(state), metrics::iconButton,
        inkOf(toneOf(state), theme));
    const int left = icon + metrics::iconButton + 12;
    const int right = paintCure(*painter, area, row);
    painter->setFont(roleFont(FontRole::Base));
    painter->setPen(theme.text);
    const QRect text(left, area.top() + 11, right - left, 20);
    painter->drawText(text, Qt::AlignVCenter | Qt::AlignLeft, oneLine(row.line, painter->fontMetrics(), text.width()));
    paintWhy(*painter, QRect(left, area.top() + 31, right - left, 18), row);
    if (option.state.testFlag(QStyle::State_HasFocus) && focused) {
        painter->setPen(QPen(theme.focus, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

void UndeliveredDelegate::paintWhy(QPainter &painter, const QRect &line, const UndeliveredRow &row) const
{
    const Theme &theme = Theme::current();
    const traffic::State state = lineage::stateOf(row.message.outcome);
    paintIcon(painter, {line.left(), line.top() + (line.height() - metrics::iconSmall) / 2},
        iconOf(row.message.message.scene), metrics::iconSmall, theme.textDim);
    int x = line.left() + metrics::iconSmall + metrics::iconGap;
    const auto put = [&](const QString &text, FontRole role, const QColor &ink) {
        painter.setFont(roleFont(role));
        painter.setPen(ink);
        const int room = line.right() + 1 - x;
        const QString shown = oneLine(text, painter.fontMetrics(), room);
        painter.drawText(QRect(x, line.top(), room, line.height()), Qt::AlignVCenter | Qt::AlignLeft, shown);
        x += painter.fontMetrics().horizontalAdvance(shown);
    };
    put(peerText(row.message.message.peer), FontRole::Mono, theme.textDim);
    put(u"  ·  "_s, FontRole::Small, theme.textDim);
    put(row.cause, FontRole::Small, inkOf(toneOf(state), theme));
}

int UndeliveredDelegate::paintCure(QPainter &painter, const QRect &row, const UndeliveredRow &content) const
{
    const Theme &theme = Theme::current();
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(theme.textDim);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, content.age);
    const int width = chipWidth(content.cure);
    const bool wide = row.width() - ageWidth - cureWidth >= textMinimum;
    const int left = row.right() + 1 - ageWidth - (wide ? std::max(cureWidth, width) : width + columnGap);
    paintChip(painter, QRect(left, row.top() + (row.height() - metrics::chipHeight) / 2, width, metrics::chipHeight),
        content.cure, theme);
    return left - columnGap;
}

bool UndeliveredDelegate::editorEvent(
    QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const bool press = event->type() == QEvent::MouseButtonPress || event->type() == QEvent::MouseButtonDblClick;
    if (!press && event->type() != QEvent::MouseButtonRelease)
        return false;
    const auto *mouse = static_cast<QMouseEvent *>(event);
    if (mouse->button() != Qt::LeftButton || !tickArea(option.rect).contains(mouse->position().toPoint()))
        return false;
    if (!press) {
        const bool ticked = index.data(Qt::CheckStateRole).value<Qt::CheckState>() == Qt::Checked;
        model->setData(index, ticked ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
    }
    return true;
}

} // namespace ui
