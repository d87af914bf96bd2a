#pragma once
#include "app/console/program.h"
#include "ui/common/botdesk.h"

namespace ui {

/// A door to the bots of the program: what the window wants of one reaches it, what becomes of them the window. What
/// needs a window, askWanted() and windowWanted(), is the desk's. Thread: GUI.
[[nodiscard]] std::unique_ptr<BotDesk> linkBots(console::Program &program);

} // namespace ui
