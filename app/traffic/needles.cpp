#include "app/traffic/needles.h"

#include <algorithm>

namespace traffic {

void NeedleSet::add(const Needle &needle)
{
    if (needle.bytes.size() < 2 || std::ranges::find(m_needles, needle) != m_needles.end())
        return;
    m_needles.push_back(needle);
    rebuild();
}

quint16 NeedleSet::pairAt(QByteArrayView text, qsizetype pos)
{
    const auto byteAt = [text](qsizetype i) { return static_cast<unsigned char>(text[i]); };
    return static_cast<quint16>(byteAt(pos) << 8 | byteAt(pos + 1));
}

qsizetype NeedleSet::next(QByteArrayView text, qsizetype from) const
{
    if (m_needles.empty())
        return -1;
    const qsizetype last = text.size() - m_shortest;
    while (from <= last) {
        const quint8 shift = m_shift[pairAt(text, from + m_shortest - 2)];
        if (shift == 0)
            return from;
        from += shift;
    }
    return -1;
}

void NeedleSet::rebuild()
{
    const auto shorter = [](const Needle &a, const Needle &b) { return a.bytes.size() < b.bytes.size(); };
    m_shortest = std::ranges::min_element(m_needles, shorter)->bytes.size();
    m_byPair.clear();
    m_shift.assign(1u << 16, static_cast<quint8>(std::min<qsizetype>(m_shortest - 1, 255)));
    for (size_t index = 0; index < m_needles.size(); ++index) {
        const QByteArray &bytes = m_needles[index].bytes;
        for (qsizetype i = 0; i + 2 <= m_shortest; ++i) {
            quint8 &shift = m_shift[pairAt(bytes, i)];
            shift = static_cast<quint8>(std::min<qsizetype>(shift, m_shortest - 2 - i));
        }
        m_byPair[pairAt(bytes, m_shortest - 2)].push_back(index);
    }
}

} // namespace traffic
