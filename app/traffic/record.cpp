#include "app/traffic/record.h"

#include <algorithm>

namespace traffic {

using namespace Qt::StringLiterals;

QString stateName(State state)
{
    switch (state) {
    case State::None:
        return u"none"_s;
    case State::InFlight:
        return u"inflight"_s;
    case State::Accepted:
        return u"accepted"_s;
    case State::AcceptedIdUnknown:
        return u"accepted-id-unknown"_s;
    case State::Refused:
        return u"refused"_s;
    case State::InAudit:
        return u"audit"_s;
    case State::Unknown:
        return u"unknown"_s;
    case State::NotSent:
        return u"notsent"_s;
    }
    return {};
}

QString directionName(Direction direction)
{
    switch (direction) {
    case Direction::In:
        return u"in"_s;
    case Direction::Out:
        return u"out"_s;
    case Direction::None:
        return {};
    }
    return {};
}

QString kindName(Kind kind)
{
    switch (kind) {
    case Kind::Frame:
        return u"frame"_s;
    case Kind::Http:
        return u"http"_s;
    case Kind::Token:
        return u"token"_s;
    case Kind::Upload:
        return u"upload"_s;
    case Kind::Model:
        return u"model"_s;
    case Kind::Tool:
        return u"tool"_s;
    case Kind::Note:
        return u"note"_s;
    }
    return {};
}

bool isAboutMessage(Kind kind, const QString &route)
{
    return kind == Kind::Note && (route == dismissedRoute || route == restoredRoute);
}

bool isProblem(State state)
{
    switch (state) {
    case State::Refused:
    case State::InAudit:
    case State::Unknown:
    case State::NotSent:
        return true;
    case State::None:
    case State::InFlight:
    case State::Accepted:
    case State::AcceptedIdUnknown:
        return false;
    }
    return false;
}

RecordKeys::RecordKeys(const core::Clock &clock, int lane)
    : m_clock(clock)
    , m_lane(lane & 7)
{
}

RecordKey RecordKeys::next()
{
    // The wall clock may stand still within a millisecond or be set back: then the counter goes on by itself.
    m_last = std::max(core::toMs(m_clock.wall()) * 1000, m_last + 1);
    return m_last * 8 + m_lane;
}

} // namespace traffic
