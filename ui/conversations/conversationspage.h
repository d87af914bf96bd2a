#pragma once
#include "ui/common/services.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QLabel;
class QListView;
class QSplitter;
class QStackedWidget;

namespace ui {

class Composer;
class ConversationFilter;
class ConversationHeader;
class ConversationList;
class ConversationModel;
class EmptyState;
class FilterBar;
class TimelineModel;
class TimelineView;

/// The place where a person reads and writes: list, timeline, composer.
class ConversationsPage final : public QWidget
{
    Q_OBJECT
public:
    explicit ConversationsPage(const Services &services, QWidget *parent = nullptr);
    ~ConversationsPage() override;

    /// Opens the conversation of this row and selects its bubble; a row that is no message changes nothing.
    void select(journal::RowRef row);
    /// The conversation that a person reads; none is open at first.
    [[nodiscard]] const std::optional<journal::ConversationKey> &opened() const { return m_open; }
    /// No query is under way and every committed row is shown.
    [[nodiscard]] bool isSettled() const;
    /// Narrow windows get a narrower list.
    void setListWidth(int width);

signals:
    void selected(const ui::Selection &selection);
    void inspectRequested();
    /// What differs between the body of the selected message and another's.
    void diffRequested();
    void resendRequested(journal::RowRef row, ui::ResendMode mode);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildList();
    [[nodiscard]] QWidget *buildCentre();
    [[nodiscard]] QWidget *buildSearch(QWidget *parent);
    void connectModels();
    void retranslate();
    void reloadList();
    [[nodiscard]] QWidget *buildFilter(QWidget *parent);
    void connectFilter();
    /// The list as the filter leaves it; the conversation that is open stays the current one, if it is there.
    void showList();
    void showListState();
    void markOpen();
    void takeList(const QList<journal::ConversationSummary> &list);
    void showEmptiness();
    void showSearch(bool shown);
    void showFound();
    void openConversation(const journal::ConversationKey &key);
    /// Name of the log that it stands in; empty for our own.
    [[nodiscard]] QString logOf(const journal::ConversationKey &key) const;
    [[nodiscard]] QString whyReadOnly(const journal::ConversationKey &key) const;
    void openCurrent();
    void selectPending();
    void tellSelection();
    void apply(const bot::Event &event);
    void takeAnchors(const bot::AnchorsChanged &changed);
    void takeFinished(const bot::SendFinished &finished);
    void showTakenOver();
    void showRetries();
    void showQueue(const journal::ConversationKey &key);
    void tick();
    void refreshBudget(const journal::ConversationKey &key);
    void send(const QString &text, const lineage::AnchorChoice &choice);

    Services m_services;
    ConversationModel *m_list;
    TimelineModel *m_timeline;
    QSplitter *m_splitter;
    ConversationFilter *m_filter;
    FilterBar *m_filterBar; ///< of the list
    ConversationList *m_listView;
    EmptyState *m_noMatch; ///< in the list's stead
    QStackedWidget *m_listStack;
    QLabel *m_title;
    QLabel *m_count;
    EmptyState *m_nothing; ///< in the centre while no conversation is open
    QStackedWidget *m_centreStack;
    ConversationHeader *m_header;
    QWidget *m_searchRow;
    FilterBar *m_search;
    TimelineView *m_view;
    Composer *m_composer;
    QTimer m_second;
    QTimer m_reload;
    QHash<QString, bot::TurnChanged> m_turns; ///< running ones by scene and peer
    QSet<quint64> m_asked; ///< requests of ours that have no answer yet
    QHash<QString, QString> m_drafts; ///< by conversation
    std::optional<journal::ConversationKey> m_open;
    journal::RowRef m_toldSelection; ///< of the bubble that is current
    journal::RowRef m_pending; ///< to be selected when its page is there
    int m_outstanding = 0;
    QList<journal::ConversationSummary> m_all; ///< newest first, hidden ones too
    bool m_arranging = false; ///< the current line moves because the list changes
    bool m_loaded = false;
    bool m_listWidthSet = false;
};

} // namespace ui
