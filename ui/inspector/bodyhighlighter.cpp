#include "ui/inspector/bodyhighlighter.h"

#include "ui/common/jsonink.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

BodyHighlighter::BodyHighlighter(QTextDocument *document)
    : QSyntaxHighlighter(document)
{
}

void BodyHighlighter::setContent(bool isJson, const QStringList &markers)
{
    m_isJson = isJson;
    m_markers = markers;
    m_labels.clear();
}

void BodyHighlighter::setLabels(const QList<RawText::Label> &labels)
{
    m_isJson = false;
    m_markers.clear();
    m_labels = labels;
}

void BodyHighlighter::highlightBlock(const QString &text)
{
    const Theme &theme = Theme::current();
    if (m_isJson) {
        for (const JsonInk &ink : jsonInks(text, theme)) {
            setFormat(ink.start, ink.length, ink.colour);
        }
    }
    QTextCharFormat cut;
    cut.setForeground(theme.notSent);
    cut.setBackground(theme.notSentBg);
    for (const QString &marker : m_markers) {
        for (qsizetype at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.size())) {
            setFormat(int(at), int(marker.size()), cut);
        }
    }
    const qsizetype begin = currentBlock().position();
    // A body may have thousands of them, and of lines.
    auto label = std::ranges::lower_bound(m_labels, begin, {}, &RawText::Label::at);
    for (; label != m_labels.end() && label->at < begin + text.size(); ++label)
        setFormat(int(label->at - begin), int(label->length), cut);
}

} // namespace ui
