#include "ui/resend/attemptnode.h"

#include "app/text/diagnosistext.h"
#include "app/text/sentence.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"
#include "ui/common/verdictbox.h"

#include <QCoreApplication>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct AttemptNodeWords
{
    Q_DECLARE_TR_FUNCTIONS(ui::AttemptNode)
};

constexpr int cardHeight = 52;
constexpr int nodeTextLeft = 36;

QString whoText(const journal::RowSummary &attempt)
{
    return text::originText(attempt.message ? attempt.message->origin : QString());
}

QString howText(const QString &who, const QString &anchor, std::optional<int> seq, const QStringList &others)
{
    const QString on = anchor.isEmpty() ? AttemptNodeWords::tr("proactive")
                                        : AttemptNodeWords::tr("on %1").arg(elideId(anchor, others, IdWidth::Narrow));
    QString how = AttemptNodeWords::tr("%1, %2").arg(who, on);
    if (seq)
        how += u" • seq %1"_s.arg(*seq);
    return how;
}

} // namespace

AttemptLook lookOf(const journal::RowSummary &attempt, int number, const QStringList &others)
{
    AttemptLook look;
    look.number = QString::number(number);
    look.icon = iconOf(attempt.state);
    look.word = text::stateText(attempt.state, attempt.code);
    look.tone = toneOf(attempt.state);
    look.aside = timeText(attempt.time);
    look.how = attempt.kind == traffic::Kind::Note ? whoText(attempt)
                                                   : howText(whoText(attempt), attempt.anchor, attempt.msgSeq, others);
    return look;
}

AttemptLook lookOfDraft(int number, const QString &anchor, const lineage::Verdict &verdict, const QStringList &others)
{
    AttemptLook look;
    look.number = QString::number(number);
    look.icon = u"edit-resend"_s;
    look.word = AttemptNodeWords::tr("this draft");
    look.tone = Tone::Accent;
    look.aside = verdictWord(verdict);
    look.asideIcon = iconOf(verdict);
    look.asideTone = toneOf(verdict);
    look.how = howText(text::originText(u"hand"_s), anchor, verdict.msgSeq, others);
    look.isDraft = true;
    return look;
}

AttemptNode::AttemptNode(const AttemptLook &look, journal::RowRef row, QWidget *parent)
    : QAbstractButton(parent)
    , m_look(look)
    , m_row(row)
{
    setObjectName(look.isDraft ? u"resendDraftCard"_s : u"resendAttempt"_s);
    setFixedHeight(cardHeight);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(look.isDraft ? Qt::NoFocus : Qt::TabFocus);
    if (!look.isDraft)
        setCursor(Qt::PointingHandCursor);
    setAccessibleName(u"%1 %2, %3, %4"_s.arg(look.number, look.word, look.aside, look.how));
}

QSize AttemptNode::sizeHint() const
{
    return {240, cardHeight};
}

void AttemptNode::paintWords(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const QColor ink = inkOf(m_look.tone, theme);
    paintIcon(painter, {metrics::cardPadding, 10}, m_look.icon, metrics::iconSmall, ink);
    const QRect upper(nodeTextLeft, 7, width() - nodeTextLeft - metrics::cardPadding, 20);
    painter.setFont(roleFont(FontRole::SmallBold));
    painter.setPen(theme.text);
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignLeft, m_look.number);
    const int after = painter.fontMetrics().horizontalAdvance(m_look.number + u"  "_s);
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(ink);
    painter.drawText(upper.adjusted(after, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_look.word);
    if (m_look.asideIcon.isEmpty())
        painter.setFont(roleFont(FontRole::Mono));
    painter.setPen(m_look.isDraft ? inkOf(m_look.asideTone, theme) : theme.textDim);
    painter.drawText(upper, Qt::AlignVCenter | Qt::AlignRight, m_look.aside);
    if (!m_look.asideIcon.isEmpty()) {
        const int left = upper.right() - painter.fontMetrics().horizontalAdvance(m_look.aside) - metrics::iconSmall - 3;
        paintIcon(painter, {left, 10}, m_look.asideIcon, metrics::iconSmall, inkOf(m_look.asideTone, theme));
    }
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(theme.textDim);
    const QRect lower(nodeTextLeft, 27, upper.width(), 18);
    painter.drawText(
        lower, Qt::AlignVCenter | Qt::AlignLeft, oneLine(m_look.how, painter.fontMetrics(), lower.width()));
}

void AttemptNode::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isHot = !m_look.isDraft && underMouse();
    QPen edge(hasFocus() ? theme.focus : m_look.isDraft || isHot ? theme.accent : theme.line, hasFocus() ? 2 : 1);
    if (m_look.isDraft)
        edge.setStyle(Qt::DashLine);
    painter.setPen(edge);
    painter.setBrush(theme.surface);
    const qreal inset = hasFocus() ? 1 : 0.5;
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(inset, inset, -inset, -inset), metrics::radiusControl, metrics::radiusControl);
    paintWords(painter);
}

} // namespace ui
