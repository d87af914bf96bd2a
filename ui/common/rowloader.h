#pragma once
#include "app/journal/journalreader.h"
#include "ui/common/services.h"

#include <QObject>
#include <QTimer>

namespace ui {

/// Finds the rows of a query away from the GUI thread: the newest first, because they are looked at first, then page by
/// page towards the oldest. A new start() or the end of the object gives the search up after the page that is being
/// read. Thread: GUI.
class RowLoader final : public QObject
{
    Q_OBJECT
public:
    explicit RowLoader(const Services &services, QObject *parent = nullptr);

    void start(const journal::RowQuery &query);
    [[nodiscard]] bool isBusy() const { return m_isBusy; }
    /// Every match from here on is found; older ones are still to come. Null: none is known to be found yet.
    [[nodiscard]] journal::RowRef reached() const { return m_reached; }

    /// Which of these rows the query matches, ascending, and the summaries of the newest of them. Thread: a pool's.
    struct Matches
    {
        QList<journal::RowRef> rows;
        QList<journal::RowSummary> newest;
        std::optional<journal::JournalError> error;
    };
    [[nodiscard]] static Matches matching(journal::ReaderPool::Readers &readers, const journal::RowQuery &query,
        const QList<journal::RowRef> &rows, int summaries);

signals:
    /// Ascending, all older than what came before. Empty pages are told too.
    void found(const QList<journal::RowRef> &older);
    /// Rows of the journal that were looked at, and how many there are: -1 until they were counted.
    void progressed(qint64 read, qint64 total);
    void finished();
    void failed(const journal::JournalError &error);

private:
    struct Step
    {
        QList<journal::RowRef> rows;
        journal::RowRef reached;
        qint64 read = 0;
        std::optional<qint64> total; ///< of all sources, where it was asked for
        bool isComplete = false;
        std::optional<journal::JournalError> error;
    };
    [[nodiscard]] static Step readStep(journal::ReaderPool::Readers &readers, const journal::RowQuery &query,
        journal::RowRef before, bool isTotalWanted);
    void next();
    void take(const Step &step);

    Services m_services;
    journal::RowQuery m_query;
    journal::RowRef m_reached;
    qint64 m_read = 0;
    qint64 m_total = -1;
    QTimer m_pause;
    quint64 m_generation = 0; ///< answers to an earlier start are dropped
    bool m_isBusy = false;
};

} // namespace ui
