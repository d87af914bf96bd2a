#include "app/sandbox/castparse.h"
#include "app/sandbox/faultparse.h"
#include "app/sandbox/jsonfields.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

using Error = std::optional<ScenarioError>;
using Kind = ScenarioError::Kind;
using core::PeerId;

constexpr int newestVersion = 1;
constexpr int longestMs = 24 * 60 * 60 * 1000;
constexpr int farthestJumpMs = 20 * longestMs; // what fits in an int, and more than any window
/// Every bit that some bot can be granted by asking, so that a client may ask for its whole default set.
/// Source: protocol reference (b), "Intents".
constexpr quint32 usualIntents = 1u << 0 | 1u << 1 | 1u << 12 | 1u << 25 | 1u << 26 | 1u << 27 | 1u << 30;

/// Puts the nonce into every text and finds nesting that is too deep, before anything else looks at the tree.
QJsonValue filled(const QJsonValue &value, const QString &nonce, const QString &path, int depth, Error &error)
{
    if (depth > maxScenarioDepth) {
        if (!error)
            error = ScenarioError{Kind::TooDeep, path, Words::tr("more than %1 levels").arg(maxScenarioDepth)};
        return {};
    }
    if (value.isString())
        return value.toString().replace("${nonce}"_L1, nonce);
    if (value.isArray()) {
        QJsonArray out;
        const QJsonArray in = value.toArray();
        for (qsizetype i = 0; i < in.size(); ++i)
            out.append(filled(in.at(i), nonce, itemPath(path, i), depth + 1, error));
        return out;
    }
    if (!value.isObject())
        return value;
    QJsonObject out;
    const QJsonObject in = value.toObject();
    for (auto it = in.constBegin(); it != in.constEnd(); ++it)
        out.insert(it.key(), filled(it.value(), nonce, path + u'.' + it.key(), depth + 1, error));
    return out;
}

Bot readBot(const QJsonValue &value, Error &error)
{
    Bot bot;
    bot.granted = protocol::Intents::fromInt(usualIntents);
    if (value.isUndefined())
        return bot;
    Fields fields(value, u"$.bot"_s, error);
    bot.appId = core::AppId(fields.text("app_id"_L1, bot.appId.value));
    if (const QString secret = fields.text("secret"_L1); !secret.isEmpty())
        bot.secret = core::Secret(secret.toUtf8());
    bot.id = fields.text("id"_L1, bot.id);
    bot.name = fields.text("name"_L1, bot.name);
    bot.granted = protocol::Intents::fromInt(static_cast<quint32>(
        fields.number("granted_intents"_L1, static_cast<int>(usualIntents), 0, std::numeric_limits<int>::max())));
    bot.heartbeatInterval = core::Milliseconds(fields.number("heartbeat_interval"_L1, 45000, 50, 10 * 60 * 1000));
    bot.maxConcurrency = fields.number("max_concurrency"_L1, 1, 1, 100);
    bot.tokenLife = std::chrono::seconds(fields.number("token_seconds"_L1, 7200, 1, 24 * 60 * 60));
    fields.finish();
    return bot;
}

/// The openid of `as`, which names a person by name or openid and may be left out if there is only one.
PeerId readPerson(Fields &fields, const QList<Person> &people)
{
    const QString named = fields.text("as"_L1);
    if (named.isEmpty() && people.size() == 1)
        return people.first().openid;
    if (const Person *person = namedOne(people, named))
        return person->openid;
    fields.fail(Kind::BadValue, fields.pathOf("as"_L1), Words::tr("no such person"));
    return {};
}

/// The group that `in` names.
Group readGroup(Fields &fields, const QList<Group> &groups)
{
    if (const Group *group = namedOne(groups, fields.text("in"_L1)))
        return *group;
    fields.fail(Kind::BadValue, fields.pathOf("in"_L1), Words::tr("no such group"));
    return {};
}

SayInGroup readGroupSay(Fields &fields, const Scenario &scenario)
{
    const Group group = readGroup(fields, scenario.groups);
    QList<Person> members;
    for (const Person &person : scenario.people) {
        if (group.members.contains(person.openid))
            members.append(person);
    }
    return {group.openid, readPerson(fields, members), fields.text("say"_L1), fields.flag("mention"_L1, true)};
}

Push readPush(Fields &fields, const Scenario &scenario)
{
    Push push;
    push.place.scene = fields.has("in"_L1) ? protocol::Scene::Group : protocol::Scene::C2c;
    push.place.peer
        = fields.has("in"_L1) ? readGroup(fields, scenario.groups).openid : readPerson(fields, scenario.people);
    push.type = fields.neededText("event"_L1);
    if (const QStringList known = eventTypes(push.place.scene); !known.contains(push.type))
        fields.fail(
            Kind::BadValue, fields.pathOf("event"_L1), Words::tr("one of %1 is expected").arg(known.join(u", "_s)));
    return push;
}

decltype(Step::act) readWait(Fields &fields)
{
    const QString what = fields.text("wait"_L1);
    if (what == "last_round"_L1)
        return WaitForLastRound{};
    if (what != "model"_L1)
        fields.fail(Kind::BadValue, fields.pathOf("wait"_L1), Words::tr("\"model\" or \"last_round\" is expected"));
    return WaitForModel{};
}

Step readStep(const QJsonValue &value, const QString &path, const Scenario &scenario, Error &error)
{
    Fields fields(value, path, error);
    Step step;
    step.after = core::Milliseconds(fields.number("after"_L1, 0, 0, longestMs));
    static constexpr std::array acts{
        "say"_L1, "event"_L1, "wait"_L1, "wait_seen"_L1, "clock_jump_ms"_L1, "sleep_ms"_L1, "fault"_L1};
    if (std::ranges::count_if(acts, [&fields](QLatin1StringView act) { return fields.has(act); }) != 1)
        fields.fail(Kind::Missing, path,
            Words::tr("exactly one of say, event, wait, wait_seen, clock_jump_ms, sleep_ms, fault is expected"));
    else if (fields.has("say"_L1) && fields.has("in"_L1))
        step.act = readGroupSay(fields, scenario);
    else if (fields.has("say"_L1))
        step.act = Say{readPerson(fields, scenario.people), fields.text("say"_L1)};
    else if (fields.has("event"_L1))
        step.act = readPush(fields, scenario);
    else if (fields.has("wait_seen"_L1))
        step.act = WaitForSeen{fields.number("wait_seen"_L1, 1, 1, 1'000'000)};
    else if (fields.has("fault"_L1))
        step.act = Inject{readFault(fields.value("fault"_L1), fields.pathOf("fault"_L1), true, error)};
    else if (fields.has("clock_jump_ms"_L1))
        step.act = ClockJump{core::Milliseconds(fields.number("clock_jump_ms"_L1, 0, -farthestJumpMs, farthestJumpMs))};
    else if (fields.has("sleep_ms"_L1))
        step.act = ClockJump{core::Milliseconds(fields.number("sleep_ms"_L1, 0, 1, farthestJumpMs)), true};
    else
        step.act = readWait(fields);
    fields.finish();
    return step;
}

Round readRound(const QJsonValue &value, const QString &path, Error &error)
{
    Fields fields(value, path, error);
    Round round;
    round.content = fields.text("content"_L1);
    if (fields.has("content_after_error"_L1))
        round.contentAfterError = fields.text("content_after_error"_L1);
    const QJsonArray calls = fields.list("tool_calls"_L1);
    for (qsizetype i = 0; i < calls.size(); ++i) {
        Fields call(calls.at(i), itemPath(fields.pathOf("tool_calls"_L1), i), error);
        const QString name = call.neededText("name"_L1);
        const QJsonValue arguments = call.value("arguments"_L1);
        if (!arguments.isObject() && !arguments.isUndefined())
            call.fail(Kind::WrongType, call.pathOf("arguments"_L1), Words::tr("an object is expected"));
        call.finish();
        round.toolCalls.append({name, QJsonDocument(arguments.toObject()).toJson(QJsonDocument::Compact)});
    }
    fields.finish();
    return round;
}

ModelScript readModel(const QJsonValue &value, Error &error)
{
    ModelScript script;
    if (value.isUndefined())
        return script;
    Fields fields(value, u"$.model"_s, error);
    script.name = fields.text("name"_L1, script.name);
    const QJsonArray rules = fields.list("rules"_L1);
    for (qsizetype i = 0; i < rules.size(); ++i) {
        Fields ruleFields(rules.at(i), itemPath(u"$.model.rules"_s, i), error);
        ModelRule rule;
        rule.contains = ruleFields.text("contains"_L1);
        const QJsonArray rounds = ruleFields.list("rounds"_L1);
        for (qsizetype j = 0; j < rounds.size(); ++j)
            rule.rounds.append(readRound(rounds.at(j), itemPath(ruleFields.pathOf("rounds"_L1), j), error));
        if (rounds.isEmpty())
            ruleFields.fail(Kind::Missing, ruleFields.pathOf("rounds"_L1), Words::tr("at least one round is needed"));
        ruleFields.finish();
        script.rules.append(std::move(rule));
    }
    fields.finish();
    return script;
}

Switches readSwitches(Fields &scenario, Error &error)
{
    Switches switches;
    if (!scenario.has("switches"_L1))
        return switches;
    Fields fields(scenario.value("switches"_L1), u"$.switches"_s, error);
    switches.anchorOnOwnId = fields.flag("anchor_on_own_id"_L1, false);
    fields.finish();
    return switches;
}

Scenario readScenario(const QJsonValue &root, Error &error)
{
    Fields fields(root, u"$"_s, error);
    Scenario scenario;
    if (!fields.has("version"_L1))
        fields.fail(Kind::Missing, u"$.version"_s, Words::tr("the schema version is needed"));
    std::ignore = fields.number("version"_L1, newestVersion, 1, newestVersion);
    std::ignore = fields.text("about"_L1);
    scenario.name = fields.neededText("name"_L1);
    scenario.bot = readBot(fields.value("bot"_L1), error);
    scenario.switches = readSwitches(fields, error);
    scenario.rules = readRules(fields, error);
    scenario.people = readPeople(fields, error);
    scenario.groups = readGroups(fields, scenario.people, error);
    const QJsonArray steps = fields.list("steps"_L1);
    for (qsizetype i = 0; i < steps.size(); ++i)
        scenario.steps.append(readStep(steps.at(i), itemPath(u"$.steps"_s, i), scenario, error));
    scenario.model = readModel(fields.value("model"_L1), error);
    scenario.faults = readFaults(fields, error);
    scenario.seed = static_cast<quint32>(fields.number("seed"_L1, 0, 0, std::numeric_limits<int>::max()));
    fields.finish();
    return scenario;
}

} // namespace

core::Result<Scenario, ScenarioError> parseScenario(QByteArrayView json, const QString &nonce)
{
    if (json.size() > maxScenarioBytes)
        return core::make_unexpected(
            ScenarioError{Kind::TooLarge, u"$"_s, Words::tr("more than %1 bytes").arg(maxScenarioBytes)});
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &parseError);
    if (parseError.error != QJsonParseError::NoError) {
        const Kind kind = parseError.error == QJsonParseError::DeepNesting ? Kind::TooDeep : Kind::NotJson;
        return core::make_unexpected(ScenarioError{kind, u"$"_s, parseError.errorString()});
    }
    if (!document.isObject())
        return core::make_unexpected(ScenarioError{Kind::WrongType, u"$"_s, Words::tr("an object is expected")});
    Error error;
    const QJsonValue root = filled(document.object(), nonce, u"$"_s, 1, error);
    if (error)
        return core::make_unexpected(*error);
    Scenario scenario = readScenario(root, error);
    if (error)
        return core::make_unexpected(*error);
    return scenario;
}

} // namespace sandbox
