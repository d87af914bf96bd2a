#pragma once
#include "app/bot/rooms.h"
#include "app/openapi/retrypolicy.h"

namespace bot {

/// What is to be delivered and how. `automatic`: nobody looks on, so what is doomed is not tried.
struct DeliveryOrder
{
    qint64 messageId = 0;
    outbox::OutgoingMessage message;
    lineage::AnchorChoice choice;
    bool automatic = true;
    std::optional<protocol::SendRequest> edited; ///< content as a person edited it
    std::optional<int> msgSeq; ///< a person's own
    QString origin; ///< of the attempts, when it is not the message's
};

/// How a message ended. `anchorRefused`: the last refusal was about the anchor.
struct DeliveryReport
{
    lineage::Outcome outcome;
    qint64 attemptId = 0; ///< the last, 0: none was made
    std::optional<int> msgSeq;
    bool anchorRefused = false;
};

/// Takes one message that stands in the outbox to its final outcome: token, anchor, reservation, send, outcome, and
/// what the retry policy says. Deletes nothing and decides nothing by itself; emits finished() once. Thread: the bot's.
class Delivery : public QObject
{
    Q_OBJECT
public:
    Delivery(Rooms &rooms, DeliveryOrder order, QObject *parent = nullptr);
    ~Delivery() override;

    void start();
    /// Goes on with an attempt whose outcome is open: same anchor, msg_seq and content. `cause`: why it is open.
    void resume(qint64 attemptId, const QString &cause);

signals:
    void finished(const bot::DeliveryReport &report);

private:
    void withToken(std::function<void()> then);
    void reserveAndSend();
    [[nodiscard]] std::optional<outbox::DraftAnchor> chooseAnchor(core::WallTime now);
    void cannotReserve(const outbox::OutboxError &error);
    void retrySame(qint64 attemptId);
    void send(outbox::ReservedAttempt attempt);
    /// Makes the order one of plain text; false if there is nothing that it could say so.
    [[nodiscard]] bool becomePlainText();
    void ended(qint64 attemptId, const lineage::Outcome &outcome);
    void follow(const openapi::Advice &advice, qint64 attemptId, const lineage::Outcome &outcome);
    /// Ends without an attempt: recorded as a note, because no request will show it.
    void notSent(lineage::NotSentReason reason);
    void finish(const lineage::Outcome &outcome, std::optional<lineage::NotSentReason> reason = {});

    Rooms &m_rooms;
    DeliveryOrder m_order;
    openapi::Tried m_tried;
    bool m_resumed = false; ///< what it repeats is the stored attempt, not the order
    qint64 m_attemptId = 0;
    std::optional<int> m_msgSeq;
    bool m_anchorRefused = false;
    std::optional<lineage::Refused> m_refused; // the last refusal: what a person must read when nothing else is left
    std::optional<lineage::Unknown> m_unknown; // an earlier copy may have arrived, whatever became of later ones
};

} // namespace bot
