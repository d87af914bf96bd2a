#pragma once
#include "app/journal/source.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace SQLite {
class Database;
}

namespace journal {

/// Reads a journal file through for contradictions (PRAGMA quick_check), on a connection and a thread of its own that
/// gives way to every other. Destroying it ends the check. Thread: made, told and destroyed on one.
class FileCheck : public QObject
{
    Q_OBJECT
public:
    explicit FileCheck(const QString &path, QObject *parent = nullptr);
    ~FileCheck() override;

signals:
    /// Nothing: it is sound. Corrupt: it is not. Other errors: it could not be checked.
    void finished(const std::optional<journal::JournalError> &problem);

private:
    std::unique_ptr<SQLite::Database> m_database; ///< used by the thread while that runs
    std::optional<JournalError> m_problem; ///< written by the thread, read once it has ended
    std::unique_ptr<QThread> m_thread;
};

} // namespace journal
