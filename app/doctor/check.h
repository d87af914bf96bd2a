#pragma once
#include "app/core/clock.h"
#include "app/protocol/intents.h"

#include <QList>
#include <QString>

namespace doctor {

/// What is tried, in this order: each needs the one before.
enum class Probe { Token, Identity, Sessions, Gateway, Events, Model };

/// What a probe came to. What can be put right is told apart; `text` finds the words.
enum class Result {
    Waiting, ///< not begun
    Running,
    Good,
    WrongCredentials, ///< the platform does not know this App ID and secret
    AddressNotAllowed, ///< this computer's address is not on the bot's allow-list
    Forbidden, ///< another permission is missing
    NotReached, ///< no name, no route, nobody listens there
    NotEncrypted, ///< TLS failed: another certificate, an old one, or a clock that is wrong
    ProxyRefused,
    TimedOut,
    Moved, ///< it answers that it is elsewhere
    NotThePlatform, ///< it answers with something else
    ServerFault, ///< 5xx
    TooOften,
    NoStartsLeft, ///< of sessions, until a time
    Closed, ///< the gateway closed with a code
    Refused, ///< with another code
    NotGranted, ///< events: the platform keeps some of them back, or all
    NoSuchModel, ///< the server does not know a model of that name
    Skipped, ///< a probe before it failed
};

/// One probe and its result. A value.
struct Check
{
    Probe probe = Probe::Token;
    Result result = Result::Waiting;
    int code = 0; ///< of the platform, HTTP or the close frame; 0: none
    QString words; ///< the server's own
    QString name; ///< of the bot, or the model
    int left = 0; ///< session starts
    int total = 0;
    int shards = 1;
    protocol::Intents missing; ///< what was not granted of protocol::defaultIntents()
    core::Milliseconds life{}; ///< of the token; until starts are given again
    core::Milliseconds duration{};
    friend bool operator==(const Check &, const Check &) = default;

    [[nodiscard]] bool isOver() const { return result != Result::Waiting && result != Result::Running; }
    /// Good, or nothing that would keep the bot from running.
    [[nodiscard]] bool isPassed() const { return result == Result::Good; }
};

/// All of a run; beside it what the platform's clock says about ours.
struct Report
{
    QList<Check> checks;
    std::optional<core::Milliseconds> clockSkew; ///< our clock minus the platform's, from the Date of an answer
    [[nodiscard]] bool isOver() const { return std::ranges::all_of(checks, &Check::isOver); }
    [[nodiscard]] bool isPassed() const { return std::ranges::all_of(checks, &Check::isPassed); }
    friend bool operator==(const Report &, const Report &) = default;
};

} // namespace doctor
