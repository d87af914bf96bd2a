#include "ui/inspector/bodyhighlighter.h"

#include "ui/common/theme.h"

#include <QRegularExpression>

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
        highlightJson(text);
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

void BodyHighlighter::highlightJson(const QString &text)
{
    // A string (with a colon behind it: a key), a number, a literal, or punctuation.
    static const QRegularExpression token(
        uR"x(("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|(true|false)|(null)|([{}\[\],:]))x"_s);
    const Theme &theme = Theme::current();
    auto found = token.globalMatch(text);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const bool isKey = match.hasCaptured(1) && match.hasCaptured(2);
        const auto ink = isKey     ? theme.jsonKey
            : match.hasCaptured(1) ? theme.jsonString
            : match.hasCaptured(3) ? theme.jsonNumber
            : match.hasCaptured(4) ? theme.jsonBool
                                   : theme.jsonNull;
        const int length = int(isKey ? match.capturedLength(1) : match.capturedLength());
        setFormat(int(match.capturedStart()), length, ink);
    }
}

} // namespace ui
