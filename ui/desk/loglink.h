#pragma once
#include "app/imports/library.h"
#include "ui/common/logdesk.h"

namespace ui {

/// A door to the logs that the program has read: what the window asks for reaches the library, what becomes of it the
/// window. Thread: GUI.
[[nodiscard]] std::unique_ptr<LogDesk> linkLogs(imports::Library &library);

} // namespace ui
