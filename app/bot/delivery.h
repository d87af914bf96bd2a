#pragma once
#include "app/bot/rooms.h"
#include "app/openapi/retrypolicy.h"

#include <QTimer>

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
    bool once = false; ///< nothing is tried again by itself, but with a token that was renewed
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
/// what the retry policy says. Deletes nothing and decides nothing by itself; emits finished() once.
///
/// Between two tries it waits: told as RetryChanged, on disk (Outbox::planRetry), and open to a person, who may send
/// now, hold or cancel. While a message waits for its time, whoever wants it sent waits too, at most as long as the
/// policy tries; while a person holds it, nobody need: see held(). Thread: the bot's.
class Delivery : public QObject
{
    Q_OBJECT
public:
    Delivery(Rooms &rooms, DeliveryOrder order, QObject *parent = nullptr);
    ~Delivery() override;

    void start();
    /// Goes on with what an earlier process left: at the time that was planned, else at once; ends if the policy would
    /// try no more.
    void resume(const outbox::OpenAttempt &open);
    /// Goes on with it at once, because a person says so.
    void repeat(const outbox::OpenAttempt &open);

    /// held() was told: nobody waits for it.
    [[nodiscard]] bool wasHeld() const { return m_toldHeld; }
    /// The next try goes now; while one is on its way, nothing changes but that it is not held.
    void tryNow();
    /// The next try waits for a person, or again for its time. One that is on its way is not stopped.
    void hold(bool on);
    /// No more tries: ends as unknown if an earlier one may have arrived, else as not sent, cancelled.
    void cancel();

signals:
    void finished(const bot::DeliveryReport &report);
    /// A person holds it, once at the most: it may go out in an hour or never, so nobody is to wait for it, nor to send
    /// the same in its place. The delivery goes on by itself; finished() follows when it is over.
    void held();

private:
    void withToken(std::function<void()> then);
    void reserveAndSend();
    [[nodiscard]] std::optional<outbox::DraftAnchor> chooseAnchor(core::WallTime now);
    void cannotReserve(const outbox::OutboxError &error);
    void retrySame(qint64 attemptId);
    void takeUp(const outbox::OpenAttempt &open);
    void send(outbox::ReservedAttempt attempt);
    /// Makes the order one of plain text; false if there is nothing that it could say so.
    [[nodiscard]] bool becomePlainText();
    void ended(qint64 attemptId, const lineage::Outcome &outcome);
    void follow(const openapi::Advice &advice, qint64 attemptId, const lineage::Outcome &outcome);
    [[nodiscard]] openapi::Advice adviceOn(const lineage::Outcome &outcome);
    /// Waits for that time, or for a person, and then does it.
    void pause(core::WallTime until, std::function<void()> then);
    void wait();
    void goOn();
    void tell(RetryChanged::Phase phase);
    void giveUp();
    /// Ends without an attempt: recorded as a note, because no request will show it.
    void notSent(lineage::NotSentReason reason);
    void finish(const lineage::Outcome &outcome, std::optional<lineage::NotSentReason> reason = {});

    Rooms &m_rooms;
    DeliveryOrder m_order;
    openapi::Tried m_tried;
    bool m_resumed = false; ///< what it repeats is the stored attempt, not the order
    qint64 m_attemptId = 0;
    outbox::DraftAnchor m_anchor; ///< of the last attempt
    std::optional<int> m_msgSeq;
    bool m_anchorRefused = false;
    std::optional<lineage::Refused> m_refused; // the last refusal: what a person must read when nothing else is left
    std::optional<lineage::Unknown> m_unknown; // an earlier copy may have arrived, whatever became of later ones

    QTimer m_alarm{this};
    std::function<void()> m_next; ///< what the pause is before; empty: none
    core::WallTime m_nextAt{};
    bool m_isHeld = false;
    bool m_isCancelled = false; ///< while a try is on its way
    bool m_toldHeld = false;
    bool m_toldRetry = false; ///< so its end is told, too
};

} // namespace bot
