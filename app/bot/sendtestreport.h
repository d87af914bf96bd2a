#pragma once
#include "app/bot/botevent.h"
#include "app/lineage/diagnosis.h"

namespace bot {

inline constexpr int mostTestMessages = 20;

/// "Send n messages to this peer over this path": what a send test is to do. A value.
struct SendTestPlan
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    /// The path. ChooseBest: the newest live anchor, chosen anew for each message.
    lineage::AnchorChoice path;
    int count = 5; ///< 1…mostTestMessages
    core::Milliseconds pause{1'200}; ///< between an answer and the next message
    QString text; ///< of each message; see textOf()
    bool stopAtFailure = true;
    friend bool operator==(const SendTestPlan &, const SendTestPlan &) = default;
};

/// What the answer to a command does not tell of a message and the journal does.
struct SendTestFacts
{
    QString route; ///< `POST /v2/users/…/messages`, with its ids; empty for what never left
    QString anchor; ///< as it stood in the body; empty for a proactive message
    core::TraceId traceId;
    std::optional<int> status; ///< HTTP
    std::optional<core::Milliseconds> duration; ///< from request to answer
    std::optional<lineage::SendFacts> sent; ///< of a failure
    std::optional<lineage::Diagnosis> why; ///< of a failure
    friend bool operator==(const SendTestFacts &a, const SendTestFacts &b)
    {
        return a.route == b.route && a.anchor == b.anchor && a.traceId == b.traceId && a.status == b.status
            && a.duration == b.duration && a.why == b.why; // `sent` is the same row's as `anchor`
    }
};

/// One message of a test.
struct SendTestMessage
{
    int number = 0; ///< from 1
    std::optional<core::WallTime> began; ///< when the bot was asked; none: its turn did not come
    std::optional<SendFinished> answer; ///< none: its turn did not come, or it is on its way
    std::optional<SendTestFacts> facts; ///< none: not read from the journal yet
    friend bool operator==(const SendTestMessage &a, const SendTestMessage &b)
    {
        return a.number == b.number && a.began == b.began && a.facts == b.facts
            && a.answer.has_value() == b.answer.has_value()
            && (!a.answer || a.answer->outcome == b.answer->outcome); // an answer is never exchanged for another
    }
};
/// Refused, unknown or not sent; false for one without an answer.
[[nodiscard]] bool hasFailed(const SendTestMessage &message);

enum class SendTestEnd { Running, Complete, Stopped, AtFailure };

/// A test as far as it has come: each of its messages, in order.
struct SendTestReport
{
    QString bot; ///< profile
    SendTestPlan plan;
    QList<SendTestMessage> messages;
    core::WallTime began{};
    std::optional<core::WallTime> ended;
    SendTestEnd end = SendTestEnd::Running;
};

/// The shortest, the middle and the longest of the times that answers took. Units: ms. The middle of an even number of
/// them is the mean of the two in the middle.
struct SendTestLatency
{
    core::Milliseconds least{}, median{}, most{};
    friend bool operator==(const SendTestLatency &, const SendTestLatency &) = default;
};

/// How many messages came to what; together all of them.
struct SendTestSummary
{
    int accepted = 0; ///< with or without an id
    int inAudit = 0;
    int refused = 0;
    int unknown = 0;
    int notSent = 0;
    int notTried = 0; ///< on their way, or their turn did not come
    int firstFailure = 0; ///< its number, 0 for none
    std::optional<SendTestLatency> latency; ///< of readable answers that the journal has
    friend bool operator==(const SendTestSummary &, const SendTestSummary &) = default;
};
[[nodiscard]] SendTestSummary summaryOf(const SendTestReport &report);

} // namespace bot
