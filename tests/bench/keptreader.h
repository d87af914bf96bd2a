#pragma once
#include "app/journal/readerpool.h"
#include "tests/bench/madejournal.h"

namespace bench {

/// Asks a journal as the window does: from another thread, by a reader that stays open between questions. Thread: one.
class KeptReader
{
public:
    explicit KeptReader(MadeJournal &made);

    /// Milliseconds, the median of `rounds`, from the question to the ids of the newest `rows` matches (0: of all).
    /// A filter that finds nothing ends the program.
    [[nodiscard]] double milliseconds(const QString &filter, int rows, int rounds);
    /// The same by a reader that is opened for it.
    [[nodiscard]] double whenOpened(const QString &filter, int rows, int rounds);

private:
    double ask(journal::ReaderPool &pool, const QString &filter, int rows);

    QList<journal::ReaderPool::Place> m_places;
    journal::ReaderPool m_pool;
};

} // namespace bench
