#include "ui/bots/botdelegate.h"

#include "ui/bots/botlistmodel.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/rowground.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int nameTop = 10;
constexpr int lineGap = 20;

void paintName(QPainter &painter, QRect line, const BotLine &bot)
{
    if (!bot.environment.isEmpty()) {
        const Chip chip{{}, bot.environment, Tone::Audit};
        const int width = chipWidth(chip);
        paintChip(painter, {line.right() + 1 - width, line.top(), width, metrics::chipHeight}, chip, Theme::current());
        line.setRight(line.right() - width - metrics::gap);
    }
    painter.setFont(roleFont(FontRole::BaseBold));
    painter.setPen(Theme::current().text);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(bot.profile, Qt::ElideMiddle, line.width()));
}

void paintState(QPainter &painter, QRect line, const BotLine &bot)
{
    const Theme &theme = Theme::current();
    painter.setFont(roleFont(FontRole::Small));
    if (bot.undelivered > 0) {
        const QString count = QString::number(bot.undelivered);
        const int width = painter.fontMetrics().horizontalAdvance(count);
        painter.setPen(theme.bad);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, count);
        const int left = line.right() + 1 - width - metrics::iconGap - metrics::iconSmall;
        paintIcon(painter, {left, line.top() + (line.height() - metrics::iconSmall) / 2}, u"undelivered"_s,
            metrics::iconSmall, theme.bad);
        line.setRight(left - metrics::gap);
    }
    const QColor ink = inkOf(bot.tone, theme);
    paintIcon(painter, {line.left(), line.top() + (line.height() - metrics::iconSmall) / 2}, bot.icon,
        metrics::iconSmall, ink);
    line.setLeft(line.left() + metrics::iconSmall + metrics::iconGap);
    painter.setPen(bot.tone == Tone::Ok ? theme.textDim : ink); // success is quiet
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, oneLine(bot.state, painter.fontMetrics(), line.width()));
}

} // namespace

BotDelegate::BotDelegate(const BotListModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize BotDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {metrics::listMinimum, metrics::listRowHeight};
}

void BotDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const BotLine &bot = m_model.at(index.row());
    painter->save();
    paintRowGround(*painter, option);
    const QRect area = option.rect.adjusted(metrics::panelPadding, nameTop, -metrics::panelPadding, 0);
    const QRect line(area.left(), area.top(), area.width(), lineHeight(FontRole::Base));
    paintName(*painter, line, bot);
    paintState(*painter, {line.left(), line.top() + lineGap, line.width(), lineHeight(FontRole::Small)}, bot);
    painter->restore();
}

} // namespace ui
