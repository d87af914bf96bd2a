#include "ui/filter/filteredit.h"

#include "app/filter/lexer.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QMimeData>
#include <QSyntaxHighlighter>
#include <QTextBlock>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int fieldHeight = 24;
constexpr int narrowestEdit = 120;
} // namespace

class FilterHighlighter final : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

    void setError(const std::optional<filter::Error> &error)
    {
        if (m_error != error) {
            m_error = error;
            rehighlight();
        }
    }

protected:
    void highlightBlock(const QString &text) override
    {
        const Theme &theme = Theme::current();
        const QList<filter::Token> tokens = filter::tokens(text);
        for (const filter::Token &token : tokens)
            colour(token, theme);
        if (!m_error || currentBlock().blockNumber() > 0)
            return;
        QTextCharFormat wrong;
        wrong.setForeground(theme.bad);
        wrong.setUnderlineStyle(QTextCharFormat::SingleUnderline);
        wrong.setUnderlineColor(theme.bad);
        setFormat(int(m_error->at), int(m_error->length), wrong);
    }

private:
    void colour(const filter::Token &token, const Theme &theme)
    {
        using Kind = filter::Token::Kind;
        switch (token.kind) {
        case Kind::Or:
        case Kind::And:
        case Kind::Not:
            setFormat(int(token.at), int(token.length), theme.bad);
            break;
        case Kind::Open:
        case Kind::Close:
            setFormat(int(token.at), int(token.length), theme.textDim);
            break;
        case Kind::Compare:
        case Kind::Pattern:
        case Kind::Field:
            setFormat(int(token.at), int(token.valueAt - token.at), theme.accent);
            break;
        case Kind::Text:
        case Kind::Phrase:
            break;
        }
    }

    std::optional<filter::Error> m_error;
};

FilterEdit::FilterEdit(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new FilterHighlighter(document()))
{
    setLineWrapMode(NoWrap);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setFont(roleFont(FontRole::Mono));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(fieldHeight);
    document()->setDocumentMargin(2);
    document()->setMaximumBlockCount(1);
    viewport()->setAutoFillBackground(false);
    setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
}

void FilterEdit::setText(const QString &text)
{
    setText(text, text.size());
}

void FilterEdit::setText(const QString &text, qsizetype cursor)
{
    QTextCursor edit(document());
    edit.beginEditBlock();
    edit.select(QTextCursor::Document);
    edit.insertText(text);
    edit.endEditBlock();
    edit.setPosition(int(cursor));
    setTextCursor(edit);
}

void FilterEdit::setError(const std::optional<filter::Error> &error)
{
    m_highlighter->setError(error);
}

QSize FilterEdit::sizeHint() const
{
    return {2 * narrowestEdit, fieldHeight};
}

QSize FilterEdit::minimumSizeHint() const
{
    return {narrowestEdit, fieldHeight};
}

void FilterEdit::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit returnPressed(event->modifiers().testFlag(Qt::ShiftModifier));
        return;
    case Qt::Key_Escape:
        emit escapePressed();
        return;
    case Qt::Key_Up:
        emit upPressed();
        return;
    case Qt::Key_Down:
        emit downPressed();
        return;
    default:
        QPlainTextEdit::keyPressEvent(event);
    }
}

// Tab comes here before it moves the focus: it completes while something is offered.
bool FilterEdit::event(QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Tab && key->modifiers() == Qt::NoModifier && receivers(SIGNAL(tabPressed())) > 0
            && property("completes").toBool()) {
            emit tabPressed();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void FilterEdit::focusInEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusInEvent(event);
    emit focusChanged(true);
}

void FilterEdit::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    emit focusChanged(false);
}

void FilterEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_highlighter->rehighlight();
}

void FilterEdit::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // one line does not scroll
}

void FilterEdit::insertFromMimeData(const QMimeData *source)
{
    insertPlainText(source->text().simplified().left(filter::longestFilter));
}

} // namespace ui
