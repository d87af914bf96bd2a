#pragma once
#include "app/text/linetext.h"
#include "ui/common/services.h"
#include "ui/conversations/timelinerows.h"

#include <QAbstractListModel>
#include <QTimer>

namespace ui {

/// The messages of one conversation, oldest first, with a line where the gateway could not be heard: a page of the
/// newest, older ones on demand, new ones as the journal commits them. Queries run off the GUI thread. Thread: GUI.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit TimelineModel(const Services &services, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const TimelineRow &rowAt(int row) const { return m_rows[row]; }
    /// The bubble of a row that is one.
    [[nodiscard]] const Bubble &at(int row) const { return m_timeline.bubbles()[m_rows[row].bubble]; }
    /// What is selected with the row: the message's newest attempt, or the newest note of a gap line.
    [[nodiscard]] journal::RowRef refAt(int row) const;
    /// The words of a row that is a gap line.
    [[nodiscard]] text::GapText gapTextAt(int row) const;
    /// The row that shows this message, attempt or gap; -1 if none.
    [[nodiscard]] int rowOf(journal::RowRef ref) const;
    [[nodiscard]] const QStringList &messageIds() const { return m_ids; }

    /// Starts over with another conversation; nullopt for none.
    void setConversation(const std::optional<journal::ConversationKey> &key);
    [[nodiscard]] const std::optional<journal::ConversationKey> &conversation() const { return m_key; }
    /// Only the messages that pass; one that matches all shows every message, and the gaps.
    void setFilter(const filter::Node &filter);
    [[nodiscard]] bool isFiltered() const { return !m_filter.matchesAll(); }
    /// Asks for the page before the oldest message that is shown, unless it is on its way or there is none.
    void loadOlder();
    [[nodiscard]] bool canLoadOlder() const { return m_ready && !m_complete; }
    /// Shows the gaps behind a line that stands for several, one by one, or folds them again.
    void toggleGaps(int row);
    [[nodiscard]] bool isLoading() const { return m_outstanding > 0; }
    /// No query under way and no committed row waiting to be read.
    [[nodiscard]] bool isSettled() const { return m_outstanding == 0 && m_waiting.isEmpty(); }
    [[nodiscard]] bool isEmpty() const { return m_timeline.bubbles().isEmpty(); }

signals:
    /// The first page is there (perhaps empty).
    void loaded();
    void aboutToPrepend();
    void prepended();
    /// Rows came in or changed at the end.
    void tailChanged();
    void settled();
    void failed(const journal::JournalError &error);

private:
    struct Page
    {
        QList<journal::RowSummary> rows;
        QList<journal::NotedGap> gaps; ///< between its rows, and up to the page after it
        bool complete = false; ///< there is nothing older
        std::optional<journal::JournalError> error;
    };
    void loadNewest();
    void takeNewest(const Page &page);
    void takeOlder(const Page &page);
    void takeLive(const QList<journal::RowSummary> &rows);
    void collect(const journal::Committed &rows);
    void readWaiting();
    void show(Timeline timeline);
    [[nodiscard]] QString gapTip(const TimelineRow &row) const;
    [[nodiscard]] bool belongsHere(const journal::RowSummary &row) const;
    [[nodiscard]] journal::RowQuery query() const;
    [[nodiscard]] static Page readPage(
        journal::ReaderPool::Readers &readers, const journal::RowQuery &query, journal::RowRef before);

    Services m_services;
    std::optional<journal::ConversationKey> m_key;
    filter::Node m_filter;
    core::WallTime m_filteredAt{}; ///< from which the filter's `age` counts
    Timeline m_timeline;
    QList<journal::NotedGap> m_gaps; ///< of this bot, from the oldest row on
    QSet<journal::RowRef> m_unfolded; ///< first gaps of lines
    QList<TimelineRow> m_rows;
    QStringList m_ids;
    QList<journal::RowRef> m_waiting;
    QTimer m_flush;
    journal::RowRef m_oldest;
    bool m_complete = false;
    bool m_ready = false; ///< the first page is there
    int m_outstanding = 0;
    quint64 m_generation = 0; ///< answers for a conversation that was left are dropped
};

} // namespace ui
