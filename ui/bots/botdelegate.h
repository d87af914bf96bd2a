#pragma once
#include <QStyledItemDelegate>

namespace ui {

class BotListModel;

/// Paints a line of the list of bots: name and environment, below them the state of its line and what is undelivered.
class BotDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit BotDelegate(const BotListModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    const BotListModel &m_model;
};

} // namespace ui
