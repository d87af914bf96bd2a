#pragma once
#include "app/agent/agentturn.h"
#include "app/http/proxysetting.h"
#include "app/lineage/ruleset.h"
#include "app/model/httpmodelclient.h"
#include "app/openapi/platform.h"
#include "app/protocol/errorcatalogue.h"

namespace bot {

/// Everything one bot needs to run; passed in at construction. A value.
struct BotConfig
{
    QString profile; ///< name; part of the session keys a model reads
    openapi::Platform platform;
    http::ProxySetting proxy; ///< between us and everything that is not on this computer
    std::optional<model::ModelEndpoint> model; ///< none: watch only
    agent::AgentPolicy policy;
    lineage::RuleSet rules;
    protocol::ErrorCatalogue catalogue;
    QString outboxPath;
    bool proactiveAllowed = false; ///< may a message without an anchor leave by itself
    int historyLength = 20; ///< earlier messages that a model reads
    int mostTurns = 64; ///< conversations in which the agent works at the same time
    qsizetype mostWaiting = 1'000; ///< messages kept in memory while the outbox cannot be written
    /// Where this process's own embedded platform listens. Faults are injected only while the platform is there.
    std::optional<QUrl> embeddedApiBase;

    [[nodiscard]] bool isEmbedded() const { return embeddedApiBase && *embeddedApiBase == platform.apiBase; }
};

} // namespace bot
