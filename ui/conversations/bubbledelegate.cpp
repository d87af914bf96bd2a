#include "ui/conversations/bubbledelegate.h"

#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"
#include "ui/conversations/gapline.h"
#include "ui/conversations/timelinemodel.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int sidePadding = 20;
constexpr int dayHeight = 40;
constexpr int turnHeight = 24;
constexpr int above = 6; // room for the focus ring
constexpr int below = 3;
constexpr int metaGap = 5; // bubble to meta line: the focus ring fits in between
constexpr int chipGap = 6;
constexpr int retryGap = 2; // meta line to the line of the next try

bool isHollow(const Bubble &bubble)
{
    using traffic::State;
    const State state = bubble.row.state;
    return !bubble.inbound() && (state == State::Refused || state == State::Unknown || state == State::NotSent);
}

/// Rounded everywhere but at the corner that speaks.
QPainterPath outline(const QRectF &box, bool inbound)
{
    const double r = metrics::radiusBubble;
    const double s = metrics::radiusSpeaking;
    const double left = inbound ? s : r;
    const double right = inbound ? r : s;
    QPainterPath path;
    path.moveTo(box.left() + r, box.top());
    path.arcTo(QRectF(box.right() - 2 * r, box.top(), 2 * r, 2 * r), 90, -90);
    path.arcTo(QRectF(box.right() - 2 * right, box.bottom() - 2 * right, 2 * right, 2 * right), 0, -90);
    path.arcTo(QRectF(box.left(), box.bottom() - 2 * left, 2 * left, 2 * left), 270, -90);
    path.arcTo(QRectF(box.left(), box.top(), 2 * r, 2 * r), 180, -90);
    path.closeSubpath();
    return path;
}

/// Who wrote in a group: a name, cut when it is long, or a short openid.
QString writerText(const QString &writer)
{
    constexpr qsizetype longest = 24;
    const QString shown = text::visibleText(elideOpenid(writer), false);
    return shown.size() > longest ? shown.first(longest) + u'…' : shown;
}

QString outcomeText(const Bubble &bubble)
{
    const journal::RowSummary &row = bubble.row;
    QStringList parts{text::stateText(row.state, row.code)};
    const bool accepted = row.state == traffic::State::Accepted || row.state == traffic::State::AcceptedIdUnknown;
    if (accepted && row.msgSeq)
        parts += BubbleDelegate::tr("seq %1").arg(*row.msgSeq);
    if (accepted && bubble.repliesLeft)
        parts += BubbleDelegate::tr("%1 left").arg(*bubble.repliesLeft);
    return parts.join(u" · "_s);
}

} // namespace

QList<Chip> chipsOf(const Bubble &bubble)
{
    QList<Chip> chips;
    if (bubble.inbound()) {
        if (bubble.repliesUsed)
            chips += Chip{
                u"anchor"_s, BubbleDelegate::tr("anchor · %1 used").arg(*bubble.repliesUsed), Tone::Accent, true};
        if (bubble.copies > 1)
            chips += Chip{u"duplicate"_s, u"×%1"_s.arg(bubble.copies), Tone::Dim, true};
        return chips;
    }
    if (bubble.row.message->attemptNumber > 1)
        chips += Chip{
            u"retry"_s, BubbleDelegate::tr("attempt %1").arg(bubble.row.message->attemptNumber), Tone::Dim, true};
    if (bubble.row.message->origin == "injected"_L1)
        chips += Chip{u"sandbox"_s, BubbleDelegate::tr("injected by the sandbox"), Tone::Audit, true};
    else if (bubble.row.message->origin == "next"_L1)
        chips += Chip{u"undelivered"_s, BubbleDelegate::tr("left with the next message"), Tone::Dim, true};
    if (bubble.ownIdAsAnchor)
        chips += Chip{u"anchor-dead"_s, BubbleDelegate::tr("not an anchor"), Tone::Bad, true};
    else if (bubble.row.anchor.isEmpty() && bubble.row.eventId.isEmpty() && bubble.row.state != traffic::State::NotSent)
        chips += Chip{u"proactive"_s, BubbleDelegate::tr("proactive"), Tone::Dim, true};
    if (bubble.row.state != traffic::State::None)
        chips += Chip{iconOf(bubble.row.state), outcomeText(bubble), toneOf(bubble.row.state), false};
    if (bubble.dismissed && traffic::isProblem(bubble.row.state))
        chips += Chip{u"check"_s, BubbleDelegate::tr("dismissed"), Tone::Dim, true};
    return chips;
}

BubbleDelegate::BubbleDelegate(const TimelineModel &model, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{
}

void BubbleDelegate::setWidth(int width)
{
    m_width = width;
}

void BubbleDelegate::forgetLayouts()
{
    m_text.clear();
}

int BubbleDelegate::textMaximum() const
{
    const int bubble = qMin(metrics::bubbleMaximum, int(m_width * metrics::bubbleShare));
    return qMax(80, bubble - 2 * metrics::bubblePaddingX);
}

QSize BubbleDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    const TimelineRow &row = m_model.rowAt(index.row());
    const int width = qMax(200, m_width);
    const int head = row.dayAbove ? dayHeight : 0;
    if (row.what != TimelineRow::What::Bubble)
        return {width, head + gapLineHeight};
    const Bubble &bubble = m_model.at(index.row());
    const int text = qCeil(m_text.layout(bubble, textMaximum())->size().height());
    const int retry = m_retried.contains(bubble.row.message->sendId) ? metrics::buttonHeight + retryGap : 0;
    return {width,
        head + (bubble.turnAbove ? turnHeight : 0) + above + text + 2 * metrics::bubblePaddingY + metaGap
            + metrics::metaHeight + retry + below};
}

void BubbleDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TimelineRow &row = m_model.rowAt(index.row());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    QRect rest = option.rect.adjusted(sidePadding, 0, -sidePadding, 0);
    if (row.dayAbove) {
        paintDayLine(*painter, QRect(rest.topLeft(), QSize(rest.width(), dayHeight)), row.time);
        rest.setTop(rest.top() + dayHeight);
    }
    if (row.what == TimelineRow::What::Bubble)
        paintBubble(*painter, option, rest, m_model.at(index.row()));
    else
        paintGapLine(*painter, rest, row, m_model.gapTextAt(index.row()), selected);
    painter->restore();
}

void BubbleDelegate::paintBubble(
    QPainter &painter, const QStyleOptionViewItem &option, QRect rest, const Bubble &bubble) const
{
    QTextDocument *document = m_text.layout(bubble, textMaximum());
    if (bubble.turnAbove) {
        paintTurnLine(painter, QRect(rest.topLeft(), QSize(rest.width(), turnHeight)), bubble);
        rest.setTop(rest.top() + turnHeight);
    }
    const QSize size(qCeil(document->size().width()) + 2 * metrics::bubblePaddingX,
        qCeil(document->size().height()) + 2 * metrics::bubblePaddingY);
    const QRect box(QPoint(bubble.inbound() ? rest.left() : rest.right() - size.width() + 1, rest.top() + above), size);
    paintGround(painter, box, bubble, option.state.testFlag(QStyle::State_Selected));
    painter.save();
    painter.translate(box.left() + metrics::bubblePaddingX, box.top() + metrics::bubblePaddingY);
    QAbstractTextDocumentLayout::PaintContext context;
    context.palette = option.palette;
    context.palette.setColor(QPalette::Text, Theme::current().text);
    document->documentLayout()->draw(&painter, context);
    painter.restore();
    paintMeta(painter, QRect(rest.left(), box.bottom() + metaGap, rest.width(), metrics::metaHeight), bubble);
}

void BubbleDelegate::paintGround(QPainter &painter, const QRect &box, const Bubble &bubble, bool selected) const
{
    const Theme &theme = Theme::current();
    painter.setRenderHint(QPainter::Antialiasing);
    const QPainterPath path = outline(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), bubble.inbound());
    if (isHollow(bubble)) {
        const bool notSent = bubble.row.state == traffic::State::NotSent;
        QPen dashes(notSent ? theme.control : inkOf(toneOf(bubble.row.state), theme), 1);
        dashes.setDashPattern({3, 3});
        painter.strokePath(path, dashes);
    } else {
        QColor fill = bubble.inbound() ? theme.bubbleIn : theme.bubbleOut;
        const bool half = bubble.row.state == traffic::State::InAudit || bubble.row.state == traffic::State::InFlight;
        if (half)
            fill.setAlphaF(0.5F);
        painter.fillPath(path, fill);
        if (bubble.inbound())
            painter.strokePath(path, QPen(theme.line, 1));
    }
    if (selected)
        painter.strokePath(outline(QRectF(box).adjusted(-3, -3, 3, 3), bubble.inbound()), QPen(theme.focus, 2));
}

void BubbleDelegate::paintDayLine(QPainter &painter, const QRect &line, core::WallTime time) const
{
    const Theme &theme = Theme::current();
    const QString day = dayText(time);
    painter.setFont(roleFont(FontRole::Caption));
    const int half = painter.fontMetrics().horizontalAdvance(day) / 2 + metrics::cardPadding;
    const int y = line.center().y() + 1;
    painter.setPen(theme.lineStrong);
    painter.drawLine(line.left(), y, line.center().x() - half, y);
    painter.drawLine(line.center().x() + half, y, line.right(), y);
    painter.setPen(theme.textDim);
    painter.drawText(line, Qt::AlignCenter, day);
}

void BubbleDelegate::paintTurnLine(QPainter &painter, const QRect &line, const Bubble &bubble) const
{
    const Theme &theme = Theme::current();
    QString words = tr("Turn %1").arg(bubble.row.turnId);
    if (bubble.turnSpan.count() > 0)
        words += u" · "_s + durationText(bubble.turnSpan);
    if (bubble.turnMessages > 1)
        words += u" · "_s + tr("%1 messages").arg(bubble.turnMessages);
    painter.setFont(roleFont(FontRole::Caption));
    painter.setPen(theme.textDim);
    const int width = painter.fontMetrics().horizontalAdvance(words);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignRight, words);
    paintIcon(painter,
        {line.right() - width - metrics::iconSmall - metrics::iconGap,
            line.top() + (line.height() - metrics::iconSmall) / 2},
        u"agent"_s, metrics::iconSmall, theme.textDim);
}

void BubbleDelegate::paintMeta(QPainter &painter, const QRect &line, const Bubble &bubble) const
{
    const Theme &theme = Theme::current();
    const QList<Chip> chips = chipsOf(bubble);
    QString facts = timeText(bubble.row.time);
    if (bubble.inbound() && !bubble.row.message->origin.isEmpty())
        facts.prepend(writerText(bubble.row.message->origin) + u"  "_s);
    if (bubble.inbound() && !bubble.row.msgId.isEmpty())
        facts += u"  "_s + elideId(bubble.row.msgId, m_model.messageIds());
    painter.setFont(roleFont(FontRole::CaptionMono));
    const int factsWidth = painter.fontMetrics().horizontalAdvance(facts);
    int width = factsWidth;
    for (const Chip &chip : chips)
        width += chipGap + chipWidth(chip);
    int x = bubble.inbound() ? line.left() + 2 : line.right() - width - 1;
    painter.setPen(theme.textDim);
    painter.drawText(QRect(x, line.top(), factsWidth + 2, line.height()), Qt::AlignVCenter | Qt::AlignLeft, facts);
    x += factsWidth;
    for (const Chip &chip : chips) {
        x += chipGap;
        paintChip(painter, QRect(x, line.top(), chipWidth(chip), metrics::chipHeight), chip, theme);
        x += chipWidth(chip);
    }
}

} // namespace ui
