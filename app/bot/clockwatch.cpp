#include "app/bot/clockwatch.h"

#include "app/bot/rooms.h"

using namespace Qt::StringLiterals;

namespace bot {

namespace {

constexpr core::Milliseconds often{1'000};
constexpr core::Milliseconds noteworthy{30'000}; // Source: product 10

core::Milliseconds offsetOf(const core::Clock &clock)
{
    return clock.wall().time_since_epoch() - clock.boot().time_since_epoch();
}

} // namespace

ClockWatch::ClockWatch(Rooms &rooms, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
    , m_offset(offsetOf(rooms.clock))
{
    connect(&m_timer, &QTimer::timeout, this, &ClockWatch::check);
    m_timer.start(often);
}

void ClockWatch::check()
{
    const core::Milliseconds offset = offsetOf(m_rooms.clock);
    if (const core::Milliseconds by = offset - m_offset; std::chrono::abs(by) > outbox::clockTolerance) {
        m_offset = offset;
        m_isTold = false;
        emit jumped(by);
    }
    if (!m_isTold && m_rooms.outbox)
        tellOutbox();
}

void ClockWatch::tellOutbox()
{
    const auto jump = m_rooms.outbox->followClock(m_rooms.clock.wall(), m_rooms.clock.boot());
    if (!jump) {
        emit m_rooms.reports.outboxFailed(jump.error());
        return;
    }
    m_isTold = true;
    if (jump->count() == 0)
        return;
    if (std::chrono::abs(*jump) > noteworthy)
        note(*jump);
    for (const auto &known : m_rooms.outbox->ledger().conversations())
        emit m_rooms.reports.anchorsChanged(known.scene, known.peer);
}

void ClockWatch::note(core::Milliseconds jump)
{
    // Two clocks are never read at one moment: more digits would be noise.
    const core::Milliseconds by = std::chrono::round<std::chrono::seconds>(jump);
    emit m_rooms.reports.recorded(traffic::Record{.key = m_rooms.keys.next(),
        .time = m_rooms.clock.wall(),
        .bot = m_rooms.config.profile,
        .kind = traffic::Kind::Note,
        .route = traffic::clockJumpedRoute,
        .detail = (by.count() > 0 ? u"+%1"_s : u"%1"_s).arg(by.count())});
}

} // namespace bot
