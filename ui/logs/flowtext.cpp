#include "ui/logs/flowtext.h"

#include <QEvent>
#include <QTextBlock>
#include <QTextCursor>
#include <QWheelEvent>

#include <cmath>

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
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
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
    QTextCursor cursor(document());
    cursor.select(QTextCursor::Document);
    QTextBlockFormat format;
    format.setLineHeight(lineHeight(m_role), QTextBlockFormat::FixedHeight);
    cursor.mergeBlockFormat(format);
    fit();
}

QSize FlowText::sizeHint() const
{
    return {metrics::listWidth, height()};
}

QSize FlowText::minimumSizeHint() const
{
    return {0, height()};
}

void FlowText::fit()
{
    const int wanted = std::max(lineHeight(m_role), int(std::ceil(document()->size().height())));
    if (height() != wanted || minimumHeight() != wanted)
        setFixedHeight(wanted);
}

void FlowText::resizeEvent(QResizeEvent *event)
{
    QTextEdit::resizeEvent(event);
    fit();
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
