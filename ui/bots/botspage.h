#pragma once
#include "ui/common/botdesk.h"
#include "ui/common/services.h"

#include <QWidget>

class QLabel;
class QListView;
class QScrollArea;
class QStackedLayout;

namespace ui {

class AgentCard;
class BotHeader;
class BotListModel;
class Button;
class CheckList;
class EmptyState;
class LineCard;
class RulesCard;

/// The place "Bots": all bots of this computer side by side; of the chosen one its line, a test, what it does by itself
/// and the rules it is judged by. Reaches none by itself: it asks the BotDesk. Thread: GUI.
class BotsPage final : public QWidget
{
    Q_OBJECT
public:
    /// `services.botDesk` must be there, and outlive the page.
    explicit BotsPage(const Services &services, QWidget *parent = nullptr);
    /// Shows this one, if it is there.
    void choose(const QString &profile);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildDetail();
    void connectDesk();
    void connectDetail();
    void showChosen();
    void showReport();
    void askRemoval();
    void retranslate();

    Services m_services;
    BotDesk &m_desk;
    QString m_chosen;
    BotListModel *m_model;
    QListView *m_list;
    QLabel *m_title;
    QLabel *m_count;
    Button *m_add;
    QStackedLayout *m_stack = nullptr;
    EmptyState *m_nothing;
    QScrollArea *m_area;
    BotHeader *m_head;
    QLabel *m_failure;
    QLabel *m_testTitle;
    CheckList *m_checks;
    LineCard *m_line;
    AgentCard *m_agent;
    RulesCard *m_rules;
};

} // namespace ui
