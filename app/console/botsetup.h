#pragma once
#include "app/bot/botconfig.h"
#include "app/console/botfinder.h"

namespace console {

/// What the command line, the environment, the profile and the built-in data make of a bot; none when no credentials
/// are known. Defaults: the platform's production addresses. Source: protocol reference (a), "Hosts" (older pair).
[[nodiscard]] std::optional<bot::BotConfig> botConfig(const KnownBot &known, const config::Paths &paths);

/// What QQBOT_PROXY may say. Thread: that of the translators (main).
[[nodiscard]] QString proxyUsageText();

/// The profile's name: `--profile`, else `env` for credentials from the environment, else `sandbox`.
[[nodiscard]] QString profileName(const CommandLine &line);

/// The platform's API and where tokens come from: as named, else the addresses of production, or of the platform's own
/// sandbox. Tokens have one address for both.
[[nodiscard]] QUrl apiBase(const CommandLine &line);
[[nodiscard]] QUrl tokenUrl(const CommandLine &line);

} // namespace console
