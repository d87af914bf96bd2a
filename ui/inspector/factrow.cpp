#include "ui/inspector/factrow.h"

#include "ui/common/button.h"
#include "ui/common/icon.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>
#include <QTextLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
/// Source: the design's inspector picture.
constexpr int nameWidth = 104;
constexpr int valueLine = 18;
constexpr int longestValue = 2'000;
} // namespace

FactRow::FactRow(const Fact &fact, QWidget *parent)
    : QWidget(parent)
    , m_fact(fact)
{
    m_fact.value.truncate(longestValue);
    setObjectName(u"fact"_s);
    setAccessibleName(u"%1: %2"_s.arg(m_fact.name, m_fact.value));
    if (QFontMetrics(roleFont(FontRole::Small)).horizontalAdvance(m_fact.name) > nameWidth - metrics::gap)
        setToolTip(m_fact.name); // else it would be nowhere whole
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    if (!m_fact.copied.isEmpty()) {
        Button *copy = iconButton(u"copy"_s, this);
        copy->setObjectName(u"copyFact"_s);
        copy->setAccessibleName(tr("Copy %1").arg(m_fact.name));
        copy->setToolTip(tr("Copy %1").arg(m_fact.name));
        copy->setFixedSize(metrics::keyValueRowHeight, metrics::keyValueRowHeight);
        connect(copy, &QAbstractButton::clicked, this, [this] {
            QGuiApplication::clipboard()->setText(m_fact.copied);
            notify(this, {u"copy"_s, tr("%1 copied").arg(m_fact.name), Tone::Dim, false});
        });
        m_copy = copy;
    }
}

int FactRow::valueWidth(int width) const
{
    const int icon = m_fact.icon.isEmpty() ? 0 : metrics::iconSmall + metrics::iconGap;
    const int copy = m_copy == nullptr ? 0 : metrics::keyValueRowHeight;
    return qMax(40, width - nameWidth - icon - copy);
}

int FactRow::layOut(QTextLayout &layout, int width) const
{
    QTextOption option;
    option.setWrapMode(m_fact.mono ? QTextOption::WrapAnywhere : QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.setFont(roleFont(m_fact.mono ? FontRole::Mono : FontRole::Small));
    layout.setText(m_fact.value);
    layout.beginLayout();
    int lines = 0;
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(valueWidth(width));
        line.setPosition({0, lines * valueLine + (valueLine - line.height()) / 2});
        ++lines;
    }
    layout.endLayout();
    return lines;
}

int FactRow::heightForWidth(int width) const
{
    QTextLayout layout;
    return qMax(1, layOut(layout, width)) * valueLine + metrics::keyValueRowHeight - valueLine;
}

QSize FactRow::sizeHint() const
{
    return {metrics::inspectorMinimum - 2 * metrics::panelPadding, heightForWidth(width())};
}

QSize FactRow::minimumSizeHint() const
{
    return {nameWidth + 80, metrics::keyValueRowHeight};
}

void FactRow::resizeEvent(QResizeEvent *)
{
    if (m_copy != nullptr) {
        m_copy->move(width() - m_copy->width(), 0);
    }
}

void FactRow::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    constexpr int above = (metrics::keyValueRowHeight - valueLine) / 2;
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(theme.textDim);
    painter.drawText(QRect(0, above, nameWidth - metrics::gap, valueLine), Qt::AlignVCenter | Qt::TextSingleLine,
        painter.fontMetrics().elidedText(m_fact.name, Qt::ElideRight, nameWidth - metrics::gap));
    int left = nameWidth;
    if (!m_fact.icon.isEmpty()) {
        paintIcon(painter, {left, (metrics::keyValueRowHeight - metrics::iconSmall) / 2}, m_fact.icon,
            metrics::iconSmall, inkOf(m_fact.tone, theme));
        left += metrics::iconSmall + metrics::iconGap;
    }
    painter.setPen(m_fact.icon.isEmpty() ? theme.text : inkOf(m_fact.tone, theme));
    QTextLayout layout;
    layOut(layout, width());
    layout.draw(&painter, QPointF(left, above));
}

} // namespace ui
