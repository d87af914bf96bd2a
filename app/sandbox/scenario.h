#pragma once
#include "app/core/result.h"
#include "app/core/secret.h"
#include "app/protocol/intents.h"
#include "app/sandbox/cast.h"

#include <array>
#include <optional>
#include <variant>

namespace sandbox {

/// Why a scenario could not be read. `path` names the field (`$.steps[3].say`); `reason` is for its author.
struct ScenarioError
{
    enum class Kind { NotFound, NotJson, TooLarge, TooDeep, WrongType, Missing, BadValue, UnknownKey };
    Kind kind = Kind::NotJson;
    QString path;
    QString reason;
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
struct Step
{
    core::Milliseconds after{0};
    std::variant<Say, SayInGroup, Push, WaitForModel, WaitForLastRound, WaitForSeen> act;
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

/// Where a fault strikes; each point is counted on its own, from 1.
enum class FaultPoint { Send, Model, Token, GatewayUrl, Identify, Resume, Event };
/// Everything happens, only later.
struct Delay
{
    core::Milliseconds time{0};
};
/// The request is carried out; the client never hears of it.
struct AcceptThenSilent
{
};
/// This answer instead. `${token}`, `${token_base64}`, `${secret}` in `body` are what the client itself sent.
struct HttpAnswer
{
    int status = 500;
    QByteArray body;
    QByteArray contentType;
    bool accept = false; ///< carry the request out all the same
};
/// The connection breaks.
struct Drop
{
    bool accept = false; ///< carry the request out all the same
};
struct AskReconnect
{
};
struct RefuseSession
{
    std::optional<bool> resumable;
};
struct CloseSocket
{
    quint16 code = 4009;
};
struct Duplicate
{
};
using FaultAct
    = std::variant<Delay, AcceptThenSilent, HttpAnswer, Drop, AskReconnect, RefuseSession, CloseSocket, Duplicate>;
/// What goes wrong at the `nth` occurrence of a point and at the `times - 1` after it.
struct Fault
{
    FaultPoint at = FaultPoint::Send;
    int nth = 1;
    int times = 1;
    FaultAct act;
    bool loseEvent = false; ///< Event: the event itself is not pushed; a resume replays it
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
};

/// Reads a scenario; `${nonce}` in any text becomes `nonce`, so that a test can prove that nothing is hard-coded.
/// Errors: every kind but NotFound. Thread: any.
[[nodiscard]] core::Result<Scenario, ScenarioError> parseScenario(QByteArrayView json, const QString &nonce = {});
/// Reads a file, or a built-in scenario by its bare name (`echo`). Errors: every kind; NotFound if it cannot be opened.
[[nodiscard]] core::Result<Scenario, ScenarioError> loadScenario(const QString &pathOrName, const QString &nonce = {});

/// Counts the occurrences of each point and says which fault strikes. Pure but for its counters.
class FaultPlan
{
public:
    explicit FaultPlan(QList<Fault> faults);
    /// Counts one occurrence of `at`; the first fault of the scenario that covers it.
    [[nodiscard]] std::optional<Fault> strike(FaultPoint at);

private:
    QList<Fault> m_faults;
    std::array<int, 7> m_counts{};
};

} // namespace sandbox
