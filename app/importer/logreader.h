#pragma once
#include "app/importer/formats.h"
#include "app/importer/inflater.h"
#include "app/importer/logindex.h"

namespace importer {

/// What a person may choose about a log, where guessing does not do.
struct ReadOptions
{
    std::optional<Encoding> encoding;
    std::optional<QDate> firstDay;
    QByteArray format; ///< a name of formats(); empty: the one that knows the file
};

/// Why a file cannot be read at all. `offset`: the byte of the file.
struct ImportError
{
    enum class Kind {
        Binary, ///< no text in any encoding
        NoDecoder, ///< this build cannot read the encoding
        UnknownFormat, ///< the options name one that is not there
        Damaged, ///< packed, and not readable from there
        Truncated, ///< packed, and its end is missing
        Bomb, ///< packed, and unpacks to too much
        Empty, ///< nothing stands in it
        NotALog, ///< a text, and no line of it is one of a log that is known
    };
    Kind kind = Kind::Binary;
    qint64 offset = 0;
    friend bool operator==(const ImportError &, const ImportError &) = default;
};

/// What was read. Bytes are unpacked ones.
struct ReadSummary
{
    qint64 bytes = 0;
    qint64 lines = 0;
    qint64 cutLines = 0;
    qint64 records = 0; ///< without unparsed ones
    qint64 unparsedRecords = 0;
    qint64 unparsedLines = 0;
    Encoding encoding = Encoding::Utf8;
    QByteArray format;
    std::optional<QDate> firstDay; ///< of the stamps' day 0
    friend bool operator==(const ReadSummary &, const ReadSummary &) = default;
};

/// Whether what was read is a log at all: Empty or NotALog where it is none. The reader itself takes any text, so that
/// each can be looked at.
[[nodiscard]] core::Result<void, ImportError> checkIsLog(const ReadSummary &summary);

/// Reads a log that comes in blocks of any size, packed or not, and gives its records in the order of the file. Memory
/// does not depend on the size of the file. Thread: one; the sink is called on it.
class LogReader
{
public:
    LogReader(ReadOptions options, RecordSink sink);
    ~LogReader();
    LogReader(const LogReader &) = delete;
    LogReader &operator=(const LogReader &) = delete;

    /// After an error nothing more is read; what came before stands.
    [[nodiscard]] core::Result<void, ImportError> add(QByteArrayView block);
    [[nodiscard]] core::Result<ReadSummary, ImportError> finish();
    /// Gives what is whole so far: of a log that pauses, and may grow. A line without its end waits for it.
    [[nodiscard]] core::Result<ReadSummary, ImportError> flush();
    /// A packed file cannot be read on when it has grown.
    [[nodiscard]] bool isPacked() const { return m_inflater != nullptr; }

    /// So far; lines and records may lag behind the bytes.
    [[nodiscard]] const ReadSummary &summary() const { return m_summary; }
    /// Of the lines so far, for SurroundingsReader.
    [[nodiscard]] const LogIndex &index() const { return m_index; }

private:
    struct Pipe;
    void unpacked(QByteArrayView block);
    void begin();
    void readLines(QByteArrayView block);
    void take(const RawLine &raw);
    void flushPiece();
    void flushRecord();
    void count(LogRecord &&record);
    [[nodiscard]] core::Result<void, ImportError> outcome() const;

    ReadOptions m_options;
    RecordSink m_sink;
    traffic::Redactor m_redactor;
    ReadSummary m_summary;
    LogIndex m_index;
    std::optional<ImportError> m_error;
    QByteArray m_head; // until it is known what this is
    std::unique_ptr<Inflater> m_inflater;
    std::unique_ptr<Pipe> m_pipe;
    bool m_sawBytes = false;
};

} // namespace importer
