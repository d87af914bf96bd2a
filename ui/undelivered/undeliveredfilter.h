#pragma once
#include "app/outbox/outbox.h"
#include "ui/common/services.h"

#include <QObject>
#include <QSet>
#include <QTimer>
#include <QWidget>

namespace ui {

/// Which undelivered messages a filter leaves. They stand in the outbox, the filter's language asks rows of the
/// journal: a message stays if the row of its newest attempt matches, as that is what the list shows of it. A filter of
/// nothing but words also leaves the messages whose own text has all of them: that text is what the reader sees, while
/// the newest attempt may have been edited, or the journal may have no row of it any more. Of a message without a row
/// nothing else is known, so every other filter hides it. Queries run off the GUI thread; looks again when rows are
/// committed. Thread: GUI.
class UndeliveredFilter final : public QObject
{
    Q_OBJECT
public:
    /// `view`: while it is not seen, what is committed changes nothing.
    UndeliveredFilter(const Services &services, QWidget *view);

    void setFilter(const filter::Node &filter);
    void setMessages(const QList<outbox::UndeliveredMessage> &messages);
    [[nodiscard]] bool isActive() const { return !m_filter.matchesAll(); }
    /// The messages that stay; none: all of them, as no filter is in force. While a search is under way: what the last
    /// one found.
    [[nodiscard]] const std::optional<QSet<qint64>> &shown() const { return m_shown; }
    [[nodiscard]] bool isSettled() const { return !m_isBusy && !m_soon.isActive(); }

signals:
    /// Others stay than before.
    void changed();
    void failed(const journal::JournalError &error);
    void settled();

private:
    struct Found
    {
        QSet<qint64> messages;
        std::optional<journal::JournalError> error;
    };
    [[nodiscard]] static Found find(journal::ReaderPool::Readers &readers, const QString &bot,
        const QList<qint64> &messages, const filter::Node &filter, core::WallTime now);
    void look();
    void take(const Found &found);
    void show(std::optional<QSet<qint64>> messages);
    [[nodiscard]] QSet<qint64> withWords() const;

    Services m_services;
    filter::Node m_filter;
    QList<outbox::UndeliveredMessage> m_messages;
    std::optional<QSet<qint64>> m_shown;
    QTimer m_soon; ///< many rows may be committed at once
    bool m_isBusy = false;
    bool m_isStale = false; ///< something changed since the search that is under way began
};

} // namespace ui
