#include "app/bot/bothandle.h"

#include "app/core/overloaded.h"

namespace bot {

namespace {

QString keyOf(protocol::Scene scene, const core::PeerId &peer)
{
    return protocol::sceneName(scene) + u':' + peer.value;
}

} // namespace

BotHandle::BotHandle(BotFacts facts, lineage::RuleSet rules, QObject *parent)
    : QObject(parent)
    , m_facts(std::move(facts))
    , m_rules(std::move(rules))
{
}

BotHandle::BotHandle(const QString &profile, lineage::RuleSet rules, QObject *parent)
    : BotHandle(BotFacts{.profile = profile}, std::move(rules), parent)
{
}

void BotHandle::takeLine(const ConnectionChanged &changed)
{
    if (changed.phase == ConnectionChanged::Phase::Ready)
        m_failure.reset();
    const bool isStep = !m_connection || m_connection->phase != changed.phase || m_connection->since != changed.since
        || m_connection->tryNumber != changed.tryNumber || m_connection->shardsReady != changed.shardsReady;
    m_connection = changed;
    if (!isStep) {
        m_line.last() = changed;
        return;
    }
    if (m_line.size() == longestLine)
        m_line.removeFirst();
    m_line.append(changed);
}

std::optional<QList<lineage::Anchor>> BotHandle::anchors(protocol::Scene scene, const core::PeerId &peer) const
{
    const auto known = m_anchors.constFind(keyOf(scene, peer));
    return known == m_anchors.cend() ? std::nullopt : std::optional(*known);
}

QList<lineage::Anchor> BotHandle::allAnchors() const
{
    QList<lineage::Anchor> all;
    for (const QList<lineage::Anchor> &anchors : m_anchors)
        all += anchors;
    return all;
}

int BotHandle::queueDepth(protocol::Scene scene, const core::PeerId &peer) const
{
    return m_queues.value(keyOf(scene, peer));
}

bool BotHandle::isTakenOver(protocol::Scene scene, const core::PeerId &peer) const
{
    return m_takenOver.contains(outbox::TakenOver{scene, peer});
}

void BotHandle::take(const Event &event)
{
    std::visit(core::Overloaded{
                   [this](const AnchorsChanged &changed) {
                       m_anchors.insert(keyOf(changed.scene, changed.peer), changed.anchors);
                   },
                   [this](const RetryChanged &changed) {
                       if (changed.phase == RetryChanged::Phase::Over)
                           m_retries.remove(changed.messageId);
                       else
                           m_retries.insert(changed.messageId, changed);
                   },
                   [this](const QueueChanged &changed) {
                       if (changed.depth == 0)
                           m_queues.remove(keyOf(changed.scene, changed.peer));
                       else
                           m_queues.insert(keyOf(changed.scene, changed.peer), changed.depth);
                   },
                   [this](const UndeliveredChanged &changed) {
                       m_undelivered = changed;
                       m_knowsUndelivered = true;
                   },
                   [this](const RulesChanged &changed) { m_rules = changed.rules; },
                   [this](const TakenOverChanged &changed) { m_takenOver = changed.conversations; },
                   [this](const InjectionChanged &changed) { m_injection = changed; },
                   [this](const ConnectionChanged &changed) { takeLine(changed); },
                   [this](const HeartbeatAcknowledged &beat) { m_heartbeat = beat; },
                   [this](const TokenRenewed &renewed) { m_token = renewed; },
                   [this](const StartLimitTold &told) { m_startLimit = told; },
                   [this](const CallFailed &failed) { m_failure = failed; },
                   [this](const OutboxState &state) { m_outbox = state; },
                   [](const auto &) {},
               },
        event);
    emit happened(event);
}

} // namespace bot
