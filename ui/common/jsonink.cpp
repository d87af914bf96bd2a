#include "ui/common/jsonink.h"

#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

QList<JsonInk> jsonInks(const QString &line, const Theme &theme)
{
    // A string (with a colon behind it: a key), a number, a literal, or punctuation.
    static const QRegularExpression token(
        uR"x(("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d[\d.eE+-]*)|(true|false)|(null)|([{}\[\],:]))x"_s);
    QList<JsonInk> inks;
    auto found = token.globalMatch(line);
    while (found.hasNext()) {
        const QRegularExpressionMatch match = found.next();
        const bool isKey = match.hasCaptured(1) && match.hasCaptured(2);
        const auto ink = isKey     ? theme.jsonKey
            : match.hasCaptured(1) ? theme.jsonString
            : match.hasCaptured(3) ? theme.jsonNumber
            : match.hasCaptured(4) ? theme.jsonBool
                                   : theme.jsonNull;
        const int length = int(isKey ? match.capturedLength(1) : match.capturedLength());
        inks.append({int(match.capturedStart()), length, ink});
    }
    return inks;
}

} // namespace ui
