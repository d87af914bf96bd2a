#include "ui/traffic/problemdelegate.h"

#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/metrics.h"
#include "ui/traffic/problemmodel.h"
#include "ui/traffic/trafficdelegate.h"

#include <QPainter>

namespace ui {

namespace {
constexpr int timeWidth = 104;
constexpr int statusWidth = 208; ///< a close code with its words
constexpr int peerWidth = 152;
constexpr int narrowest = 240; ///< of the sentence; under it the peer leaves
} // namespace

ProblemDelegate::ProblemDelegate(const ProblemModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

QSize ProblemDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, metrics::tableRowHeight};
}

void ProblemDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const bool hasFocus = option.widget && option.widget->hasFocus();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, hasFocus ? theme.selection : theme.selectionInactive);
    else if (option.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(option.rect, theme.hover);
    const journal::RowSummary *row = m_model.summaryAt(index.row());
    if (!row)
        return;
    const ProblemLine line = m_model.lineOf(*row);
    painter->fillRect(
        QRect(option.rect.topLeft(), QSize(metrics::problemBar, option.rect.height())), colourOf(line.ink, theme));
    paintLine(*painter, option.rect.adjusted(metrics::cardPadding, 0, -metrics::cardPadding, 0), line);
}

void ProblemDelegate::paintLine(QPainter &painter, const QRect &box, const ProblemLine &line)
{
    const Theme &theme = Theme::current();
    const auto put = [&painter](const QRect &where, FontRole role, const QColor &ink, const QString &text) {
        painter.setFont(roleFont(role));
        painter.setPen(ink);
        painter.drawText(where, Qt::AlignVCenter | Qt::AlignLeft, oneLine(text, painter.fontMetrics(), where.width()));
    };
    QRect rest = box;
    put(QRect(rest.topLeft(), QSize(timeWidth, rest.height())), FontRole::Mono, theme.text, line.time);
    rest.setLeft(rest.left() + timeWidth);
    const int top = rest.top() + (rest.height() - metrics::iconSmall) / 2;
    paintIcon(painter, {rest.left(), top}, line.status.icon, metrics::iconSmall, colourOf(line.status.iconInk, theme));
    const int words = metrics::iconSmall + metrics::iconGap;
    put(QRect(rest.left() + words, rest.top(), statusWidth - words - metrics::gap, rest.height()), FontRole::Small,
        colourOf(line.ink, theme), line.status.text());
    rest.setLeft(rest.left() + statusWidth);
    if (!line.peer.isEmpty() && rest.width() - peerWidth >= narrowest) {
        put(QRect(rest.right() + 1 - peerWidth, rest.top(), peerWidth, rest.height()), FontRole::Mono, theme.textDim,
            line.peer);
        rest.setRight(rest.right() - peerWidth - metrics::gap);
    }
    put(rest, FontRole::Small, theme.textDim, line.why);
}

} // namespace ui
