#pragma once
#include "ui/common/rowloader.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace ui {

/// Which conversations a filter leaves: those of which some row matches. A filter of nothing but words also leaves
/// those whose id begins or ends with each of them, as the list shows an id by its two ends. Looks through the journal
/// step by step, the newest rows first, away from the GUI thread; a new filter gives the search up, and it ends early
/// once every known conversation is found. What is committed meanwhile is asked for by itself: of each conversation one
/// row is known to match, and when that one does not match any more all is looked for anew. Thread: GUI.
class ConversationFilter final : public QObject
{
    Q_OBJECT
public:
    explicit ConversationFilter(const Services &services, QObject *parent = nullptr);

    void setFilter(const filter::Node &filter);
    /// All there are; another one may yet come in with its first row.
    void setConversations(const QSet<journal::ConversationKey> &all);
    [[nodiscard]] bool isActive() const { return !m_query.filter.matchesAll(); }
    [[nodiscard]] bool shows(const journal::ConversationKey &key) const;
    /// More may still be found.
    [[nodiscard]] bool isLooking() const { return m_loader != nullptr; }
    [[nodiscard]] bool isSettled() const { return !isLooking() && m_outstanding == 0 && m_waiting.isEmpty(); }

signals:
    /// Others may be shown than before, or the search has ended.
    void changed();
    void failed(const journal::JournalError &error);

private:
    /// Of each conversation a row that matches.
    using Witnesses = QHash<journal::ConversationKey, journal::RowRef>;
    void look();
    void end();
    void name(const QList<journal::RowRef> &rows);
    void take(const Witnesses &found);
    void collect(const journal::Committed &rows);
    void askWaiting();
    void takeAsked(const QSet<journal::RowRef> &asked, const RowLoader::Matches &matches);
    [[nodiscard]] static Witnesses witnesses(const QList<journal::RowSummary> &rows);

    Services m_services;
    journal::RowQuery m_query;
    QStringList m_words; ///< of a filter of nothing else
    QSet<journal::ConversationKey> m_all;
    Witnesses m_found;
    Witnesses m_before; ///< shown until a new filter has found something, or the same one has been asked again
    RowLoader *m_loader = nullptr; ///< of the search that is under way
    bool m_isNew = false; ///< nothing was found by this filter yet
    bool m_isRead = false; ///< it has come to its end, but for the names of what it found
    QSet<journal::RowRef> m_waiting; ///< committed, not yet asked for
    QTimer m_flush;
    int m_outstanding = 0;
    quint64 m_generation = 0; ///< answers to an earlier filter are dropped
};

} // namespace ui
