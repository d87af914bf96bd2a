#pragma once
#include "app/bot/botevent.h"
#include "app/bot/botfacts.h"
#include "app/bot/command.h"

#include <QHash>
#include <QObject>

namespace bot {

/// The window's side of one running bot: takes commands, tells events, and keeps what the bot told last, so that a room
/// that opens later knows it too. Thread: the GUI (main) thread; commands and events cross by queued calls.
class BotHandle : public QObject
{
    Q_OBJECT
public:
    BotHandle(BotFacts facts, lineage::RuleSet rules, QObject *parent = nullptr);
    BotHandle(const QString &profile, lineage::RuleSet rules, QObject *parent = nullptr);

    [[nodiscard]] const BotFacts &facts() const { return m_facts; }
    [[nodiscard]] const QString &profile() const { return m_facts.profile; }
    /// What became of the line, oldest first, at most `longestLine` steps; what only moved a counter is not a step.
    [[nodiscard]] const QList<ConnectionChanged> &line() const { return m_line; }
    static constexpr qsizetype longestLine = 200;
    /// What the bot told last; none: nothing yet. A failure is forgotten when the line is ready again.
    [[nodiscard]] const std::optional<ConnectionChanged> &connection() const { return m_connection; }
    [[nodiscard]] const std::optional<HeartbeatAcknowledged> &heartbeat() const { return m_heartbeat; }
    [[nodiscard]] const std::optional<TokenRenewed> &token() const { return m_token; }
    [[nodiscard]] const std::optional<StartLimitTold> &startLimit() const { return m_startLimit; }
    [[nodiscard]] const std::optional<CallFailed> &failure() const { return m_failure; }
    [[nodiscard]] const OutboxState &outbox() const { return m_outbox; }
    /// The rule set in force, for verdicts as a person types. The reference stays valid; its content follows the bot.
    [[nodiscard]] const lineage::RuleSet &rules() const { return m_rules; }
    /// Anchors of a conversation, newest first; nullopt: the bot has told none yet.
    [[nodiscard]] std::optional<QList<lineage::Anchor>> anchors(protocol::Scene scene, const core::PeerId &peer) const;
    /// Anchors of all conversations.
    [[nodiscard]] QList<lineage::Anchor> allAnchors() const;
    [[nodiscard]] const UndeliveredChanged &undelivered() const { return m_undelivered; }
    /// The bot has told what is undelivered: an empty list then means that everything was delivered.
    [[nodiscard]] bool knowsUndelivered() const { return m_knowsUndelivered; }
    /// The messages that are tried again by themselves now, by message.
    [[nodiscard]] const QHash<qint64, RetryChanged> &retries() const { return m_retries; }
    /// How many messages of a conversation wait for the agent.
    [[nodiscard]] int queueDepth(protocol::Scene scene, const core::PeerId &peer) const;
    [[nodiscard]] bool isTakenOver(protocol::Scene scene, const core::PeerId &peer) const;
    [[nodiscard]] const InjectionChanged &injection() const { return m_injection; }

    void send(const Command &command) { emit commanded(command); }
    /// A fresh id for a command that is answered.
    [[nodiscard]] quint64 nextRequestId() { return ++m_lastRequest; }

public slots:
    /// What the bot told: kept, then passed on as happened().
    void take(const bot::Event &event);

signals:
    void commanded(const bot::Command &command);
    void happened(const bot::Event &event);

private:
    void takeLine(const ConnectionChanged &changed);

    BotFacts m_facts;
    QList<ConnectionChanged> m_line;
    std::optional<ConnectionChanged> m_connection;
    std::optional<HeartbeatAcknowledged> m_heartbeat;
    std::optional<TokenRenewed> m_token;
    std::optional<StartLimitTold> m_startLimit;
    std::optional<CallFailed> m_failure;
    OutboxState m_outbox;
    lineage::RuleSet m_rules;
    QHash<QString, QList<lineage::Anchor>> m_anchors; // by scene and peer
    UndeliveredChanged m_undelivered;
    bool m_knowsUndelivered = false;
    QHash<qint64, RetryChanged> m_retries;
    QHash<QString, int> m_queues; // by scene and peer, where somebody waits
    QList<outbox::TakenOver> m_takenOver;
    InjectionChanged m_injection;
    quint64 m_lastRequest = 0;
};

} // namespace bot
