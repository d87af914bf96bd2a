#pragma once
#include "app/sandbox/stage.h"

#include <QFuture>
#include <QThread>

namespace sandbox {

/// The embedded platform and the scripted model for a process that is also their client: they run on a thread of their
/// own and are reached over loopback only. Thread: that of the creator; no call here blocks but the destructor.
class Embedded : public QObject
{
    Q_OBJECT
public:
    /// `machine`: the clock of this process, which a fault may move; it must outlive this. Null: the platform has a
    /// clock of its own.
    explicit Embedded(const Scenario &scenario, core::AdjustableClock *machine = nullptr, QObject *parent = nullptr);
    /// Stops and waits for the thread.
    ~Embedded() override;

    /// Opens the listeners; ends in `started` or `failed`. Once only.
    void start();
    /// Set from `started` on; ports and secrets are of this run.
    [[nodiscard]] const std::optional<Endpoints> &endpoints() const { return m_endpoints; }

    // What a panel lets a person do. It happens a little later, on the stage's thread, and not at all before `started`
    // or for who or what is not there.
    /// A person writes to the bot.
    void say(const core::PeerId &person, const QString &text);
    /// A member writes into a group; a mention names the bot.
    void sayInGroup(const core::PeerId &group, const core::PeerId &person, const QString &text, bool mention = true);
    /// Another event of a person or a group, one of eventTypes().
    void push(const Place &place, const QString &eventType);
    /// A new user of the bot; `castChanged` brings the openid.
    void addPerson(const QString &name);
    /// A new group with the bot in it; `castChanged` brings the openid.
    void addGroup(const QString &name, const QList<core::PeerId> &members, bool receiveAll = false);
    /// The platform's limits from now on; what has been spent stays spent.
    void setRules(const Rules &rules);
    /// Arms a fault, whose occurrences are counted from then on; FaultPoint::Now strikes at once.
    void injectFault(const Fault &fault);
    /// Takes back what can still strike (ArmedFault::id).
    void disarm(int faultId);
    /// Moves the machine's clock, for whoever shares it.
    void moveClock(const ClockJump &jump);
    /// Who is there and what the platform allows: the scenario's own, then what `castChanged` brought last.
    [[nodiscard]] const Cast &cast() const { return m_cast; }
    /// What is armed and what has struck, as `faultsChanged` brought it last.
    [[nodiscard]] const FaultState &faults() const { return m_faults; }

    /// What has been seen and done so far. Cancelled if the thread has stopped.
    [[nodiscard]] QFuture<PlatformRecord> snapshot() const;
    /// Closes every connection and ends the thread; `stopped` follows.
    void stop();

signals:
    void started(const sandbox::Endpoints &endpoints);
    void failed(sandbox::StartFailure reason);
    /// See Player: the play is over and everything that belongs to it has arrived.
    void scenarioFinished();
    void castChanged(const sandbox::Cast &cast);
    void faultsChanged(const sandbox::FaultState &faults);
    void stopped();

private:
    /// Runs `act(stage)` on the stage's thread, after what was posted before.
    template <class Act> void post(Act act)
    {
        QMetaObject::invokeMethod(
            m_stage.get(), [stage = m_stage.get(), act = std::move(act)] { act(*stage); }, Qt::QueuedConnection);
    }

    core::SystemClock m_systemClock;
    core::AdjustableClock m_ownClock{m_systemClock};
    QThread m_thread;
    std::unique_ptr<Stage> m_stage; ///< lives on m_thread, which empties it before it ends
    std::optional<Endpoints> m_endpoints;
    Cast m_cast;
    FaultState m_faults;
};

} // namespace sandbox
