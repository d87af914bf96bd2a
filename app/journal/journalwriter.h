#pragma once
#include "app/journal/entryqueue.h"
#include "app/journal/store.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

namespace journal {

class FileCheck;
class WriterDatabase;

/// Bounds of a writer: what waits for it, what stands in memory while the file cannot be written, what the file keeps.
struct WriterLimits
{
    EntryQueue::Limits queue;
    qint64 memoryRows = 100'000;
    Retention retention;
};

/// Writes the journal: the only writing connection, on a thread of its own (the creator moves it and calls `open` by a
/// queued call). Commits at once when idle and batches under load (1,000 rows or 50 ms). If the file cannot be written,
/// rows go to a stand-in in memory (shared-cache URI `memoryUri()`), it retries once a second, and moves them to the
/// file when that works again. A damaged file is set aside and a fresh one goes on; after an unclean stop the file is
/// checked beside everything else. Signals carry values; connect them queued.
class JournalWriter : public QObject
{
    Q_OBJECT
public:
    /// `path` of journal.db; its folder is made if missing.
    explicit JournalWriter(QString path, const WriterLimits &limits = {});
    ~JournalWriter() override;

    [[nodiscard]] const QString &path() const { return m_path; }
    /// SQLite URI of the in-memory stand-in, for readers of memorySource. Unique per writer.
    [[nodiscard]] QString memoryUri() const;

    /// Queues one entry; never waits for the disk. Beyond the queue's bound what is not dear is given up, with a note
    /// (EntryQueue). A settlement whose record is unknown is dropped with a note row. Thread: any; connect signals to
    /// it directly, a queued connection would have no bound.
    void append(const traffic::Entry &entry);

public slots:
    /// Opens the file, migrates it, and begins its check if it was not closed in order. Emits storageChanged.
    void open();
    /// Writes what is queued, then emits drained(). For shutdown and tests.
    void drain();
    /// Drains and closes the file (checkpoint, clean mark).
    void close();
    /// Somebody who reads met damage: checks the file once more.
    void doubt();
    /// Sets a row's mark; an empty one takes it off. The row is told as settled, as what views show of it has changed.
    void setMark(journal::RowRef row, const journal::Mark &mark);
    /// Another retention, from now on: what it does not keep begins to go soon.
    void setRetention(const journal::Retention &retention);
    /// Removes what the retention no longer keeps, in steps between the batches; it also begins by itself every hour.
    void sweep();

signals:
    void committed(const journal::Committed &rows);
    /// Retention took these rows.
    void removed(const QList<journal::RowRef> &rows);
    void storageChanged(const journal::StorageState &state);
    /// Rows changed place (memory to file), or their file is another: readers and models start over.
    void reset();
    void drained();

private:
    void wake();
    void scheduleFlush();
    void flush();
    void writeBatch();
    void retry();
    void startCheck();
    void checked(const std::optional<JournalError> &problem);
    void tellStorage();

    QString m_path;
    QString m_memoryUri;
    Retention m_retention;
    EntryQueue m_queue;
    std::unique_ptr<WriterDatabase> m_database;
    std::unique_ptr<FileCheck> m_check; ///< while one runs
    bool m_doubted = false; ///< this file, by a reader
    QTimer m_batchTimer{this}; // children, so that they move to the journal thread with the writer
    QTimer m_retryTimer{this};
    QTimer m_sweepTimer{this};
    QElapsedTimer m_window; // since the first commit of the current stretch of 50 ms
    int m_commitsInWindow = 0;
    StorageState m_told;
};

} // namespace journal
