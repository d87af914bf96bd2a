#pragma once
#include "ui/common/chip.h"
#include "ui/conversations/bubbletext.h"

#include <QSet>
#include <QStyledItemDelegate>

namespace ui {

class TimelineModel;

/// What stands under a bubble: time, then id or chips, in painting order. Pure.
[[nodiscard]] QList<Chip> chipsOf(const Bubble &bubble);

/// Paints bubbles (filled = the user saw it, dashed and hollow = the user did not), and the lines between them.
class BubbleDelegate final : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit BubbleDelegate(const TimelineModel &model, QObject *parent = nullptr);
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// The width to lay out for; the view tells it, as size hints come without one.
    void setWidth(int width);
    /// Under the bubbles of these messages is room for a RetryLine.
    void setRetried(const QSet<qint64> &messages) { m_retried = messages; }
    void forgetLayouts();

private:
    [[nodiscard]] int textMaximum() const;
    void paintBubble(QPainter &painter, const QStyleOptionViewItem &option, QRect rest, const Bubble &bubble) const;
    void paintDayLine(QPainter &painter, const QRect &line, core::WallTime time) const;
    void paintTurnLine(QPainter &painter, const QRect &line, const Bubble &bubble) const;
    void paintGround(QPainter &painter, const QRect &box, const Bubble &bubble, bool selected) const;
    void paintMeta(QPainter &painter, const QRect &line, const Bubble &bubble) const;

    const TimelineModel &m_model;
    mutable BubbleText m_text; // a cache: painting is const by Qt's contract
    QSet<qint64> m_retried;
    int m_width = 0;
};

} // namespace ui
