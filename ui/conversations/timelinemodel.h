#pragma once
#include "ui/common/services.h"
#include "ui/conversations/bubble.h"

#include <QAbstractListModel>
#include <QTimer>

namespace ui {

/// The messages of one conversation, oldest first: a page of the newest, older ones on demand, new ones as the journal
/// commits them. Queries run off the GUI thread. Thread: GUI.
class TimelineModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    explicit TimelineModel(const Services &services, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] const Bubble &at(int row) const { return m_timeline.bubbles()[row]; }
    [[nodiscard]] int rowOf(journal::RowRef ref) const { return m_timeline.indexOf(ref); }
    [[nodiscard]] const QStringList &messageIds() const { return m_ids; }

    /// Starts over with another conversation; nullopt for none.
    void setConversation(const std::optional<journal::ConversationKey> &key);
    [[nodiscard]] const std::optional<journal::ConversationKey> &conversation() const { return m_key; }
    /// Asks for the page before the oldest message that is shown, unless it is on its way or there is none.
    void loadOlder();
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
        bool complete = false; ///< there is nothing older
        std::optional<journal::JournalError> error;
    };
    void loadNewest();
    void takeNewest(const Page &page);
    void takeOlder(const Page &page);
    void takeLive(const QList<journal::RowSummary> &rows);
    void collect(const journal::Committed &rows);
    void readWaiting();
    void appendRow(const journal::RowSummary &row);
    void annotate();
    [[nodiscard]] bool belongsHere(const journal::RowSummary &row) const;
    [[nodiscard]] static Page readPage(
        journal::ReaderPool::Readers &readers, const journal::ConversationKey &key, journal::RowRef before);

    Services m_services;
    std::optional<journal::ConversationKey> m_key;
    Timeline m_timeline;
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
