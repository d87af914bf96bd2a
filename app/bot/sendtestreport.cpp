#include "app/bot/sendtestreport.h"

#include <algorithm>

namespace bot {

namespace {

std::optional<SendTestLatency> latencyOf(QList<core::Milliseconds> times)
{
    if (times.isEmpty())
        return std::nullopt;
    std::ranges::sort(times);
    const qsizetype middle = times.size() / 2;
    const auto median = times.size() % 2 == 1 ? times[middle] : (times[middle - 1] + times[middle]) / 2;
    return SendTestLatency{times.first(), median, times.last()};
}

/// The platform said something that could be read.
bool hasAnswer(const SendTestMessage &message)
{
    return message.answer && !std::holds_alternative<lineage::Unknown>(message.answer->outcome)
        && !std::holds_alternative<lineage::NotSent>(message.answer->outcome);
}

int &countOf(SendTestSummary &summary, const SendTestMessage &message)
{
    using traffic::State;
    switch (message.answer ? lineage::stateOf(message.answer->outcome) : State::None) {
    case State::Accepted:
    case State::AcceptedIdUnknown:
        return summary.accepted;
    case State::InAudit:
        return summary.inAudit;
    case State::Refused:
        return summary.refused;
    case State::Unknown:
        return summary.unknown;
    case State::NotSent:
        return summary.notSent;
    case State::None:
    case State::InFlight:
        break;
    }
    return summary.notTried;
}

} // namespace

bool hasFailed(const SendTestMessage &message)
{
    using traffic::State;
    if (!message.answer)
        return false;
    const State state = lineage::stateOf(message.answer->outcome);
    return state == State::Refused || state == State::Unknown || state == State::NotSent;
}

SendTestSummary summaryOf(const SendTestReport &report)
{
    SendTestSummary summary;
    QList<core::Milliseconds> times;
    for (const SendTestMessage &message : report.messages) {
        ++countOf(summary, message);
        if (summary.firstFailure == 0 && hasFailed(message))
            summary.firstFailure = message.number;
        if (hasAnswer(message) && message.facts && message.facts->duration)
            times.append(*message.facts->duration);
    }
    summary.latency = latencyOf(times);
    return summary;
}

} // namespace bot
