#pragma once
#include "app/journal/journalreader.h"

#include <QFuture>
#include <QtConcurrent>
#include <QThreadPool>
#include <QThreadStorage>

#include <atomic>
#include <functional>
#include <map>
#include <memory>

namespace journal {

/// Runs queries away from the GUI thread, on at most two threads, each with readers of its own. The queries a view no
/// longer wants are dropped by ending their context: see runQuery() in query.h.
/// Thread: construct and call on the GUI thread; destroy before the files go away (it waits for running queries).
class ReaderPool
{
public:
    struct Place
    {
        SourceId source = liveSource;
        QString pathOrUri;
        QString textFolder; ///< of its text index; empty: it has none
        QString name = QStringLiteral("live"); ///< that the filter's key `source` knows
    };
    /// `damaged` is called, on a pool thread, when a query finds a file damaged.
    ReaderPool(QList<Place> places, traffic::RecordKey since, std::function<void()> damaged = {});
    ~ReaderPool();

    /// Calls `query(Readers &)` on a pool thread and returns its future result.
    template <class Query> auto run(Query query)
    {
        return QtConcurrent::run(&m_threads, [this, query = std::move(query)]() mutable { return query(readers()); });
    }

    /// A reader of one's own, for work that takes longer than a query of the pool may. Thread: any; the reader's is the
    /// one that calls.
    [[nodiscard]] core::Result<std::unique_ptr<JournalReader>, JournalError> openOwn(SourceId source) const;
    /// The same of every source; of the stand-in in memory only if there is one.
    [[nodiscard]] core::Result<OwnReaders, JournalError> openAll() const;

    /// The files are others than before, under the same names: queries from now on open them anew.
    void reopen() { ++m_generation; }
    /// Another source, or one less: for queries that begin from now on.
    void add(const Place &place);
    void remove(SourceId source);

    /// The readers of one pool thread: one per source that could be opened.
    class Readers
    {
    public:
        /// Null when that source cannot be opened now (it is tried again at the next call).
        [[nodiscard]] JournalReader *of(SourceId source);
        /// All that can be opened, in row order.
        [[nodiscard]] QList<JournalReader *> all();
        /// All that there are, in row order.
        [[nodiscard]] QList<SourceId> sources() const;
        [[nodiscard]] const QList<Place> &places() const { return m_places; }

    private:
        friend class ReaderPool;
        const ReaderPool *m_pool = nullptr;
        int m_generation = -1;
        QList<Place> m_places; ///< of m_generation
        std::map<SourceId, std::unique_ptr<JournalReader>> m_open;
    };

private:
    [[nodiscard]] Readers &readers();
    [[nodiscard]] core::Result<std::unique_ptr<JournalReader>, JournalError> open(const Place &place) const;

    using Places = std::shared_ptr<const QList<Place>>;
    std::atomic<Places> m_places; ///< in row order; the GUI thread puts another list, the pool's threads take it
    traffic::RecordKey m_since;
    std::function<void()> m_damaged;
    std::atomic_int m_generation = 0; ///< read by the pool's threads
    QThreadPool m_threads;
    QThreadStorage<Readers *> m_readers;
};

} // namespace journal
