#pragma once
#include "app/importer/linereader.h"
#include "app/importer/wrapping.h"

#include <vector>

namespace importer {

/// A line, from 1, and the byte of the (unpacked) file at which it begins.
struct LinePlace
{
    qint64 line = 1;
    qint64 offset = 0;
    friend bool operator==(const LinePlace &, const LinePlace &) = default;
};

/// Where every so many lines of a log stand, so that a few of them can be read without all before them. Its memory
/// does not grow with the log: when it is full, every other place goes. Thread: a value.
class LogIndex
{
public:
    static constexpr size_t mostPlaces = 4'096; // 64 KiB

    /// Lines come in the order of the file, each of them once.
    void note(const LinePlace &place)
    {
        m_lines = place.line;
        if (place.line >= m_next)
            keep(place);
    }
    /// The last place that is known at or before a line.
    [[nodiscard]] LinePlace atOrBefore(qint64 line) const;
    [[nodiscard]] qint64 lines() const { return m_lines; }
    [[nodiscard]] const std::vector<LinePlace> &places() const { return m_places; }
    friend bool operator==(const LogIndex &, const LogIndex &) = default;

private:
    void keep(const LinePlace &place);

    std::vector<LinePlace> m_places;
    qint64 m_stride = 1'000;
    qint64 m_next = 1'001; // the beginning of the file is known anyway
    qint64 m_lines = 0;
};

/// Makes the index of a log that was read long ago, at the disk's speed: it looks for line ends and headers, and at
/// nothing else. Blocks are those of the unpacked file. Thread: one.
class LogIndexer
{
public:
    explicit LogIndexer(Encoding encoding);

    void add(QByteArrayView block);
    void finish();
    [[nodiscard]] const LogIndex &index() const { return m_index; }
    /// Lines that begin with a header.
    [[nodiscard]] qint64 headers() const { return m_headers; }

private:
    void drain();

    Encoding m_encoding;
    LineReader m_lines;
    LineDecoder m_decoder;
    Unwrapper m_unwrapper;
    LogIndex m_index;
    qint64 m_headers = 0;
};

} // namespace importer
