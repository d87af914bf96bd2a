#pragma once
#include "app/console/program.h"
#include "ui/common/sandboxdesk.h"

namespace ui {

/// A door to the program's embedded platform: what the panel asks for reaches the platform, who plays there reaches the
/// panel. Null when there is no embedded platform. Thread: GUI.
[[nodiscard]] std::unique_ptr<SandboxDesk> linkSandbox(console::Program &program);

} // namespace ui
