#include "ui/logs/evidencerow.h"

#include "app/text/findingtext.h"
#include "app/text/visibletext.h"
#include "ui/common/format.h"
#include "ui/common/keymap.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int side = 8;
constexpr int columnGap = 12;
constexpr int rowHeight = 24;
constexpr int textMinimum = 160;
} // namespace

EvidenceRow::Columns EvidenceRow::columnsFor(
    const QList<imports::EvidenceLine> &lines, const std::optional<QDate> &firstDay)
{
    const QFontMetrics metrics(roleFont(FontRole::Mono));
    Columns columns;
    for (const imports::EvidenceLine &line : lines) {
        columns.number = std::max(columns.number, metrics.horizontalAdvance(countText(line.line)));
        columns.time = std::max(columns.time, metrics.horizontalAdvance(text::stampText(line.stamp, firstDay)));
    }
    return columns;
}

EvidenceRow::EvidenceRow(
    imports::EvidenceLine line, const std::optional<QDate> &firstDay, Columns columns, QWidget *parent)
    : QAbstractButton(parent)
    , m_line(std::move(line))
    , m_firstDay(firstDay)
    , m_text(text::visibleText(m_line.text, false))
    , m_columns(columns)
{
    setObjectName(u"evidence"_s);
    setFixedHeight(rowHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setToolTip(m_text);
    setEnabled(!m_line.row.isNull());
    setFocusPolicy(isEnabled() ? Qt::StrongFocus : Qt::NoFocus);
    if (isEnabled())
        setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, this, [this] { emit chosen(m_line.row); });
    retranslate();
}

void EvidenceRow::setSelected(bool selected)
{
    m_isSelected = selected;
    update();
}

void EvidenceRow::retranslate()
{
    setAccessibleName(
        tr("Line %1, %2: %3").arg(countText(m_line.line), text::stampText(m_line.stamp, m_firstDay), m_text));
    update();
}

QSize EvidenceRow::sizeHint() const
{
    return {2 * side + m_columns.number + m_columns.time + 2 * columnGap + textMinimum, rowHeight};
}

void EvidenceRow::keyPressEvent(QKeyEvent *event)
{
    if (KeyMap::current().asks(Command::Details, *event)) {
        click();
        return;
    }
    if (KeyMap::current().asks(Command::InLog, *event)) {
        click();
        event->ignore(); // which page of the inspector shows it, the window says
        return;
    }
    QAbstractButton::keyPressEvent(event); // up and down go to the next line
}

void EvidenceRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_isSelected ? theme.selection : underMouse() && isEnabled() ? theme.hover : theme.codeBg);
    painter.drawRoundedRect(rect(), metrics::radiusChip, metrics::radiusChip);
    painter.setFont(roleFont(FontRole::Mono));
    QRect cell(side, 0, m_columns.number, height());
    painter.setPen(theme.textFaint);
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignRight, countText(m_line.line));
    cell = QRect(cell.right() + 1 + columnGap, 0, m_columns.time, height());
    painter.setPen(theme.textDim);
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, text::stampText(m_line.stamp, m_firstDay));
    cell = QRect(cell.right() + 1 + columnGap, 0, width() - cell.right() - 1 - columnGap - side, height());
    painter.setPen(isEnabled() ? theme.text : theme.textDim);
    painter.drawText(cell, Qt::AlignVCenter | Qt::AlignLeft, oneLine(m_text, painter.fontMetrics(), cell.width()));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radiusChip, metrics::radiusChip);
    }
}

} // namespace ui
