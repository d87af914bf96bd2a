#pragma once
#include "ui/common/services.h"
#include "ui/undelivered/planrun.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;
class CheckBox;
class PlanBar;
class PlanFacts;
class PlanList;

/// The plan of a bulk resend: what would happen, then what happens, step by step beside its forecast. Sends the
/// commands by itself. A run goes on while the panel is hidden. Thread: GUI.
class PlanPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit PlanPanel(const Services &services, QWidget *parent = nullptr);

    /// What to plan for, as it is now. While a run is shown it is kept for the next plan.
    void setMessages(const QList<outbox::UndeliveredMessage> &messages, const Outlook &outlook);
    /// Starts over with a plan, unless a run is under way.
    void open();
    [[nodiscard]] bool isRunning() const { return m_run && !m_run->ended; }
    [[nodiscard]] const QList<lineage::PlanStep> &steps() const { return m_steps; }
    /// Carries out the plan; nothing while one is carried out.
    void go();
    /// Asks for a file, and writes the plan to it.
    void chooseFile();
    /// Writes the plan: JSON if the name ends so, else text.
    void exportTo(const QString &path);

signals:
    void closeRequested();

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildHeader();
    [[nodiscard]] QWidget *buildBody();
    void buildParts(QWidget *body);
    [[nodiscard]] QWidget *buildChoices(QWidget *body);
    [[nodiscard]] QWidget *buildFooter();
    void connectParts();
    void retranslate();
    void plan();
    void apply(const bot::Event &event);
    void stop();
    [[nodiscard]] QList<qint64> leavesWithNext() const;
    [[nodiscard]] static QString leavingText(qsizetype count);
    void showState();
    void showPlan();
    void showRun();
    [[nodiscard]] QString summaryOfRun() const;

    Services m_services;
    QList<outbox::UndeliveredMessage> m_messages;
    Outlook m_outlook;
    QList<lineage::PlanStep> m_steps;
    std::optional<PlanRun> m_run;

    QLabel *m_title;
    Button *m_close;
    PlanBar *m_bar;
    PlanFacts *m_facts;
    QLabel *m_summary; ///< of a run
    QLabel *m_listTitle;
    QLabel *m_listNote;
    QWidget *m_card;
    PlanList *m_list;
    CheckBox *m_twice;
    CheckBox *m_leave;
    CheckBox *m_stopAtRefusal;
    QLabel *m_note;
    Button *m_primary;
    Button *m_stop;
    Button *m_export;
    Button *m_cancel;
};

} // namespace ui
