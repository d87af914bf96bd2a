#include "ui/logs/logdelegate.h"

#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/rowground.h"
#include "ui/logs/loglistmodel.h"
#include "ui/logs/progressline.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int readingHeight = 72;
constexpr int nameTop = 10;
constexpr int lineGap = 20;

/// A file's name differs at its end as often as at its beginning.
void paintName(QPainter &painter, const QRect &line, const QString &name)
{
    painter.setFont(roleFont(FontRole::Base));
    painter.setPen(Theme::current().text);
    painter.drawText(
        line, Qt::AlignVCenter | Qt::AlignLeft, painter.fontMetrics().elidedText(name, Qt::ElideMiddle, line.width()));
}

void paintOutcome(QPainter &painter, const QRect &line, const LogEntry &entry)
{
    const Theme &theme = Theme::current();
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(theme.textDim);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, entry.when);
    const int room = line.width() - painter.fontMetrics().horizontalAdvance(entry.when) - metrics::gap;
    const QColor ink = inkOf(entry.tone, theme);
    paintIcon(painter, {line.left(), line.top() + (line.height() - metrics::iconSmall) / 2}, entry.icon,
        metrics::iconSmall, ink);
    const QRect words(line.left() + metrics::iconSmall + metrics::iconGap, line.top(),
        room - metrics::iconSmall - metrics::iconGap, line.height());
    painter.setPen(entry.tone == Tone::Ok ? theme.textDim : ink); // success is quiet
    painter.drawText(
        words, Qt::AlignVCenter | Qt::AlignLeft, oneLine(entry.outcome, painter.fontMetrics(), words.width()));
}

} // namespace

LogDelegate::LogDelegate(const LogListModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize LogDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const bool isReading = m_model.at(index.row()).kind == LogEntry::Kind::Reading;
    return {metrics::listMinimum, isReading ? readingHeight : metrics::listRowHeight};
}

QRect LogDelegate::crossArea(const QRect &row)
{
    constexpr int size = metrics::buttonHeight;
    return {row.right() + 1 - size - metrics::gap, row.top() + 6, size, size};
}

void LogDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const LogEntry &entry = m_model.at(index.row());
    const Theme &theme = Theme::current();
    painter->save();
    paintRowGround(*painter, option);
    const QRect area = option.rect.adjusted(metrics::panelPadding, nameTop, -metrics::panelPadding, 0);
    QRect line(area.left(), area.top(), area.width(), lineHeight(FontRole::Base));
    if (entry.kind == LogEntry::Kind::Read) {
        paintName(*painter, line, entry.name);
    } else {
        const QRect cross = crossArea(option.rect);
        paintName(*painter, line.adjusted(0, 0, cross.left() - metrics::gap - line.right(), 0), entry.name);
        const int inset = (cross.width() - metrics::iconSmall) / 2;
        paintIcon(*painter, cross.topLeft() + QPoint(inset, inset), u"close"_s, metrics::iconSmall, theme.textDim);
    }
    line = QRect(line.left(), line.top() + lineGap, line.width(), lineHeight(FontRole::Small));
    if (entry.kind == LogEntry::Kind::Reading) {
        paintProgress(*painter, QRect(line.left(), line.top() + 6, line.width(), progressHeight), entry.share);
        line.translate(0, metrics::gap + 6);
        painter->setFont(roleFont(FontRole::Small));
        painter->setPen(theme.textDim);
        painter->drawText(
            line, Qt::AlignVCenter | Qt::AlignLeft, oneLine(entry.outcome, painter->fontMetrics(), line.width()));
    } else {
        paintOutcome(*painter, line, entry);
    }
    painter->restore();
}

} // namespace ui
