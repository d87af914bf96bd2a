#pragma once
#include "ui/common/botdesk.h"
#include "ui/common/card.h"

class QLabel;

namespace ui {

/// The rule set that one bot's messages are judged by, and what this bot has learned beyond it. Thread: GUI.
class RulesCard final : public QWidget
{
    Q_OBJECT
public:
    explicit RulesCard(QWidget *parent = nullptr);
    /// Null: the bot is not at work, the published rules are shown.
    void setBot(bot::BotHandle *bot);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retell();

    QPointer<bot::BotHandle> m_bot;
    QMetaObject::Connection m_heard;
    QLabel *m_title;
    QLabel *m_name;
    QLabel *m_values;
    QLabel *m_learned;
};

} // namespace ui
