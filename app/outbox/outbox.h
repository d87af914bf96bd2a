#pragma once
#include "app/core/result.h"
#include "app/lineage/anchorledger.h"
#include "app/outbox/outboxerror.h"
#include "app/outbox/reservedattempt.h"

#include <memory>

namespace SQLite {
class Transaction;
}

namespace outbox {

/// An inbound message as it is committed before the agent wakes. `owed`: the agent shall answer it.
struct InboundMessage
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    core::InboundMsgId msgId;
    core::RefIdx msgIdx;
    QString text;
    core::WallTime received{};
    bool owed = true;
};

/// Where the gateway session stands; committed together with each inbound message.
struct Checkpoint
{
    core::SessionId session;
    qint64 seq = 0;
    core::WallTime saved{};
    QString origin; ///< API base it belongs to: a session of one platform means nothing to another
    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

/// What the platform delivered: new, or the same message once more.
struct Received
{
    qint64 inboundId = 0;
    bool isNew = false;
};

/// A message that a user should get: made once, then tried by one or more attempts. `origin`: `agent`, `tool`, `hand`.
struct OutgoingMessage
{
    qint64 turnId = 0; ///< 0 for a message by hand
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    QString text;
    bool markdown = false;
    QString origin;
    core::WallTime created{};
    friend bool operator==(const OutgoingMessage &, const OutgoingMessage &) = default;
};

/// One attempt to reserve for a message: what it hangs on (none = proactive) and in which form it goes.
struct Draft
{
    qint64 messageId = 0;
    std::optional<lineage::AnchorId> anchor;
    protocol::MsgType msgType = protocol::MsgType::Text;
    core::WallTime now{};
};

/// What a crash left behind: an attempt without an outcome, or one whose retry was still to come (`isUnknown`).
struct OpenAttempt
{
    qint64 attemptId = 0;
    bool hasDedupeKey = false;
    bool isUnknown = false; ///< its outcome stands in the file already
    qint64 messageId = 0;
    OutgoingMessage message;
};
struct OwedTurn
{
    qint64 inboundId = 0;
    InboundMessage message;
};
struct UnsentMessage
{
    qint64 messageId = 0;
    OutgoingMessage message;
};

/// One earlier line of a conversation, for the model's history.
struct HistoryLine
{
    bool fromUser = true;
    QString text;
};

/// How a turn ended, as a word in the file.
enum class TurnState { Running, Ended, Interrupted };

/// The truth of one bot: inbound messages and what is owed, anchors, msg_seq, messages, attempts and outcomes, the
/// gateway session. Small SQLite file, WAL, every call that changes something is one committed transaction: what it
/// returned survives SIGKILL. Thread: the bot's; not thread-safe.
class Outbox
{
public:
    /// Opens or makes the file and migrates it. `now` and `bootId` (the machine's, changes at each boot) decide whether
    /// the machine itself stopped uncleanly: then every unexpired anchor's next msg_seq is raised.
    [[nodiscard]] static core::Result<std::unique_ptr<Outbox>, OutboxError> open(
        const QString &path, const lineage::RuleSet &rules, core::WallTime now, const QString &bootId);
    ~Outbox();
    Outbox(const Outbox &) = delete;
    Outbox &operator=(const Outbox &) = delete;

    /// Anchors with windows, uses and next msg_seq, in step with the file.
    [[nodiscard]] const lineage::AnchorLedger &ledger() const;

    // Inbound.
    /// Commits the message, its anchor and the checkpoint at once. The same msg_id again changes nothing but the
    /// checkpoint.
    [[nodiscard]] core::Result<Received, OutboxError> receive(
        const InboundMessage &message, const Checkpoint &checkpoint);
    [[nodiscard]] core::Result<void, OutboxError> saveCheckpoint(const Checkpoint &checkpoint);
    [[nodiscard]] core::Result<void, OutboxError> forgetCheckpoint();
    [[nodiscard]] core::Result<std::optional<Checkpoint>, OutboxError> checkpoint() const;

    // Turns.
    [[nodiscard]] core::Result<qint64, OutboxError> beginTurn(qint64 inboundId, core::WallTime now);
    [[nodiscard]] core::Result<void, OutboxError> endTurn(qint64 turnId, TurnState state, core::WallTime now);
    /// Earlier inbound texts of a conversation and what was delivered for them or by hand, oldest first, before that
    /// inbound message.
    [[nodiscard]] core::Result<QList<HistoryLine>, OutboxError> history(
        protocol::Scene scene, const core::PeerId &peer, qint64 beforeInbound, int limit) const;

    // Messages and attempts.
    /// Puts texts on disk before any of them is tried, so that a crash cannot lose them. Returns their ids in order.
    [[nodiscard]] core::Result<QList<qint64>, OutboxError> add(const QList<OutgoingMessage> &messages);
    /// Takes the anchor's next msg_seq and writes the attempt; only then may it be sent.
    [[nodiscard]] core::Result<ReservedAttempt, OutboxError> reserve(const Draft &draft);
    /// Another attempt with the anchor, msg_seq and body of an earlier one that is open and has a dedupe key, or that
    /// certainly did not get through (refused for its token, never left). Errors: NotRepeatable for any other.
    [[nodiscard]] core::Result<ReservedAttempt, OutboxError> reserveRetry(qint64 attemptId, core::WallTime now);
    /// Writes an outcome. `anchorDead`: the refusal means that nothing can hang on this anchor any more.
    [[nodiscard]] core::Result<void, OutboxError> settle(
        qint64 attemptId, const lineage::Outcome &outcome, bool anchorDead, core::WallTime now);

    // After a crash.
    [[nodiscard]] core::Result<QList<OpenAttempt>, OutboxError> openAttempts() const;
    /// Inbound messages that no turn answered: never begun, or begun without any attempt.
    [[nodiscard]] core::Result<QList<OwedTurn>, OutboxError> owedTurns() const;
    /// Marks turns that were running and had an attempt as interrupted; returns their texts that never left.
    [[nodiscard]] core::Result<QList<UnsentMessage>, OutboxError> interruptTurns(core::WallTime now);

private:
    struct Private;
    explicit Outbox(std::unique_ptr<Private> d);
    [[nodiscard]] core::Result<ReservedAttempt, OutboxError> write(
        ReservedAttempt attempt, qint64 anchorRow, core::WallTime now, SQLite::Transaction &transaction);
    std::unique_ptr<Private> d;
};

} // namespace outbox
