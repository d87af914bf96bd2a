#pragma once
#include "app/text/helptext.h"

namespace ui {

/// The page of the help about the embedded platform, for builds that have one. Thread: GUI.
[[nodiscard]] text::HelpTopic sandboxTopic();

} // namespace ui
