#include "app/journal/writerdatabase.h"

#include "app/core/logging.h"

namespace journal {

using namespace Qt::StringLiterals;

namespace {

/// Keeps the keys of notes apart from those that other threads make.
constexpr int journalLane = 7;
constexpr int rowsPerMove = 1000;

void append(QList<RowRef> &refs, SourceId source, const QList<qint64> &rows)
{
    for (const qint64 row : rows) {
        refs.append(RowRef(source, row));
    }
}

Committed refsOf(const Store::Written &written, SourceId source)
{
    Committed committed;
    append(committed.added, source, written.added);
    append(committed.settled, source, written.settled);
    return committed;
}

} // namespace

WriterDatabase::WriterDatabase(QString path, QString memoryUri)
    : m_path(std::move(path))
    , m_memoryUri(std::move(memoryUri))
    , m_keys(m_clock, journalLane)
{
}

void WriterDatabase::open()
{
    auto memory = Store::openInMemory(m_memoryUri);
    if (!memory) {
        qCCritical(lcJournal) << "no stand-in in memory:" << memory.error().nativeCode << memory.error().message;
        m_state = {false, memory.error(), 0};
        return;
    }
    m_memory = std::move(*memory);
    auto file = Store::openFile(m_path);
    if (!file) {
        fileFailed(file.error());
        return;
    }
    m_file = std::move(*file);
    m_state = {};
}

Committed WriterDatabase::write(const QList<traffic::Entry> &entries)
{
    if (m_file) {
        auto committed = writeToFile(entries);
        if (committed) {
            return *committed;
        }
        fileFailed(committed.error());
    }
    return writeToMemory(entries);
}

bool WriterDatabase::retry()
{
    if (m_file || !m_memory) {
        return false;
    }
    auto file = Store::openFile(m_path);
    if (!file) {
        fileFailed(file.error());
        return false;
    }
    m_file = std::move(*file);
    qint64 movedUpTo = 0;
    const auto moved = moveRows(movedUpTo);
    if (movedUpTo > 0) {
        if (const auto removed = m_memory->removeUpTo(movedUpTo); !removed) {
            qCWarning(lcJournal) << "rows stay in memory too:" << removed.error().nativeCode;
        }
    }
    if (!moved) {
        fileFailed(moved.error());
        return movedUpTo > 0;
    }
    m_waiting.clear();
    if (m_file) { // else a note about a waiting answer failed, and the state says so already
        m_state = {};
    }
    return true;
}

void WriterDatabase::close()
{
    if (m_file) {
        if (const auto finished = m_file->finish(); !finished) {
            qCWarning(lcJournal) << "not closed cleanly:" << finished.error().nativeCode << finished.error().message;
        }
    }
    m_file.reset();
    m_memory.reset();
}

Committed WriterDatabase::writeToMemory(const QList<traffic::Entry> &entries)
{
    const auto written = m_memory->write(entries);
    if (!written) {
        qCCritical(lcJournal) << "rows lost:" << written.error().nativeCode << written.error().message;
        return {};
    }
    m_waiting.append(written->rejected);
    m_state.waitingRows += written->added.size();
    return refsOf(*written, memorySource);
}

core::Result<Committed, JournalError> WriterDatabase::writeToFile(const QList<traffic::Entry> &entries)
{
    const auto written = m_file->write(entries);
    if (!written) {
        return core::make_unexpected(written.error());
    }
    Committed committed = refsOf(*written, liveSource);
    if (written->rejected.isEmpty()) {
        return committed;
    }
    QList<traffic::Entry> notes;
    for (const traffic::Settlement &rejected : written->rejected) {
        notes.append(noteOf(rejected));
    }
    // The batch is committed: if the notes cannot be, they alone go to memory with the next write.
    const Committed noted = write(notes);
    committed.added.append(noted.added);
    return committed;
}

core::Result<void, JournalError> WriterDatabase::moveRows(qint64 &movedUpTo)
{
    for (;;) {
        const auto chunk = m_memory->chunkAfter(movedUpTo, rowsPerMove);
        if (!chunk) {
            return core::make_unexpected(chunk.error());
        }
        if (chunk->entries.isEmpty()) {
            break;
        }
        if (const auto written = m_file->write(chunk->entries); !written) {
            return core::make_unexpected(written.error());
        }
        movedUpTo = chunk->lastRow;
    }
    QList<traffic::Entry> answers;
    for (const traffic::Settlement &settlement : m_waiting) {
        answers.append(settlement);
    }
    if (const auto written = writeToFile(answers); !written) {
        return core::make_unexpected(written.error());
    }
    return {};
}

void WriterDatabase::fileFailed(const JournalError &error)
{
    m_file.reset();
    if (m_state.error != error) {
        qCWarning(lcJournal) << "journal not durable:" << error.operation << error.nativeCode << error.message;
    }
    const auto waiting = m_memory->rowCount();
    m_state = {false, error, waiting.value_or(0)};
}

traffic::Entry WriterDatabase::noteOf(const traffic::Settlement &rejected)
{
    traffic::Record note;
    note.key = m_keys.next();
    note.time = rejected.time;
    note.kind = traffic::Kind::Note;
    note.route = u"settlement_without_record"_s;
    note.detail = QString::number(rejected.key);
    return note;
}

} // namespace journal
