#pragma once
#include "tests/bench/rawjournal.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace bench {

/// The same rows through Qt SQL as it comes: default pages, no WAL, text index on the message id.
class QtSqlJournal
{
public:
    /// Whether the SQLite driver of Qt SQL is installed.
    [[nodiscard]] static bool isAvailable();
    explicit QtSqlJournal(const QString &path);
    ~QtSqlJournal();
    QtSqlJournal(const QtSqlJournal &) = delete;
    QtSqlJournal &operator=(const QtSqlJournal &) = delete;
    void write(const QList<RawRow> &rows);

private:
    QSqlDatabase m_database;
    QSqlQuery m_insert;
};

} // namespace bench
