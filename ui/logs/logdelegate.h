#pragma once
#include <QStyledItemDelegate>

namespace ui {

class LogListModel;

/// Paints a line of the list: name, how it came out, when; or how far reading has come, with a cross to cancel it.
class LogDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit LogDelegate(const LogListModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Of a line that can be cancelled or put away.
    [[nodiscard]] static QRect crossArea(const QRect &row);

private:
    const LogListModel &m_model;
};

} // namespace ui
