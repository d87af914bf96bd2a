#include "app/journal/journalwriter.h"

#include "app/journal/filecheck.h"
#include "app/journal/writerdatabase.h"

#include <QUuid>

namespace journal {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Source: style, "Threads": batches of 1,000 rows or 50 ms under load.
constexpr qsizetype batchRows = 1000;
constexpr auto batchTime = 50ms;
// So many commits may follow each other at once within one batch time; more than that is load. A send and its answer
// are shown without waiting, while 1,000 single rows a second cost 100 commits (a commit writes whole pages).
constexpr int promptCommits = 4;
constexpr auto retryTime = 1s;
// A sweep has time: it begins when the start is over, and its steps leave room for batches.
constexpr auto firstSweep = 10s;
constexpr auto sweepEvery = 1h;
constexpr auto sweepPause = 20ms;
constexpr auto sweepLater = 1s;

} // namespace

JournalWriter::JournalWriter(QString path, const WriterLimits &limits)
    : m_path(std::move(path))
    , m_memoryUri(
          u"file:qbc-journal-%1?mode=memory&cache=shared"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces)))
    , m_retention(limits.retention)
    , m_queue(limits.queue)
    , m_database(std::make_unique<WriterDatabase>(m_path, m_memoryUri, limits.memoryRows))
{
    m_batchTimer.setSingleShot(true);
    m_batchTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_batchTimer, &QTimer::timeout, this, &JournalWriter::flush);
    m_retryTimer.setInterval(retryTime);
    connect(&m_retryTimer, &QTimer::timeout, this, &JournalWriter::retry);
    m_sweepTimer.setSingleShot(true);
    connect(&m_sweepTimer, &QTimer::timeout, this, &JournalWriter::sweep);
}

JournalWriter::~JournalWriter() = default;

QString JournalWriter::memoryUri() const
{
    return m_memoryUri;
}

void JournalWriter::append(const traffic::Entry &entry)
{
    if (m_queue.push(entry)) {
        QMetaObject::invokeMethod(this, &JournalWriter::wake, Qt::QueuedConnection);
    }
}

void JournalWriter::open()
{
    m_database->open();
    m_told = m_database->state();
    emit storageChanged(m_told);
    if (m_database->takeMoved()) {
        emit reset(); // who read already read the file that was set aside
    }
    if (!m_told.durable) {
        m_retryTimer.start();
    }
    if (m_database->needsCheck()) {
        startCheck();
    }
    if (m_retention.days > 0 || m_retention.bytes > 0) {
        m_sweepTimer.start(firstSweep);
    }
    wake();
}

void JournalWriter::drain()
{
    while (m_queue.depth() > 0 && m_database->isOpen()) {
        writeBatch();
    }
    emit drained();
}

void JournalWriter::close()
{
    m_sweepTimer.stop();
    m_check.reset();
    drain();
    m_retryTimer.stop();
    m_database->close();
}

void JournalWriter::doubt()
{
    if (m_check || !m_told.durable || std::exchange(m_doubted, true)) {
        return;
    }
    startCheck();
}

void JournalWriter::setMark(RowRef row, const Mark &mark)
{
    if (m_database->isOpen() && m_database->setMark(row, mark)) {
        emit committed({.added = {}, .settled = {row}});
    }
    tellStorage();
}

void JournalWriter::setRetention(const Retention &retention)
{
    m_retention = retention;
    if (!m_database->isOpen()) {
        return; // open() begins the sweeps
    }
    if (m_retention.days > 0 || m_retention.bytes > 0) {
        m_sweepTimer.start(sweepPause);
    } else {
        m_sweepTimer.stop();
    }
}

void JournalWriter::sweep()
{
    if (!m_told.durable || m_check || m_queue.depth() > 0) {
        m_sweepTimer.start(sweepLater);
        return;
    }
    const Store::Trimmed trimmed = m_database->trim(m_retention);
    QList<RowRef> rows;
    for (const qint64 row : trimmed.rows) {
        rows.append(RowRef(liveSource, row));
    }
    if (!rows.isEmpty()) {
        emit removed(rows);
    }
    const bool goesOn = m_database->shrink() || trimmed.more;
    m_sweepTimer.start(goesOn ? sweepPause : std::chrono::milliseconds(sweepEvery));
    tellStorage();
}

// The queue has reached the depth at which it was to say so.
void JournalWriter::wake()
{
    if (m_database->isOpen() && m_queue.depth() >= batchRows) {
        m_batchTimer.stop();
        flush();
    } else {
        scheduleFlush();
    }
}

void JournalWriter::scheduleFlush()
{
    if (!m_database->isOpen()) {
        return;
    }
    if (!m_window.isValid() || m_window.hasExpired(batchTime.count())) {
        m_window.start();
        m_commitsInWindow = 0;
    }
    if (m_batchTimer.isActive() || m_queue.depth() == 0) {
        // Nothing to do: the timer's flush takes what is there.
    } else if (m_commitsInWindow < promptCommits) {
        flush();
        return;
    } else {
        m_batchTimer.start(std::max(0ms, batchTime - std::chrono::milliseconds(m_window.elapsed())));
    }
    // While the timer runs only a whole batch is worth a wake; what came since the look above counts too.
    const qsizetype depth = m_batchTimer.isActive() ? batchRows : 1;
    if (m_queue.wakeAt(depth) >= depth) {
        QMetaObject::invokeMethod(this, &JournalWriter::wake, Qt::QueuedConnection);
    }
}

void JournalWriter::flush()
{
    if (m_queue.depth() > 0 && m_database->isOpen()) {
        writeBatch();
    }
    const qsizetype left = m_queue.wakeAt(1);
    if (left > 0) {
        QMetaObject::invokeMethod(this, &JournalWriter::wake, Qt::QueuedConnection);
    }
}

void JournalWriter::writeBatch()
{
    EntryQueue::Taken taken = m_queue.take(batchRows);
    if (taken.dropped) {
        taken.entries.append(m_database->droppedNote(*taken.dropped));
    }
    const Committed rows = m_database->write(taken.entries);
    ++m_commitsInWindow;
    if (!rows.added.isEmpty() || !rows.settled.isEmpty()) {
        emit committed(rows);
    }
    tellStorage();
}

void JournalWriter::retry()
{
    m_database->retry();
    tellStorage();
    if (!m_check && m_database->needsCheck()) {
        startCheck();
    }
}

void JournalWriter::startCheck()
{
    m_check = std::make_unique<FileCheck>(m_path);
    connect(m_check.get(), &FileCheck::finished, this, &JournalWriter::checked);
    m_database->setCheck(StorageState::Check::Running);
    tellStorage();
}

void JournalWriter::checked(const std::optional<JournalError> &problem)
{
    m_check.release()->deleteLater(); // it is what is speaking
    if (!problem) {
        m_database->setCheck(StorageState::Check::Sound);
    } else if (problem->kind == JournalError::Kind::Corrupt) {
        m_database->replace(*problem);
    } else {
        m_database->setCheck(StorageState::Check::None);
    }
    tellStorage();
}

void JournalWriter::tellStorage()
{
    const StorageState &state = m_database->state();
    if (m_database->takeMoved()) {
        emit reset();
    }
    if (state == m_told) {
        return;
    }
    if (state.setAside != m_told.setAside) {
        m_check.reset(); // it reads the file that is gone
        m_doubted = false;
    }
    m_told = state;
    if (state.durable) {
        m_retryTimer.stop();
    } else if (!m_retryTimer.isActive()) {
        m_retryTimer.start();
    }
    emit storageChanged(m_told);
}

} // namespace journal
