#pragma once
#include "app/sandbox/scenario.h"

class QJsonValue;

namespace sandbox {

class Fields;

/// Reads one fault; `allowNow`: it may be one that acts at once. Private to the room.
[[nodiscard]] Fault readFault(
    const QJsonValue &value, const QString &path, bool allowNow, std::optional<ScenarioError> &error);
/// Reads the list `faults` of a scenario. Private to the room.
[[nodiscard]] QList<Fault> readFaults(Fields &scenario, std::optional<ScenarioError> &error);

} // namespace sandbox
