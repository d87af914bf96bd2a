#pragma once
#include "app/core/result.h"
#include "app/journal/source.h"
#include "app/search/indexfile.h"

#include <QObject>
#include <QTimer>

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

/// Makes the text index of a journal file, in the background and in small steps: reads the rows that were committed and
/// adds their words to the index files (search::IndexFile). It owes nobody anything: what it has not come to is
/// searched without it, and its files may be deleted at any time. Thread: one of its own (the creator moves it and
/// calls `start` by a queued call).
class TextIndexer : public QObject
{
    Q_OBJECT
public:
    /// `folder` of the index files; made if missing.
    TextIndexer(QString journalPath, QString folder);
    ~TextIndexer() override;

public slots:
    void start();
    /// Rows were added, or answers came.
    void wake();
    /// The journal is another file under the same name.
    void restart();
    void stop();

signals:
    void stateChanged(const journal::IndexState &state);

private:
    struct Step;
    void work();
    [[nodiscard]] bool open();
    [[nodiscard]] core::Result<void, storage::Problem> openFile(qint64 number);
    [[nodiscard]] core::Result<bool, storage::Problem> addRows();
    [[nodiscard]] core::Result<void, storage::Problem> closeOpenRows();
    void dropOldFiles(qint64 firstRow);
    void fail(const storage::Problem &problem);
    void tell();

    QString m_journalPath;
    QString m_folder;
    QByteArray m_journal; ///< identity of the journal file
    std::unique_ptr<SQLite::Database> m_database;
    std::unique_ptr<search::IndexFile> m_file;
    qint64 m_fileNumber = -1;
    qint64 m_upTo = 0;
    IndexState m_state;
    QTimer m_timer{this}; // a child, so that it moves to the thread with the indexer
};

} // namespace journal
