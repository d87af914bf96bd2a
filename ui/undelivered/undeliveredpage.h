#pragma once
#include "ui/common/services.h"
#include "ui/undelivered/undeliveredmodel.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

class QLabel;
class QStackedLayout;

namespace ui {

class Button;
class CheckBox;
class EmptyState;
class FilterBar;
class PlanPanel;
class SelectBar;
class UndeliveredFilter;
class UndeliveredList;

/// The place "Undelivered": what users should have received and did not, with cause and cure, to be sent again one by
/// one or by a plan. Thread: GUI.
class UndeliveredPage final : public QWidget
{
    Q_OBJECT
public:
    explicit UndeliveredPage(const Services &services, QWidget *parent = nullptr);

    /// The plan's panel, to stand in the inspector's stead while planShown(true). The shell places and shows it.
    [[nodiscard]] QWidget *planPanel() const;
    [[nodiscard]] bool isPlanShown() const { return m_planShown; }
    /// Ticks exactly these and opens their plan; says so when none of them stands here any more.
    void planFor(const QList<qint64> &messageIds);
    /// Goes to this message; says so when it does not stand here any more.
    void select(qint64 messageId);
    /// Closes the plan, if it is shown; a run goes on.
    void closePlan();
    /// Nothing is being read and every change is shown.
    [[nodiscard]] bool isSettled() const;

signals:
    void selected(const ui::Selection &selection);
    void inspectRequested();
    /// What differs between the body of the selected message's newest attempt and another's.
    void diffRequested();
    void resendRequested(journal::RowRef row, ui::ResendMode mode);
    void planShown(bool shown);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    /// The journal row of a message's newest attempt.
    struct AttemptRow
    {
        qint64 messageId = 0;
        qint64 attemptId = 0;
        journal::RowRef row;
    };
    void buildLayout();
    [[nodiscard]] QWidget *buildHeader();
    void connectParts();
    void connectList();
    void connectFilter();
    void retranslate();
    void apply(const bot::Event &event);
    void takeUndelivered();
    void refreshSoon();
    void refresh();
    void showState();
    void showNothing(bool isFiltered);
    void showFound();
    void giveRoom();
    /// It stands here, but the filter does not let it be seen.
    [[nodiscard]] bool isHidden(qint64 messageId) const;
    [[nodiscard]] Outlook outlook() const;
    [[nodiscard]] const UndeliveredRow *current() const;
    void findAttempt();
    void takeAttempt(const AttemptRow &found);
    void resend(ResendMode mode);
    /// Plans the ticked ones, and all when none is ticked.
    void planWhatIsMeant();
    void openPlan();
    void feedPlan();
    void dismiss(const QList<qint64> &messageIds);
    void dismissWhatIsMeant();
    void undoDismissal();
    void showMenu(const QPoint &globalPosition);

    Services m_services;
    UndeliveredModel *m_model;
    UndeliveredFilter *m_filter;
    FilterBar *m_filterBar;
    UndeliveredList *m_list;
    SelectBar *m_bar;
    EmptyState *m_nothing;
    QPointer<PlanPanel> m_plan; ///< the shell's after it was placed
    QLabel *m_title;
    QLabel *m_count;
    CheckBox *m_policy;
    Button *m_planButton;
    QStackedLayout *m_stack = nullptr;
    QTimer m_second;
    QTimer m_soon; ///< many anchors may change at once
    AttemptRow m_attempt; ///< of the current row, once it is found
    std::optional<ResendMode> m_wantedResend; ///< asked for before its row was found
    QList<qint64> m_dismissed; ///< by the last dismissal
    int m_outstanding = 0;
    qint64 m_withoutRow = 0; ///< the current message, after it was told that the journal has nothing of it
    bool m_isStale = false; ///< something changed while the page was hidden: it is planned when it is seen
    bool m_planShown = false;
};

} // namespace ui
