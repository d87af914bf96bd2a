#include "app/sandbox/faultdesk.h"

namespace sandbox {

FaultDesk::FaultDesk(const QList<Fault> &faults, quint32 seed, RecordKeeper &keeper, QObject *parent)
    : QObject(parent)
    , m_plan(faults, seed)
    , m_keeper(keeper)
{
}

std::optional<Fault> FaultDesk::strike(FaultPoint at)
{
    const std::optional<Fault> fault = m_plan.strike(at);
    if (fault) {
        m_keeper.faultStruck(at, fault->act);
        emit changed();
    }
    return fault;
}

void FaultDesk::inject(const Fault &fault)
{
    if (fault.at == FaultPoint::Now) {
        m_keeper.faultStruck(fault.at, fault.act);
        emit struckNow(fault);
    } else {
        m_plan.arm(fault);
    }
    emit changed();
}

void FaultDesk::disarm(int id)
{
    m_plan.disarm(id);
    emit changed();
}

FaultState FaultDesk::state() const
{
    return {m_plan.armed(), m_keeper.record().struck};
}

} // namespace sandbox
