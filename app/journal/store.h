#pragma once
#include "app/core/clock.h"
#include "app/core/result.h"
#include "app/journal/retention.h"
#include "app/journal/source.h"
#include "app/traffic/dropped.h"

#include <memory>

namespace SQLite {
class Database;
}

namespace journal {

/// One database that takes records: the journal file, or its stand-in in memory. One transaction per call.
/// Errors: after an error a store is not to be used again, as what it keeps beside the database may be ahead of it.
/// Thread: the journal thread.
class Store
{
public:
    /// What one transaction did, in order. `rejected` are settlements without a record here, or of a record that has
    /// one already.
    struct Written
    {
        QList<qint64> added;
        QList<qint64> settled;
        QList<traffic::Settlement> rejected;
    };
    /// Rows whole, each record followed by its settlement; `lastRow` is 0 when there are no more.
    struct Chunk
    {
        QList<traffic::Entry> entries;
        qint64 lastRow = 0;
    };
    using Opened = core::Result<std::unique_ptr<Store>, JournalError>;

    /// Opens the file and marks it as in use, which is a write: so a file that cannot be written is found out here.
    [[nodiscard]] static Opened openFile(const QString &path);
    /// A new file that counts only once finish() has made it a journal like any other: one whose making was interrupted
    /// is of no use. What is written is not waited for on the disk.
    [[nodiscard]] static Opened makeFile(const QString &path);
    [[nodiscard]] static Opened openInMemory(const QString &uri);
    /// The file is new, or whoever had it last closed it in order.
    [[nodiscard]] bool wasClean() const;
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    [[nodiscard]] core::Result<Written, JournalError> write(const QList<traffic::Entry> &entries);
    /// Rows from `first` on are these now, in one transaction; marks stay. For what is made of another file: the live
    /// journal only appends.
    [[nodiscard]] core::Result<Written, JournalError> replaceFrom(qint64 first, const QList<traffic::Entry> &entries);
    /// At most `limit` rows above `after`, for the move into another store.
    [[nodiscard]] core::Result<Chunk, JournalError> chunkAfter(qint64 after, int limit);
    /// Forgets rows up to `row`. For the stand-in: a file is append-only.
    [[nodiscard]] core::Result<void, JournalError> removeUpTo(qint64 row);
    [[nodiscard]] core::Result<qint64, JournalError> rowCount();
    /// Gives up the oldest `count` rows that are not dear (traffic::worthOf) and not in flight. For the stand-in.
    [[nodiscard]] core::Result<traffic::Dropped, JournalError> giveUp(qint64 count);

    /// What one step of a sweep removed; `more`: the sweep is not over.
    struct Trimmed
    {
        QList<qint64> rows;
        bool more = false;
    };
    /// One step of a sweep over the oldest rows, short enough to come between two batches: removes what `retention` no
    /// longer keeps. Calls of this run (key from `since` on) without an answer stay, and messages that users should
    /// have got and did not, each with its whole turn; so do marked rows and the newest one.
    [[nodiscard]] core::Result<Trimmed, JournalError> trim(
        const Retention &retention, core::WallTime now, traffic::RecordKey since);
    /// Gives some of the space that removed rows left back to the disk; false when there is none left to give.
    [[nodiscard]] core::Result<bool, JournalError> shrink();
    /// Sets a row's mark, or takes it off when it is empty. False: there is no such row.
    [[nodiscard]] core::Result<bool, JournalError> setMark(qint64 row, const Mark &mark);
    /// Every mark with the key of its record, for the move into another store, and the way in there.
    using Marks = QList<std::pair<traffic::RecordKey, Mark>>;
    [[nodiscard]] core::Result<Marks, JournalError> marks();
    [[nodiscard]] core::Result<void, JournalError> setMarks(const Marks &marks);
    /// Writes the WAL back. `clean`: marks the file as closed in order; else the next start checks it.
    [[nodiscard]] core::Result<void, JournalError> finish(bool clean);

private:
    struct Private;
    [[nodiscard]] static Opened inUse(core::Result<std::unique_ptr<SQLite::Database>, JournalError> database);
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace journal
