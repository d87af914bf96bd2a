#pragma once
#include "app/journal/source.h"
#include "app/journal/store.h"

namespace journal {

/// The journal file with its stand-in in memory: takes every batch, in the file while that can be written, else in
/// memory, and moves the rows over when it can again. No clock of its own: the caller decides when to retry.
/// Thread: the journal thread.
class WriterDatabase
{
public:
    WriterDatabase(QString path, QString memoryUri);

    /// Opens the stand-in (so that readers find it) and tries the file.
    void open();
    [[nodiscard]] bool isOpen() const { return m_memory != nullptr; }
    /// Writes one batch, each entry once, in order. Never fails while there is memory.
    [[nodiscard]] Committed write(const QList<traffic::Entry> &entries);
    /// Tries the file again and moves the rows there. True when rows changed place, also if only some could.
    [[nodiscard]] bool retry();
    /// Marks the file clean and closes it; rows in memory are lost then.
    void close();
    [[nodiscard]] const StorageState &state() const { return m_state; }

private:
    [[nodiscard]] Committed writeToMemory(const QList<traffic::Entry> &entries);
    [[nodiscard]] core::Result<Committed, JournalError> writeToFile(const QList<traffic::Entry> &entries);
    [[nodiscard]] core::Result<void, JournalError> moveRows(qint64 &movedUpTo);
    void fileFailed(const JournalError &error);
    [[nodiscard]] traffic::Entry noteOf(const traffic::Settlement &rejected);

    QString m_path;
    QString m_memoryUri;
    core::SystemClock m_clock;
    traffic::RecordKeys m_keys;
    std::unique_ptr<Store> m_file;
    std::unique_ptr<Store> m_memory;
    QList<traffic::Settlement> m_waiting; // answers to rows of the file, until it can be written again
    StorageState m_state;
};

} // namespace journal
