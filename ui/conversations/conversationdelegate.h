#pragma once
#include "ui/common/theme.h"

#include <QStyledItemDelegate>

namespace ui {

class ConversationModel;
struct ConversationItem;

/// Paints a 60 px line of the conversation list: ring, scene, peer, last text, time, state.
class ConversationDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ConversationDelegate(const ConversationModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHead(QPainter &painter, const QRect &line, const ConversationItem &item, bool selected) const;
    void paintFoot(QPainter &painter, const QRect &line, const ConversationItem &item) const;

    const ConversationModel &m_model;
};

} // namespace ui
