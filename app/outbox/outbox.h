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
    core::PeerId sender; ///< who wrote; in a group not the peer
    QString senderName;
    bool replayed = false; ///< it came after a lost line: how old it is nobody knows
};

/// Where the gateway session of one shard stands; committed together with each inbound message.
struct Checkpoint
{
    core::SessionId session; ///< empty: none that could be resumed
    qint64 seq = 0;
    core::WallTime saved{}; ///< when the line was last known to be up
    QString origin; ///< API base it belongs to: a session of one platform means nothing to another
    int shard = 0;
    int shards = 1;
    friend bool operator==(const Checkpoint &, const Checkpoint &) = default;
};

/// What the platform delivered: new, or the same message once more.
struct Received
{
    qint64 inboundId = 0;
    core::InboundMsgId msgId; ///< under which it came first: its anchor
    bool isNew = false;
    /// An answer is owed from now on: new and owed, or known and only this delivery says that it is meant for the bot
    /// (a group delivers an @-message as GROUP_MESSAGE_CREATE and as GROUP_AT_MESSAGE_CREATE with one `d.id`).
    bool becameOwed = false;
};

/// An event whose top-level id may anchor. Source: protocol reference (e), "What may anchor".
struct AnchorEvent
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    core::EventId eventId;
    core::WallTime received{};
    bool replayed = false; ///< as in InboundMessage
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

/// What an attempt hangs on: nothing (proactive), an anchor of the ledger, or an id that nobody vouches for (a person's
/// explicit wish, or the sandbox's switch). Unverified ids have msg_seq of their own and never become anchors.
using DraftAnchor = std::variant<protocol::NoAnchor, lineage::AnchorId, core::UnverifiedId>;

/// One attempt to reserve for a message: what it hangs on and in which form it goes.
struct Draft
{
    qint64 messageId = 0;
    DraftAnchor anchor;
    protocol::MsgType msgType = protocol::MsgType::Text; ///< of the message as made; an edited one brings its own
    std::optional<protocol::SendRequest> edited; ///< content as a person edited it (its anchor and msg_seq are ignored)
    /// A person's own; none: the next free one. Not used where sends carry none (proactive, event anchors, guilds): it
    /// would look like a dedupe key that the platform does not honour. Errors: SeqTaken
    std::optional<int> msgSeq;
    QString origin; ///< of this attempt when it is not the message's: `hand`, `next`, `injected`
    core::WallTime now{};
};

/// An attempt that may go out again: what a crash left without an outcome, one without a readable answer, or the newest
/// of a message that waits for its next try.
struct OpenAttempt
{
    qint64 attemptId = 0;
    bool hasDedupeKey = false;
    std::optional<lineage::Outcome> outcome; ///< none: nobody lived to write it
    bool isDelivered = false; ///< its message reached the user by another attempt: nothing is to be asked any more
    bool mayHaveArrived = false; ///< of its message: some attempt may stand before the user
    int tries = 1; ///< attempts of its message with its anchor and msg_seq
    DraftAnchor anchor; ///< what it hung on
    std::optional<core::WallTime> nextTry; ///< its message waits for another try, then
    bool held = false; ///< a person keeps the next try from going by itself
    qint64 messageId = 0;
    OutgoingMessage message;
    [[nodiscard]] bool isUnknown() const { return outcome && std::holds_alternative<lineage::Unknown>(*outcome); }
};
struct OwedTurn
{
    qint64 inboundId = 0;
    InboundMessage message;
};
/// How many answers one conversation is owed.
struct OwedConversation
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    int count = 0;
    friend bool operator==(const OwedConversation &, const OwedConversation &) = default;
};
/// A message that its user should have got and did not: refused, unknown or not sent, over, and not dismissed.
struct UndeliveredMessage
{
    qint64 messageId = 0;
    OutgoingMessage message;
    lineage::Outcome outcome; ///< of the newest attempt; NotSent with its reason when the last try made none
    qint64 attemptId = 0; ///< the newest, 0 for none
    int attempts = 0;
    bool hasDedupeKey = false; ///< the newest attempt can be retried with the same msg_seq
    QString anchor; ///< that the newest attempt hung on, empty for none
    bool hungOnOwnId = false; ///< a send of this bot returned that id: it can never be an anchor
    core::WallTime ended{}; ///< when the last try was over
    bool leavesWithNext = false; ///< goes out by itself with the user's next message
    /// It may go out by itself: it certainly did not arrive, and it was refused for its anchor (or for having none) or
    /// not sent at all. Never what was refused for its content.
    bool canLeaveWithNext = false;
    /// Some attempt of it is in review, or has no readable answer and no later proof: whatever the newest says, a new
    /// try may arrive twice.
    bool mayHaveArrived = false;
    friend bool operator==(const UndeliveredMessage &, const UndeliveredMessage &) = default;
};

/// A conversation that a person has taken over: the agent does not answer there.
struct TakenOver
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    friend bool operator==(const TakenOver &, const TakenOver &) = default;
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

/// Dates follow a wall clock that has moved by more than this. Half of the 30 s that an age may be wrong: a date and
/// the clock that it is compared with may each be off by so much. Source: product 10.
inline constexpr core::Milliseconds clockTolerance{15'000};

/// How a turn ended, as a word in the file.
enum class TurnState { Running, Ended, Interrupted };

/// The truth of one bot: inbound messages and what is owed, anchors, msg_seq, messages, attempts and outcomes, the
/// gateway session. Small SQLite file, WAL, every call that changes something is one committed transaction: what it
/// returned survives SIGKILL. Thread: the bot's; not thread-safe.
class Outbox
{
public:
    /// Opens or makes the file and migrates it. After an unclean stop it is checked first; one that is damaged is set
    /// aside, and a fresh one goes on (see setAside()). `now` and `bootId` (the machine's, changes at each boot) decide
    /// whether the machine itself stopped uncleanly: then every unexpired anchor's next msg_seq is raised. `platform`:
    /// names the platform where that can change under one file (an embedded one is another in each run). On another one
    /// than before nothing of the past can be replied to, asked about or is owed.
    [[nodiscard]] static core::Result<std::unique_ptr<Outbox>, OutboxError> open(const QString &path,
        const lineage::RuleSet &rules, core::WallTime now, const QString &bootId, const QString &platform = {});
    /// Gives the file of an outbox that said Corrupt another name, so that the next open() begins a fresh one. The
    /// outbox is to be destroyed after it, not before. Errors: Corrupt, as it could not be renamed.
    [[nodiscard]] static core::Result<QString, OutboxError> setAside(const QString &path, core::WallTime now);
    ~Outbox();
    Outbox(const Outbox &) = delete;
    Outbox &operator=(const Outbox &) = delete;

    /// Anchors with windows, uses and next msg_seq, in step with the file.
    [[nodiscard]] const lineage::AnchorLedger &ledger() const;
    /// The name that a damaged file got when this one was opened in its place, else empty: what was owed, which msg_seq
    /// were used and where the session stood went with it. New anchors begin as after an unclean stop of the machine.
    [[nodiscard]] const QString &setAside() const;

    // Inbound.
    /// Commits the message, its anchor and the checkpoint at once. The same message again changes nothing but the
    /// checkpoint and, once, whether an answer is owed: it is known by its msg_id, or under another msg_id by its
    /// msg_idx in the same conversation. In a conversation that is taken over nothing becomes owed.
    /// Source: protocol reference (c), "De-duplication". Never forgotten: keys are kept as long as the messages.
    [[nodiscard]] core::Result<Received, OutboxError> receive(
        const InboundMessage &message, const Checkpoint &checkpoint);
    /// Opens an event anchor, once.
    [[nodiscard]] core::Result<void, OutboxError> openEventAnchor(const AnchorEvent &event);
    /// Writes something that means nothing: whether the file can be written.
    [[nodiscard]] core::Result<void, OutboxError> tryWrite();
    [[nodiscard]] core::Result<void, OutboxError> saveCheckpoint(const Checkpoint &checkpoint);
    /// The shard's session is over. When it was last known to be up stays.
    [[nodiscard]] core::Result<void, OutboxError> forgetSession(int shard);
    /// Of all shards as the bot was sharded last, by shard.
    [[nodiscard]] core::Result<QList<Checkpoint>, OutboxError> checkpoints() const;

    // Time.
    /// Tells how the wall clock, by which anchors are dated, stands to the time since boot. If the wall clock has moved
    /// by more than clockTolerance against it since the last jump, anchors, lessons and the checkpoint are dated anew,
    /// so that they keep their age: a clock that is set back revives no expired anchor, and one that is set forward
    /// expires no live one. Returns the jump, 0 for none. To be called before `now` is used for anything that depends
    /// on age; what came in after the jump must not be in the file yet.
    ///
    /// The file remembers how the clocks stood, so a jump between two runs is seen, too, as long as the machine was not
    /// restarted. How they stood under another boot cannot be compared: what is older keeps its date, right or wrong.
    [[nodiscard]] core::Result<core::Milliseconds, OutboxError> followClock(core::WallTime wall, core::BootTime boot);

    // Turns.
    /// `record`: key of its row in the journal, which whoever ends the turn settles; 0 for none.
    [[nodiscard]] core::Result<qint64, OutboxError> beginTurn(qint64 inboundId, core::WallTime now, qint64 record = 0);
    [[nodiscard]] core::Result<void, OutboxError> endTurn(qint64 turnId, TurnState state, core::WallTime now);
    /// The journal's row of a turn has been settled although the turn goes on at the next start.
    [[nodiscard]] core::Result<void, OutboxError> forgetTurnRecord(qint64 turnId);
    /// What waits for a turn in one conversation, in the order the messages came; not what a running turn answers.
    [[nodiscard]] core::Result<QList<OwedTurn>, OutboxError> owedTurns(
        protocol::Scene scene, const core::PeerId &peer, int limit) const;
    /// Earlier inbound texts of a conversation and what was delivered for them or by hand, oldest first, before that
    /// inbound message.
    [[nodiscard]] core::Result<QList<HistoryLine>, OutboxError> history(
        protocol::Scene scene, const core::PeerId &peer, qint64 beforeInbound, int limit) const;

    // Messages and attempts.
    /// Puts texts on disk before any of them is tried, so that a crash cannot lose them. Returns their ids in order.
    [[nodiscard]] core::Result<QList<qint64>, OutboxError> add(const QList<OutgoingMessage> &messages);
    /// Takes the anchor's next msg_seq (or the draft's own) and writes the attempt; only then may it be sent.
    [[nodiscard]] core::Result<ReservedAttempt, OutboxError> reserve(const Draft &draft);
    /// Another attempt with the anchor, msg_seq and body of an earlier one that is open and has a dedupe key, or that
    /// certainly did not get through (refused for its token, never left). Errors: NotRepeatable for any other.
    /// `origin`: who repeats it, when that is another than whose attempt it was (`hand`).
    [[nodiscard]] core::Result<ReservedAttempt, OutboxError> reserveRetry(
        qint64 attemptId, core::WallTime now, const QString &origin = {});
    /// Writes an outcome and what it teaches (the ledger's rules follow). Returned is only what is new; a lesson that
    /// was in force is renewed in silence. A msg_seq that turns out to be taken by another program marks the anchor as
    /// shared and raises its next one by RuleSet::raiseAfterUncleanStop. `anchorDead`: the refusal means
    /// that nothing can hang on this anchor any more. `curableByAnchor`: another anchor would have carried it.
    using Settled = core::Result<std::optional<lineage::Lesson>, OutboxError>;
    [[nodiscard]] Settled settle(qint64 attemptId, const lineage::Outcome &outcome, bool anchorDead, core::WallTime now,
        bool curableByAnchor = false);
    /// The tries of a message are over for now. `reason`: the last one made no attempt. What is not delivered or in
    /// audit then stands in undelivered(), until the next reservation for it. By the bot's policy it is marked to leave
    /// with the user's next message if it certainly did not arrive and neither its content nor a person stopped it.
    /// Errors: UnknownMessage.
    [[nodiscard]] core::Result<void, OutboxError> finishMessage(
        qint64 messageId, std::optional<lineage::NotSentReason> reason, core::WallTime now);
    /// The message waits for its next try at that time, or, if `held`, for a person. Found again by openAttempts()
    /// after a crash, if an attempt was made; over with the next reservation or finishMessage(). Errors:
    /// UnknownMessage.
    [[nodiscard]] core::Result<void, OutboxError> planRetry(qint64 messageId, core::WallTime at, bool held);
    /// An attempt with its message, for a retry by hand. Errors: UnknownMessage.
    [[nodiscard]] core::Result<OpenAttempt, OutboxError> attempt(qint64 attemptId) const;
    /// The message as it was made. Errors: UnknownMessage.
    [[nodiscard]] core::Result<OutgoingMessage, OutboxError> message(qint64 messageId) const;

    // Undelivered.
    /// Oldest first, the newest `limit` of them.
    [[nodiscard]] core::Result<QList<UndeliveredMessage>, OutboxError> undelivered(int limit = 1'000) const;
    /// One of them; nothing for a message that is under way, delivered, in review or dismissed.
    [[nodiscard]] core::Result<std::optional<UndeliveredMessage>, OutboxError> undeliveredMessage(
        qint64 messageId) const;
    /// What leaves with the next message of this user, oldest first.
    [[nodiscard]] core::Result<QList<UndeliveredMessage>, OutboxError> leavingWithNext(
        protocol::Scene scene, const core::PeerId &peer) const;
    /// Takes them off the list, or puts them back. Messages that are under way or delivered are left alone; a new try
    /// ends a dismissal. Returns those that it changed.
    [[nodiscard]] core::Result<QList<qint64>, OutboxError> dismiss(
        const QList<qint64> &messageIds, bool dismissed, core::WallTime now);
    /// Marks those that can leave (UndeliveredMessage::canLeaveWithNext); no other is ever marked.
    [[nodiscard]] core::Result<void, OutboxError> setLeavesWithNext(const QList<qint64> &messageIds, bool leaves);
    /// Bot policy: whether what was definitely not delivered leaves with the user's next message (default: no). Setting
    /// it marks or unmarks what is undelivered now, too.
    [[nodiscard]] core::Result<bool, OutboxError> undeliveredLeaveWithNext() const;
    [[nodiscard]] core::Result<void, OutboxError> setUndeliveredLeaveWithNext(bool leave);

    // A person at the wheel.
    /// Taking over also ends what is owed in that conversation: a person answers it.
    [[nodiscard]] core::Result<void, OutboxError> setTakenOver(const TakenOver &conversation, bool takenOver);
    [[nodiscard]] core::Result<QList<TakenOver>, OutboxError> takenOver() const;

    // After a crash.
    /// What has no outcome, and what was about to be tried again.
    [[nodiscard]] core::Result<QList<OpenAttempt>, OutboxError> openAttempts() const;
    /// Journal rows of turns that were running, to be settled by whoever calls interruptTurns() next.
    [[nodiscard]] core::Result<QList<qint64>, OutboxError> openTurnRecords() const;
    /// Conversations with inbound messages that no turn answered: never begun, or begun without any attempt. In the
    /// order of their oldest.
    [[nodiscard]] core::Result<QList<OwedConversation>, OutboxError> owedConversations() const;
    /// Marks turns that were running as interrupted and ends every message that nobody will go on with: undelivered()
    /// is right from here on. Messages of openAttempts() stay under way if they have a dedupe key or wait for their
    /// next try. Returns texts that never left; those of a turn without any attempt are dropped instead, as it runs
    /// again.
    [[nodiscard]] core::Result<QList<UnsentMessage>, OutboxError> interruptTurns(core::WallTime now);

private:
    struct Private;
    explicit Outbox(std::unique_ptr<Private> d);
    [[nodiscard]] static core::Result<std::unique_ptr<Outbox>, OutboxError> openFile(const QString &path,
        const lineage::RuleSet &rules, core::WallTime now, const QString &bootId, const QString &platform);
    // Steps of a reservation, inside its transaction.
    [[nodiscard]] core::Result<ReservedAttempt, OutboxError> begun(const Draft &draft);
    [[nodiscard]] core::Result<qint64, OutboxError> hang(ReservedAttempt &attempt, const Draft &draft);
    [[nodiscard]] core::Result<ReservedAttempt, OutboxError> write(
        ReservedAttempt attempt, qint64 anchorRow, bool edited, core::WallTime now, SQLite::Transaction &transaction);
    std::unique_ptr<Private> d;
};

} // namespace outbox
