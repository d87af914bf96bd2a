#pragma once
#include "app/sandbox/modelserver.h"
#include "app/sandbox/platform.h"
#include "tests/e2e/client.h"
#include "tests/soak/judge.h"
#include "tests/soak/outboxview.h"
#include "tests/soak/plan.h"

#include <QElapsedTimer>
#include <QTimer>

#include <random>

namespace soak {

/// Everything that a run found out.
struct Findings
{
    Judgement judgement;
    int committed = 0; ///< messages that the client's outbox has
    QStringList stillOpen; ///< see OutboxView::open
    int attemptsWithoutOutcome = 0;
    QMap<Moment, int> kills;
    QList<sandbox::StruckFault> struck;
    qint64 requests = 0;
    qint64 frames = 0;
    qint64 beats = 0;
    double largestGap = 0; ///< from beat to beat, in intervals
    int acknowledged = 0; ///< attempts that the client printed
    QStringList missingRows; ///< of these, the ids that its journal does not have afterwards
    qint64 mostMemoryKb = 0; ///< that the client ever held, VmHWM of proc(5)
    int unexpectedExits = 0; ///< the client ended and nobody had killed it
    double seconds = 0;

    [[nodiscard]] int killed() const;
    [[nodiscard]] int faults() const;
    /// Nothing lost, nothing doubled, no beat late by more than an interval.
    [[nodiscard]] bool isClean() const;
};
[[nodiscard]] QString reportOf(const Findings &findings, const Plan &plan);

/// Platform and model in this process, the client in another that is killed and started again while people write.
/// Ends in finished(). Thread: main.
class Soak final : public QObject
{
    Q_OBJECT
public:
    Soak(const Plan &plan, QString program);
    ~Soak() override;
    /// False when nothing can be listened on.
    [[nodiscard]] bool start();
    [[nodiscard]] const Findings &findings() const { return m_findings; }
    /// Leaves the client's folders behind; where.
    [[nodiscard]] QString keepFolder();

signals:
    /// Every few seconds: messages that have come to their end.
    void progressed(int ended);
    void finished();

private:
    void startClient();
    void collectTranscript();
    void speak();
    void say();
    void arm();
    void dieSoon(int mostMs);
    void die();
    void look();
    void readRecord();
    void readMemory();
    void conclude();

    Plan m_plan;
    QString m_program;
    core::SystemClock m_clock;
    sandbox::Scenario m_scenario;
    core::Secret m_modelKey;
    sandbox::Platform m_platform;
    sandbox::ModelServer m_model;
    e2e::Home m_home;
    std::unique_ptr<e2e::Client> m_client;
    QTimer m_speaker;
    QTimer m_looker;
    QTimer m_overdue; ///< an armed moment that does not come
    Judge m_judge;
    std::mt19937 m_random;
    int m_said = 0;
    int m_ended = 0; ///< answered or undelivered
    int m_tried = 0; ///< sends that arrived
    std::optional<Moment> m_armed;
    bool m_sendSeen = false; ///< since the moment was armed
    qint64 m_lastRequest = 0;
    qint64 m_lastSeen = 0;
    QSet<QString> m_acknowledged;
    QElapsedTimer m_sinceProgress;
    QElapsedTimer m_sinceTold;
    QElapsedTimer m_sinceStart;
    Findings m_findings;
};

} // namespace soak
