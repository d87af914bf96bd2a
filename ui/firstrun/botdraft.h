#pragma once
#include "app/config/profile.h"
#include "app/core/secret.h"

namespace ui {

/// A bot as a person is about to connect it.
struct BotDraft
{
    config::Profile profile; ///< its name is empty until the platform has told the bot's
    core::Secret clientSecret;
    core::Secret modelKey;
    bool keepsSecrets = true; ///< in the keyring; else until the program ends
};

} // namespace ui
