#pragma once
#include "app/config/profile.h"
#include "app/core/clock.h"

namespace console {

/// Sets a damaged file of profiles aside, before anything is written over it; what can be read of it goes on in a new
/// one. None: nothing is wrong with it.
[[nodiscard]] std::optional<config::ProfilesTrouble> mendProfiles(const QString &path, core::WallTime now);

} // namespace console
