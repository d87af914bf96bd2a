#pragma once
#include "app/journal/source.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace journal {

class WriterDatabase;

/// Writes the journal: the only writing connection, on a thread of its own (the creator moves it and calls `open` by a
/// queued call). Commits at once when idle and batches under load (1,000 rows or 50 ms). If the file cannot be written,
/// rows go to a stand-in in memory (shared-cache URI `memoryUri()`), it retries once a second, and moves them to the
/// file when that works again. Signals carry values; connect them queued.
class JournalWriter : public QObject
{
    Q_OBJECT
public:
    /// `path` of journal.db; its folder is made if missing.
    explicit JournalWriter(QString path);
    ~JournalWriter() override;

    [[nodiscard]] const QString &path() const { return m_path; }
    /// SQLite URI of the in-memory stand-in, for readers of memorySource. Unique per writer.
    [[nodiscard]] QString memoryUri() const;

public slots:
    /// Opens the file, migrates, checks. Emits storageChanged.
    void open();
    /// Queues one entry. A settlement whose record is unknown is dropped with a note row.
    void append(const traffic::Entry &entry);
    /// Writes what is queued, then emits drained(). For shutdown and tests.
    void drain();
    /// Drains and closes the file (checkpoint, clean mark).
    void close();

signals:
    void committed(const journal::Committed &rows);
    void storageChanged(const journal::StorageState &state);
    /// Rows changed place (memory to file): models start over.
    void reset();
    void drained();

private:
    void scheduleFlush();
    void flush();
    void writeBatch();
    void retry();
    void tellStorage();

    QString m_path;
    QString m_memoryUri;
    std::unique_ptr<WriterDatabase> m_database;
    QList<traffic::Entry> m_queue;
    bool m_flushQueued = false;
    QTimer m_batchTimer{this}; // children, so that they move to the journal thread with the writer
    QTimer m_retryTimer{this};
    QElapsedTimer m_window; // since the first commit of the current stretch of 50 ms
    int m_commitsInWindow = 0;
    StorageState m_told;
};

} // namespace journal
