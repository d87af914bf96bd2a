#pragma once
#include "app/traffic/record.h"
#include "app/traffic/redact.h"

#include <QNetworkProxy>
#include <QUrl>

#include <functional>

namespace gateway {

/// What every connection of one bot works with. References outlive it.
struct LineContext
{
    QString bot; ///< profile name, for records
    const core::Clock &clock;
    traffic::Redactor &redactor;
    traffic::RecordKeys &keys;
    std::function<QNetworkProxy(const QUrl &)> proxyFor; ///< none: direct
};

/// Which part of a bot's events a connection gets: `index` of `count`. Source: protocol reference (b), "sharding".
struct Shard
{
    int index = 0;
    int count = 1;
    friend bool operator==(const Shard &, const Shard &) = default;
};

} // namespace gateway
