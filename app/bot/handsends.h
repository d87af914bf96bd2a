#pragma once
#include "app/bot/command.h"
#include "app/bot/delivery.h"

#include <QTimer>

namespace bot {

/// What a person sends: new messages, resends, retries, and plans of many. Each is answered by a SendFinished. Thread:
/// the bot's.
class HandSends : public QObject
{
    Q_OBJECT
public:
    explicit HandSends(Rooms &rooms, QObject *parent = nullptr);

    void send(const Send &wish);
    void resend(const Resend &wish);
    void retry(const Retry &wish);
    /// What a person says about a message that is tried again by itself; nothing if its tries are over.
    void tryNow(const RetryNow &wish);
    void hold(const HoldRetry &wish);
    void cancel(const CancelRetry &wish);
    void begin(const ResendMany &wish);
    void stop(const StopResendMany &wish);

private:
    using Done = std::function<void(const SendFinished &)>;
    /// `done` when it is over. Returned is what is on its way.
    Delivery *deliver(DeliveryOrder order, quint64 requestId, const Done &done);
    /// Null if it was refused, and done() has been called.
    Delivery *resendOne(const Resend &wish, const Done &done);
    [[nodiscard]] bool canRecord() const { return m_rooms.outbox && m_rooms.recovered; }
    void refuse(quint64 requestId, qint64 messageId, lineage::NotSentReason reason, const Done &done);
    void tell(const SendFinished &finished);
    void nextOfPlan();
    /// Whether its user should have got it and did not: a plan sends nothing else.
    [[nodiscard]] bool isOwed(qint64 messageId) const;
    void stepEnded(const SendFinished &finished);
    void endPlan(bool byRefusal);

    struct Plan
    {
        ResendMany wish;
        qsizetype next = 0;
        int tried = 0;
        bool stopping = false;
    };
    Rooms &m_rooms;
    std::optional<Plan> m_plan;
    QTimer m_pause{this};
};

} // namespace bot
