#pragma once
#include "app/bot/botevent.h"
#include "app/bot/command.h"

#include <QHash>
#include <QObject>
#include <QPersistentModelIndex>

class QListView;
class QMenu;

namespace ui {

class BubbleDelegate;
class RetryLine;
class TimelineModel;

/// The lines under the bubbles of messages that are tried again by themselves. The few messages that wait have widgets,
/// because a person acts on them: by mouse, by Tab, by a screen reader. Thread: GUI.
class RetryLines final : public QObject
{
    Q_OBJECT
public:
    RetryLines(QListView &view, const TimelineModel &model, BubbleDelegate &delegate);
    /// The messages that are tried again now, by message. To be told again when bubbles come in, and every second.
    void show(const QHash<qint64, bot::RetryChanged> &retries, core::WallTime now);
    /// The same actions for the menu of a bubble; none if its message does not wait.
    void addActions(QMenu &menu, qint64 messageId);

signals:
    void decided(const bot::Command &command);
    /// Some bubble has another height now.
    void resized();

private:
    [[nodiscard]] QHash<qint64, int> rowsOf(const QHash<qint64, bot::RetryChanged> &retries) const;
    [[nodiscard]] RetryLine *lineAt(int row, qint64 messageId);

    QListView &m_view;
    const TimelineModel &m_model;
    BubbleDelegate &m_delegate;
    /// A line and its row; once the row is gone the view has let go of the line.
    struct Line
    {
        QPersistentModelIndex row;
        RetryLine *line = nullptr;
    };
    QHash<qint64, Line> m_lines; ///< by message
    QHash<qint64, bot::RetryChanged> m_retries;
};

} // namespace ui
