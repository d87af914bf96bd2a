#include "ui/conversations/verdictline.h"

#include "app/text/sentence.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/verdictlook.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

VerdictLine::VerdictLine(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"verdict"_s);
    setFixedHeight(20);
}

void VerdictLine::setVerdict(const std::optional<lineage::Verdict> &verdict)
{
    m_verdict = verdict;
    if (!verdict)
        return show({}, {}, {});
    const text::VerdictText words = text::verdictText(*verdict);
    show(iconOf(*verdict), words.word, words.reason);
}

void VerdictLine::setFact(const QString &icon, const QString &fact)
{
    m_verdict.reset();
    show(icon, {}, fact);
}

void VerdictLine::show(const QString &icon, const QString &word, const QString &reason)
{
    m_icon = icon;
    m_word = word;
    m_reason = reason;
    const QString whole = (word + u' ' + reason).trimmed();
    setToolTip(whole);
    setAccessibleName(whole);
    update();
}

void VerdictLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    const Tone tone = m_verdict ? toneOf(*m_verdict) : Tone::Dim;
    const QColor ink = tone == Tone::Dim ? theme.text : inkOf(tone, theme);
    int x = 0;
    if (!m_icon.isEmpty()) {
        paintIcon(painter, {0, (height() - metrics::iconButton) / 2}, m_icon, metrics::iconButton,
            tone == Tone::Dim ? theme.textDim : ink);
        x = metrics::iconButton + metrics::iconGap;
    }
    if (!m_word.isEmpty()) {
        painter.setFont(roleFont(FontRole::BaseBold));
        painter.setPen(ink);
        painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, m_word);
        x += painter.fontMetrics().horizontalAdvance(m_word + u' ');
    }
    painter.setFont(roleFont(FontRole::Base));
    painter.setPen(theme.textDim);
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft,
        oneLine(m_reason, painter.fontMetrics(), width() - x));
}

} // namespace ui
