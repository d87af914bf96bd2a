#include "app/sandbox/embedded.h"

#include <QPromise>

namespace sandbox {

using namespace Qt::StringLiterals;

Embedded::Embedded(const Scenario &scenario, core::AdjustableClock *machine, QObject *parent)
    : QObject(parent)
    , m_stage(std::make_unique<Stage>(scenario, machine ? *machine : m_ownClock))
    , m_cast(m_stage->cast())
{
    m_thread.setObjectName(u"sandbox"_s);
    m_stage->moveToThread(&m_thread);
    // Direct: emitted by the ending thread itself, the only one that may close sockets.
    connect(&m_thread, &QThread::finished, m_stage.get(), &Stage::close, Qt::DirectConnection);
    connect(&m_thread, &QThread::finished, this, &Embedded::stopped);
    connect(m_stage.get(), &Stage::opened, this, [this](const Endpoints &endpoints) {
        m_endpoints = endpoints;
        emit started(endpoints);
    });
    connect(m_stage.get(), &Stage::castChanged, this, [this](const Cast &cast) {
        m_cast = cast;
        emit castChanged(cast);
    });
    connect(m_stage.get(), &Stage::faultsChanged, this, [this](const FaultState &faults) {
        m_faults = faults;
        emit faultsChanged(faults);
    });
    connect(m_stage.get(), &Stage::failed, this, &Embedded::failed);
    connect(m_stage.get(), &Stage::finished, this, &Embedded::scenarioFinished);
}

Embedded::~Embedded()
{
    m_thread.quit();
    m_thread.wait();
}

void Embedded::start()
{
    if (m_thread.isRunning() || m_thread.isFinished())
        return;
    m_thread.start();
    QMetaObject::invokeMethod(m_stage.get(), &Stage::open, Qt::QueuedConnection);
}

void Embedded::say(const core::PeerId &person, const QString &text)
{
    post([person, text](Stage &stage) { stage.say(person, text); });
}

void Embedded::sayInGroup(const core::PeerId &group, const core::PeerId &person, const QString &text, bool mention)
{
    post([group, person, text, mention](Stage &stage) { stage.sayInGroup(group, person, text, mention); });
}

void Embedded::push(const Place &place, const QString &eventType)
{
    post([place, eventType](Stage &stage) { stage.push(place, eventType); });
}

void Embedded::addPerson(const QString &name)
{
    post([name](Stage &stage) { stage.addPerson(name); });
}

void Embedded::addGroup(const QString &name, const QList<core::PeerId> &members, bool receiveAll)
{
    post([name, members, receiveAll](Stage &stage) { stage.addGroup(name, members, receiveAll); });
}

void Embedded::setRules(const Rules &rules)
{
    post([rules](Stage &stage) { stage.setRules(rules); });
}

void Embedded::injectFault(const Fault &fault)
{
    post([fault](Stage &stage) { stage.injectFault(fault); });
}

void Embedded::disarm(int faultId)
{
    post([faultId](Stage &stage) { stage.disarm(faultId); });
}

void Embedded::moveClock(const ClockJump &jump)
{
    post([jump](Stage &stage) { stage.moveClock(jump); });
}

QFuture<PlatformRecord> Embedded::snapshot() const
{
    // Shared, because a functor that is posted must be copyable; dropped unanswered it cancels the future.
    const auto promise = std::make_shared<QPromise<PlatformRecord>>();
    promise->start();
    if (m_thread.isRunning())
        QMetaObject::invokeMethod(
            m_stage.get(),
            [stage = m_stage.get(), promise] {
                promise->addResult(stage->record());
                promise->finish();
            },
            Qt::QueuedConnection);
    return promise->future();
}

void Embedded::stop()
{
    m_thread.quit();
}

} // namespace sandbox
