#include "app/importer/logindex.h"

#include <algorithm>

namespace importer {

namespace {

/// As much of a line as its header and what is around it may need; all of it where it may be JSON.
QByteArrayView headOf(QByteArrayView line)
{
    constexpr qsizetype longestHead = 1'024;
    const bool mayBeJson = !line.isEmpty() && (line[0] == '{' || line[0] == 'd');
    return mayBeJson ? line : line.first(std::min(line.size(), longestHead));
}

} // namespace

void LogIndex::keep(const LinePlace &place)
{
    if (m_places.size() >= mostPlaces) {
        for (size_t i = 0; 2 * i + 1 < m_places.size(); ++i)
            m_places[i] = m_places[2 * i + 1];
        m_places.resize(m_places.size() / 2);
        m_stride *= 2;
    }
    m_places.push_back(place);
    m_next = place.line + m_stride;
}

LinePlace LogIndex::atOrBefore(qint64 line) const
{
    const auto after = std::ranges::upper_bound(m_places, line, {}, &LinePlace::line);
    return after == m_places.begin() ? LinePlace{} : *std::prev(after);
}

LogIndexer::LogIndexer(Encoding encoding)
    : m_encoding(encoding)
    , m_lines(lineEndsOf(encoding))
    , m_decoder(encoding)
{
}

void LogIndexer::add(QByteArrayView block)
{
    m_lines.add(block);
    drain();
}

void LogIndexer::finish()
{
    m_lines.finish();
    m_lines.add({});
    drain();
}

void LogIndexer::drain()
{
    while (const auto line = m_lines.next()) {
        const qsizetype mark = line->number == 1 ? byteOrderMark(line->bytes, m_encoding) : 0;
        m_index.note({line->number, line->offset + mark});
        const QByteArrayView text = m_decoder.decode(headOf(line->bytes.sliced(mark)));
        // Nothing is around most lines, and looking for it costs as much as all the rest.
        if (!text.isEmpty() && (scanHeader(text) || scanHeader(m_unwrapper.unwrap(text).text)))
            ++m_headers;
    }
}

} // namespace importer
