#include "app/sandbox/stage.h"

namespace sandbox {

Stage::Stage(Scenario scenario, core::AdjustableClock &machine, QObject *parent)
    : QObject(parent)
    , m_scenario(std::move(scenario))
    , m_clock(machine)
{
    if (m_scenario.bot.secret.isEmpty())
        m_scenario.bot.secret = core::Secret(randomText(32));
}

void Stage::open()
{
    const core::Secret modelKey("sk-sandbox-" + randomText(32));
    m_platform = std::make_unique<Platform>(m_scenario, m_clock);
    m_model = std::make_unique<ModelServer>(
        m_scenario, modelKey, m_clock, m_platform->keeper(), m_platform->faults(), nullptr);
    m_player = std::make_unique<Player>(m_scenario.steps, *m_platform, *m_model, nullptr);
    connect(m_platform.get(), &Platform::sessionReady, m_player.get(), &Player::start);
    connect(m_player.get(), &Player::clockMoved, this, &Stage::moveClock);
    connect(m_platform.get(), &Platform::castChanged, this, &Stage::castChanged);
    connect(
        &m_platform->faults(), &FaultDesk::changed, this, [this] { emit faultsChanged(m_platform->faults().state()); });
    connect(m_player.get(), &Player::finished, this, &Stage::finished);
    const auto open = m_platform->open();
    if (!open) {
        emit failed(open.error());
        return;
    }
    if (!m_model->listen()) {
        emit failed(StartFailure::NoModelPort);
        return;
    }
    emit faultsChanged(m_platform->faults().state());
    emit opened({m_platform->apiBase(), m_platform->tokenUrl(), m_model->base(), m_scenario.bot.appId,
        m_scenario.bot.secret, modelKey, m_scenario.model.name, m_scenario.switches});
}

void Stage::close()
{
    m_player.reset();
    m_model.reset();
    m_platform.reset();
}

void Stage::say(const core::PeerId &person, const QString &text)
{
    if (m_platform)
        m_platform->say(person, text);
}

void Stage::sayInGroup(const core::PeerId &group, const core::PeerId &person, const QString &text, bool mention)
{
    if (m_platform)
        m_platform->sayInGroup(group, person, text, mention);
}

void Stage::push(const Place &place, const QString &eventType)
{
    if (m_platform)
        m_platform->push(place, eventType);
}

void Stage::addPerson(const QString &name)
{
    if (m_platform)
        m_platform->addPerson(name);
}

void Stage::addGroup(const QString &name, const QList<core::PeerId> &members, bool receiveAll)
{
    if (m_platform)
        m_platform->addGroup(name, members, receiveAll);
}

void Stage::setRules(const Rules &rules)
{
    if (m_platform)
        m_platform->setRules(rules);
}

void Stage::injectFault(const Fault &fault)
{
    if (m_platform)
        m_platform->faults().inject(fault);
}

void Stage::disarm(int faultId)
{
    if (m_platform)
        m_platform->faults().disarm(faultId);
}

void Stage::moveClock(const ClockJump &jump)
{
    if (jump.asleep)
        m_clock.sleep(jump.by);
    else
        m_clock.jump(jump.by);
}

Cast Stage::cast() const
{
    return m_platform ? m_platform->cast() : Cast{m_scenario.people, m_scenario.groups, m_scenario.rules};
}

PlatformRecord Stage::record() const
{
    return m_platform ? m_platform->record() : PlatformRecord();
}

qint64 Stage::revision() const
{
    return m_platform ? m_platform->keeper().revision() : 0;
}

} // namespace sandbox
