#pragma once
#include "app/bot/command.h"
#include "app/bot/delivery.h"

#include <QTimer>

namespace bot {

/// Keeps what users should have got and did not: tells the list, dismisses, and picks what leaves with a user's next
/// message. Thread: the bot's.
class UndeliveredDesk : public QObject
{
    Q_OBJECT
public:
    explicit UndeliveredDesk(Rooms &rooms, QObject *parent = nullptr);

    /// Tells the list once control is back at the event loop, however often it is asked.
    void tellSoon();
    void dismiss(const Dismiss &wish);
    void setLeaves(const LeaveWithNext &wish);
    void setPolicy(const SetLeaveWithNextPolicy &wish);
    /// What leaves now that this message came in: definite failures of its conversation, oldest first, in so far as the
    /// new anchor has safe replies to spare (two stay for the answer). Source: product 2.7.
    [[nodiscard]] QList<DeliveryOrder> leavingWith(const outbox::InboundMessage &message) const;

private:
    void tell();

    Rooms &m_rooms;
    QTimer m_soon{this};
};

} // namespace bot
