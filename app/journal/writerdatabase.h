#pragma once
#include "app/journal/source.h"
#include "app/journal/store.h"

namespace journal {

/// The journal file with its stand-in in memory: takes every batch, in the file while that can be written, else in
/// memory, and moves the rows over when it can again. A damaged file is set aside and a fresh one goes on. No clock of
/// its own: the caller decides when to retry. Thread: the journal thread.
class WriterDatabase
{
public:
    /// `memoryRows`: beyond so many rows the stand-in gives up the oldest that are not dear.
    WriterDatabase(QString path, QString memoryUri, qint64 memoryRows);

    /// Opens the stand-in (so that readers find it) and tries the file.
    void open();
    [[nodiscard]] bool isOpen() const { return m_memory != nullptr; }
    /// Writes one batch, each entry once, in order. Never fails while there is memory.
    [[nodiscard]] Committed write(const QList<traffic::Entry> &entries);
    /// Sets a row's mark, or takes it off; false when the row is gone or nothing can be written.
    [[nodiscard]] bool setMark(RowRef row, const Mark &mark);
    /// Tries the file again and moves the rows there.
    void retry();
    /// Closes the file, marked as clean unless it waits for a check; rows in memory are lost then.
    void close();
    [[nodiscard]] const StorageState &state() const { return m_state; }
    /// Once: rows changed place since the last call, or are gone with their file.
    [[nodiscard]] bool takeMoved() { return std::exchange(m_moved, false); }

    /// The file was not closed in order by whoever had it before this process, and was not found sound since.
    [[nodiscard]] bool needsCheck() const { return m_file && m_unchecked; }
    void setCheck(StorageState::Check check);
    /// The open file contradicts itself: sets it aside and goes on with a fresh one.
    void replace(const JournalError &damage);

    /// One step of a sweep, see Store::trim(); nothing while the file cannot be written.
    [[nodiscard]] Store::Trimmed trim(const Retention &retention);
    /// See Store::shrink().
    [[nodiscard]] bool shrink();
    /// The note for records that were given up before they came here.
    [[nodiscard]] traffic::Entry droppedNote(const traffic::Dropped &dropped);

private:
    [[nodiscard]] Committed writeToMemory(const QList<traffic::Entry> &entries);
    [[nodiscard]] core::Result<Committed, JournalError> writeToFile(const QList<traffic::Entry> &entries);
    [[nodiscard]] core::Result<void, JournalError> moveRows(qint64 &movedUpTo);
    [[nodiscard]] bool openFile();
    [[nodiscard]] bool setAside();
    void fileFailed(const JournalError &error);
    void fileWorks();
    void giveUpIfTooMany();
    [[nodiscard]] traffic::Record note(const QString &route, const QString &detail, core::WallTime time);

    QString m_path;
    QString m_memoryUri;
    const qint64 m_memoryRows;
    core::SystemClock m_clock;
    traffic::RecordKeys m_keys;
    const traffic::RecordKey m_since; ///< calls from here on are of this run
    std::unique_ptr<Store> m_file;
    std::unique_ptr<Store> m_memory;
    QList<traffic::Settlement> m_waiting; // answers to rows of the file, until it can be written again
    QList<traffic::Entry> m_notes; ///< for the next file that can be written
    traffic::Dropped m_givenUp; ///< by the stand-in, since the file failed
    qint64 m_giveUpAt = 0; ///< rows in memory at which it is tried again
    StorageState m_state;
    bool m_moved = false;
    bool m_wasOpened = false; ///< the file, by this process
    bool m_unchecked = false;
};

} // namespace journal
