#pragma once
#include "app/lineage/anchorledger.h"
#include "app/protocol/errorcatalogue.h"

namespace lineage {

// Where an id that a send hung on comes from, as far as the journal knows. Times are local.

/// Nobody delivered or returned it here.
struct NeverSeen
{
    friend bool operator==(const NeverSeen &, const NeverSeen &) = default;
};
/// `d.id` of a person's message.
struct OfPersonsMessage
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    core::WallTime received{};
    QString text;
    bool isOnlyInLog = false; ///< of another program: our gateway did not receive it; `received` 0: the log has no date
    friend bool operator==(const OfPersonsMessage &, const OfPersonsMessage &) = default;
};
/// The answer to a send gave it: the bot's own message.
struct OfOwnMessage
{
    core::WallTime returned{};
    QString text; ///< of the message that it names
    friend bool operator==(const OfOwnMessage &, const OfOwnMessage &) = default;
};
/// Top-level id of an event.
struct OfEvent
{
    QString type;
    core::WallTime received{};
    friend bool operator==(const OfEvent &, const OfEvent &) = default;
};
using IdOrigin = std::variant<NeverSeen, OfPersonsMessage, OfOwnMessage, OfEvent>;

/// One send as it left and what came back.
struct SendFacts
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    QString anchor; ///< the id it hung on, empty for proactive
    bool anchoredByEventId = false; ///< it stood under `event_id`
    std::optional<int> msgSeq;
    protocol::MsgType msgType = protocol::MsgType::Text;
    QString text;
    core::WallTime sent{};
    traffic::State state = traffic::State::None;
    std::optional<int> code; ///< err_code, else code
    std::optional<int> httpStatus;
    QString serverText; ///< server message; for unknown and not sent the stable word
    core::TraceId traceId;
    bool injected = false; ///< its anchor was put there by the sandbox's switch
};

/// What the journal and the bot know about it.
struct Evidence
{
    IdOrigin origin; ///< of `SendFacts::anchor`
    int acceptedBefore = 0; ///< replies accepted on that anchor before this send
    int openBefore = 0; ///< earlier sends on it without a readable answer
    bool seqUsedBefore = false; ///< an earlier send had the same anchor and msg_seq with another content
    std::optional<core::InboundMsgId> turnAnchor; ///< the message that this send's turn answers
    QList<Anchor> anchors; ///< of the conversation, as they are now; empty when no bot runs
    /// Another attempt of the same message has no readable answer: a resend may arrive twice.
    bool messageInDoubt = false;
    /// Another program sent it, and only its log tells of it: no attempt of the outbox can be repeated.
    bool isOfLog = false;
};

/// Why a send did not (certainly) reach its user. Closed list; sentences are made in `text`.
enum class Cause {
    OwnIdAsAnchor, ///< the seed's fault
    OtherPeersAnchor,
    UnknownAnchor,
    AnchorExpired,
    AnchorExhausted,
    EventIdMisused,
    SeqCollision, ///< (anchor, msg_seq) was taken
    TimeOrCount, ///< the platform said "time or count" and the facts do not tell which
    Content,
    Markdown,
    Url,
    Permission, ///< proactive switched off, no right, address not allowed
    Quota,
    Audit,
    UnknownOutcome,
    Credentials, ///< token or App ID
    NotSent,
    Server, ///< the platform's own fault with a readable answer
    OtherRefusal, ///< a code that the catalogue names otherwise, or does not name
};

/// What would put it right; one button.
enum class Cure {
    None, ///< nothing a button can do: `text` says what a person must
    ResendOnAnchor, ///< on Diagnosis::cureAnchor, new msg_seq
    ResendAsPlainText, ///< same anchor, without markdown
    EditAndResend, ///< the content has to change
    RetrySame, ///< same anchor, msg_seq and content
    ResendProactive, ///< no anchor is left and the policy or a person may
    WaitForUser, ///< the user's next message opens an anchor
    ResendLater, ///< quota, network: the same once more, later
};

/// The answer to "why": cause with its evidence, cure with its verdict. Pure data.
struct Diagnosis
{
    Cause cause = Cause::OtherRefusal;
    Cure cure = Cure::None;
    IdOrigin origin;
    std::optional<core::Milliseconds> anchorAge; ///< at the time of the send, where known
    int acceptedBefore = 0;
    bool seqUsedBefore = false; ///< of a collision: this bot itself had used that msg_seq
    std::optional<Anchor> cureAnchor;
    std::optional<Verdict> cureVerdict; ///< of the cure, now
    friend bool operator==(const Diagnosis &, const Diagnosis &) = default;
};

/// Joins a failed, uncertain or unsent attempt with its evidence. Nothing for one that was delivered or is in flight.
/// Pure. Thread: any. Source: product 2; protocol reference (e), "What may anchor", "What to do on failure".
[[nodiscard]] std::optional<Diagnosis> diagnose(const SendFacts &send, const Evidence &evidence, const RuleSet &rules,
    const protocol::ErrorCatalogue &catalogue, core::WallTime now);

/// What the platform would make of hanging on an id that no anchor stands for: never safe. One that only a log knows
/// may carry a reply as long as the log's date does not say that its window has passed. Pure.
[[nodiscard]] Verdict judgeUnverified(
    const IdOrigin &origin, protocol::Scene scene, const core::PeerId &peer, const RuleSet &rules, core::WallTime now);

} // namespace lineage
