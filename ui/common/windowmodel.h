#pragma once
#include "app/journal/journalreader.h"
#include "ui/common/rowloader.h"

#include <QAbstractTableModel>
#include <QCache>
#include <QElapsedTimer>
#include <QSet>

#include <functional>

namespace ui {

/// Rows of the journal as a window over their ids: 8 bytes a row, and a cache of about 2,000 summaries. The newest rows
/// are read first, older ones are put before them as they are found. What is missing is asked for in pages, off the GUI
/// thread, and shown as a placeholder until it is there. New rows come in from the feed, as one insert every 33 ms, and
/// so do rows whose answer makes them match or not. Rows stand in the order of their refs, so a ref finds its row by
/// binary search. Subclasses say what a cell holds (`columnCount`, `data`). Thread: GUI.
class WindowModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit WindowModel(const Services &services, journal::RowQuery query = {}, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    /// The row's identity; null outside.
    [[nodiscard]] journal::RowRef refAt(int row) const;
    /// -1 when that row is not (or not yet) in the list.
    [[nodiscard]] int rowOf(journal::RowRef ref) const;
    /// The first row at or behind `ref`; rowCount() when there is none.
    [[nodiscard]] int firstFrom(journal::RowRef ref) const;
    /// What the cell shows, or null: a placeholder until the page that is now asked for is delivered.
    [[nodiscard]] const journal::RowSummary *summaryAt(int row) const;
    /// Starts over with other rows.
    void setQuery(const journal::RowQuery &query);
    [[nodiscard]] const journal::RowQuery &query() const { return m_query; }

    /// Older rows are still being looked for.
    [[nodiscard]] bool isLoading() const { return m_loader.isBusy(); }
    /// No query is outstanding and no row waits for the next flush.
    [[nodiscard]] bool isSettled() const;
    /// What kept rows from being read, until the next reload.
    [[nodiscard]] const std::optional<journal::JournalError> &error() const { return m_error; }

    struct Summaries
    {
        QList<journal::RowSummary> rows;
        std::optional<journal::JournalError> error;
    };
    /// Rows of several files at once. Thread: a pool's.
    [[nodiscard]] static Summaries readSummaries(
        journal::ReaderPool::Readers &readers, const QList<journal::RowRef> &rows);

signals:
    /// Rows looked at so far, and how many the journal has: -1 until they were counted.
    void loadProgressed(qint64 read, qint64 total);
    void loadFinished();
    void failed(const journal::JournalError &error);

private:
    void reload();
    void takeOlder(const QList<journal::RowRef> &rows);
    void prepend();
    void loaded();
    void collect(const journal::Committed &rows);
    void drop(const QList<journal::RowRef> &rows);
    void flush();
    void ask(const QList<journal::RowRef> &rows);
    void takeMatches(const QList<journal::RowRef> &asked, const RowLoader::Matches &matches);
    void append(const QList<journal::RowRef> &rows);
    void insert(journal::RowRef ref);
    void goOn();
    void want(int row) const;
    void requestPages();
    void fetch(const QList<journal::RowRef> &rows, std::function<void()> then = {});
    void store(const QList<journal::RowRef> &asked, const QList<journal::RowSummary> &found);
    void announce(QList<int> rows);
    void fail(const journal::JournalError &error);
    [[nodiscard]] bool isUnrestricted() const;

    Services m_services;
    journal::RowQuery m_query;
    RowLoader m_loader;
    QList<journal::RowRef> m_rows;
    QList<journal::RowRef> m_older; ///< found, not yet put before the rows
    QElapsedTimer m_sincePrepend;
    // data() is const by Qt's contract, yet it both touches the cache's order and asks for pages.
    mutable QCache<journal::RowRef, journal::RowSummary> m_cache;
    mutable QList<int> m_wantedPages;
    mutable QTimer m_requestTimer;
    QSet<journal::RowRef> m_asked;
    QTimer m_flushTimer;
    QList<journal::RowRef> m_arrived;
    QList<journal::RowRef> m_changed;
    std::optional<journal::JournalError> m_error;
    quint64 m_generation = 0; ///< answers to questions of an earlier generation are dropped
    int m_outstanding = 0;
    bool m_hasEnd = false; ///< the newest rows are there: what comes now follows them
    bool m_appending = false; ///< a batch is on its way; the next one waits, to keep the order
};

} // namespace ui
