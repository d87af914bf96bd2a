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
};

/// Platform, model and player of one scenario on one thread. Built anywhere, used on the thread it lives on.
class Stage : public QObject
{
    Q_OBJECT
public:
    explicit Stage(Scenario scenario, QObject *parent = nullptr);

    /// Makes the servers and opens the listeners; the steps begin at the first READY. Ends in `opened` or `failed`.
    void open();
    /// Closes every connection; the record is gone with it. On the thread that `open` ran on.
    void close();
    /// Nothing happens before `opened` or for an unknown person.
    void say(const core::PeerId &person, const QString &text);
    [[nodiscard]] PlatformRecord record() const;
    /// Rises with every change of the record.
    [[nodiscard]] qint64 revision() const;

signals:
    void opened(const sandbox::Endpoints &endpoints);
    void failed(sandbox::StartFailure reason);
    void finished();

private:
    Scenario m_scenario;
    core::SystemClock m_clock;
    std::unique_ptr<Platform> m_platform;
    std::unique_ptr<ModelServer> m_model; ///< goes before the platform, whose record it writes
    std::unique_ptr<Player> m_player;
};

} // namespace sandbox
