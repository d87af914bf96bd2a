#pragma once
#include "app/sandbox/record.h"

#include <QObject>

namespace sandbox {

/// What the panel shows: faults that can still strike, and those that have struck.
struct FaultState
{
    QList<ArmedFault> armed;
    QList<StruckFault> struck;
    friend bool operator==(const FaultState &, const FaultState &) = default;
};

/// The faults of one platform, its gateway and its model: says which strikes, and notes it in the record. Thread: one;
/// `keeper` must outlive it.
class FaultDesk : public QObject
{
    Q_OBJECT
public:
    FaultDesk(const QList<Fault> &faults, quint32 seed, RecordKeeper &keeper, QObject *parent = nullptr);

    /// Counts one occurrence of `at`; the fault that strikes there.
    [[nodiscard]] std::optional<Fault> strike(FaultPoint at);
    /// One more fault, whose occurrences are counted from now on. FaultPoint::Now strikes at once: `struckNow`.
    void inject(const Fault &fault);
    void disarm(int id);
    [[nodiscard]] FaultState state() const;

signals:
    void struckNow(const sandbox::Fault &fault);
    void changed();

private:
    FaultPlan m_plan;
    RecordKeeper &m_keeper;
};

} // namespace sandbox
