#pragma once
#include "app/importer/encoding.h"

#include <QByteArray>

#include <optional>

namespace importer {

/// A line that is longer is cut: its rest is counted and thrown away, so that a file without line ends costs no memory.
/// Bytes of the file; the longest line that AstrBot writes is a picture in base64, which nobody reads.
inline constexpr qsizetype longestLine = 1024LL * 1024;

/// A line of the file, not decoded, without its end. `offset` and `length` are those of the whole line in the file,
/// with its end.
struct RawLine
{
    QByteArrayView bytes; ///< until the next call
    qint64 offset = 0;
    qint64 length = 0;
    qint64 number = 0; ///< from 1
    bool isCut = false;
};

/// Cuts a stream of blocks into lines. `\n` ends a line, and a `\r` before it belongs to the end. Blocks may break
/// anywhere. NUL bytes are bytes as others. Thread: one.
class LineReader
{
public:
    explicit LineReader(LineEnds ends = {});

    /// The next block; `block` must live until next() has given nothing.
    void add(QByteArrayView block);
    /// No block follows: what stands behind the last line end is a line, too.
    void finish();
    [[nodiscard]] std::optional<RawLine> next();

private:
    [[nodiscard]] std::optional<RawLine> nextWhole();
    [[nodiscard]] qsizetype endIn(QByteArrayView bytes) const;
    [[nodiscard]] RawLine made(QByteArrayView bytes, qint64 length);
    void keep(QByteArrayView bytes);
    [[nodiscard]] QByteArrayView withoutEnd(QByteArrayView bytes) const;

    LineEnds m_ends;
    QByteArrayView m_block;
    QByteArray m_kept; // the beginning of a line that no block has ended yet
    QByteArray m_given; // what the last line's view points into
    qint64 m_keptLength = 0; // of the whole of it, also what was thrown away
    char m_last = 0; // byte of it, thrown away or not
    qint64 m_offset = 0;
    qint64 m_number = 0;
    bool m_finished = false;
};

} // namespace importer
