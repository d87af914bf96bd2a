#pragma once
#include "ui/common/botdesk.h"
#include "ui/common/card.h"

class QFormLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace ui {

class Button;
class CheckBox;

/// What one bot does by itself: its model, what that is told and how far it may go, messages without an anchor, and
/// whether it starts with the program. What is changed counts when it is saved. Thread: GUI.
class AgentCard final : public QWidget
{
    Q_OBJECT
public:
    explicit AgentCard(QWidget *parent = nullptr);
    /// Another bot's, or the same as it is now; what a person has typed for the same bot stays.
    void setBot(const BotEntry &bot);

signals:
    /// `modelKey`: a new one; empty: as it was.
    void saveWanted(const config::Profile &profile, const core::Secret &modelKey);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    QLabel *addField(QFormLayout &form, QWidget *value);
    void show(const config::Profile &profile);
    void edited();
    void retranslate();
    /// As it stands in the fields.
    [[nodiscard]] config::Profile draft() const;
    /// What is wrong with it; empty: nothing.
    [[nodiscard]] QString fault() const;
    [[nodiscard]] bool isChanged() const;

    BotEntry m_bot;
    QLabel *m_title;
    CheckBox *m_answers;
    QLineEdit *m_modelBase;
    QLineEdit *m_modelName;
    QLineEdit *m_modelKey;
    QPlainTextEdit *m_prompt;
    QLineEdit *m_history;
    QLineEdit *m_steps;
    CheckBox *m_proactive;
    CheckBox *m_starts;
    QList<QLabel *> m_names;
    QLabel *m_note;
    Button *m_save;
    Button *m_undo;
    bool m_isShowing = false;
};

} // namespace ui
