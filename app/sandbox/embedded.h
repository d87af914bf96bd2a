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
    explicit Embedded(const Scenario &scenario, QObject *parent = nullptr);
    /// Stops and waits for the thread.
    ~Embedded() override;

    /// Opens the listeners; ends in `started` or `failed`. Once only.
    void start();
    /// Set from `started` on; ports and secrets are of this run.
    [[nodiscard]] const std::optional<Endpoints> &endpoints() const { return m_endpoints; }
    /// A person of the scenario writes to the bot.
    void say(const core::PeerId &openid, const QString &text);
    /// What has been seen and done so far. Cancelled if the thread has stopped.
    [[nodiscard]] QFuture<PlatformRecord> snapshot() const;
    /// Closes every connection and ends the thread; `stopped` follows.
    void stop();

signals:
    void started(const sandbox::Endpoints &endpoints);
    void failed(sandbox::StartFailure reason);
    /// See Player: the play is over and everything that belongs to it has arrived.
    void scenarioFinished();
    void stopped();

private:
    QThread m_thread;
    std::unique_ptr<Stage> m_stage; ///< lives on m_thread, which empties it before it ends
    std::optional<Endpoints> m_endpoints;
};

} // namespace sandbox
