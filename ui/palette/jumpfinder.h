#pragma once
#include "ui/common/services.h"

#include <QObject>

namespace ui {

/// Where a jump can lead: a conversation, or a row of the journal.
struct JumpTarget
{
    /// What of a row was asked for.
    enum class By { Conversation, MessageId, ReturnedId, EventId, TraceId, Attempt, Row };
    By by = By::Conversation;
    journal::RowRef row; ///< of a conversation its last message
    journal::RowSummary summary; ///< of a row
    journal::ConversationSummary conversation; ///< of a conversation
};

/// What was found for a text, conversations first where they were asked for by their openid.
struct JumpAnswer
{
    QString typed;
    QList<JumpTarget> targets;
    bool isReadable = true; ///< false: no journal could be opened
};

/// Finds what a person may want to go to: conversations by openid, scene or last words, rows by any of their ids
/// (msg_id, returned id, event id, trace id, or the beginning of one), by number of the attempt (`12`, `attempt:12`) or
/// by number of the row (`12`, `row:12`). Away from the GUI thread, one query at a time: what was typed meanwhile is
/// asked next, and only the newest answer is told. Thread: GUI.
class JumpFinder final : public QObject
{
    Q_OBJECT
public:
    explicit JumpFinder(const Services &services, QObject *parent = nullptr);

    /// Empty: the conversations, newest first.
    void find(const QString &typed);
    /// Nobody waits for an answer any more.
    void forget();
    [[nodiscard]] bool isSettled() const { return !m_isAsking; }

signals:
    void found(const ui::JumpAnswer &answer);

private:
    void ask();

    Services m_services;
    QString m_wanted;
    bool m_isAsking = false;
    bool m_isStale = false; ///< something else was typed since the query began
    bool m_isForgotten = false;
};

} // namespace ui
