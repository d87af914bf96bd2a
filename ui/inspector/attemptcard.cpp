#include "ui/inspector/attemptcard.h"

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
constexpr int textLeft = 36;
} // namespace

AttemptCard::AttemptCard(const journal::RowSummary &attempt, bool isCurrent, QWidget *parent)
    : RowLink(isCurrent ? journal::RowRef() : attempt.ref, parent)
    , m_attempt(attempt)
    , m_isCurrent(isCurrent)
{
    setFixedHeight(cardHeight);
    setObjectName(u"attempt"_s);
    setAccessibleName(u"%1, %2, %3"_s.arg(outcome(), timeText(m_attempt.time), circumstances()));
}

QString AttemptCard::originText(const QString &origin)
{
    if (origin == "hand"_L1) {
        return tr("by hand");
    }
    if (origin == "tool"_L1) {
        return tr("by a tool");
    }
    if (origin == "next"_L1) {
        return tr("with the user's next message");
    }
    return origin == "injected"_L1 ? tr("injected by the sandbox") : tr("by the agent");
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

QString AttemptCard::circumstances() const
{
    QStringList parts;
    if (m_attempt.message) {
        parts.append(originText(m_attempt.message->origin));
    }
    const bool left = m_attempt.state != traffic::State::NotSent;
    if (!m_attempt.anchor.isEmpty()) {
        parts.append(tr("on %1").arg(elideId(m_attempt.anchor, {}, IdWidth::Narrow)));
    } else if (left) {
        parts.append(tr("proactive"));
    }
    if (m_attempt.msgSeq) {
        parts.append(u"seq %1"_s.arg(*m_attempt.msgSeq));
    }
    return parts.join(u" • "_s);
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
    painter.drawText(QRect(textLeft, 7, width() - textLeft, 18), Qt::AlignVCenter | Qt::AlignLeft, outcome());
    painter.setPen(theme.textDim);
    painter.drawText(QRect(textLeft, 26, width() - textLeft, 18), Qt::AlignVCenter | Qt::AlignLeft, circumstances());
    painter.setFont(roleFont(FontRole::Mono));
    painter.drawText(
        QRect(0, 7, width() - metrics::cardPadding, 18), Qt::AlignVCenter | Qt::AlignRight, timeText(m_attempt.time));
    paintFocus(painter, metrics::radiusControl);
}

} // namespace ui
