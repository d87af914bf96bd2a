#include "ui/resend/bodyeditor.h"

#include "ui/common/jsonink.h"
#include "ui/resend/resenddraft.h"

#include <QEvent>
#include <QPainter>
#include <QSyntaxHighlighter>
#include <QTextBlock>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewestLines = 6;
constexpr int mostLines = 14;
constexpr int numberLeft = 14;
constexpr int numberRight = 10;

class JsonColours final : public QSyntaxHighlighter
{
public:
    using QSyntaxHighlighter::QSyntaxHighlighter;

protected:
    void highlightBlock(const QString &text) override
    {
        for (const JsonInk &ink : jsonInks(text, Theme::current()))
            setFormat(ink.start, ink.length, ink.colour);
    }
};

} // namespace

/// The column of line numbers, painted by the editor.
class BodyEditor::Numbers final : public QWidget
{
public:
    explicit Numbers(BodyEditor *editor)
        : QWidget(editor)
        , m_editor(editor)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_editor->paintNumbers(event); }

private:
    BodyEditor *m_editor;
};

BodyEditor::BodyEditor(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_numbers(new Numbers(this))
    , m_colours(new JsonColours(document()))
{
    setObjectName(u"resendJson"_s);
    setFont(roleFont(FontRole::Mono));
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setWordWrapMode(QTextOption::WrapAnywhere);
    document()->setDocumentMargin(10);
    setGround(this, "code");
    setGround(viewport(), "code");
    setViewportMargins(numberWidth(), 0, 0, 0);
    connect(this, &QPlainTextEdit::textChanged, this, [this] {
        grow();
        mark();
        if (!m_setting)
            emit bodyEdited(toPlainText());
    });
    connect(this, &QPlainTextEdit::updateRequest, m_numbers, qOverload<>(&QWidget::update));
    connect(this, &QPlainTextEdit::blockCountChanged, this, [this] { setViewportMargins(numberWidth(), 0, 0, 0); });
    retranslate();
    grow();
}

int BodyEditor::numberWidth() const
{
    const int digits = int(QString::number(qMax(1, blockCount())).size());
    return numberLeft + digits * QFontMetrics(font()).horizontalAdvance(u'9') + numberRight;
}

void BodyEditor::setBody(const QString &json)
{
    const QString old = toPlainText();
    if (old == json)
        return;
    const qsizetype shorter = qMin(old.size(), json.size());
    qsizetype head = 0;
    while (head < shorter && old[head] == json[head])
        ++head;
    qsizetype tail = 0;
    while (tail < shorter - head && old[old.size() - 1 - tail] == json[json.size() - 1 - tail])
        ++tail;
    m_setting = true;
    QTextCursor cursor(document());
    cursor.setPosition(int(head));
    cursor.setPosition(int(old.size() - tail), QTextCursor::KeepAnchor);
    cursor.insertText(json.sliced(head, json.size() - head - tail));
    m_setting = false;
}

void BodyEditor::setChangedMembers(const QStringList &members)
{
    if (m_changed == members)
        return;
    m_changed = members;
    mark();
}

void BodyEditor::setFault(bool isFaulty, int line)
{
    if (m_isFaulty == isFaulty && m_faultLine == line)
        return;
    m_isFaulty = isFaulty;
    m_faultLine = line;
    mark();
}

void BodyEditor::mark()
{
    const Theme &theme = Theme::current();
    QList<QTextEdit::ExtraSelection> marks;
    const QStringList members = membersByLine(toPlainText());
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QTextEdit::ExtraSelection selection;
        selection.cursor = QTextCursor(block);
        if (block.blockNumber() + 1 == m_faultLine) {
            selection.cursor.select(QTextCursor::LineUnderCursor);
            selection.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
            selection.format.setUnderlineColor(theme.bad);
        } else if (!m_changed.contains(members.value(block.blockNumber()))) {
            continue;
        } else {
            selection.format.setBackground(theme.okBg);
            selection.format.setProperty(QTextFormat::FullWidthSelection, true);
        }
        marks.append(selection);
    }
    setExtraSelections(marks);
    m_numbers->update();
    viewport()->update();
}

void BodyEditor::grow()
{
    const int lines = qBound(fewestLines, int(document()->size().height()), mostLines);
    setFixedHeight(lines * QFontMetrics(font()).lineSpacing() + 2 * int(document()->documentMargin()) + 4);
}

void BodyEditor::paintEvent(QPaintEvent *event)
{
    QPlainTextEdit::paintEvent(event);
    if (!m_isFaulty && !hasFocus())
        return;
    QPainter painter(viewport());
    const Theme &theme = Theme::current();
    painter.fillRect(QRect(0, 0, 2, viewport()->height()), m_isFaulty ? theme.bad : theme.focus);
}

void BodyEditor::paintNumbers(QPaintEvent *event)
{
    const Theme &theme = Theme::current();
    QPainter painter(m_numbers);
    painter.fillRect(event->rect(), theme.codeBg);
    painter.setFont(font());
    const QStringList members = membersByLine(toPlainText());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > event->rect().bottom())
            break;
        const bool isFault = block.blockNumber() + 1 == m_faultLine;
        if (!isFault && m_changed.contains(members.value(block.blockNumber())))
            painter.fillRect(QRectF(0, line.top(), m_numbers->width(), line.height()), theme.okBg);
        painter.setPen(isFault ? theme.bad : theme.textFaint);
        const QRectF box(0, line.top(), m_numbers->width() - numberRight, QFontMetrics(font()).lineSpacing());
        painter.drawText(box, Qt::AlignVCenter | Qt::AlignRight, QString::number(block.blockNumber() + 1));
    }
}

void BodyEditor::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    const QRect inner = contentsRect();
    m_numbers->setGeometry(inner.left(), inner.top(), numberWidth(), inner.height());
    grow();
}

void BodyEditor::focusOutEvent(QFocusEvent *event)
{
    QPlainTextEdit::focusOutEvent(event);
    viewport()->update();
    if (event->reason() != Qt::PopupFocusReason)
        emit left();
}

void BodyEditor::retranslate()
{
    setAccessibleName(tr("Body as JSON"));
}

void BodyEditor::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::PaletteChange) {
        m_setting = true; // new colours are no edit
        m_colours->rehighlight();
        m_setting = false;
        mark();
    }
    QPlainTextEdit::changeEvent(event);
}

} // namespace ui
