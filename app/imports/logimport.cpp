#include "app/imports/logimport.h"

#include "app/imports/diskpass.h"
#include "app/imports/faultlines.h"
#include "app/imports/textpass.h"

#include <QIODevice>

#include <algorithm>

namespace imports {

using namespace Qt::StringLiterals;
using journal::JournalError;

namespace {

/// Packed, it may unpack to twenty times that, and between two blocks nobody asks whether to go on.
constexpr qint64 readBlock = 64LL * 1024;
/// Records between two looks at whether it was given up: some milliseconds.
constexpr qint64 recordsPerLook = 500;
/// Rows that are searched without the text index, in a log that grows.
constexpr qint64 mostNotIndexed = 2'000;

LogError ofJournal(const JournalError &error)
{
    return {.format = {}, .file = {}, .journal = error};
}

LogError ofFormat(const importer::ImportError &error)
{
    return {.format = error, .file = {}, .journal = {}};
}

LogError ofDevice(const QIODevice &input)
{
    return {.format = {}, .file = input.errorString(), .journal = {}};
}

/// The value, or where the journal's error goes.
template <class T> core::Result<T, LogError> raised(core::Result<T, JournalError> result)
{
    if (!result)
        return core::make_unexpected(ofJournal(result.error()));
    if constexpr (std::is_void_v<T>)
        return {};
    else
        return *std::move(result);
}

} // namespace

LogImport::LogImport(ImportJob job)
    : m_job(std::move(job))
    , m_reader(m_job.options, [this](importer::LogRecord &&record) { takeRecord(record); })
    , m_rows(m_job.name, m_job.source)
{
    m_log.source = m_job.source;
    m_log.name = m_job.name;
}

Imported LogImport::read(QIODevice &input, End end, const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    auto lines = LineFile::create(linesOf(m_job.folder));
    if (!lines)
        return core::make_unexpected(ofJournal(lines.error()));
    m_lines = std::move(*lines);
    auto store = journal::Store::makeFile(journalOf(m_job.folder));
    if (!store)
        return core::make_unexpected(ofJournal(store.error()));
    m_store = std::move(*store);
    m_isCancelled = &isCancelled;
    m_clock.start();
    m_told.start();
    const std::initializer_list<std::function<Done()>> steps{
        [&] { return readAll(input, progress, isCancelled); },
        [&] { return isCancelled ? Done() : endReading(end); },
        [&] { return join(progress, isCancelled); },
        [&] { return isCancelled ? Done() : endJoining(end, m_job.quietMs); },
        [&]() -> Done {
            const auto written = writeRows(progress, isCancelled);
            return written ? Done() : Done(core::make_unexpected(written.error()));
        },
        [&] { return findFaults(); },
        [&] { return raised(m_store->finish(true)); },
        [&]() -> Done {
            makeSearchable(progress, isCancelled);
            return {};
        },
        [&] { return putOnDisk(linesOf(m_job.folder), isCancelled); },
        [&] { return putOnDisk(journalOf(m_job.folder), isCancelled); },
    };
    for (const auto &step : steps) {
        if (const Done done = step(); !done)
            return core::make_unexpected(done.error());
        if (isCancelled)
            return std::nullopt;
    }
    m_isCancelled = nullptr;
    m_store.reset();
    m_lines.reset();
    return m_log;
}

LogImport::Done LogImport::resume(const QString &folder)
{
    m_job.folder = folder;
    auto lines = LineFile::append(linesOf(folder));
    if (!lines)
        return core::make_unexpected(ofJournal(lines.error()));
    m_lines = std::move(*lines);
    auto store = journal::Store::openFile(journalOf(folder));
    if (!store)
        return core::make_unexpected(ofJournal(store.error()));
    m_store = std::move(*store);
    return {};
}

core::Result<RowChanges, LogError> LogImport::readMore(
    QIODevice &input, qint64 quietMs, const std::atomic_bool &isCancelled)
{
    const TellProgress quietly = [](const Progress &) {};
    const QByteArray block = input.read(mostAtOnce);
    if (block.isEmpty() && quietMs == 0)
        return RowChanges();
    const std::initializer_list<std::function<Done()>> steps{
        [&] { return raised(m_lines->begin()); },
        [&] { return take(block); },
        [&] { return quietMs > 0 ? endReading(End::Grows) : keepRead(m_reader.summary()); },
        [&] { return join(quietly, isCancelled); },
        [&] { return endJoining(End::Grows, quietMs); },
    };
    for (const auto &step : steps)
        if (const Done done = step(); !done)
            return core::make_unexpected(done.error());
    auto changes = writeRows(quietly, isCancelled);
    if (!changes)
        return changes;
    if (changes->isReset) {
        dropTextIndex(m_job.folder);
        m_searchable = 0;
    }
    if (m_rows.settledRow() - m_searchable >= mostNotIndexed)
        makeSearchable(quietly, isCancelled);
    if (const Done found = findFaults(); !found)
        return core::make_unexpected(found.error());
    return changes;
}

// Lines to records, which go to a file of their own in the order in which they come.
LogImport::Done LogImport::readAll(QIODevice &input, const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    if (const Done begun = raised(m_lines->begin()); !begun)
        return begun;
    QByteArray block;
    block.resize(readBlock);
    while (!isCancelled) {
        const qint64 got = input.read(block.data(), block.size());
        if (got < 0)
            return core::make_unexpected(ofDevice(input));
        if (got == 0)
            break;
        if (const Done taken = take(QByteArrayView(block).first(got)); !taken)
            return taken;
        tellRead(input.size(), progress);
    }
    return {};
}

LogImport::Done LogImport::take(QByteArrayView block)
{
    m_log.size += block.size();
    if (const auto read = m_reader.add(block); !read)
        return core::make_unexpected(ofFormat(read.error()));
    return m_error ? Done(core::make_unexpected(ofJournal(*m_error))) : Done();
}

void LogImport::takeRecord(const importer::LogRecord &record)
{
    if (m_error || (m_isCancelled && *m_isCancelled))
        return;
    const auto isNew = m_lines->add(record);
    if (!isNew)
        m_error = isNew.error();
    else if (!*isNew)
        ++m_log.counts.duplicates;
}

LogImport::Done LogImport::endReading(End end)
{
    const auto summary = end == End::Last ? m_reader.finish() : m_reader.flush();
    if (!summary)
        return core::make_unexpected(ofFormat(summary.error()));
    // One that grows may not have begun yet.
    if (const auto isLog = importer::checkIsLog(*summary); !isLog && end == End::Last)
        return core::make_unexpected(ofFormat(isLog.error()));
    if (m_error)
        return core::make_unexpected(ofJournal(*m_error));
    return keepRead(*summary);
}

LogImport::Done LogImport::keepRead(const importer::ReadSummary &summary)
{
    m_log.format = summary.format;
    m_log.encoding = summary.encoding;
    m_log.firstDay = summary.firstDay;
    m_log.counts.records = summary.records;
    m_log.counts.unparsedLines = summary.unparsedLines;
    return raised(m_lines->commit());
}

// Records in the order of time to attempts, turns and findings.
LogImport::Done LogImport::join(const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    return raised(m_joiner.join(*m_lines, [&](qint64 done) {
        tellJoined(done, progress);
        return !isCancelled;
    }));
}

LogImport::Done LogImport::endJoining(End end, qint64 quietMs)
{
    const Done done = raised(end == End::Last ? m_joiner.finish(*m_lines) : m_joiner.pause(*m_lines, quietMs));
    m_joiner.count(m_log.counts);
    m_log.skew = m_joiner.skew();
    m_log.unlisted = m_joiner.unlisted();
    return done;
}

// The same once more, now that it is known what belongs together, to rows.
core::Result<RowChanges, LogError> LogImport::writeRows(
    const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    if (const Done begun = raised(m_lines->begin()); !begun)
        return core::make_unexpected(begun.error());
    const RowWriter::Job job{*m_lines, *m_store, {m_joiner.platformIds(), m_log.firstDay}, m_joiner.openSince()};
    auto written = raised(m_rows.write(job, [&](qint64 done) {
        tellJoined(done, progress);
        return !isCancelled;
    }));
    if (!written)
        return written;
    if (const Done kept = raised(m_lines->commit()); !kept)
        return core::make_unexpected(kept.error());
    return written;
}

LogImport::Done LogImport::findFaults()
{
    auto faults = raised(faultsOf(m_joiner.findings(), *m_lines, m_job.source));
    if (!faults)
        return core::make_unexpected(faults.error());
    m_log.findings = std::move(*faults);
    const auto first = raised(rowToShow(m_log.findings, *m_lines, m_job.source));
    if (!first)
        return core::make_unexpected(first.error());
    m_log.firstMessage = first->isNull() ? m_rows.firstMessage() : *first;
    return {};
}

void LogImport::makeSearchable(const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    m_searchable = m_rows.settledRow();
    indexTexts(m_job.folder, m_searchable, progress, isCancelled);
}

bool LogImport::isTimeToTell()
{
    if (!m_told.hasExpired(tellEveryMs))
        return false;
    m_told.start();
    return true;
}

void LogImport::tellRead(qint64 total, const TellProgress &progress)
{
    if (!isTimeToTell())
        return;
    const qint64 done = m_log.size;
    const double rate = double(done) / std::max(0.001, double(m_clock.elapsed()) / 1000);
    Progress told{Progress::Step::Reading, done, total, rate, {}};
    if (total >= done && rate > 0)
        told.remaining = std::chrono::seconds(qint64(double(total - done) / rate));
    progress(told);
}

void LogImport::tellJoined(qint64 done, const TellProgress &progress)
{
    if (done % recordsPerLook == 0 && isTimeToTell())
        progress({Progress::Step::Joining, done, m_log.counts.unique(), 0, {}});
}

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

Imported importLog(
    QIODevice &input, const ImportJob &job, const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    return LogImport(job).read(input, LogImport::End::Last, progress, isCancelled);
}

} // namespace imports
