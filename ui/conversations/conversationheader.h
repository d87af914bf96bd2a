#pragma once
#include "app/bot/botevent.h"
#include "app/journal/source.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;
class ChipLabel;
class IdLabel;
class RingLabel;

/// Head of a conversation: who, where, and what the best anchor has left. While the agent works: its turn, and Stop.
class ConversationHeader final : public QWidget
{
    Q_OBJECT
public:
    explicit ConversationHeader(QWidget *parent = nullptr);
    void setConversation(const std::optional<journal::ConversationKey> &key);
    /// The log that it was read from; empty: our own bot's.
    void setLog(const QString &name);
    /// Hidden before the bot told its anchors (`told` false).
    void setBudget(bool told, const std::optional<lineage::Budget> &best);
    void setTurn(const std::optional<bot::TurnChanged> &turn);
    /// How many messages wait for the agent; none shows nothing.
    void setWaiting(int messages);
    /// nullopt: nobody answers here, so there is nothing to take over.
    void setTakenOver(const std::optional<bool> &takenOver);

signals:
    void stopRequested();
    void takeOverRequested(bool on);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void tint();
    /// Leaves out what is told elsewhere, where there is no room for it.
    void makeRoom();

    std::optional<journal::ConversationKey> m_key;
    bool m_told = false;
    std::optional<lineage::Budget> m_budget;
    std::optional<bot::TurnChanged> m_turn;
    QLabel *m_sceneIcon;
    IdLabel *m_peer;
    ChipLabel *m_scene;
    QString m_log;
    ChipLabel *m_source;
    int m_waiting = 0;
    ChipLabel *m_queue;
    ChipLabel *m_turnChip;
    RingLabel *m_ring;
    QLabel *m_timeLeft;
    QLabel *m_replies;
    Button *m_stop;
    std::optional<bool> m_takenOver;
    ChipLabel *m_atTheWheel;
    Button *m_takeOver;
};

} // namespace ui
