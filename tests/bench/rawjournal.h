#pragma once
#include "tests/bench/rawdatabase.h"

namespace bench {

/// What a row of the journal holds, as bytes that are ready to be bound.
struct RawRow
{
    qint64 key = 0;
    qint64 time = 0;
    qint64 s = 0;
    qint64 conversation = 0;
    QByteArray route;
    QByteArray msgId;
    QByteArray eventId;
    QByteArray text;
    QByteArray body;
};
[[nodiscard]] RawRow rawRow(qint64 number);
[[nodiscard]] QList<RawRow> rawRows(qint64 first, qsizetype count);

/// The tuned probe: one table that holds the row with its body, an index on the key and one on a 64-bit hash of the
/// message id, 16 kB pages, WAL, a checkpoint every 16,000 pages. Source: product 9.
class RawJournal
{
public:
    explicit RawJournal(const QString &path);
    /// One transaction.
    void write(const QList<RawRow> &rows);

private:
    RawDatabase m_database;
    RawStatement m_insert;
};

} // namespace bench
