#pragma once
#include "app/imports/log.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace ui {

class Button;
class FindingCard;
class FlowText;
class IconMark;
class LogFacts;

/// The report on one log: what is known about it and what is wrong in it. Thread: GUI.
class LogReport final : public QScrollArea
{
    Q_OBJECT
public:
    explicit LogReport(const QString &profile, QWidget *parent = nullptr);
    void setLog(const imports::Log &log);
    [[nodiscard]] const imports::Log &log() const { return m_log; }
    /// The row that the inspector shows: its line is marked.
    void setSelected(journal::RowRef row);
    /// Asks once whether the log is to be removed.
    void askRemoval();
    void focusFirst();

signals:
    /// What is written to the log from now on is to be read, too, or no longer.
    void followToggled(bool follow);
    void encodingChosen(importer::Encoding encoding);
    void profileChosen(const QString &profile);
    void removeConfirmed();
    void conversationRequested();
    void trafficRequested();
    void rowRequested(journal::RowRef row);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *buildActions();
    [[nodiscard]] QWidget *buildQuestion();
    void connectParts();
    void clearCards();
    void addCards(qsizetype most);
    void endRemoval();
    void retranslate();

    imports::Log m_log;
    journal::RowRef m_selected;
    QWidget *m_content;
    FlowText *m_name;
    Button *m_traffic;
    Button *m_conversation;
    Button *m_follow;
    Button *m_remove;
    QWidget *m_question;
    QLabel *m_questionText;
    Button *m_removeNow;
    Button *m_keep;
    LogFacts *m_facts;
    QWidget *m_warning;
    IconMark *m_warningMark;
    FlowText *m_warningText;
    IconMark *m_resultMark;
    QLabel *m_result;
    FlowText *m_resultNote;
    QVBoxLayout *m_cardColumn = nullptr;
    QList<FindingCard *> m_cards;
    Button *m_more;
};

} // namespace ui
