#include "app/importer/linereader.h"

#include <cstring>

namespace importer {

LineReader::LineReader(LineEnds ends)
    : m_ends(ends)
{
}

void LineReader::add(QByteArrayView block)
{
    m_block = block;
}

void LineReader::finish()
{
    m_finished = true;
}

/// One past the line end, -1 if none stands there. In two-byte encodings only a whole unit counts: the bytes of
/// other characters hold 0x0a, too.
qsizetype LineReader::endIn(QByteArrayView bytes) const
{
    const qsizetype phase = m_ends.width == 1 ? 0 : qsizetype(m_keptLength % m_ends.width);
    // The other half of a unit that the block before began.
    if (phase == 1 && !m_ends.bigEndian && m_last == '\n' && !bytes.isEmpty() && bytes[0] == 0)
        return 1;
    qsizetype at = 0;
    while (at < bytes.size()) {
        const void *found = std::memchr(bytes.data() + at, '\n', size_t(bytes.size() - at));
        if (!found)
            return -1;
        at = static_cast<const char *>(found) - bytes.data();
        if (m_ends.width == 1)
            return at + 1;
        const bool isSecond = (at + phase) % 2 == 1;
        if (m_ends.bigEndian && isSecond && (at > 0 ? bytes[at - 1] : m_last) == 0)
            return at + 1;
        if (!m_ends.bigEndian && !isSecond && at + 1 < bytes.size() && bytes[at + 1] == 0)
            return at + 2;
        ++at;
    }
    return -1;
}

QByteArrayView LineReader::withoutEnd(QByteArrayView bytes) const
{
    const auto chopUnit = [this, &bytes](char c) {
        const qsizetype width = m_ends.width;
        if (bytes.size() < width)
            return;
        const char low = bytes[bytes.size() - (m_ends.bigEndian || width == 1 ? 1 : 2)];
        const char high = width == 1 ? char(0) : bytes[bytes.size() - (m_ends.bigEndian ? 2 : 1)];
        if (low == c && high == 0)
            bytes = bytes.chopped(width);
    };
    chopUnit('\n');
    chopUnit('\r');
    return bytes;
}

RawLine LineReader::made(QByteArrayView bytes, qint64 length)
{
    // What was thrown away had the line end.
    RawLine line{length > bytes.size() ? bytes : withoutEnd(bytes), m_offset, length, ++m_number, false};
    m_offset += length;
    if (line.bytes.size() <= longestLine)
        return line;
    line.isCut = true;
    qsizetype end = longestLine;
    // Not within a character of UTF-8.
    while (m_ends.width == 1 && end > longestLine - 3 && (bytes[end] & 0xc0) == 0x80)
        --end;
    line.bytes = line.bytes.first(end);
    return line;
}

void LineReader::keep(QByteArrayView bytes)
{
    // One unit more than may be shown, so that it can be told from a line that just fits.
    const qsizetype room = longestLine + 4 - m_kept.size();
    m_kept += bytes.first(std::clamp<qsizetype>(room, 0, bytes.size()));
    m_keptLength += bytes.size();
    if (!bytes.isEmpty())
        m_last = bytes.back();
}

/// What nearly each line is: one-byte characters, whole in the block, and short enough.
std::optional<RawLine> LineReader::nextWhole()
{
    if (m_ends.width != 1 || m_keptLength != 0 || m_block.isEmpty())
        return {};
    const void *const found = std::memchr(m_block.data(), '\n', size_t(m_block.size()));
    const qsizetype size = found ? static_cast<const char *>(found) - m_block.data() : longestLine;
    if (size >= longestLine)
        return {};
    const qsizetype plain = size > 0 && m_block[size - 1] == '\r' ? size - 1 : size;
    const RawLine line{m_block.first(plain), m_offset, size + 1, ++m_number, false};
    m_block = m_block.sliced(size + 1);
    m_offset += line.length;
    return line;
}

std::optional<RawLine> LineReader::next()
{
    if (auto line = nextWhole())
        return line;
    const qsizetype end = endIn(m_block);
    if (end < 0) {
        keep(m_block);
        m_block = {};
        if (!m_finished || m_keptLength == 0)
            return {};
    } else if (m_keptLength == 0) {
        const QByteArrayView bytes = m_block.first(end);
        m_block = m_block.sliced(end);
        return made(bytes, bytes.size());
    } else {
        keep(m_block.first(end));
        m_block = m_block.sliced(end);
    }
    const qint64 length = m_keptLength;
    m_given = std::move(m_kept);
    m_kept = {};
    m_keptLength = 0;
    return made(m_given, length);
}

} // namespace importer
