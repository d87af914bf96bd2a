#include "ui/common/ring.h"

#include "app/text/diagnosistext.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>

using namespace Qt::StringLiterals;

namespace ui {

Ring ringOf(const std::optional<lineage::Budget> &best)
{
    Ring ring;
    if (!best || best->timeLeft.count() <= 0)
        return ring;
    ring.live = true;
    ring.share = best->window.count() > 0 ? double(best->timeLeft.count()) / double(best->window.count()) : 1.0;
    if (best->safe == 0 && best->uncertain == 0 && best->counted) {
        ring.mark = u"0"_s;
        ring.tone = Tone::Bad;
    } else if (best->safe == 0 && best->counted) {
        ring.mark = u"?"_s;
        ring.tone = Tone::Warn;
    } else {
        ring.mark = best->counted ? QString::number(best->safe) : u"∞"_s;
        ring.tone = ring.share <= 0.25 || (best->counted && best->safe < 2) ? Tone::Warn : Tone::Ok;
    }
    // Rounded to what can be seen, so that equal rings compare equal and are not painted again.
    ring.share = qRound(ring.share * 720) / 720.0;
    return ring;
}

std::optional<lineage::Budget> bestBudget(
    const QList<lineage::Anchor> &anchors, const lineage::RuleSet &rules, core::WallTime now)
{
    std::optional<lineage::Budget> best;
    const auto rank = [](const lineage::Budget &b) {
        return std::tuple(b.live() && (b.safe > 0 || !b.counted), b.live(), b.safe, b.timeLeft.count());
    };
    for (const lineage::Anchor &anchor : anchors) {
        const lineage::Budget budget = lineage::budgetOf(anchor, rules, now);
        if (anchor.deadCode || budget.timeLeft.count() <= 0)
            continue;
        if (!best || rank(budget) > rank(*best))
            best = budget;
    }
    return best;
}

QString ringText(const std::optional<lineage::Budget> &best)
{
    if (!best || best->timeLeft.count() <= 0)
        return QCoreApplication::translate("ui::Ring", "no live anchor");
    const qint64 seconds = best->timeLeft.count() / 1000;
    QString result = QCoreApplication::translate("ui::Ring", "%1 min %2 s").arg(seconds / 60).arg(seconds % 60);
    if (!best->counted)
        return result;
    result += QCoreApplication::translate("ui::Ring", ", %1 safe").arg(best->safe);
    if (best->uncertain > 0)
        result += QCoreApplication::translate("ui::Ring", ", %1 uncertain").arg(best->uncertain);
    return result;
}

QString ringTip(const std::optional<lineage::Budget> &best)
{
    const QString words = ringText(best);
    return best && best->lesson ? words + u'\n' + text::lessonText(*best->lesson) : words;
}

void paintRing(QPainter &painter, const QRectF &box, const Ring &ring, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double radius = box.width() * 11.75 / 26.0;
    const QRectF circle(box.center().x() - radius, box.center().y() - radius, 2 * radius, 2 * radius);
    painter.setBrush(Qt::NoBrush);
    if (!ring.live) {
        QPen dashes(theme.lineStrong, 1.5, Qt::CustomDashLine, Qt::FlatCap);
        dashes.setDashPattern({1.6, 2.2});
        painter.setPen(dashes);
        painter.drawEllipse(circle);
        painter.setPen(QPen(theme.textFaint, 1.5, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(box.center() - QPointF(3, 0), box.center() + QPointF(3, 0));
        painter.restore();
        return;
    }
    const QColor ink = inkOf(ring.tone, theme);
    painter.setPen(QPen(theme.line, 2.5));
    painter.drawEllipse(circle);
    painter.setPen(QPen(ink, 2.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(circle, 90 * 16, -qRound(ring.share * 360 * 16));
    painter.setFont(fontOfSize(box.width() < 24 ? 10 : 11, true));
    painter.drawText(box, Qt::AlignCenter, ring.mark);
    painter.restore();
}

RingLabel::RingLabel(int size, QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(size, size);
}

void RingLabel::setBudget(const std::optional<lineage::Budget> &best)
{
    setAccessibleName(ringText(best));
    setToolTip(ringTip(best));
    const Ring ring = ringOf(best);
    if (ring == m_ring)
        return;
    m_ring = ring;
    update();
}

void RingLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintRing(painter, QRectF(rect()).adjusted(0, 0, 0, 0), m_ring, Theme::current());
}

} // namespace ui
