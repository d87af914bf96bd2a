#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/protocol/intents.h"
#include "app/sandbox/cast.h"
#include "app/sandbox/fault.h"

#include <optional>
#include <variant>

namespace sandbox {

/// Why a scenario could not be read. `path` names the field (`$.steps[3].say`); `reason` is for its author.
struct ScenarioError
{
    enum class Kind { NotFound, NotJson, TooLarge, TooDeep, WrongType, Missing, BadValue, UnknownKey };
    Kind kind = Kind::NotJson;
    QString path;
    QString reason; ///< translated
    friend bool operator==(const ScenarioError &, const ScenarioError &) = default;
};

/// Limits for a scenario file. They keep a broken or hostile file from costing memory, nothing more.
inline constexpr qsizetype maxScenarioBytes = 1024 * 1024;
inline constexpr int maxScenarioDepth = 32;
inline constexpr int maxScenarioItems = 1000; ///< steps, people, rules, rounds, calls, faults: each list

/// The bot as the platform knows it. An empty secret means one at random for each run.
struct Bot
{
    core::AppId appId{QStringLiteral("102000001")};
    core::Secret secret;
    QString id = QStringLiteral("1234567890123456789");
    QString name = QStringLiteral("sandbox");
    protocol::Intents granted; ///< asking for another bit closes with 4014
    core::Milliseconds heartbeatInterval{45000}; ///< Source: protocol reference (b), Hello
    std::chrono::seconds tokenLife{7200}; ///< Source: protocol reference (a), Token
    int maxConcurrency = 1; ///< Identifies in 5 s. Source: protocol reference (b), "Start limit, pacing, sharding"
};

/// A person writes to the bot.
struct Say
{
    core::PeerId person;
    QString text;
};
/// A member writes into a group. Without a mention of the bot the platform pushes it only to a bot that receives all.
struct SayInGroup
{
    core::PeerId group;
    core::PeerId person; ///< user openid, as in Group::members
    QString text;
    bool mention = true;
};
/// Another event of a person or a group, one of eventTypes().
struct Push
{
    Place place;
    QString type;
};
/// Until everybody's last message has got the model's last round, and the send after it has arrived.
struct WaitForModel
{
};
/// Until everybody's last message has got the model's last round; a client may have good reason not to send it.
struct WaitForLastRound
{
};
/// Until people have seen so many messages of the bot since the start.
struct WaitForSeen
{
    int count = 0;
};
/// Somebody sets the machine's wall clock, forward or back; or the machine sleeps, and both its clocks move on.
struct ClockJump
{
    core::Milliseconds by{0};
    bool asleep = false;
};
/// A fault that is armed in the middle of the play.
struct Inject
{
    Fault fault;
};
struct Step
{
    core::Milliseconds after{0};
    std::variant<Say, SayInGroup, Push, WaitForModel, WaitForLastRound, WaitForSeen, ClockJump, Inject> act;
};

struct ToolCall
{
    QString name;
    QByteArray arguments; ///< JSON text of an object
};
/// One answer of the model. `${text}` in a content is the user message that is answered.
struct Round
{
    QString content;
    std::optional<QString> contentAfterError; ///< instead of `content` when a tool result reports an error
    QList<ToolCall> toolCalls;
};
/// The rounds that answer a user message which contains `contains` (empty: any).
struct ModelRule
{
    QString contains;
    QList<Round> rounds;
};
struct ModelScript
{
    QString name = QStringLiteral("scripted");
    QList<ModelRule> rules;
};

/// What the client is asked to do wrong in this play. The platform does nothing with it but hand it on.
struct Switches
{
    bool anchorOnOwnId = false; ///< hang later messages on the bot's own first one, as the seed did
    friend bool operator==(const Switches &, const Switches &) = default;
};

/// A play for the embedded platform and the scripted model. A value; any thread.
struct Scenario
{
    QString name;
    Bot bot;
    Switches switches;
    Rules rules;
    QList<Person> people;
    QList<Group> groups;
    QList<Step> steps;
    ModelScript model;
    QList<Fault> faults;
    quint32 seed = 0; ///< of faults that strike by chance
};

/// Reads a scenario; `${nonce}` in any text becomes `nonce`, so that a test can prove that nothing is hard-coded.
/// Errors: every kind but NotFound. Thread: any.
[[nodiscard]] core::Result<Scenario, ScenarioError> parseScenario(QByteArrayView json, const QString &nonce = {});
/// Reads one fault, as it stands in a scenario; `allowNow`: FaultPoint::Now, too. Errors: every kind but NotFound.
[[nodiscard]] core::Result<Fault, ScenarioError> parseFault(QByteArrayView json, bool allowNow);
/// Names of the built-in scenarios.
[[nodiscard]] QStringList builtInScenarios();
/// Reads a file, or a built-in scenario by its bare name (`echo`). Errors: every kind; NotFound if it cannot be opened.
[[nodiscard]] core::Result<Scenario, ScenarioError> loadScenario(const QString &pathOrName, const QString &nonce = {});

} // namespace sandbox
