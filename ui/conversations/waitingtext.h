#pragma once
#include <QString>

namespace ui {

/// `3 waiting`: messages of a conversation that wait for a turn of the agent.
[[nodiscard]] QString waitingText(int messages);
/// The same in a sentence; nothing when none waits.
[[nodiscard]] QString waitingTip(int messages);

} // namespace ui
