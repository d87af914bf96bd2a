#include "app/sandbox/player.h"

#include "app/core/overloaded.h"

#include <algorithm>

namespace sandbox {

Player::Player(QList<Step> steps, Platform &platform, ModelServer &model, QObject *parent)
    : QObject(parent)
    , m_steps(std::move(steps))
    , m_platform(platform)
    , m_model(model)
{
    m_delay.setSingleShot(true);
    connect(&m_delay, &QTimer::timeout, this, &Player::advance);
    connect(&platform, &Platform::said, this, &Player::expectAnswer);
    connect(&platform, &Platform::sendArrived, this, &Player::noteSend);
    connect(&model, &ModelServer::lastRoundGiven, this, &Player::noteLastRound);
    // Queued: the answer that lets the play go on must be on its way before the next step.
    connect(&platform, &Platform::answered, this, &Player::advance, Qt::QueuedConnection);
    connect(&platform, &Platform::sendArrived, this, &Player::advance, Qt::QueuedConnection); // it may stay unanswered
    connect(&model, &ModelServer::answered, this, &Player::advance, Qt::QueuedConnection);
}

void Player::start()
{
    if (m_phase != Phase::Idle)
        return;
    m_phase = Phase::Playing;
    advance();
}

void Player::advance()
{
    while (m_phase == Phase::Playing && !m_delay.isActive() && m_next < m_steps.size()) {
        const Step &step = m_steps.at(m_next);
        if (step.after.count() > 0 && m_delayed != m_next) {
            m_delayed = m_next;
            m_delay.start(step.after);
            return;
        }
        if (!play(step))
            return;
        ++m_next;
    }
    if (m_phase == Phase::Playing && m_next == m_steps.size() && isSettled()) {
        m_phase = Phase::Over;
        emit finished();
    }
}

bool Player::play(const Step &step)
{
    return std::visit(
        core::Overloaded{
            [this](const Say &say) {
                m_platform.say(say.person, say.text);
                return true;
            },
            [this](const SayInGroup &say) {
                m_platform.sayInGroup(say.group, say.person, say.text, say.mention);
                return true;
            },
            [this](const Push &push) {
                m_platform.push(push.place, push.type);
                return true;
            },
            [this](const ClockJump &jump) {
                emit clockMoved(jump);
                return true;
            },
            [this](const Inject &inject) {
                m_platform.faults().inject(inject.fault);
                return true;
            },
            [this](const WaitForModel &) { return isSettled(); },
            [this](const WaitForLastRound &) { return isAnsweredByModel(); },
            [this](const WaitForSeen &wait) { return m_platform.keeper().record().seen.size() >= wait.count; },
        },
        step.act);
}

void Player::expectAnswer(const Place &place, const QString &text)
{
    m_open.removeIf([&place](const Open &open) { return open.place == place; }); // only the last one counts
    m_open.append({place, text});
}

void Player::noteLastRound(const QString &userText, const QString &content)
{
    // A client may put a name or the time around the text, so it is looked for inside.
    const auto answered = std::ranges::find_if(m_open,
        [&userText](const Open &open) { return !open.isAnsweredByModel && userText.contains(open.text.trimmed()); });
    if (answered == m_open.end())
        return;
    if (content.trimmed().isEmpty())
        m_open.erase(answered); // nothing to send
    else
        answered->isAnsweredByModel = true;
}

void Player::noteSend(const Place &place)
{
    m_open.removeIf([&place](const Open &open) { return open.place == place && open.isAnsweredByModel; });
}

bool Player::isAnsweredByModel() const
{
    return std::ranges::all_of(m_open, &Open::isAnsweredByModel) && m_model.pending() == 0;
}

bool Player::isSettled() const
{
    return m_open.isEmpty() && m_platform.pending() == 0 && m_model.pending() == 0;
}

} // namespace sandbox
