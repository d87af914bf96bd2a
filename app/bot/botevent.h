#pragma once
#include "app/lineage/anchorledger.h"
#include "app/outbox/outbox.h"
#include "app/protocol/intents.h"

#include <variant>

namespace bot {

// Cross-thread values from a bot to whoever shows it. What belongs to history is in the journal, not here.

/// State of the line to the gateway. Of several shards the one that needs most attention is told.
struct ConnectionChanged
{
    enum class Phase { Offline, FetchingGateway, Connecting, Identifying, Resuming, Ready, Waiting, Stopped };
    Phase phase = Phase::Offline;
    core::WallTime since{};
    core::SessionId session;
    qint64 lastSeq = 0;
    int closeCode = 0; ///< of the last close, 0 for none
    int tryNumber = 0;
    core::Milliseconds retryIn{}; ///< from `since`, while Waiting
    bool startLimit = false; ///< Waiting: the platform allows no new session before that
    bool proxyFault = false; ///< the last try ended at the proxy
    protocol::Intents notGranted; ///< of what was asked for first
    int shards = 1;
    int shardsReady = 0;
    friend bool operator==(const ConnectionChanged &, const ConnectionChanged &) = default;
};
struct HeartbeatAcknowledged
{
    core::Milliseconds roundTrip{};
};
struct TokenRenewed
{
    core::WallTime expires{};
};
/// What the platform said of new sessions when the gateway's address was asked for. Source: protocol reference (b),
/// `session_start_limit`.
struct StartLimitTold
{
    int total = 0;
    int remaining = 0;
    core::WallTime resetsAt{};
    int concurrency = 1; ///< Identifies in 5 s
    int shards = 1; ///< that it asks for
    core::WallTime at{}; ///< when it said so
    friend bool operator==(const StartLimitTold &, const StartLimitTold &) = default;
};
/// Token or gateway URL could not be had: a stable word and the server's text.
struct CallFailed
{
    enum class Kind {
        Passing, ///< tried again by itself
        Credentials, ///< App ID or secret refused: a person must act
        Forbidden, ///< address or permission refused: a person must act
    };
    QString call; ///< `token`, `gateway`
    int code = 0;
    QString message;
    Kind kind = Kind::Passing;
};
/// The anchors of a conversation as they are now; the receiver computes rings and verdicts from them.
struct AnchorsChanged
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    QList<lineage::Anchor> anchors; ///< newest first
};
struct TurnChanged
{
    enum class Phase { Thinking, Sending, Ended };
    qint64 turnId = 0;
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    Phase phase = Phase::Thinking;
    int round = 0;
};
/// A message that is tried again by itself: what its series of tries stands at. Told from the first wait to its end.
struct RetryChanged
{
    enum class Phase {
        Waiting, ///< for `at`
        Held, ///< by a person, until a person says so
        Trying, ///< on its way
        Over, ///< nothing more goes by itself
    };
    qint64 messageId = 0;
    qint64 attemptId = 0; ///< the last one made, 0: none so far
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    Phase phase = Phase::Over;
    core::WallTime at{}; ///< of the next try
    int number = 0; ///< of the next try (or the one on its way), of at most `most`
    int most = 0;
    friend bool operator==(const RetryChanged &, const RetryChanged &) = default;
};
/// How many messages of a conversation wait for a turn of the agent; told at most a few times a second.
struct QueueChanged
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    int depth = 0;
    friend bool operator==(const QueueChanged &, const QueueChanged &) = default;
};
/// The answer to a Send, Resend or Retry, and to each step of a ResendMany.
struct SendFinished
{
    quint64 requestId = 0;
    qint64 messageId = 0; ///< in the outbox; 0: it was refused before it stood there
    qint64 attemptId = 0; ///< the last, 0: none was made
    lineage::Outcome outcome;
    std::optional<int> msgSeq;
    bool recorded = true; ///< a row of the journal tells it; false: refused before anything could be noted
};
struct ResendManyEnded
{
    quint64 requestId = 0;
    int sent = 0; ///< steps that were tried; what somebody else had taken care of is neither sent nor left
    int left = 0; ///< steps that were not: stopped by a person or by a refusal
    bool stoppedByRefusal = false;
};
/// Everything that users should have got and did not, oldest first, and the bot's policy for it.
struct UndeliveredChanged
{
    QList<outbox::UndeliveredMessage> messages;
    bool leaveWithNext = false;
};
/// The rules in force: published ones with what this bot has learned.
struct RulesChanged
{
    lineage::RuleSet rules;
};
/// The conversations that a person has taken over, all of them.
struct TakenOverChanged
{
    QList<outbox::TakenOver> conversations;
};
/// Whether the seed's fault is being injected, and whether it can be: only on this process's own embedded platform.
struct InjectionChanged
{
    bool possible = false;
    bool on = false;
};
/// The outbox cannot be written (or can again): nothing is sent meanwhile.
struct OutboxState
{
    bool writable = true;
    QString detail; ///< SQLite's own words
    storage::Fault fault = storage::Fault::Other; ///< while not writable
    QString setAside; ///< the name of a damaged file that a fresh one stands for; empty: none in this run
    friend bool operator==(const OutboxState &, const OutboxState &) = default;
};
using Event = std::variant<ConnectionChanged, HeartbeatAcknowledged, TokenRenewed, StartLimitTold, CallFailed,
    AnchorsChanged, TurnChanged, RetryChanged, QueueChanged, SendFinished, ResendManyEnded, UndeliveredChanged,
    RulesChanged, TakenOverChanged, InjectionChanged, OutboxState>;

} // namespace bot
