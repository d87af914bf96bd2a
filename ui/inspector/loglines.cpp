#include "ui/inspector/loglines.h"

#include "app/text/visibletext.h"
#include "ui/common/format.h"
#include "ui/common/theme.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
/// Characters of a line that are shown: a picture in base64 is one line, and laying it out takes longer than a blink.
constexpr qsizetype longestShown = 4'000;
/// Lines that are seen above the record.
constexpr int linesAbove = 4;

QString shownLine(const QByteArray &line)
{
    const QString text = text::visibleText(QString::fromUtf8(line), false);
    return text.size() <= longestShown ? text : text.left(longestShown) + u" …"_s;
}
} // namespace

/// The strip with the numbers.
class LogLines::Gutter final : public QWidget
{
public:
    explicit Gutter(LogLines *lines)
        : QWidget(lines)
        , m_lines(*lines)
    {
    }

protected:
    void paintEvent(QPaintEvent *event) override { m_lines.paintNumbers(event->rect()); }

private:
    LogLines &m_lines;
};

LogLines::LogLines(QWidget *parent)
    : QPlainTextEdit(parent)
    , m_gutter(new Gutter(this))
{
    setObjectName(u"logLines"_s);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setTabChangesFocus(true);
    setFrameShape(QFrame::NoFrame);
    setFont(roleFont(FontRole::Mono));
    setWordWrapMode(QTextOption::WrapAnywhere);
    document()->setDocumentMargin(metrics::gap);
    setGround(this, "code");
    setGround(viewport(), "code");
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &area, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, area.y(), m_gutter->width(), area.height());
    });
}

void LogLines::add(const QByteArray &part, qint64 firstLine, bool isRecord)
{
    const QList<QByteArray> lines = part.split('\n');
    QTextCursor end(document());
    end.movePosition(QTextCursor::End);
    if (isRecord)
        m_recordFrom = m_numbers.size();
    for (const QByteArray &line : lines) {
        if (!m_numbers.isEmpty())
            end.insertBlock();
        end.insertText(shownLine(line));
        m_numbers.append(firstLine);
        firstLine += firstLine != 0 ? 1 : 0;
    }
    if (isRecord)
        m_recordTo = m_numbers.size();
}

void LogLines::setContent(const importer::Surroundings &text, qint64 line)
{
    clear();
    m_numbers.clear();
    // One empty line before it reads as nothing; the numbers tell.
    if (!text.before.isEmpty() || text.firstLine < line)
        add(text.before, text.firstLine, false);
    add(text.record, line, true);
    // Of a record that was cut nobody knows here how many lines it has.
    const bool isKnown = !text.isCut || text.record.size() < importer::longestSurroundings / 2;
    if (!text.after.isEmpty())
        add(text.after, isKnown ? line + m_recordTo - m_recordFrom : 0, false);
    tint();
    placeGutter();
    showRecord();
}

QString LogLines::recordText() const
{
    QStringList lines;
    for (qsizetype block = m_recordFrom; block < m_recordTo; ++block)
        lines.append(document()->findBlockByNumber(int(block)).text());
    return lines.join(u'\n');
}

void LogLines::showRecord()
{
    const QTextBlock record = document()->findBlockByNumber(int(m_recordFrom));
    setTextCursor(QTextCursor(record));
    // The bar counts lines as they are wrapped.
    verticalScrollBar()->setValue(std::max(0, record.firstLineNumber() - linesAbove));
}

void LogLines::tint()
{
    const Theme &theme = Theme::current();
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const bool isRecord = block.blockNumber() >= m_recordFrom && block.blockNumber() < m_recordTo;
        QTextBlockFormat ground;
        if (isRecord)
            ground.setBackground(theme.accentBg);
        QTextCharFormat ink;
        ink.setForeground(isRecord ? theme.text : theme.textDim);
        QTextCursor cursor(block);
        cursor.setBlockFormat(ground);
        cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
        cursor.setCharFormat(ink);
    }
}

void LogLines::placeGutter()
{
    const qint64 most = m_numbers.isEmpty() ? 0 : std::ranges::max(m_numbers);
    const int width = metrics::gap * 2 + fontMetrics().horizontalAdvance(countText(std::max<qint64>(most, 100)));
    setViewportMargins(width, 0, 0, 0);
    m_gutter->setGeometry(0, 0, width, contentsRect().height());
    m_gutter->update();
}

void LogLines::paintNumbers(const QRect &area)
{
    const Theme &theme = Theme::current();
    QPainter painter(m_gutter);
    painter.fillRect(area, theme.codeBg);
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid() && block.blockNumber() < m_numbers.size();
         block = block.next()) {
        const QRectF box = blockBoundingGeometry(block).translated(contentOffset());
        if (box.top() > area.bottom())
            break;
        const bool isRecord = block.blockNumber() >= m_recordFrom && block.blockNumber() < m_recordTo;
        if (isRecord) {
            painter.fillRect(QRectF(0, box.top(), m_gutter->width(), box.height()), theme.accentBg);
            painter.fillRect(QRectF(0, box.top(), metrics::problemBar, box.height()), theme.accent);
        }
        const qint64 number = m_numbers[block.blockNumber()];
        if (number == 0)
            continue;
        painter.setPen(isRecord ? theme.accent : theme.textFaint);
        const QRectF line(0, box.top(), m_gutter->width() - metrics::gap, fontMetrics().height());
        painter.drawText(line, Qt::AlignRight | Qt::AlignTop, countText(number));
    }
}

void LogLines::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void LogLines::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QPlainTextEdit::changeEvent(event);
}

} // namespace ui
