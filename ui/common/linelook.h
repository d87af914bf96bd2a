#pragma once
#include "app/bot/botevent.h"
#include "ui/common/chip.h"

namespace ui {

// How the state of a bot's line looks, wherever it is shown.

[[nodiscard]] QString iconOf(bot::ConnectionChanged::Phase phase);
[[nodiscard]] Tone toneOf(bot::ConnectionChanged::Phase phase);

} // namespace ui
