#include "ui/inspector/bodyhighlighter.h"

#include "ui/common/jsonink.h"

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
    cut.setForeground(theme.textFaint);
    cut.setBackground(theme.notSentBg);
    for (const QString &marker : m_markers) {
        for (qsizetype at = text.indexOf(marker); at >= 0; at = text.indexOf(marker, at + marker.size())) {
            setFormat(int(at), int(marker.size()), cut);
        }
    }
}

} // namespace ui
