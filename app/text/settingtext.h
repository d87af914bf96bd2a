#pragma once
#include "app/config/profile.h"
#include "app/config/settings.h"
#include "app/config/wholenumber.h"

#include <QString>

namespace text {

// What is wrong with a setting, in words. Thread: that of the translators (main).

/// Why a number cannot be taken; `most`: the largest one that can.
[[nodiscard]] QString numberFaultText(config::NumberFault fault, int most);
/// Why a proxy cannot be taken.
[[nodiscard]] QString wayOutFaultText(config::WayOutFault fault);
/// What time of day is written how.
[[nodiscard]] QString timeFaultText();
/// Why a value in the settings file is not used; empty key: the file itself.
[[nodiscard]] QString badSettingText(const config::BadSetting &bad);
/// What became of a list of bots that was damaged, and what to do.
[[nodiscard]] QString profilesTroubleText(const config::ProfilesTrouble &trouble);

} // namespace text
