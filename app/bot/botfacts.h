#pragma once
#include "app/bot/botconfig.h"

namespace bot {

/// Who a running bot is, and where its platform and its model are: what does not change while it runs. A value.
struct BotFacts
{
    QString profile;
    QString appId;
    QString apiBase; ///< `https://…` of the platform's API
    QString tokenUrl; ///< where its tokens come from
    QString modelBase; ///< where its model answers; empty: it only watches
    QString modelName;
    bool isEmbedded = false; ///< it talks to this process's own platform
    friend bool operator==(const BotFacts &, const BotFacts &) = default;

    [[nodiscard]] bool hasAgent() const { return !modelBase.isEmpty(); }
};

[[nodiscard]] inline BotFacts factsOf(const BotConfig &config)
{
    return {.profile = config.profile,
        .appId = config.platform.appId.value,
        .apiBase = config.platform.apiBase.toString(),
        .tokenUrl = config.platform.tokenUrl.toString(),
        .modelBase = config.model ? config.model->base.toString() : QString(),
        .modelName = config.model ? config.model->name : QString(),
        .isEmbedded = config.isEmbedded()};
}

} // namespace bot
