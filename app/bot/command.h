#pragma once
#include "app/lineage/anchorledger.h"
#include "app/protocol/message.h"

#include <variant>

namespace bot {

// Cross-thread values from the window (or the command line) to a bot. `requestId` is the asker's; the answer
// (SendFinished) carries it back.

struct Connect
{
};
struct Disconnect
{
};
/// Send a text by hand.
struct Send
{
    quint64 requestId = 0;
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    QString text;
    bool markdown = false;
    lineage::AnchorChoice choice;
    bool once = false; ///< one attempt, whatever becomes of it: who tests wants the platform's own answer
};
/// A person's new try of a message that stands in the outbox: new msg_seq, perhaps another anchor or edited content.
struct Resend
{
    quint64 requestId = 0;
    qint64 messageId = 0;
    std::optional<protocol::SendRequest> edited; ///< none: the content as it was made
    lineage::AnchorChoice choice;
    std::optional<int> msgSeq; ///< a person's own; none: the next free one
};
/// The same once more after an unknown outcome: anchor, msg_seq and content of that attempt.
struct Retry
{
    quint64 requestId = 0;
    qint64 attemptId = 0;
};
/// Of a message that is tried again by itself: its next try goes now, whoever held it.
struct RetryNow
{
    qint64 messageId = 0;
};
/// The next try waits for a person (RetryNow, CancelRetry), or goes by itself again at its time.
struct HoldRetry
{
    qint64 messageId = 0;
    bool on = true;
};
/// Nothing more goes by itself: the message ends among the undelivered, unknown if an earlier copy may have arrived.
struct CancelRetry
{
    qint64 messageId = 0;
};
struct PlannedResend
{
    qint64 messageId = 0;
    lineage::AnchorChoice choice;
};
/// Several resends in this order, each on its way before the next; every one is answered by a SendFinished, the last by
/// a ResendManyEnded.
struct ResendMany
{
    quint64 requestId = 0;
    QList<PlannedResend> steps;
    core::Milliseconds pause{1'200}; ///< between two; the platform limits messages per second
    bool stopAtRefusal = true;
};
/// Ends a ResendMany after the send that is on its way.
struct StopResendMany
{
    quint64 requestId = 0;
};
/// Takes undelivered messages off the list, or puts them back.
struct Dismiss
{
    QList<qint64> messageIds;
    bool dismissed = true;
};
/// These messages leave by themselves with their user's next message, or not.
struct LeaveWithNext
{
    QList<qint64> messageIds;
    bool leaves = true;
};
/// The bot's policy for messages that are undelivered, or will be.
struct SetLeaveWithNextPolicy
{
    bool leave = false;
};
/// A person answers in this conversation; the agent pauses there.
struct TakeOver
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    bool on = true;
};
/// Stop the agent's turn in a conversation.
struct StopTurn
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
};
/// The seed's fault on demand: tools hang their message on the id that the last tool send returned. Acts only on the
/// embedded platform of this process.
struct InjectOwnId
{
    bool on = true;
};
using Command = std::variant<Connect, Disconnect, Send, Resend, Retry, RetryNow, HoldRetry, CancelRetry, ResendMany,
    StopResendMany, Dismiss, LeaveWithNext, SetLeaveWithNextPolicy, TakeOver, StopTurn, InjectOwnId>;

} // namespace bot
