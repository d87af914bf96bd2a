#include "app/importer/surroundings.h"

#include "app/importer/secrets.h"

#include <algorithm>

namespace importer {

SurroundingsReader::SurroundingsReader(
    const LogIndex &index, const Origin &origin, const Around &around, Encoding encoding)
    : m_from(index.atOrBefore(std::max<qint64>(origin.line - around.before, 1)))
    , m_origin(origin)
    , m_around(around)
    , m_encoding(encoding)
    , m_lines(lineEndsOf(encoding))
    , m_decoder(encoding)
{
    m_found.firstLine = std::max<qint64>(origin.line - around.before, 1);
}

bool SurroundingsReader::add(QByteArrayView block)
{
    m_lines.add(block);
    return drain();
}

bool SurroundingsReader::drain()
{
    while (const auto line = m_lines.next()) {
        const qint64 number = m_from.line + line->number - 1;
        const qint64 offset = m_from.offset + line->offset;
        if (m_linesAfter >= m_around.after && offset >= m_origin.offset + m_origin.length)
            return false;
        if (number >= m_found.firstLine)
            take(*line, number, offset);
    }
    return true;
}

void SurroundingsReader::take(const RawLine &line, qint64 number, qint64 offset)
{
    RawLine plain = line;
    const qsizetype mark = offset == 0 ? byteOrderMark(line.bytes, m_encoding) : 0;
    plain.bytes = line.bytes.sliced(mark);
    if (offset + mark < m_origin.offset)
        return append(m_found.before, plain);
    if (offset >= m_origin.offset + m_origin.length) {
        ++m_linesAfter;
        return append(m_found.after, plain);
    }
    m_sawRecord = m_sawRecord || (offset + mark == m_origin.offset && number == m_origin.line);
    append(m_found.record, plain);
}

void SurroundingsReader::append(QByteArray &part, const RawLine &line)
{
    const QByteArrayView text = withoutColours(m_decoder.decode(line.bytes), m_plain);
    const qsizetype room = std::clamp<qsizetype>(longestSurroundings - part.size(), 0, text.size());
    m_found.isCut = m_found.isCut || line.isCut || room < text.size();
    part += text.first(room);
    if (room == text.size())
        part += '\n';
}

std::optional<Surroundings> SurroundingsReader::finish(const traffic::Redactor &redactor)
{
    m_lines.finish();
    m_lines.add({});
    (void)drain();
    if (!m_sawRecord)
        return {};
    for (QByteArray *part : {&m_found.before, &m_found.record, &m_found.after}) {
        if (part->endsWith('\n'))
            part->chop(1);
        *part = withoutSecrets(*part, redactor);
    }
    return m_found;
}

} // namespace importer
