#pragma once
#include "app/protocol/errorcatalogue.h"
#include "ui/bots/linestepmodel.h"
#include "ui/common/botdesk.h"
#include "ui/common/card.h"

#include <QTimer>

class QGridLayout;
class QLabel;
class QTableView;

namespace ui {

class IconMark;

/// The line of one bot: its state in words, session, token, session starts, event groups, and what became of it so far.
/// Thread: GUI.
class LineCard final : public QWidget
{
    Q_OBJECT
public:
    /// Both outlive it; a null clock is the machine's.
    LineCard(const protocol::ErrorCatalogue &catalogue, const core::Clock *clock, QWidget *parent = nullptr);
    /// Null: the bot is not at work. The handle is looked at until another is set.
    void setBot(bot::BotHandle *bot);

protected:
    void changeEvent(QEvent *event) override;

private:
    enum Fact { Session, Heartbeat, Token, Starts, Shards, Groups, NotGranted, FactCount };
    void buildLayout();
    void addStep();
    void retell();
    void setFact(Fact fact, const QString &title, const QString &value);
    [[nodiscard]] core::WallTime now() const;

    const protocol::ErrorCatalogue &m_catalogue;
    const core::Clock *m_clock;
    QPointer<bot::BotHandle> m_bot;
    QMetaObject::Connection m_heard;
    LineStepModel m_steps;
    QLabel *m_title;
    IconMark *m_mark;
    QLabel *m_word;
    QLabel *m_sentence;
    QGridLayout *m_grid = nullptr;
    QList<QLabel *> m_names;
    QList<QLabel *> m_values;
    QLabel *m_stepsTitle;
    QTableView *m_table;
    QTimer m_second;
};

} // namespace ui
