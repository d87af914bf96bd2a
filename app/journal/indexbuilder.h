#pragma once
#include "app/core/result.h"
#include "app/search/indexfile.h"

#include <limits>
#include <memory>

namespace SQLite {
class Database;
}

namespace journal {

/// How far the text index has come. Until it has caught up, searches read the rows beyond it themselves.
struct IndexState
{
    qint64 indexed = 0; ///< rows
    qint64 total = 0; ///< rows of the journal
    std::optional<storage::Problem> problem; ///< it stands still; tried again every few seconds
    [[nodiscard]] bool isBusy() const { return !problem && indexed < total; }
    friend bool operator==(const IndexState &, const IndexState &) = default;
};

/// Brings the text index of a journal file up to date in small steps: reads the rows that were committed and adds their
/// words to the index files (search::IndexFile). Who calls decides when, and when it is enough: what no step has come
/// to is searched without the index. Thread: one.
class IndexBuilder
{
public:
    /// `folder` of the index files; made if missing.
    IndexBuilder(QString journalPath, QString folder);
    ~IndexBuilder();
    IndexBuilder(const IndexBuilder &) = delete;
    IndexBuilder &operator=(const IndexBuilder &) = delete;

    /// One step, some tens of milliseconds; opens the files where they are not. True: there is more to do now. After an
    /// error the next step begins anew.
    [[nodiscard]] core::Result<bool, storage::Problem> step();
    /// Rows above this one may still change: they are left out until it is set anew.
    void setEnd(qint64 row) { m_end = row; }
    /// How it stood after the last step.
    [[nodiscard]] const IndexState &state() const { return m_state; }
    /// Lets go of the files; the next step opens what is there then.
    void close();

private:
    using Done = core::Result<void, storage::Problem>;
    [[nodiscard]] Done open();
    [[nodiscard]] Done openFile(qint64 number);
    [[nodiscard]] core::Result<bool, storage::Problem> addRows();
    [[nodiscard]] Done closeOpenRows();
    void dropOldFiles(qint64 firstRow);

    QString m_journalPath;
    QString m_folder;
    QByteArray m_journal; ///< identity of the journal file
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<search::IndexFile> m_file;
    qint64 m_fileNumber = -1;
    qint64 m_upTo = 0;
    qint64 m_end = std::numeric_limits<qint64>::max();
    IndexState m_state;
};

} // namespace journal
