#pragma once
#include "app/core/clock.h"
#include "app/core/result.h"
#include "app/journal/source.h"

#include <QHash>

#include <memory>

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
    [[nodiscard]] static Opened openInMemory(const QString &uri);
    ~Store();
    Store(const Store &) = delete;
    Store &operator=(const Store &) = delete;

    [[nodiscard]] core::Result<Written, JournalError> write(const QList<traffic::Entry> &entries);
    /// At most `limit` rows above `after`, for the move into another store.
    [[nodiscard]] core::Result<Chunk, JournalError> chunkAfter(qint64 after, int limit);
    /// Forgets rows up to `row`. For the stand-in: a file is append-only.
    [[nodiscard]] core::Result<void, JournalError> removeUpTo(qint64 row);
    [[nodiscard]] core::Result<qint64, JournalError> rowCount();
    /// Marks the file as cleanly closed and writes the WAL back.
    [[nodiscard]] core::Result<void, JournalError> finish();

private:
    struct Private;
    explicit Store(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace journal
