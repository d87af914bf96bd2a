#include "tests/soak/plan.h"

#include <array>

using namespace Qt::StringLiterals;

namespace soak {

namespace {

using namespace sandbox;

Fault sometimes(FaultPoint at, double probability, const FaultAct &act, bool loseEvent = false)
{
    return {.at = at, .when = ByChance{probability}, .act = act, .loseEvent = loseEvent};
}

HttpAnswer page(int status, bool accept)
{
    return {.status = status,
        .body = "<html><head><title>Bad gateway</title></head><body><h1>502</h1></body></html>",
        .contentType = "text/html",
        .accept = accept};
}

QList<Fault> httpFaults()
{
    using enum FaultPoint;
    using core::Milliseconds;
    return {sometimes(Send, 0.03, page(502, false)), sometimes(Send, 0.03, page(500, true)),
        sometimes(Send, 0.03, CutAnswer{}), sometimes(Send, 0.03, ResetMidBody{.accept = true}),
        sometimes(Send, 0.02, ResetMidBody{.accept = false}), sometimes(Send, 0.03, Drop{.accept = true}),
        sometimes(Send, 0.03, Drop{.accept = false}), sometimes(Send, 0.04, Delay{Milliseconds(400)}),
        sometimes(Send, 0.02, HttpAnswer{.status = 429, .body = {}, .contentType = "text/plain"}),
        sometimes(Send, 0.005, AcceptThenSilent{}), sometimes(Model, 0.04, page(503, false)),
        sometimes(Model, 0.03, Drop{}), sometimes(Model, 0.03, CutAnswer{}),
        sometimes(Model, 0.06, Delay{Milliseconds(300)}), sometimes(Token, 0.10, page(500, false)),
        sometimes(Token, 0.05, Drop{}), sometimes(GatewayUrl, 0.10, page(502, false)),
        sometimes(GatewayUrl, 0.05, CutAnswer{})};
}

QList<Fault> lineFaults()
{
    using enum FaultPoint;
    using Kind = StrangeFrame::Kind;
    return {sometimes(Event, 0.05, Duplicate{}), sometimes(Event, 0.05, HoldBack{}),
        sometimes(Event, 0.03, StrangeFrame{Kind::NotJson}), sometimes(Event, 0.002, StrangeFrame{Kind::Large}),
        sometimes(Event, 0.03, StrangeFrame{Kind::TooDeep}), sometimes(Event, 0.03, StrangeFrame{Kind::WrongTypes}),
        sometimes(Event, 0.03, StrangeFrame{Kind::UnknownOp}), sometimes(Event, 0.03, StrangeFrame{Kind::UnknownEvent}),
        sometimes(Event, 0.004, Drop{}, true), sometimes(Event, 0.004, CloseSocket{4009}, true),
        sometimes(Event, 0.003, AskReconnect{}), sometimes(Resume, 0.05, Drop{}),
        sometimes(Resume, 0.05, RefuseSession{.resumable = true})};
}

} // namespace

Scenario scenarioOf(const Plan &plan)
{
    Scenario scenario;
    scenario.name = u"soak"_s;
    scenario.seed = plan.seed;
    scenario.bot.secret = core::Secret("soak-secret-of-nobody-0123456789");
    scenario.bot.granted = protocol::defaultIntents();
    scenario.bot.heartbeatInterval = core::Milliseconds(500);
    for (int i = 0; i < plan.people; ++i)
        scenario.people.append({newOpenid(), u"person %1"_s.arg(i)});
    for (int i = 0; i < plan.groups; ++i)
        scenario.groups.append({newOpenid(), u"group %1"_s.arg(i), {scenario.people.at(i % plan.people).openid}});
    scenario.rules.urlsAllowed = false;
    scenario.model.rules = {{.contains = {}, .rounds = {{.content = u"re ${text}"_s}}}};
    scenario.faults = httpFaults() + lineFaults();
    return scenario;
}

QString momentName(Moment moment)
{
    switch (moment) {
    case Moment::SendArrived:
        return u"send arrived, answer lost"_s;
    case Moment::ModelAnswered:
        return u"model had answered"_s;
    case Moment::OutcomeGiven:
        return u"outcome given"_s;
    case Moment::MessageSaid:
        return u"message on its way in"_s;
    case Moment::Starting:
        return u"starting"_s;
    }
    return {};
}

Moment momentOf(int n)
{
    using enum Moment;
    static constexpr std::array cycle{SendArrived, ModelAnswered, OutcomeGiven, SendArrived, ModelAnswered, MessageSaid,
        SendArrived, ModelAnswered, Starting, SendArrived};
    return cycle.at(size_t(n) % cycle.size());
}

} // namespace soak
