#include "app/importer/logreader.h"

namespace importer {

/// The stages, made once the beginning of the file is known.
struct LogReader::Pipe
{
    LineReader lines;
    LineDecoder decoder;
    Unwrapper unwrapper;
    std::unique_ptr<LineFormat> format;
    qint64 markLength = 0;
    // A line that docker's json-file cut into pieces, as far as it has come.
    QByteArray pieces;
    std::optional<SourceLine> piecesLine;
};

namespace {

QByteArray decodedSample(QByteArrayView head, Encoding encoding)
{
    LineDecoder decoder(encoding);
    return decoder.decode(head.first(std::min(head.size(), sampleSize))).toByteArray();
}

ImportError importErrorOf(const InflateError &error)
{
    switch (error.kind) {
    case InflateError::Kind::Damaged:
        return {ImportError::Kind::Damaged, error.offset};
    case InflateError::Kind::Truncated:
        return {ImportError::Kind::Truncated, error.offset};
    case InflateError::Kind::Bomb:
        return {ImportError::Kind::Bomb, error.offset};
    }
    return {};
}

} // namespace

core::Result<void, ImportError> checkIsLog(const ReadSummary &summary)
{
    if (summary.records > 0)
        return {};
    const auto kind = summary.lines == 0 ? ImportError::Kind::Empty : ImportError::Kind::NotALog;
    return core::make_unexpected(ImportError{kind, 0});
}

LogReader::LogReader(ReadOptions options, RecordSink sink)
    : m_options(std::move(options))
    , m_sink(std::move(sink))
{
}

LogReader::~LogReader() = default;

core::Result<void, ImportError> LogReader::outcome() const
{
    if (m_error)
        return core::make_unexpected(*m_error);
    return {};
}

core::Result<void, ImportError> LogReader::add(QByteArrayView block)
{
    if (m_error || block.isEmpty())
        return outcome();
    if (!m_sawBytes) {
        // Two bytes tell a packed file; a first block of one byte waits for the next.
        m_head += block;
        if (m_head.size() < 2)
            return {};
        m_sawBytes = true;
        const QByteArray first = std::exchange(m_head, {});
        if (looksPacked(first))
            m_inflater = std::make_unique<Inflater>();
        return add(first);
    }
    if (!m_inflater) {
        unpacked(block);
        return outcome();
    }
    const auto done = m_inflater->add(block, [this](QByteArrayView out) { unpacked(out); });
    if (!done)
        m_error = importErrorOf(done.error());
    return outcome();
}

void LogReader::unpacked(QByteArrayView block)
{
    m_summary.bytes += block.size();
    if (m_error)
        return;
    if (m_pipe)
        return readLines(block);
    m_head += block;
    if (m_head.size() >= sampleSize)
        begin();
}

void LogReader::begin()
{
    const DetectedEncoding detected = detectEncoding(m_head);
    const Encoding encoding = m_options.encoding.value_or(detected.encoding);
    if (!m_options.encoding && detected.looksBinary) {
        m_error = ImportError{ImportError::Kind::Binary, 0};
        return;
    }
    LineDecoder decoder(encoding);
    const qsizetype mark = byteOrderMark(m_head, encoding);
    const Format *format
        = m_options.format.isEmpty() ? &formatFor(decodedSample(m_head, encoding)) : formatNamed(m_options.format);
    if (!decoder.isValid() || !format) {
        const auto kind = format ? ImportError::Kind::NoDecoder : ImportError::Kind::UnknownFormat;
        m_error = ImportError{kind, 0};
        return;
    }
    m_summary.encoding = encoding;
    m_summary.format = format->name.toByteArray();
    FormatOptions options{m_options.firstDay, &m_redactor, [this](LogRecord &&record) { count(std::move(record)); }};
    m_pipe.reset(new Pipe{
        LineReader(lineEndsOf(encoding)), std::move(decoder), {}, format->make(std::move(options)), mark, {}, {}});
    const QByteArray head = std::exchange(m_head, {});
    readLines(QByteArrayView(head).sliced(mark));
}

void LogReader::readLines(QByteArrayView block)
{
    m_pipe->lines.add(block);
    while (const auto line = m_pipe->lines.next())
        take(*line);
}

void LogReader::take(const RawLine &raw)
{
    ++m_summary.lines;
    m_index.note({raw.number, raw.offset + m_pipe->markLength});
    m_summary.cutLines += raw.isCut ? 1 : 0;
    const Unwrapped plain = m_pipe->unwrapper.unwrap(m_pipe->decoder.decode(raw.bytes));
    SourceLine line{plain.text, plain.facts, {raw.offset + m_pipe->markLength, raw.length, raw.number}, raw.isCut};
    auto &open = m_pipe->piecesLine;
    if (open && open->facts.stream != line.facts.stream)
        flushPiece();
    if (!open && !plain.isPiece)
        return m_pipe->format->line(line);
    SourceLine &whole = open ? *open : open.emplace(line);
    whole.origin.length = line.origin.offset + line.origin.length - whole.origin.offset;
    const qsizetype room = longestLine - m_pipe->pieces.size();
    whole.isCut = whole.isCut || line.isCut || room < line.text.size();
    m_pipe->pieces += line.text.first(std::clamp<qsizetype>(room, 0, line.text.size()));
    if (!plain.isPiece)
        flushPiece();
}

void LogReader::flushPiece()
{
    const QByteArray text = std::exchange(m_pipe->pieces, {});
    if (!m_pipe->piecesLine)
        return;
    SourceLine line = *m_pipe->piecesLine;
    m_pipe->piecesLine.reset();
    line.text = text;
    m_pipe->format->line(line);
}

void LogReader::count(LogRecord &&record)
{
    if (const auto *unparsed = std::get_if<Unparsed>(&record.fields)) {
        ++m_summary.unparsedRecords;
        m_summary.unparsedLines += unparsed->lines;
    } else {
        ++m_summary.records;
    }
    m_sink(std::move(record));
}

core::Result<ReadSummary, ImportError> LogReader::finish()
{
    if (!m_error && m_inflater) {
        if (const auto done = m_inflater->finish(); !done)
            m_error = importErrorOf(done.error());
    } else if (!m_error && !m_sawBytes && !m_head.isEmpty()) {
        m_sawBytes = true;
        unpacked(std::exchange(m_head, {}));
    }
    // What a broken file gave is read all the same, so that nothing that was there is lost.
    if (!m_pipe && !(m_error && m_error->kind == ImportError::Kind::Binary))
        begin();
    if (m_pipe) {
        m_pipe->lines.finish();
        readLines({});
        flushPiece();
        flushRecord();
    }
    if (m_error)
        return core::make_unexpected(*m_error);
    return m_summary;
}

core::Result<ReadSummary, ImportError> LogReader::flush()
{
    if (!m_error && !m_pipe && !m_head.isEmpty() && m_sawBytes)
        begin();
    flushRecord();
    if (m_error)
        return core::make_unexpected(*m_error);
    return m_summary;
}

void LogReader::flushRecord()
{
    if (!m_pipe)
        return;
    m_pipe->format->flush();
    m_summary.firstDay = m_pipe->format->firstDay();
}

} // namespace importer
