#include "app/lineage/outcome.h"

#include "app/core/overloaded.h"

#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace lineage {

namespace {

constexpr std::array reasonNames = {
    std::pair{NotSentReason::NoAnchor, "no-anchor"_L1},
    std::pair{NotSentReason::AnchorDoomed, "anchor-doomed"_L1},
    std::pair{NotSentReason::CannotRecord, "cannot-record"_L1},
    std::pair{NotSentReason::CannotConnect, "cannot-connect"_L1},
    std::pair{NotSentReason::NoToken, "no-token"_L1},
    std::pair{NotSentReason::Cancelled, "cancelled"_L1},
    std::pair{NotSentReason::EmptyText, "empty-text"_L1},
    std::pair{NotSentReason::Interrupted, "interrupted"_L1},
    std::pair{NotSentReason::Busy, "busy"_L1},
    std::pair{NotSentReason::NotRepeatable, "not-repeatable"_L1},
    std::pair{NotSentReason::SeqTaken, "seq-taken"_L1},
    std::pair{NotSentReason::NoLongerOwed, "no-longer-owed"_L1},
};

} // namespace

traffic::State stateOf(const Outcome &outcome)
{
    return std::visit(core::Overloaded{
                          [](const Accepted &) { return traffic::State::Accepted; },
                          [](const AcceptedIdUnknown &) { return traffic::State::AcceptedIdUnknown; },
                          [](const Refused &) { return traffic::State::Refused; },
                          [](const InAudit &) { return traffic::State::InAudit; },
                          [](const Unknown &) { return traffic::State::Unknown; },
                          [](const NotSent &) { return traffic::State::NotSent; },
                      },
        outcome);
}

QString notSentName(NotSentReason reason)
{
    for (const auto &[known, name] : reasonNames)
        if (known == reason)
            return name;
    return {};
}

std::optional<NotSentReason> notSentFromName(QStringView name)
{
    for (const auto &[known, text] : reasonNames)
        if (text == name)
            return known;
    return std::nullopt;
}

} // namespace lineage
