#pragma once
#include "app/bot/sendtestreport.h"

namespace ui {

/// The filter that shows the attempts of a test, with what was learned from them, and nothing else: `(attempt:12..16 OR
/// attempt:18) bot:shop`; of one that never made an attempt what was not sent to that conversation. Pure.
[[nodiscard]] QString rowFilterOf(const bot::SendTestReport &report);

} // namespace ui
