#pragma once
#include <QStyledItemDelegate>

namespace ui {

/// Cells whose words go on in the next line, as many as they need; a hairline below each row. Thread: GUI.
class WrapRowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace ui
