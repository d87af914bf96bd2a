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

qsizetype NeedleSet::next(QByteArrayView text, qsizetype from) const
{
    if (m_needles.empty())
        return -1;
    const quint8 *const shifts = m_shift.data();
    const qsizetype farthest = m_farthest;
    const qsizetype end = m_shortest - m_gram;
    const qsizetype last = text.size() - m_shortest;
    const auto shiftAt = [&](qsizetype pos) { return shifts[gramAt(text, pos + end)]; };
    while (from <= last) {
        // Most grams are in no needle. Four are looked up at once, as each of them would wait for the one before.
        while (from + 3 * farthest <= last && shiftAt(from) == farthest && shiftAt(from + farthest) == farthest
            && shiftAt(from + 2 * farthest) == farthest && shiftAt(from + 3 * farthest) == farthest)
            from += 4 * farthest;
        if (from > last)
            break;
        const quint8 shift = shiftAt(from);
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
    m_gram = m_shortest < 4 ? 2 : 3;
    m_farthest = static_cast<quint8>(std::min<qsizetype>(m_shortest - m_gram + 1, 255));
    m_byGram.clear();
    m_shift.assign(1u << 16, m_farthest);
    for (size_t index = 0; index < m_needles.size(); ++index) {
        const QByteArray &bytes = m_needles[index].bytes;
        for (qsizetype i = 0; i + m_gram <= m_shortest; ++i) {
            quint8 &shift = m_shift[gramAt(bytes, i)];
            shift = static_cast<quint8>(std::min<qsizetype>(shift, m_shortest - m_gram - i));
        }
        m_byGram[gramAt(bytes, m_shortest - m_gram)].push_back(index);
    }
}

} // namespace traffic
