#include "ui/palette/action.h"

#include <algorithm>

namespace ui {

void ActionRegistry::add(const Action &action)
{
    if (find(action.id) == nullptr)
        m_actions.append(action);
}

const Action *ActionRegistry::find(const QString &id) const
{
    const auto found = std::ranges::find(m_actions, id, &Action::id);
    return found == m_actions.end() ? nullptr : &*found;
}

} // namespace ui
