#include "app/journal/writerdatabase.h"

#include "app/core/logging.h"
#include "app/journal/connection.h"
#include "app/storage/setaside.h"
#include "app/traffic/setaside.h"

#include <QFileInfo>

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

WriterDatabase::WriterDatabase(QString path, QString memoryUri, qint64 memoryRows)
    : m_path(std::move(path))
    , m_memoryUri(std::move(memoryUri))
    , m_memoryRows(memoryRows)
    , m_keys(m_clock, journalLane)
    , m_since(m_keys.next())
    , m_giveUpAt(memoryRows)
{
}

void WriterDatabase::open()
{
    auto memory = Store::openInMemory(m_memoryUri);
    if (!memory) {
        qCCritical(lcJournal) << "no stand-in in memory:" << memory.error().nativeCode << memory.error().message;
        m_state.durable = false;
        m_state.error = memory.error();
        return;
    }
    m_memory = std::move(*memory);
    if (openFile()) {
        fileWorks();
    }
}

Committed WriterDatabase::write(const QList<traffic::Entry> &entries)
{
    if (m_file) {
        auto committed = writeToFile(entries);
        if (!committed && committed.error().kind == JournalError::Kind::Corrupt) {
            replace(committed.error());
            if (!m_file) {
                return writeToMemory(entries);
            }
            committed = writeToFile(entries);
        }
        if (committed) {
            return *committed;
        }
        fileFailed(committed.error());
    }
    return writeToMemory(entries);
}

bool WriterDatabase::setMark(RowRef row, const Mark &mark)
{
    Store *store = row.source() == liveSource ? m_file.get() : m_memory.get();
    const auto set = store ? store->setMark(row.row(), mark) : core::Result<bool, JournalError>(false);
    if (!set && store == m_file.get()) {
        fileFailed(set.error());
    }
    return set.value_or(false);
}

void WriterDatabase::retry()
{
    if (m_file || !m_memory || !openFile()) {
        return;
    }
    qint64 movedUpTo = 0;
    const auto moved = moveRows(movedUpTo);
    if (movedUpTo > 0) {
        m_moved = true;
        if (const auto removed = m_memory->removeUpTo(movedUpTo); !removed) {
            qCWarning(lcJournal) << "rows stay in memory too:" << removed.error().nativeCode;
        }
    }
    if (!moved) {
        fileFailed(moved.error());
        return;
    }
    m_waiting.clear();
    m_moved = true;
    if (m_file) { // else a note about a waiting answer failed, and the state says so already
        fileWorks();
    }
}

void WriterDatabase::close()
{
    if (m_file) {
        if (const auto finished = m_file->finish(!m_unchecked); !finished) {
            qCWarning(lcJournal) << "not closed cleanly:" << finished.error().nativeCode << finished.error().message;
        }
    }
    m_file.reset();
    m_memory.reset();
}

void WriterDatabase::setCheck(StorageState::Check check)
{
    m_state.check = check;
    if (check == StorageState::Check::Sound) {
        m_unchecked = false;
    }
}

void WriterDatabase::replace(const JournalError &damage)
{
    qCWarning(lcJournal) << "journal damaged:" << damage.operation << damage.nativeCode << damage.message;
    if (!setAside()) {
        fileFailed(damage);
    } else if (openFile()) {
        fileWorks();
    }
}

Store::Trimmed WriterDatabase::trim(const Retention &retention)
{
    if (!m_file) {
        return {};
    }
    const auto trimmed = m_file->trim(retention, m_clock.wall(), m_since);
    if (!trimmed) {
        fileFailed(trimmed.error());
    }
    return trimmed.value_or(Store::Trimmed());
}

bool WriterDatabase::shrink()
{
    if (!m_file) {
        return false;
    }
    const auto shrunk = m_file->shrink();
    if (!shrunk) {
        fileFailed(shrunk.error());
    }
    return shrunk.value_or(false);
}

traffic::Entry WriterDatabase::droppedNote(const traffic::Dropped &dropped)
{
    m_state.droppedRows += dropped.total();
    return note(traffic::droppedRoute, traffic::droppedDetail(dropped), dropped.until);
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
    giveUpIfTooMany();
    return refsOf(*written, memorySource);
}

void WriterDatabase::giveUpIfTooMany()
{
    if (m_state.waitingRows <= m_giveUpAt) {
        return;
    }
    const qint64 slack = m_memoryRows / 10; // so that it is seldom
    const auto dropped = m_memory->giveUp(m_state.waitingRows - m_memoryRows + slack);
    if (!dropped) {
        qCCritical(lcJournal) << "memory cannot be freed:" << dropped.error().nativeCode << dropped.error().message;
        return;
    }
    for (size_t kind = 0; kind < traffic::Dropped::kinds; ++kind) {
        m_givenUp.rows[kind] += dropped->rows[kind];
    }
    if (dropped->total() > 0) {
        m_givenUp.from = m_givenUp.from == core::WallTime() ? dropped->from : m_givenUp.from;
        m_givenUp.until = dropped->until;
        m_moved = true;
    }
    m_state.waitingRows -= dropped->total();
    m_state.droppedRows += dropped->total();
    m_giveUpAt = std::max(m_memoryRows, m_state.waitingRows + slack);
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
        notes.append(note(u"settlement_without_record"_s, QString::number(rejected.key), rejected.time));
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
    const auto marks = m_memory->marks();
    const auto marked = marks ? m_file->setMarks(*marks) : core::Result<void, JournalError>();
    if (!marked) {
        return core::make_unexpected(marked.error());
    }
    QList<traffic::Entry> rest;
    for (const traffic::Settlement &settlement : m_waiting) {
        rest.append(settlement);
    }
    if (m_givenUp.total() > 0) {
        rest.append(note(traffic::droppedRoute, traffic::droppedDetail(m_givenUp), m_givenUp.until));
    }
    if (const auto written = writeToFile(rest); !written) {
        return core::make_unexpected(written.error());
    }
    m_givenUp = {};
    return {};
}

bool WriterDatabase::openFile()
{
    if (storage::isOrphaned(m_path) && !setAside()) {
        return false;
    }
    auto file = Store::openFile(m_path);
    if (!file && file.error().kind == JournalError::Kind::Corrupt && setAside()) {
        file = Store::openFile(m_path);
    }
    if (!file) {
        fileFailed(file.error());
        return false;
    }
    m_file = std::move(*file);
    if (!std::exchange(m_wasOpened, true)) {
        m_unchecked = !m_file->wasClean();
    }
    if (!m_notes.isEmpty()) {
        if (const auto noted = m_file->write(m_notes); !noted) {
            fileFailed(noted.error());
            return false;
        }
        m_notes.clear();
    }
    return true;
}

bool WriterDatabase::setAside()
{
    const auto moved = storage::setAside(m_path, m_clock.wall());
    m_file.reset(); // only now: closed under its old name it would be written once more
    if (!moved) {
        fileFailed(errorOf(moved.error(), JournalError::Kind::Corrupt));
        return false;
    }
    m_state.setAside = QFileInfo(*moved).fileName();
    m_state.check = StorageState::Check::None;
    m_unchecked = false;
    m_moved = true;
    m_notes.append(note(traffic::setAsideRoute, u"journal %1"_s.arg(m_state.setAside), m_clock.wall()));
    return true;
}

void WriterDatabase::fileFailed(const JournalError &error)
{
    m_file.reset();
    if (m_state.error != error) {
        qCWarning(lcJournal) << "journal not durable:" << error.operation << error.nativeCode << error.message;
    }
    m_state.durable = false;
    m_state.error = error;
    m_state.waitingRows = m_memory->rowCount().value_or(0);
}

void WriterDatabase::fileWorks()
{
    m_state.durable = true;
    m_state.error.reset();
    m_state.waitingRows = 0;
    m_giveUpAt = m_memoryRows;
}

traffic::Record WriterDatabase::note(const QString &route, const QString &detail, core::WallTime time)
{
    traffic::Record note;
    note.key = m_keys.next();
    note.time = time;
    note.kind = traffic::Kind::Note;
    note.route = route;
    note.detail = detail;
    return note;
}

} // namespace journal
