#pragma once
#include "app/sandbox/scenario.h"

namespace sandbox {

class Fields;

// The parts of a scenario that say who is there. Each reads its own key of the whole. Private to the room.

[[nodiscard]] Rules readRules(Fields &scenario, std::optional<ScenarioError> &error);
[[nodiscard]] QList<Person> readPeople(Fields &scenario, std::optional<ScenarioError> &error);
/// Groups whose members are among `people`, by name or openid.
[[nodiscard]] QList<Group> readGroups(
    Fields &scenario, const QList<Person> &people, std::optional<ScenarioError> &error);

/// The one that `named` names by name or openid; nothing if nobody has it.
template <class T> [[nodiscard]] const T *namedOne(const QList<T> &list, const QString &named)
{
    for (const T &one : list) {
        if (!named.isEmpty() && (one.openid.value == named || one.name == named))
            return &one;
    }
    return nullptr;
}

} // namespace sandbox
