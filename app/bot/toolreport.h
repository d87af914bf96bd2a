#pragma once
#include "app/bot/delivery.h"

namespace bot {

/// The session key a model reads: `<profile>:<MessageType>:<peer>`. Source: AstrBot behaviour 1.1; product 2.6.
[[nodiscard]] QString sessionKey(const QString &profile, protocol::Scene scene, const core::PeerId &peer);

/// What the model reads about a delivery that its tool asked for. Source: product 2.6.
[[nodiscard]] QString toolReport(
    const DeliveryReport &report, const QString &session, const protocol::ErrorCatalogue &catalogue);

} // namespace bot
