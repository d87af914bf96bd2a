#include "app/search/needle.h"

#include "app/search/words.h"

namespace search {

namespace {

char32_t firstOf(QStringView text)
{
    const bool isPair = text.size() > 1 && text[0].isHighSurrogate() && text[1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[0], text[1]) : text[0].unicode();
}

char32_t lastOf(QStringView text)
{
    const qsizetype size = text.size();
    const bool isPair = size > 1 && text[size - 2].isHighSurrogate() && text[size - 1].isLowSurrogate();
    return isPair ? QChar::surrogateToUcs4(text[size - 2], text[size - 1]) : text[size - 1].unicode();
}

} // namespace

Needle::Needle(const QString &text)
    : m_text(folded(text))
    , m_matcher(m_text, Qt::CaseSensitive)
{
    if (m_text.isEmpty())
        return;
    m_startsWord = classOf(firstOf(m_text)) == CharClass::Word;
    eachWord(m_text, [this](QStringView word) { m_words.append(word.toString()); });
    m_endsOpen = !m_words.isEmpty() && classOf(lastOf(m_text)) == CharClass::Word;
    m_isExact = m_words.size() == 1 && m_words.first() == m_text && m_text.size() < longestWord;
}

bool Needle::isIn(const QString &text) const
{
    for (qsizetype at = m_matcher.indexIn(text); at >= 0; at = m_matcher.indexIn(text, at + 1)) {
        if (!m_startsWord || at == 0 || classOf(lastOf(QStringView(text).first(at))) != CharClass::Word)
            return true;
    }
    return false;
}

} // namespace search
