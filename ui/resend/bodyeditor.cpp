#include "ui/resend/bodyeditor.h"

#include "ui/common/jsonink.h"
#include "ui/resend/resenddraft.h"

#include <QEvent>
#include <QPainter>
#include <QSyntaxHighlighter>
#include <QTextBlock>
#include <QtMath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int fewestLines = 4;
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
    QList<QTextEdit::ExtraSelection> marks;
    if (const QTextBlock block = document()->findBlockByNumber(m_faultLine - 1); block.isValid()) {
        QTextEdit::ExtraSelection fault;
        fault.cursor = QTextCursor(block);
        fault.cursor.select(QTextCursor::LineUnderCursor);
        fault.format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
        fault.format.setUnderlineColor(Theme::current().bad);
        marks.append(fault);
    }
    setExtraSelections(marks);
    m_members = membersByLine(toPlainText());
    m_numbers->update();
    viewport()->update();
}

void BodyEditor::grow()
{
    const int line = QFontMetrics(font()).lineSpacing();
    const int most = mostLines * line;
    // Lines with emoji or Chinese are higher than the font says.
    qreal content = 0;
    for (QTextBlock block = document()->begin(); block.isValid() && content < most; block = block.next())
        content += blockBoundingRect(block).height();
    const int margins = 2 * int(document()->documentMargin());
    setFixedHeight(qBound(fewestLines * line, qCeil(content), most) + margins + 2);
}

bool BodyEditor::isTinted(int blockNumber) const
{
    return blockNumber + 1 != m_faultLine && m_changed.contains(m_members.value(blockNumber));
}

void BodyEditor::tint(QPainter &painter, int width) const
{
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > viewport()->height())
            break;
        if (isTinted(block.blockNumber()))
            painter.fillRect(QRectF(0, line.top(), width, line.height()), Theme::current().okBg);
    }
}

void BodyEditor::paintEvent(QPaintEvent *event)
{
    {
        QPainter under(viewport());
        tint(under, viewport()->width());
    }
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
    tint(painter, m_numbers->width());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF line = blockBoundingGeometry(block).translated(contentOffset());
        if (line.top() > event->rect().bottom())
            break;
        const bool isFault = block.blockNumber() + 1 == m_faultLine;
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
