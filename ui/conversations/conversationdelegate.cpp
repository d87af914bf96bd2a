#include "ui/conversations/conversationdelegate.h"

#include "app/text/sentence.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"
#include "ui/conversations/conversationmodel.h"
#include "ui/conversations/waitingtext.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int rowPadding = 14;
constexpr int ringSize = 26;
constexpr int ringGap = 12;

/// The mark at the right of the last text: what needs a person's eye, else nothing.
std::optional<Chip> markOf(const journal::ConversationSummary &summary)
{
    using traffic::State;
    if (summary.lastState == State::Unknown || summary.lastState == State::InAudit)
        return Chip{iconOf(summary.lastState), text::stateText(summary.lastState, {}), toneOf(summary.lastState), true};
    if (summary.undelivered > 0)
        return Chip{u"undelivered"_s, countText(summary.undelivered), Tone::Bad, true};
    return {};
}
} // namespace

ConversationDelegate::ConversationDelegate(const ConversationModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize ConversationDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {100, metrics::listRowHeight};
}

void ConversationDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const ConversationItem &item = m_model.at(index.row());
    const Theme &theme = Theme::current();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    painter->save();
    if (selected)
        painter->fillRect(option.rect, theme.selection); // it marks what is open, with or without the focus
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.hover);
    const QRect row = option.rect.adjusted(rowPadding, 0, -12, 0);
    if (item.ring)
        paintRing(*painter, QRectF(row.left(), row.top() + (row.height() - ringSize) / 2.0, ringSize, ringSize),
            *item.ring, theme);
    const int left = row.left() + ringSize + ringGap;
    paintHead(*painter, QRect(left, row.top() + 9, row.right() - left + 1, 20), item, selected);
    paintFoot(*painter, QRect(left, row.top() + 30, row.right() - left + 1, 20), item);
    if (focused) {
        painter->setPen(QPen(theme.focus, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -1));
    }
    painter->restore();
}

void ConversationDelegate::paintHead(
    QPainter &painter, const QRect &line, const ConversationItem &item, bool selected) const
{
    const Theme &theme = Theme::current();
    const QString time = listTimeText(
        item.summary.lastTime, std::chrono::time_point_cast<core::Milliseconds>(std::chrono::system_clock::now()));
    painter.setFont(roleFont(FontRole::Caption));
    painter.setPen(theme.textDim);
    const int timeWidth = painter.fontMetrics().horizontalAdvance(time);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, time);
    paintIcon(painter, {line.left(), line.top() + (line.height() - metrics::iconSmall) / 2}, iconOf(item.summary.scene),
        metrics::iconSmall, theme.textDim);
    const QRect rest = line.adjusted(metrics::iconSmall + metrics::iconGap, 0, -timeWidth - metrics::gap, 0);
    painter.setFont(roleFont(selected ? FontRole::MonoBold : FontRole::Mono));
    painter.setPen(theme.text);
    painter.setClipRect(rest);
    painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, elideOpenid(item.summary.peer.value));
    painter.setClipping(false);
}

void ConversationDelegate::paintFoot(QPainter &painter, const QRect &line, const ConversationItem &item) const
{
    const Theme &theme = Theme::current();
    QRect rest = line;
    const auto paintMark = [&](const Chip &mark) {
        const int width = chipWidth(mark);
        paintChip(painter, QRect(rest.right() - width + 7, line.top(), width, metrics::chipHeight), mark, theme);
        rest.setRight(rest.right() - width);
    };
    if (const auto mark = markOf(item.summary))
        paintMark(*mark);
    if (item.waiting > 0)
        paintMark({u"queued"_s, waitingText(item.waiting), Tone::Dim, true});
    painter.setFont(roleFont(FontRole::Base));
    painter.setPen(theme.textDim);
    painter.drawText(
        rest, Qt::AlignVCenter | Qt::AlignLeft, oneLine(item.summary.lastText, painter.fontMetrics(), rest.width()));
}

} // namespace ui
