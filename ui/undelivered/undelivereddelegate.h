#pragma once
#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace ui {

class UndeliveredModel;
struct UndeliveredRow;

inline constexpr int undeliveredRowHeight = 62; ///< Source: the design's page "Space and layout"

/// Paints a row: check box, outcome, text over peer and cause, cure, age.
class UndeliveredDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit UndeliveredDelegate(const UndeliveredModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Where a click toggles the tick: larger than the box.
    [[nodiscard]] static QRect tickArea(const QRect &row);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
        const QModelIndex &index) override;

private:
    void paintWhy(QPainter &painter, const QRect &line, const UndeliveredRow &row) const;
    /// Returns where the text has to end.
    int paintCure(QPainter &painter, const QRect &row, const UndeliveredRow &content) const;

    const UndeliveredModel &m_model;
};

} // namespace ui
