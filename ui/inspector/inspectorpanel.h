#pragma once
#include "ui/common/services.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace ui {

class BodyView;
class Button;
class EmptyState;
class OriginalView;
class SummaryView;
class TextPane;
class TimingView;
struct LoadedRow;

/// The panel at the right: everything about the selected row, in the words a bot owner uses first and byte for byte
/// last. Reads and parses away from the GUI thread; follows the row while its answer is still on the way, and the bot's
/// anchors as long as a cure is offered. With the focus inside, `r` resends, `e` edits
/// and `d` compares. Thread: GUI.
class InspectorPanel final : public QWidget
{
    Q_OBJECT
public:
    enum Tab { SummaryTab, LogTab, RequestTab, ResponseTab, RawTab, TimingTab };
    explicit InspectorPanel(const Services &services, QWidget *parent = nullptr);
    ~InspectorPanel() override;

    void setSelection(Selection selection);
    void setTab(Tab tab);
    [[nodiscard]] Tab tab() const;
    /// The body beside the previous attempt's or a marked row's: of the answer if that is open, else of the request.
    void showDiff();
    /// The row where it stands in its log. False: it is of none.
    bool showLog();
    /// No query is outstanding and nothing waits to be read again.
    [[nodiscard]] bool isSettled() const;

signals:
    void closeRequested();
    /// A person wants this message to be sent again.
    void resendRequested(journal::RowRef row, ui::ResendMode mode);
    /// A person wants to see another row: a part of the lineage, another attempt, a message with the same cause.
    void rowRequested(journal::RowRef row);
    /// A person wants the rows that have this value at this place of a body, or those that do not; `path` as in
    /// `$.d.id`.
    void filterRequested(const QString &path, const QString &value, bool exclude);
    /// A person wants to see this message of the outbox among the undelivered ones.
    void undeliveredRequested(qint64 messageId);
    /// A person wants to plan the resend of several messages of the outbox, the one that is shown first.
    void planRequested(const QList<qint64> &messageIds);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLayout();
    /// Most of a window's widgets stand here: they are made for the first row, not while the window starts.
    void ensurePages();
    void connectPages();
    void namePages();
    /// The row that is meant is of a log which can be looked into.
    [[nodiscard]] bool isOfLog() const { return m_selection.row.isImported() && m_services.logDesk != nullptr; }
    [[nodiscard]] QWidget *makeTabs();
    void packTabs(bool dense);
    void retranslate();
    void read();
    void take(const LoadedRow &loaded);
    void present(const LoadedRow &loaded);
    void diagnose();
    /// What the message that is shown stands at, if it is tried again by itself.
    [[nodiscard]] std::optional<bot::RetryChanged> retryOfShown() const;
    /// Between two rows nothing of the old one may be pressed.
    void forget();
    void follow(const bot::Event &event);
    /// The row that is shown is the close that the bot's line is down for.
    [[nodiscard]] bool offersReconnect() const;
    /// The message's number in the outbox; 0 for one that does not stand there: a log's numbers are another's.
    [[nodiscard]] qint64 outboxMessage() const;
    /// The log of the row that is shown is the running bot's.
    void bindLog();
    void plan();
    void leaveWithNext();
    void showField(const QString &path);
    void showRequest(const LoadedRow &loaded);
    void showResponse(const LoadedRow &loaded);
    void showNothing(const QString &icon, const QString &title, const QString &sentence);
    void showPage();
    void watch(const journal::Committed &rows);

    Services m_services;
    Selection m_selection;
    std::unique_ptr<LoadedRow> m_loaded;
    bot::ConnectionChanged m_line; ///< as the bot told it last
    QTimer m_readAgain;
    QTimer m_diagnoseSoon; ///< many anchors may change at once
    QTimer m_second; ///< runs while a cure is shown: its verdict ages
    quint64 m_generation = 0; ///< answers about an earlier selection are dropped
    int m_outstanding = 0;

    QTabBar *m_tabs;
    Button *m_close;
    QStackedWidget *m_pages;
    EmptyState *m_empty;
    SummaryView *m_summary = nullptr; ///< made, as the next five, by ensurePages()
    OriginalView *m_original = nullptr;
    BodyView *m_request = nullptr;
    BodyView *m_response = nullptr;
    TextPane *m_raw = nullptr;
    TimingView *m_timing = nullptr;
};

} // namespace ui
