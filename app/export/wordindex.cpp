#include "app/export/wordindex.h"

#include <QtEndian>

#include <algorithm>

namespace exporting {

namespace {

constexpr qsizetype headSize = 4;

quint32 headAt(QByteArrayView text, qsizetype pos)
{
    return qFromBigEndian<quint32>(text.data() + pos);
}

} // namespace

void WordIndex::add(const Word &word)
{
    if (word.spelling.size() < headSize)
        return;
    const quint32 head = headAt(word.spelling, 0);
    std::vector<size_t> &same = m_byHead[head];
    const auto isEqual = [&](size_t index) { return m_words[index].spelling == word.spelling; };
    if (std::ranges::any_of(same, isEqual))
        return;
    const auto shorter
        = std::ranges::find_if(same, [&](size_t i) { return m_words[i].spelling.size() < word.spelling.size(); });
    same.insert(shorter, m_words.size());
    m_words.push_back(word);
    m_pairs[head >> 16] = true;
}

const Word *WordIndex::at(QByteArrayView text, qsizetype pos) const
{
    if (pos + headSize > text.size())
        return nullptr;
    const quint32 head = headAt(text, pos);
    if (!m_pairs[head >> 16])
        return nullptr;
    const auto same = m_byHead.constFind(head);
    if (same == m_byHead.cend())
        return nullptr;
    for (const size_t index : *same) {
        if (text.sliced(pos).startsWith(m_words[index].spelling))
            return &m_words[index];
    }
    return nullptr;
}

} // namespace exporting
