#include "app/search/words.h"

#include "app/traffic/decoded.h"

#include <algorithm>

namespace search {

namespace {

bool isCjk(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo:
        return true;
    default:
        return false;
    }
}

/// The character at `at`, and how many units it takes.
char32_t characterAt(QStringView text, qsizetype at, qsizetype &units)
{
    const QChar c = text[at];
    const bool isPair = c.isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
    units = isPair ? 2 : 1;
    return isPair ? QChar::surrogateToUcs4(c, text[at + 1]) : c.unicode();
}

} // namespace

CharClass classOf(char32_t c)
{
    if (c < 0x80) {
        const bool isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        return isWord ? CharClass::Word : CharClass::Separator;
    }
    if (!QChar::isLetterOrNumber(c))
        return CharClass::Separator;
    return isCjk(c) ? CharClass::Cjk : CharClass::Word;
}

QString folded(const QString &text)
{
    return text.toCaseFolded();
}

QString foldedBody(QByteArrayView body)
{
    if (body.contains('\\')) {
        if (const auto decoded = traffic::Decoded::fromJson(body))
            return QString::fromUtf8(decoded->text()).toCaseFolded();
    }
    return QString::fromUtf8(body).toCaseFolded();
}

void eachWord(QStringView text, const std::function<void(QStringView)> &take)
{
    qsizetype begun = -1; // the first unit of the word, or of the newest CJK character, that is being read
    CharClass before = CharClass::Separator;
    qsizetype units = 1;
    const auto endWord = [&](qsizetype at) {
        if (before == CharClass::Word)
            take(text.sliced(begun, std::min(at - begun, longestWord)));
    };
    for (qsizetype at = 0; at < text.size(); at += units) {
        const CharClass is = classOf(characterAt(text, at, units));
        if (is != CharClass::Word || before != CharClass::Word) {
            endWord(at);
            if (is == CharClass::Cjk && before == CharClass::Cjk)
                take(text.sliced(begun, at + units - begun));
            begun = at;
        }
        before = is;
    }
    endWord(text.size());
}

} // namespace search
