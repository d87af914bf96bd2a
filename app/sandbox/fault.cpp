#include "app/sandbox/fault.h"

#include "app/core/overloaded.h"

#include <algorithm>
#include <array>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array pointNames = {
    std::pair{FaultPoint::Send, "send"_L1},
    std::pair{FaultPoint::Model, "model"_L1},
    std::pair{FaultPoint::Token, "token"_L1},
    std::pair{FaultPoint::GatewayUrl, "gateway"_L1},
    std::pair{FaultPoint::Identify, "identify"_L1},
    std::pair{FaultPoint::Resume, "resume"_L1},
    std::pair{FaultPoint::Beat, "beat"_L1},
    std::pair{FaultPoint::Event, "event"_L1},
    std::pair{FaultPoint::Now, "now"_L1},
};

constexpr std::array frameNames = {
    std::pair{StrangeFrame::Kind::NotJson, "not_json"_L1},
    std::pair{StrangeFrame::Kind::Large, "large"_L1},
    std::pair{StrangeFrame::Kind::TooDeep, "too_deep"_L1},
    std::pair{StrangeFrame::Kind::WrongTypes, "wrong_types"_L1},
    std::pair{StrangeFrame::Kind::UnknownOp, "unknown_op"_L1},
    std::pair{StrangeFrame::Kind::UnknownEvent, "unknown_event"_L1},
};

template <class Value, std::size_t size>
QString nameOf(const std::array<std::pair<Value, QLatin1StringView>, size> &names, Value value)
{
    return std::ranges::find(names, value, &std::pair<Value, QLatin1StringView>::first)->second;
}

template <class Value, std::size_t size>
std::optional<Value> valueOf(const std::array<std::pair<Value, QLatin1StringView>, size> &names, const QString &name)
{
    const auto found = std::ranges::find_if(names, [&name](const auto &pair) { return pair.second == name; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

QString carriedOut(const QString &act, bool accept)
{
    return accept ? act + " carried_out"_L1 : act;
}

} // namespace

QString pointName(FaultPoint point)
{
    return nameOf(pointNames, point);
}

std::optional<FaultPoint> pointOfName(const QString &name)
{
    return valueOf(pointNames, name);
}

QString frameName(StrangeFrame::Kind kind)
{
    return nameOf(frameNames, kind);
}

std::optional<StrangeFrame::Kind> frameOfName(const QString &name)
{
    return valueOf(frameNames, name);
}

QString actName(const FaultAct &act)
{
    return std::visit(
        core::Overloaded{
            [](const Delay &) { return u"delay"_s; },
            [](const AcceptThenSilent &) { return u"accept_then_silent"_s; },
            [](const HttpAnswer &answer) { return carriedOut(u"status %1"_s.arg(answer.status), answer.accept); },
            [](const CutAnswer &) { return u"cut"_s; },
            [](const ResetMidBody &reset) { return carriedOut(u"reset"_s, reset.accept); },
            [](const Drop &drop) { return carriedOut(u"drop"_s, drop.accept); },
            [](const AskReconnect &) { return u"op7"_s; },
            [](const RefuseSession &refuse) {
                return !refuse.resumable ? u"op9 absent"_s : *refuse.resumable ? u"op9 true"_s : u"op9 false"_s;
            },
            [](const CloseSocket &close) { return u"close %1"_s.arg(close.code); },
            [](const Duplicate &) { return u"duplicate"_s; },
            [](const HoldBack &) { return u"reorder"_s; },
            [](const StrangeFrame &frame) { return u"frame "_s + frameName(frame.kind); },
        },
        act);
}

FaultPlan::FaultPlan(const QList<Fault> &faults, quint32 seed)
    : m_seed(seed)
{
    for (const Fault &fault : faults)
        arm(fault);
}

void FaultPlan::arm(const Fault &fault)
{
    const int id = ++m_lastId;
    m_entries.append({id, fault, 0, std::mt19937(m_seed + static_cast<quint32>(id))});
}

void FaultPlan::disarm(int id)
{
    m_entries.removeIf([id](const Entry &entry) { return entry.id == id; });
}

std::optional<Fault> FaultPlan::strike(FaultPoint at)
{
    std::optional<Fault> struck;
    for (Entry &entry : m_entries) {
        if (entry.fault.at != at)
            continue;
        ++entry.seen;
        const bool isCovered = covers(entry); // asked for each, so that a draw does not depend on the others
        if (isCovered && !struck)
            struck = entry.fault;
    }
    m_entries.removeIf([](const Entry &entry) { return left(entry) == 0; });
    return struck;
}

bool FaultPlan::covers(Entry &entry)
{
    return std::visit(
        core::Overloaded{
            [&](const AtNth &when) { return entry.seen >= when.nth && entry.seen - when.nth < when.times; },
            [&](const AtEvery &when) { return entry.seen % when.n == 0; },
            // Not a distribution of the library: what it makes of a draw differs between libraries.
            [&](const ByChance &when) {
                return double(entry.chance()) < when.probability * (double(std::mt19937::max()) + 1);
            },
        },
        entry.fault.when);
}

std::optional<int> FaultPlan::left(const Entry &entry)
{
    const auto *when = std::get_if<AtNth>(&entry.fault.when);
    if (!when)
        return std::nullopt;
    return int(std::clamp<qint64>(when->nth + when->times - 1 - entry.seen, 0, when->times));
}

QList<ArmedFault> FaultPlan::armed() const
{
    QList<ArmedFault> list;
    for (const Entry &entry : m_entries)
        list.append({entry.id, entry.fault.at, actName(entry.fault.act), left(entry)});
    return list;
}

} // namespace sandbox
