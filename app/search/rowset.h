#pragma once
#include <QtGlobal>

#include <bit>
#include <vector>

namespace search {

/// A set of rows within one index file, a bit each. Thread: a value.
class RowSet
{
public:
    RowSet() = default;
    RowSet(qint64 first, qint64 count)
        : m_first(first)
        , m_words(size_t((count + 63) / 64))
    {
    }
    void add(qint64 row)
    {
        const auto at = size_t(row - m_first);
        if (row < m_first || at / 64 >= m_words.size())
            return;
        quint64 &word = m_words[at / 64];
        m_count += (word >> (at % 64) & 1) == 0 ? 1 : 0;
        word |= quint64(1) << (at % 64);
    }
    [[nodiscard]] bool contains(qint64 row) const
    {
        const auto at = size_t(row - m_first);
        return row >= m_first && at / 64 < m_words.size() && (m_words[at / 64] >> (at % 64) & 1) != 0;
    }
    /// Keeps what the other has too.
    void intersect(const RowSet &other)
    {
        m_count = 0;
        for (size_t i = 0; i < m_words.size(); ++i) {
            m_words[i] &= i < other.m_words.size() ? other.m_words[i] : 0;
            m_count += std::popcount(m_words[i]);
        }
    }
    [[nodiscard]] qint64 count() const { return m_count; }
    /// Ascending.
    [[nodiscard]] std::vector<qint64> rows() const
    {
        std::vector<qint64> found;
        found.reserve(size_t(m_count));
        for (size_t i = 0; i < m_words.size(); ++i) {
            for (quint64 left = m_words[i]; left != 0; left &= left - 1)
                found.push_back(m_first + qint64(i * 64) + std::countr_zero(left));
        }
        return found;
    }

private:
    qint64 m_first = 0;
    std::vector<quint64> m_words;
    qint64 m_count = 0;
};

} // namespace search
