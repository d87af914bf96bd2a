#pragma once
#include "app/imports/rowmaker.h"
#include "app/journal/store.h"

#include <deque>

namespace imports {

/// Which rows are others than before.
struct RowChanges
{
    journal::Committed rows; ///< `settled`: they say more than before
    QList<journal::RowRef> removed; ///< and perhaps added again, in another conversation
    bool isReset = false; ///< all of them; the lists are empty
    [[nodiscard]] bool isEmpty() const
    {
        return !isReset && rows.added.isEmpty() && rows.settled.isEmpty() && removed.isEmpty();
    }
};

/// Writes the rows of a log from its lines, in the order of time. Of a log that grows the newest rows are written
/// again: what was said since may change them. Thread: one.
class RowWriter
{
public:
    using Done = core::Result<void, journal::JournalError>;
    /// Called for each record, with how many were done; false: it is given up.
    using Tick = std::function<bool(qint64 done)>;

    RowWriter(QString logName, journal::SourceId source);

    /// What rows are made with: when it changes, all of them are made anew.
    struct Facts
    {
        QStringList platformIds;
        std::optional<QDate> firstDay;
        friend bool operator==(const Facts &, const Facts &) = default;
    };
    /// Where the rows are made from and where they go, and the place from which on a line that is still to come may
    /// change them.
    struct Job
    {
        LineFile &lines;
        journal::Store &store;
        Facts facts;
        TimePlace open;
    };
    /// All that the lines have and the store has not.
    [[nodiscard]] core::Result<RowChanges, journal::JournalError> write(const Job &job, const Tick &tick);
    /// The last row that no line can change any more.
    [[nodiscard]] qint64 settledRow() const { return m_tailRow - 1; }
    /// The first message, null if there is none.
    [[nodiscard]] journal::RowRef firstMessage() const { return m_firstMessage; }

private:
    /// Rows of one record.
    struct Told
    {
        TimePlace place;
        QList<MadeRow> rows;
    };
    [[nodiscard]] core::Result<RowChanges, journal::JournalError> writeAll(const Job &job, const Tick &tick);
    [[nodiscard]] core::Result<RowChanges, journal::JournalError> writeTail(const Job &job);
    [[nodiscard]] core::Result<QList<MadeRow>, journal::JournalError> rowsOf(
        const importer::LogRecord &record, LineFile &lines);
    [[nodiscard]] Done store(const Job &job, const QList<MadeRow> &rows,
        const core::Result<journal::Store::Written, journal::JournalError> &written);
    [[nodiscard]] RowChanges changesTo(const QList<MadeRow> &rows, qsizetype same) const;
    void keepTail(std::deque<Told> told, const TimePlace &open);

    QString m_logName;
    journal::SourceId m_source;
    Facts m_facts;
    std::optional<RowMaker> m_maker;
    importer::RecordNumber m_newest = 0; ///< of the records that have been looked at
    TimePlace m_tailFrom; ///< where the rows begin that are written again
    qint64 m_tailRow = 1; ///< the first of them
    QList<MadeRow> m_tail; ///< as they stand in the store
    journal::RowRef m_firstMessage;
};

} // namespace imports
