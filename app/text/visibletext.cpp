#include "app/text/visibletext.h"

namespace text {

using namespace Qt::StringLiterals;

namespace {

constexpr char16_t controlPictures = 0x2400; // ␀, in the order of the controls
constexpr char16_t deletePicture = 0x2421; // ␡

/// Zero-width joiner and variation selectors belong to emoji; alone they cannot turn or hide text.
bool isPartOfEmoji(char16_t unit)
{
    return unit == 0x200d || unit == 0xfe0e || unit == 0xfe0f;
}

bool isHidden(char16_t unit)
{
    const QChar c(unit);
    if (c.isSurrogate() || isPartOfEmoji(unit)) {
        return false;
    }
    return c.category() == QChar::Other_Format || c.category() == QChar::Other_Control || unit == 0x2028
        || unit == 0x2029;
}

} // namespace

QString visibleText(QStringView text, bool keepLines)
{
    QString shown;
    shown.reserve(text.size());
    for (const QChar c : text) {
        const char16_t unit = c.unicode();
        if (keepLines && (unit == u'\n' || unit == u'\t')) {
            shown += c;
        } else if (unit < 0x20) {
            shown += QChar(char16_t(controlPictures + unit));
        } else if (unit == 0x7f) {
            shown += QChar(deletePicture);
        } else if (isHidden(unit)) {
            shown += u"[U+%1]"_s.arg(QString::number(unit, 16).toUpper().rightJustified(4, u'0'));
        } else {
            shown += c;
        }
    }
    return shown;
}

} // namespace text
