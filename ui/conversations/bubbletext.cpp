#include "ui/conversations/bubbletext.h"

#include "ui/common/theme.h"

#include <QTextBlock>
#include <QTextCursor>

#include <cmath>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

/// Loads nothing: text from outside may name files and addresses.
class ClosedDocument final : public QTextDocument
{
protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

void setLineHeights(QTextDocument &document)
{
    QTextBlockFormat format;
    format.setLineHeight(lineHeight(FontRole::Bubble), QTextBlockFormat::FixedHeight);
    format.setTopMargin(0);
    format.setBottomMargin(0);
    QTextCursor cursor(&document);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        // Headings and images are taller than a line and keep their own height.
        if (block.blockFormat().headingLevel() > 0)
            continue;
        cursor.setPosition(block.position());
        cursor.mergeBlockFormat(format);
    }
}

std::unique_ptr<QTextDocument> makeDocument(const Bubble &bubble, int maximum)
{
    auto document = std::make_unique<ClosedDocument>();
    document->setUndoRedoEnabled(false);
    document->setDocumentMargin(0);
    document->setDefaultFont(roleFont(FontRole::Bubble));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    document->setDefaultTextOption(option);
    if (bubble.row.message->markdown)
        document->setMarkdown(withHardBreaks(bubble.row.message->text), QTextDocument::MarkdownNoHTML);
    else
        document->setPlainText(bubble.row.message->text);
    setLineHeights(*document);
    document->setTextWidth(maximum);
    document->setTextWidth(std::ceil(document->idealWidth()));
    return document;
}

} // namespace

QTextDocument *BubbleText::layout(const Bubble &bubble, int maximum)
{
    const journal::RowRef key = bubble.row.ref;
    Entry *entry = m_documents.object(key);
    if (!entry || entry->maximum != maximum || entry->text != bubble.row.message->text) {
        entry = new Entry{bubble.row.message->text, maximum, makeDocument(bubble, maximum)};
        m_documents.insert(key, entry);
    }
    return entry->document.get();
}

QString withHardBreaks(const QString &markdown)
{
    QStringList lines = markdown.split(u'\n');
    bool fenced = false;
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QStringView trimmed = QStringView(lines[i]).trimmed();
        const bool fence = trimmed.startsWith("```"_L1) || trimmed.startsWith("~~~"_L1);
        if (fence)
            fenced = !fenced;
        const bool last = i + 1 == lines.size();
        if (!fenced && !fence && !last && !trimmed.isEmpty() && !QStringView(lines[i + 1]).trimmed().isEmpty())
            lines[i] += "  "_L1;
    }
    return lines.join(u'\n');
}

} // namespace ui
