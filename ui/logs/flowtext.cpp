#include "ui/logs/flowtext.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>
#include <QWheelEvent>

namespace ui {

FlowText::FlowText(FontRole role, bool isDim, QWidget *parent)
    : QTextEdit(parent)
    , m_role(role)
    , m_isDim(isDim)
{
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFocusPolicy(Qt::ClickFocus); // the card is what Tab stops at, and says the same
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred); // fixed: as high as at the hint's width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    document()->setDefaultFont(roleFont(role));
    setFont(roleFont(role));
    setTabChangesFocus(true);
    tint();
}

void FlowText::setWords(const QString &text)
{
    setPlainText(text);
    setAccessibleName(text);
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(lineHeight(m_role), QTextBlockFormat::FixedHeight);
    cursor.mergeBlockFormat(format);
    updateGeometry();
}

QSize FlowText::sizeHint() const
{
    return {metrics::listWidth, heightForWidth(metrics::listWidth)};
}

QSize FlowText::minimumSizeHint() const
{
    return {0, lineHeight(m_role)};
}

int FlowText::heightForWidth(int width) const
{
    const QTextOption option = document()->defaultTextOption();
    int lines = 0;
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextLayout layout(block.text(), document()->defaultFont());
        layout.setTextOption(option);
        layout.beginLayout();
        for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine())
            line.setLineWidth(width);
        layout.endLayout();
        lines += std::max(1, layout.lineCount());
    }
    return lines * lineHeight(m_role);
}

void FlowText::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        tint();
}

// What holds it scrolls.
void FlowText::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

void FlowText::tint()
{
    const Theme &theme = Theme::current();
    const QColor ink = m_isDim ? theme.textDim : theme.text;
    QPalette own = palette();
    if (own.color(QPalette::Text) == ink && own.color(QPalette::Base).alpha() == 0)
        return;
    own.setColor(QPalette::Text, ink);
    own.setColor(QPalette::Base, Qt::transparent);
    setPalette(own);
}

} // namespace ui
