#pragma once
#include "app/agent/agentturn.h"
#include "app/bot/delivery.h"
#include "app/bot/toolreport.h"
#include "app/bot/turnslots.h"

#include <QQueue>

namespace bot {

/// One conversation of a bot: runs the agent's turns one after the other, in the order the messages came. Other
/// conversations do not wait for it. What waits for a turn stands in the outbox and is read when its turn comes; here
/// it is only counted. Thread: the bot's.
class Conversation : public QObject
{
    Q_OBJECT
public:
    Conversation(Rooms &rooms, TurnSlots &slotsOfAll, protocol::Scene scene, core::PeerId peer);

    /// So many more messages wait for a turn; they stand in the outbox.
    void owe(int messages = 1);
    /// How many wait for a turn, the one that is being answered not counted.
    [[nodiscard]] int depth() const { return m_depth; }
    /// Nothing runs, waits or is remembered: it can be made anew when there is something again.
    [[nodiscard]] bool isIdle() const;
    /// A slot has come free for it.
    void takeSlot();
    /// Messages of earlier that leave with the user's new one: sent one after the other, before the next turn begins.
    void deliverFirst(const QList<DeliveryOrder> &orders);
    /// Stops the running turn; queued messages go on.
    void stopTurn();
    /// A person answers from here on: stops the turn and forgets what waits for one.
    void takeOver();
    /// A new message of the user came in.
    void userWrote() { m_lastToolReturned.reset(); }
    /// The outbox works again: begin what waits.
    void wake();
    /// The program ends: settles the rows that would else be shown as running. The outbox knows what goes on at the
    /// next start.
    void leave();

signals:
    /// Its depth, or whether it is idle, may be another.
    void changed();

private:
    /// A send under way: the turn that wants it and, if a tool does, the row of the call.
    struct Sending
    {
        qint64 turnId = 0;
        traffic::RecordKey toolRecord = 0;
        core::WallTime started{};
    };
    void begin(const outbox::OwedTurn &owed, qint64 turnId);
    /// The next of those that wait; false if there is none, or the outbox does not allow it.
    [[nodiscard]] bool beginNext();
    void giveSlotBack();
    [[nodiscard]] Delivery *makeDelivery(const DeliveryOrder &order);
    /// The first of those that still want to leave; false if there is none.
    [[nodiscard]] bool deliverNext();
    /// It stands among the undelivered still, marked, and nothing else is trying it.
    [[nodiscard]] bool stillLeaves(qint64 messageId) const;
    void recordTurn();
    void settleTurn(const agent::EndTurn &how);
    [[nodiscard]] DeliveryOrder orderFor(qint64 messageId, const outbox::OutgoingMessage &message) const;
    void perform(const QList<agent::Decision> &decisions);
    void step();
    void ask(const agent::AskModel &question);
    void answered(const model::ChatAnswer &answer);
    void send(const agent::SendText &text);
    void deliver(qint64 messageId, const outbox::OutgoingMessage &message, const Sending &sending);
    [[nodiscard]] QString reportOf(const DeliveryReport &report) const;
    /// `text`: what the model reads.
    void delivered(const Sending &sending, const QString &text, traffic::State state);
    void recordTool(const agent::ToolEnded &ended);
    void end(const agent::EndTurn &how);
    /// Texts of the model that a stop kept from leaving.
    void dropPlanned();
    [[nodiscard]] outbox::OutgoingMessage messageOf(const agent::SendText &text) const;
    [[nodiscard]] QString umo() const { return sessionKey(m_rooms.config.profile, m_scene, m_peer); }
    /// A tool's text for another session, which is not sent from here.
    [[nodiscard]] bool isElsewhere(const agent::SendText &text) const;
    /// The record of a tool call that sends; its settlement follows with the result.
    [[nodiscard]] traffic::Record toolRecord(const QString &name, const QByteArray &arguments) const;

    Rooms &m_rooms;
    protocol::Scene m_scene;
    core::PeerId m_peer;
    TurnSlots &m_slots;
    enum class Slot { None, InLine, Taken };
    Slot m_slot = Slot::None;
    int m_depth = 0;
    int m_deliveries = 0; ///< that are not over, those included that nobody waits for
    QQueue<DeliveryOrder> m_first; ///< before the next turn
    bool m_deliveringFirst = false;
    /// What AstrBot's session path keeps as "last message id" after a send: the bot's own id. Used only while the
    /// seed's fault is injected. Source: AstrBot behaviour 4.3.
    std::optional<core::UnverifiedId> m_lastToolReturned;
    std::optional<agent::AgentTurn> m_turn;
    std::optional<core::InboundMsgId> m_anchor; ///< the turn's own inbound message
    qint64 m_turnId = 0;
    traffic::RecordKey m_turnRecord = 0;
    core::WallTime m_turnBegan{};
    int m_round = 0;
    model::AskId m_asking = 0;
    QList<Sending> m_calls; ///< tool calls whose send is under way
    QList<agent::Decision> m_decisions;
    struct Planned
    {
        agent::SendText text;
        qint64 messageId = 0;
    };
    QList<Planned> m_planned; ///< on disk, not yet sent
};

} // namespace bot
