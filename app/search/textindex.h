#pragma once
#include "app/search/indexfile.h"

#include <map>

namespace search {

/// The text index of one journal, for queries: a file per 250,000 rows. What is not indexed (yet) it says, so that the
/// caller reads those rows themselves. Thread: one.
class TextIndex
{
public:
    TextIndex(QString folder, QByteArray journal);

    /// Looks what is indexed by now. Call once before a query; the answers below hold until the next call.
    void refresh(qint64 firstRow, qint64 lastRow);
    /// Every text of the row is in the index.
    [[nodiscard]] bool knows(qint64 row) const;
    /// Rows above this one are not indexed.
    [[nodiscard]] qint64 upTo() const { return m_upTo; }
    /// Of the indexed rows, those whose answer is not; ascending.
    [[nodiscard]] const QList<qint64> &openRows() const { return m_open; }
    /// Of rows `first` to `last`, all of one file, those that have the needle's words; null when that file cannot tell.
    [[nodiscard]] std::optional<RowSet> find(const Needle &needle, qint64 first, qint64 last);

private:
    QString m_folder;
    QByteArray m_journal;
    std::map<qint64, std::unique_ptr<IndexFile>> m_files;
    qint64 m_upTo = 0;
    QList<qint64> m_open;
};

} // namespace search
