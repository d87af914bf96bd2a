#pragma once
#include "app/core/clock.h"

#include <QTimer>

#include <optional>

namespace bot {

struct Rooms;

/// Sees when somebody sets the machine's wall clock, by comparing it with the time since boot: then what is dated by it
/// is dated anew, so that anchors keep their age, and a note tells a jump of more than 30 s (route `CLOCK_JUMPED`,
/// detail `+3600000`). A
/// machine that sleeps is no jump: both clocks go on. Source: product 10. Thread: the bot's.
class ClockWatch : public QObject
{
    Q_OBJECT
public:
    /// Looks about every second.
    explicit ClockWatch(Rooms &rooms, QObject *parent = nullptr);

    /// Looks now: two readings of clocks, unless there was a jump. To be called before anything is judged by its age
    /// and before anything new is dated. A file that cannot be written is told again by the next call.
    void check();

signals:
    /// What waits in memory and was dated before the jump is to be dated anew.
    void jumped(core::Milliseconds by);

private:
    void tellOutbox();
    void note(core::Milliseconds jump);

    Rooms &m_rooms;
    core::Milliseconds m_offset; ///< of the wall clock from the time since boot, as noticed last
    bool m_isTold = false; ///< the outbox knows that offset
    QTimer m_timer{this};
};

} // namespace bot
