#pragma once
#include "app/sandbox/player.h"

#include <QUrl>

namespace sandbox {

/// Where a client finds the platform and the model, and what opens their doors.
struct Endpoints
{
    QUrl apiBase;
    QUrl tokenUrl;
    QUrl modelBase; ///< with `/v1`
    core::AppId appId;
    core::Secret clientSecret;
    core::Secret modelKey;
    QString modelName;
    Switches switches; ///< for the client; the platform does nothing with them
};

/// Platform, model and player of one scenario on one thread. Built anywhere, used on the thread it lives on.
class Stage : public QObject
{
    Q_OBJECT
public:
    /// `machine`: the clock of the machine that the platform and its client run on, which a fault may move.
    Stage(Scenario scenario, core::AdjustableClock &machine, QObject *parent = nullptr);

    /// Makes the servers and opens the listeners; the steps begin at the first READY. Ends in `opened` or `failed`.
    void open();
    /// Closes every connection; the record is gone with it. On the thread that `open` ran on.
    void close();
    // What a person at a panel does; see Platform. Nothing happens before `opened` or for who or what is not there.
    void say(const core::PeerId &person, const QString &text);
    void sayInGroup(const core::PeerId &group, const core::PeerId &person, const QString &text, bool mention);
    void push(const Place &place, const QString &eventType);
    void addPerson(const QString &name);
    void addGroup(const QString &name, const QList<core::PeerId> &members, bool receiveAll);
    void setRules(const Rules &rules);
    /// Arms a fault, whose occurrences are counted from now on; FaultPoint::Now strikes at once.
    void injectFault(const Fault &fault);
    void disarm(int faultId);
    void moveClock(const ClockJump &jump);
    /// The scenario's own before `opened`.
    [[nodiscard]] Cast cast() const;
    [[nodiscard]] PlatformRecord record() const;
    /// Rises with every change of the record.
    [[nodiscard]] qint64 revision() const;

signals:
    void opened(const sandbox::Endpoints &endpoints);
    void failed(sandbox::StartFailure reason);
    void finished();
    void castChanged(const sandbox::Cast &cast);
    void faultsChanged(const sandbox::FaultState &faults);

private:
    Scenario m_scenario;
    core::AdjustableClock &m_clock;
    std::unique_ptr<Platform> m_platform;
    std::unique_ptr<ModelServer> m_model; ///< goes before the platform, whose record it writes
    std::unique_ptr<Player> m_player;
};

} // namespace sandbox
