#pragma once
#include "app/sandbox/scenario.h"

namespace soak {

/// How much, how hard. The same seed gives the same faults at the same occurrences; what the scheduler does with the
/// processes is its own.
struct Plan
{
    int messages = 1'000;
    int people = 40;
    int groups = 10;
    int kills = 24;
    quint32 seed = 20'260'924;
    int mostOpen = 60; ///< messages that wait for their end at a time
    /// Without anything coming to its end and without a try. More than the longest pause between two tries (37.5 s) and
    /// the 20 s that an answer may take: a client that waits for its next try is not stuck.
    int patienceSeconds = 90;
};

/// The stage for it: people, groups, a model that answers in one round, and faults by chance at every point where
/// something arrives. A session is never refused for good: what the platform itself forgets nobody can recover.
[[nodiscard]] sandbox::Scenario scenarioOf(const Plan &plan);

/// Where the client dies. The first two lie between the model's answer and the outcome of the send.
enum class Moment {
    SendArrived, ///< the platform has the send and carries it out; nobody hears the answer
    ModelAnswered, ///< the model's answer is on its way or just read
    OutcomeGiven, ///< the platform's answer is on its way or just read
    MessageSaid, ///< a message is on its way or just read
    Starting, ///< on the way to a session
};
[[nodiscard]] QString momentName(Moment moment);
/// The moment of kill number `n`: seven of ten lie between the model's answer and the outcome.
[[nodiscard]] Moment momentOf(int n);

} // namespace soak
