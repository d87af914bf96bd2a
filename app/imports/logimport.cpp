#include "app/imports/logimport.h"

#include "app/imports/diskpass.h"
#include "app/imports/faultlines.h"
#include "app/imports/rowmaker.h"
#include "app/imports/textpass.h"
#include "app/journal/store.h"

#include <QElapsedTimer>
#include <QIODevice>

namespace imports {

using namespace Qt::StringLiterals;
using journal::JournalError;

namespace {

/// Packed, it may unpack to twenty times that, and between two blocks nobody asks whether to go on.
constexpr qint64 blockSize = 64LL * 1024;
/// Rows of one transaction of the journal.
constexpr qsizetype batch = 2'000;
/// Records between two looks at whether it was given up: some milliseconds.
constexpr qint64 recordsPerLook = 500;

/// One import under way: the passes share what they found.
class Import final : private importer::JoinSink
{
public:
    Import(QIODevice &input, const ImportJob &job, const std::function<void(const Progress &)> &progress,
        const std::atomic_bool &isCancelled)
        : m_input(input)
        , m_job(job)
        , m_progress(progress)
        , m_isCancelled(isCancelled)
    {
    }
    Imported run();

private:
    using Done = core::Result<void, LogError>;
    Done read();
    Done join();
    Done writeRows();
    Done findFaults();
    Done finish();
    [[nodiscard]] core::Result<RecordPlace, JournalError> placeOf(const importer::LogRecord &record);
    Done flush(journal::Store &store);
    void tellRead(qint64 done);
    void tellJoined(qint64 done);
    /// Keeps the first error of the file of lines; false then.
    bool keep(const LineFile::Done &done);
    [[nodiscard]] Done outcome() const;

    void attempt(const importer::Attempt &attempt) override { keep(m_lines->addAttempt(attempt)); }
    void turn(const importer::Turn &turn) override { keep(m_lines->addTurn(turn)); }
    void conversation(const importer::Conversation &conversation) override;
    void finding(const importer::Finding &finding) override;

    QIODevice &m_input;
    const ImportJob &m_job;
    const std::function<void(const Progress &)> &m_progress;
    const std::atomic_bool &m_isCancelled;
    std::unique_ptr<LineFile> m_lines;
    std::optional<JournalError> m_error;
    QElapsedTimer m_clock;
    QElapsedTimer m_told;
    Log m_log;
    QStringList m_platforms;
    QSet<std::pair<QString, QString>> m_conversations;
    QList<importer::Finding> m_findings;
    QHash<importer::Finding::Kind, qint64> m_ofKind; ///< findings, also those that are not kept
    QList<MadeRow> m_rows; ///< of the next transaction
    qint64 m_written = 0;
};

LogError ofJournal(const JournalError &error)
{
    return {.format = {}, .file = {}, .journal = error};
}

Imported Import::run()
{
    auto lines = LineFile::create(linesOf(m_job.folder));
    if (!lines)
        return core::make_unexpected(ofJournal(lines.error()));
    m_lines = std::move(*lines);
    m_log.source = m_job.source;
    m_log.name = m_job.name;
    m_clock.start();
    m_told.start();
    for (const auto step : {&Import::read, &Import::join, &Import::writeRows, &Import::findFaults, &Import::finish}) {
        if (const Done done = (this->*step)(); !done)
            return core::make_unexpected(done.error());
        if (m_isCancelled)
            return std::nullopt;
    }
    return m_log;
}

bool Import::keep(const LineFile::Done &done)
{
    if (!done && !m_error)
        m_error = done.error();
    return done.has_value();
}

Import::Done Import::outcome() const
{
    return m_error ? Done(core::make_unexpected(ofJournal(*m_error))) : Done();
}

// Lines to records, which go to a file of their own in the order in which they come.
Import::Done Import::read()
{
    const auto take = [this](importer::LogRecord &&record) {
        if (m_error || m_isCancelled)
            return;
        const auto isNew = m_lines->add(record);
        if (!isNew)
            m_error = isNew.error();
        else if (!*isNew)
            ++m_log.counts.duplicates;
    };
    importer::LogReader reader(m_job.options, take);
    keep(m_lines->begin());
    QByteArray block;
    block.resize(blockSize);
    for (qint64 got = 0; !m_error && !m_isCancelled; m_log.size += got) {
        got = m_input.read(block.data(), block.size());
        if (got < 0)
            return core::make_unexpected(LogError{.format = {}, .file = m_input.errorString(), .journal = {}});
        if (got == 0)
            break;
        if (const auto read = reader.add(QByteArrayView(block).first(got)); !read)
            return core::make_unexpected(LogError{.format = read.error(), .file = {}, .journal = {}});
        tellRead(m_log.size + got);
    }
    if (m_isCancelled)
        return {};
    const auto summary = reader.finish();
    if (!summary)
        return core::make_unexpected(LogError{.format = summary.error(), .file = {}, .journal = {}});
    if (const auto isLog = importer::checkIsLog(*summary); !isLog)
        return core::make_unexpected(LogError{.format = isLog.error(), .file = {}, .journal = {}});
    keep(m_lines->commit());
    m_log.format = summary->format;
    m_log.encoding = summary->encoding;
    m_log.firstDay = summary->firstDay;
    m_log.counts.records = summary->records;
    m_log.counts.unparsedLines = summary->unparsedLines;
    return outcome();
}

// Records in the order of time to attempts, turns and findings.
Import::Done Import::join()
{
    importer::Joiner joiner(*this);
    qint64 done = 0;
    keep(m_lines->begin());
    keep(m_lines->eachInTime([&](const importer::LogRecord &record) {
        joiner.add(record);
        m_log.counts.toolCalls += std::holds_alternative<importer::ToolCall>(record.fields) ? 1 : 0;
        tellJoined(++done);
        return !m_error && !m_isCancelled;
    }));
    if (m_isCancelled)
        return {};
    joiner.finish();
    keep(m_lines->commit());
    const importer::JoinSummary &summary = joiner.summary();
    m_log.counts.attempts = summary.attempts;
    m_log.counts.accepted = summary.accepted;
    m_log.counts.refused = summary.refused;
    m_log.counts.turns = summary.turns;
    m_log.counts.conversations = m_conversations.size();
    m_log.skew = summary.skew;
    return outcome();
}

void Import::conversation(const importer::Conversation &conversation)
{
    m_conversations.insert({conversation.platformId, conversation.peer.value});
    if (!conversation.platformId.isEmpty() && !m_platforms.contains(conversation.platformId))
        m_platforms.append(conversation.platformId);
}

void Import::finding(const importer::Finding &finding)
{
    if (++m_ofKind[finding.kind] <= mostOfKind)
        m_findings.append(finding);
    else if (!finding.isConsequence)
        ++m_log.unlisted;
}

core::Result<RecordPlace, JournalError> Import::placeOf(const importer::LogRecord &record)
{
    RecordPlace place;
    const auto turn = m_lines->turnOf(record.number);
    if (!turn)
        return core::make_unexpected(turn.error());
    place.turn = *turn;
    auto attempt = m_lines->attemptAt(record.number);
    if (!attempt)
        return core::make_unexpected(attempt.error());
    place.attempt = *attempt;
    if (place.attempt && place.attempt->outcome != 0) {
        auto outcome = m_lines->record(place.attempt->outcome);
        if (!outcome)
            return core::make_unexpected(outcome.error());
        place.outcome = *outcome;
    }
    return place;
}

// The same once more, now that it is known what belongs together, to rows.
Import::Done Import::writeRows()
{
    auto store = journal::Store::makeFile(journalOf(m_job.folder));
    if (!store)
        return core::make_unexpected(ofJournal(store.error()));
    RowMaker maker(m_job.name, m_platforms, m_log.firstDay);
    qint64 done = 0;
    std::optional<LogError> failed;
    keep(m_lines->begin());
    keep(m_lines->eachInTime([&](const importer::LogRecord &record) {
        const auto request = m_lines->requestOf(record.number); // its row tells the outcome, too
        const auto place = placeOf(record);
        if (!request || !place) {
            m_error = request ? place.error() : request.error();
            return false;
        }
        if (*request == 0)
            m_rows += maker.make(record, *place);
        if (m_rows.size() >= batch) {
            if (const Done flushed = flush(**store); !flushed)
                failed = flushed.error();
        }
        tellJoined(++done);
        return !failed && !m_error && !m_isCancelled;
    }));
    if (failed || m_isCancelled)
        return failed ? Done(core::make_unexpected(*failed)) : Done();
    if (const Done flushed = flush(**store); !flushed)
        return flushed;
    keep(m_lines->commit());
    if (const auto finished = (*store)->finish(true); !finished)
        return core::make_unexpected(ofJournal(finished.error()));
    return outcome();
}

Import::Done Import::flush(journal::Store &store)
{
    QList<traffic::Entry> entries;
    for (const MadeRow &row : std::as_const(m_rows)) {
        entries.append(row.record);
        if (row.settlement)
            entries.append(*row.settlement);
    }
    const auto written
        = entries.isEmpty() ? core::Result<journal::Store::Written, JournalError>() : store.write(entries);
    if (!written)
        return core::make_unexpected(ofJournal(written.error()));
    for (qsizetype i = 0; i < m_rows.size() && i < written->added.size(); ++i) {
        if (m_rows[i].from != 0)
            keep(m_lines->setRow(m_rows[i].from, written->added[i]));
        const auto &message = m_rows[i].record.message;
        if (message && m_log.firstMessage.isNull())
            m_log.firstMessage = {m_job.source, written->added[i]};
    }
    m_written += m_rows.size();
    m_rows.clear();
    return outcome();
}

Import::Done Import::findFaults()
{
    auto faults = faultsOf(m_findings, *m_lines, m_job.source);
    if (!faults)
        return core::make_unexpected(ofJournal(faults.error()));
    m_log.findings = std::move(*faults);
    const auto first = rowToShow(m_log.findings, *m_lines, m_job.source);
    if (!first)
        return core::make_unexpected(ofJournal(first.error()));
    if (!first->isNull())
        m_log.firstMessage = *first;
    return {};
}

// The words of all rows to the text index, and what was written so far to the disk.
Import::Done Import::finish()
{
    indexTexts(m_job.folder, m_progress, m_isCancelled);
    for (const QString &file : {linesOf(m_job.folder), journalOf(m_job.folder)}) {
        if (const Done isThere = putOnDisk(file, m_isCancelled); !isThere)
            return isThere;
    }
    return {};
}

void Import::tellRead(qint64 done)
{
    if (!m_told.hasExpired(tellEveryMs))
        return;
    m_told.start();
    const double seconds = std::max(0.001, double(m_clock.elapsed()) / 1000);
    const double rate = double(done) / seconds;
    Progress progress{Progress::Step::Reading, done, m_input.size(), rate, {}};
    if (progress.total >= done && rate > 0)
        progress.remaining = std::chrono::seconds(qint64(double(progress.total - done) / rate));
    m_progress(progress);
}

void Import::tellJoined(qint64 done)
{
    if (done % recordsPerLook != 0 || !m_told.hasExpired(tellEveryMs))
        return;
    m_told.start();
    m_progress({Progress::Step::Joining, done, m_log.counts.unique(), 0, {}});
}

} // namespace

QString journalOf(const QString &folder)
{
    return folder + u"/journal.db"_s;
}

QString linesOf(const QString &folder)
{
    return folder + u"/lines.db"_s;
}

QString textIndexOf(const QString &folder)
{
    return folder + u"/text"_s;
}

Imported importLog(QIODevice &input, const ImportJob &job, const std::function<void(const Progress &)> &progress,
    const std::atomic_bool &isCancelled)
{
    return Import(input, job, progress, isCancelled).run();
}

} // namespace imports
