#pragma once
#include "app/importer/logindex.h"
#include "app/importer/record.h"
#include "app/traffic/redact.h"

namespace importer {

/// A record as it stands in its file, with lines around it: decoded, without colours, secrets cut, joined by `\n`.
struct Surroundings
{
    qint64 firstLine = 1; ///< of `before`, or of the record where nothing is before it
    QByteArray before;
    QByteArray record;
    QByteArray after;
    bool isCut = false; ///< more stood there than may be shown
    friend bool operator==(const Surroundings &, const Surroundings &) = default;
};

/// The most that each of the three may hold. Bytes.
inline constexpr qsizetype longestSurroundings = 256LL * 1024;

/// How much of the file is asked for around a record. Lines.
struct Around
{
    int before = 20;
    int after = 20;
};

/// Reads what stands around a record, from the blocks of the (unpacked) file from offset() on; they may break anywhere.
/// Thread: one.
class SurroundingsReader
{
public:
    SurroundingsReader(const LogIndex &index, const Origin &origin, const Around &around, Encoding encoding);

    /// Where the file has to be read from.
    [[nodiscard]] qint64 offset() const { return m_from.offset; }
    /// False once no more is needed.
    [[nodiscard]] bool add(QByteArrayView block);
    /// Nothing if no line begins where the record stood: it is not that file, or no longer.
    [[nodiscard]] std::optional<Surroundings> finish(const traffic::Redactor &redactor);

private:
    [[nodiscard]] bool drain();
    void take(const RawLine &line, qint64 number, qint64 offset);
    void append(QByteArray &part, const RawLine &line);

    LinePlace m_from;
    Origin m_origin;
    Around m_around;
    Encoding m_encoding;
    LineReader m_lines;
    LineDecoder m_decoder;
    QByteArray m_plain;
    Surroundings m_found;
    bool m_sawRecord = false;
    int m_linesAfter = 0;
};

} // namespace importer
