#include "app/journal/journalwriter.h"

#include "app/journal/writerdatabase.h"

#include <QUuid>

#include <utility>

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

} // namespace

JournalWriter::JournalWriter(QString path)
    : m_path(std::move(path))
    , m_memoryUri(
          u"file:qbc-journal-%1?mode=memory&cache=shared"_s.arg(QUuid::createUuid().toString(QUuid::WithoutBraces)))
    , m_database(std::make_unique<WriterDatabase>(m_path, m_memoryUri))
{
    m_batchTimer.setSingleShot(true);
    m_batchTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_batchTimer, &QTimer::timeout, this, &JournalWriter::flush);
    m_retryTimer.setInterval(retryTime);
    connect(&m_retryTimer, &QTimer::timeout, this, &JournalWriter::retry);
}

JournalWriter::~JournalWriter() = default;

QString JournalWriter::memoryUri() const
{
    return m_memoryUri;
}

void JournalWriter::open()
{
    m_database->open();
    m_told = m_database->state();
    emit storageChanged(m_told);
    if (!m_told.durable) {
        m_retryTimer.start();
    }
    if (!m_queue.isEmpty()) {
        scheduleFlush();
    }
}

void JournalWriter::append(const traffic::Entry &entry)
{
    m_queue.append(entry);
    if (m_queue.size() >= batchRows && m_database->isOpen()) {
        writeBatch();
    } else {
        scheduleFlush();
    }
}

void JournalWriter::drain()
{
    while (!m_queue.isEmpty() && m_database->isOpen()) {
        writeBatch();
    }
    emit drained();
}

void JournalWriter::close()
{
    drain();
    m_retryTimer.stop();
    m_database->close();
}

void JournalWriter::scheduleFlush()
{
    if (m_flushQueued || m_batchTimer.isActive() || !m_database->isOpen()) {
        return;
    }
    if (!m_window.isValid() || m_window.hasExpired(batchTime.count())) {
        m_window.start();
        m_commitsInWindow = 0;
    }
    if (m_commitsInWindow < promptCommits) {
        m_flushQueued = true;
        QMetaObject::invokeMethod(this, &JournalWriter::flush, Qt::QueuedConnection);
    } else {
        m_batchTimer.start(batchTime - std::chrono::milliseconds(m_window.elapsed()));
    }
}

void JournalWriter::flush()
{
    m_flushQueued = false;
    if (!m_queue.isEmpty() && m_database->isOpen()) {
        writeBatch();
    }
    if (!m_queue.isEmpty()) {
        scheduleFlush();
    }
}

void JournalWriter::writeBatch()
{
    // The whole queue, as a rule: taking it copies no entry.
    QList<traffic::Entry> batch = std::exchange(m_queue, {});
    if (batch.size() > batchRows) {
        m_queue = batch.mid(batchRows);
        batch.resize(batchRows);
    }
    const Committed rows = m_database->write(batch);
    ++m_commitsInWindow;
    if (!rows.added.isEmpty() || !rows.settled.isEmpty()) {
        emit committed(rows);
    }
    tellStorage();
}

void JournalWriter::retry()
{
    if (m_database->retry()) {
        emit reset();
    }
    tellStorage();
}

void JournalWriter::tellStorage()
{
    const StorageState &state = m_database->state();
    if (state == m_told) {
        return;
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
