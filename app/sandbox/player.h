#pragma once
#include "app/sandbox/modelserver.h"
#include "app/sandbox/platform.h"

#include <QTimer>

namespace sandbox {

/// Plays the steps of a scenario and knows when it is over: every step played, the last message of every person and
/// group answered by the model's last round, the send after it arrived, and no answer held back. Thread: that of
/// platform and model.
class Player : public QObject
{
    Q_OBJECT
public:
    /// `platform` and `model` must outlive the player.
    Player(QList<Step> steps, Platform &platform, ModelServer &model, QObject *parent);
    /// Begins with the first step; a second call does nothing.
    void start();

signals:
    void clockMoved(const sandbox::ClockJump &jump);
    void finished();

private:
    /// The newest message of a person or a group on its way to an answer.
    struct Open
    {
        Place place;
        QString text;
        bool isAnsweredByModel = false; ///< what is missing is the send
    };

    void advance();
    /// Plays one step; false if it must wait.
    [[nodiscard]] bool play(const Step &step);
    void expectAnswer(const Place &place, const QString &text);
    void noteLastRound(const QString &userText, const QString &content);
    void noteSend(const Place &place);
    [[nodiscard]] bool isAnsweredByModel() const;
    [[nodiscard]] bool isSettled() const;

    enum class Phase { Idle, Playing, Over };
    QList<Step> m_steps;
    Platform &m_platform;
    ModelServer &m_model;
    QTimer m_delay;
    QList<Open> m_open;
    Phase m_phase = Phase::Idle;
    qsizetype m_next = 0;
    qsizetype m_delayed = -1; ///< the step whose delay has passed or runs
};

} // namespace sandbox
