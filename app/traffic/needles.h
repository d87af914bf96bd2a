#pragma once
#include "app/traffic/record.h"

#include <QByteArrayView>
#include <QHash>

#include <vector>

namespace traffic {

/// A byte string to look for. `before` and `after` say that the character on that side, if it is one of base64, holds
/// some bits of the secret as well.
struct Needle
{
    QByteArray bytes;
    Splice::What what = Splice::What::Token;
    bool before = false;
    bool after = false;
    friend bool operator==(const Needle &, const Needle &) = default;
};

/// Finds any of many byte strings in one pass (Wu-Manber over grams of two or three bytes): the cost hardly depends on
/// how many there are. Thread: a value; reading from several threads is safe.
class NeedleSet
{
public:
    /// Adds one of at least two bytes; an equal one is kept once.
    void add(const Needle &needle);
    [[nodiscard]] bool isEmpty() const { return m_needles.empty(); }

    /// Calls `found(index, position)` for every occurrence, overlapping ones too, in rising order of position.
    template <class Found> void search(QByteArrayView text, Found found) const
    {
        for (qsizetype pos = next(text, 0); pos >= 0; pos = next(text, pos + 1)) {
            for (const size_t index : *m_byGram.constFind(gramAt(text, pos + m_shortest - m_gram))) {
                if (text.sliced(pos).startsWith(m_needles[index].bytes))
                    found(index, pos);
            }
        }
    }
    [[nodiscard]] const Needle &at(size_t index) const { return m_needles[index]; }

private:
    /// The gram at `pos`, hashed. Here, as a call of it for each few bytes would cost more than it does.
    [[nodiscard]] quint16 gramAt(QByteArrayView text, qsizetype pos) const
    {
        const auto byteAt = [text](qsizetype i) { return quint32(static_cast<unsigned char>(text[i])); };
        const quint32 pair = byteAt(pos) << 8 | byteAt(pos + 1);
        constexpr quint32 golden = 0x9e3779b1; // spreads the three bytes over the sixteen bits above
        return static_cast<quint16>(m_gram == 2 ? pair : ((pair << 8 | byteAt(pos + 2)) * golden) >> 16);
    }
    /// The next position from `from` at which a needle may begin, or -1.
    [[nodiscard]] qsizetype next(QByteArrayView text, qsizetype from) const;
    void rebuild();

    std::vector<Needle> m_needles;
    QHash<quint16, std::vector<size_t>> m_byGram; // the gram at which a needle's first m_shortest bytes end
    std::vector<quint8> m_shift; // by gram: how far a needle's beginning is at least
    quint8 m_farthest = 0; // of them: of a gram that no needle has
    qsizetype m_gram = 2;
    qsizetype m_shortest = 0;
};

} // namespace traffic
