#pragma once
#include "ui/common/services.h"

#include <QListView>

namespace ui {

class BubbleDelegate;
class RetryLines;
struct Bubble;
class TimelineModel;

/// The bubbles of a conversation. Follows the tail unless the reader scrolled up; asks for older messages near the top
/// and keeps what is read in place when they come. Enter asks for details; on a line that stands for several gaps it
/// folds and unfolds them, as a click does.
class TimelineView final : public QListView
{
    Q_OBJECT
public:
    explicit TimelineView(TimelineModel &model, QWidget *parent = nullptr);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// What waits under the bubbles of messages that are tried again by themselves.
    [[nodiscard]] RetryLines &retryLines() { return *m_retryLines; }

signals:
    void detailsWanted();
    /// For the current bubble, which is an outgoing one.
    void resendWanted(ui::ResendMode mode);
    /// What differs between the body of this message and another's.
    void diffWanted();
    /// The list of conversations.
    void filterWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void updateGeometries() override;

private:
    void addBubbleActions(QMenu &menu, const journal::RowSummary &row);
    void addGapActions(QMenu &menu);
    void addCopy(QMenu &menu, const QString &label, const QString &value);
    void followTail();
    /// The current bubble, if it can be sent again.
    [[nodiscard]] const Bubble *resendable() const;
    /// Whether the current row is a line that folds several gaps.
    [[nodiscard]] bool isOnFold() const;
    void toggleGaps(int row);
    void watchScroll(int value);
    void keepPlace();
    void restorePlace();

    TimelineModel &m_model;
    BubbleDelegate *m_delegate;
    RetryLines *m_retryLines;
    bool m_following = true;
    bool m_restoring = false; ///< our own scrolling is not the reader's
    int m_fromBottom = 0;
};

} // namespace ui
