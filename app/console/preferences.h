#pragma once
#include "app/config/settings.h"
#include "app/console/commandline.h"
#include "app/journal/retention.h"
#include "app/keyring/secretstore.h"

namespace console {

// What a person has set, as the rooms of the program take it.

[[nodiscard]] journal::Retention retentionOf(const config::Settings &settings);

/// Which way leads out, as http::ProxySetting reads it: what QQBOT_PROXY says, else what a person has set, with the
/// password that the keyring keeps (without it where it keeps none). Answered once, at once or later, unless `receiver`
/// is gone. The embedded platform is on this computer: the keyring is not asked for it. Thread: GUI.
void findProxy(const CommandLine &line, const core::Secret &fromEnvironment, const config::WayOut &way,
    keyring::SecretStore &secrets, QObject *receiver, std::function<void(const core::Secret &)> found);

} // namespace console
