#pragma once
#include "app/bot/command.h"
#include "app/bot/sendtestreport.h"

namespace bot {

/// Why a plan cannot be carried out.
enum class SendTestFault { NoPeer, NoAnchor, Count, Pause, EmptyText };
/// The platform limits messages per second; longer than the longest window a pause is of no use.
inline constexpr core::Milliseconds shortestTestPause{200};
inline constexpr core::Milliseconds longestTestPause{600'000};
/// Empty: it can begin. Pure.
[[nodiscard]] QList<SendTestFault> faultsOf(const SendTestPlan &plan);

/// What message `number` (from 1) says: the plan's text with its number for `{n}` and their count for `{total}`.
[[nodiscard]] QString textOf(const SendTestPlan &plan, int number);

/// A message of a test that did not arrive is owed to nobody: the command that takes it off the undelivered ones, where
/// it would wait to leave with its user's next message. Nothing for one that arrived or never stood in the outbox.
[[nodiscard]] std::optional<Dismiss> afterwards(const SendFinished &finished);

/// A send test that is being carried out: one message after the other, never two at once, each given out by next() and
/// answered to take(). Pure: whoever holds it sends the commands and waits the plan's pause. Thread: a value, one
/// thread.
class SendTest
{
public:
    /// `plan` has no fault. `bot`: name of the profile, for the report.
    SendTest(SendTestPlan plan, QString bot, core::WallTime now);

    /// The next message; none while one is on its way, and when it is over. `requestId` is what its answer carries.
    [[nodiscard]] std::optional<Send> next(quint64 requestId, core::WallTime now);
    /// False: an answer to somebody else's request; it changes nothing.
    bool take(const SendFinished &finished, core::WallTime now);
    /// No further message: over at once between two, else with the answer to the one on its way.
    void stop(core::WallTime now);
    /// What the journal knows of a message that was answered; of any other nothing is kept.
    void learn(int number, const SendTestFacts &facts);

    [[nodiscard]] bool isOver() const { return std::holds_alternative<Over>(m_state); }
    /// Number of the message on its way, 0 for none.
    [[nodiscard]] int onItsWay() const;
    /// A person has stopped it, and one is on its way yet.
    [[nodiscard]] bool isStopping() const;
    /// As far as it has come.
    [[nodiscard]] const SendTestReport &report() const { return m_report; }

private:
    struct Between
    {
        int next; ///< number of the message whose turn it is
    };
    struct OnItsWay
    {
        int number;
        quint64 requestId;
        bool isStopping;
    };
    struct Over
    {
    };
    void end(SendTestEnd how, core::WallTime now);

    SendTestReport m_report;
    std::variant<Between, OnItsWay, Over> m_state;
};

} // namespace bot
