#include "ui/inspector/attemptcard.h"

#include "app/text/diagnosistext.h"
#include "app/text/sentence.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int cardHeight = 50;
constexpr int cardTextLeft = 36;
constexpr QStringView separator(u" • ");
} // namespace

AttemptCard::AttemptCard(const journal::RowSummary &attempt, bool isCurrent, const QStringList &others, QWidget *parent)
    : RowLink(isCurrent ? journal::RowRef() : attempt.ref, parent)
    , m_attempt(attempt)
    , m_others(others)
    , m_isCurrent(isCurrent)
{
    setFixedHeight(cardHeight);
    setObjectName(u"attempt"_s);
    QStringList spoken{outcome(), timeText(m_attempt.time), origin(), place()};
    spoken.removeAll(QString());
    setAccessibleName(spoken.join(u", "_s));
}

QSize AttemptCard::sizeHint() const
{
    return {metrics::inspectorMinimum - 2 * metrics::panelPadding, cardHeight};
}

QString AttemptCard::outcome() const
{
    const int number = m_attempt.message ? m_attempt.message->attemptNumber : 0;
    const QString state = text::stateText(m_attempt.state, m_attempt.code);
    return number == 0 ? state : u"%1  %2"_s.arg(number).arg(state);
}

QString AttemptCard::origin() const
{
    return m_attempt.message ? text::originText(m_attempt.message->origin) : QString();
}

QString AttemptCard::place() const
{
    QStringList parts;
    if (!m_attempt.anchor.isEmpty()) {
        parts.append(tr("on %1").arg(elideId(m_attempt.anchor, m_others, IdWidth::Narrow)));
    } else if (m_attempt.state != traffic::State::NotSent) {
        parts.append(tr("proactive"));
    }
    if (m_attempt.msgSeq) {
        parts.append(u"seq %1"_s.arg(*m_attempt.msgSeq));
    }
    return parts.join(separator);
}

QString AttemptCard::circumstances(const QFontMetrics &font, int width) const
{
    const QString where = place();
    if (origin().isEmpty() || where.isEmpty()) {
        return oneLine(origin() + where, font, width);
    }
    const QString tail = separator.toString() + where;
    return oneLine(origin(), font, width - font.horizontalAdvance(tail)) + tail;
}

void AttemptCard::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_isCurrent ? theme.accent : theme.line);
    painter.setBrush(isHot() ? theme.hover : theme.surface);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusControl, metrics::radiusControl);
    const QColor ink = inkOf(toneOf(m_attempt.state), theme);
    paintIcon(painter, {metrics::cardPadding, 10}, iconOf(m_attempt.state), metrics::iconSmall, ink);
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(ink);
    painter.drawText(QRect(cardTextLeft, 7, width() - cardTextLeft, 18), Qt::AlignVCenter | Qt::AlignLeft, outcome());
    painter.setPen(theme.textDim);
    const QRect secondLine(cardTextLeft, 26, width() - cardTextLeft - metrics::cardPadding, 18);
    painter.drawText(
        secondLine, Qt::AlignVCenter | Qt::AlignLeft, circumstances(painter.fontMetrics(), secondLine.width()));
    painter.setFont(roleFont(FontRole::Mono));
    painter.drawText(
        QRect(0, 7, width() - metrics::cardPadding, 18), Qt::AlignVCenter | Qt::AlignRight, timeText(m_attempt.time));
    paintFocus(painter, metrics::radiusControl);
}

} // namespace ui
